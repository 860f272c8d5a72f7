// What is said about a question beside its answer: why there is none, and a note for the
// coordinator. Both are steps of the draft; in the finished record each is a field of its own
// (`/name@missing`, `/name@note`), so that it merges as an answer does.
#pragma once

#include "survey_core/record/field.h"
#include "survey_core/store/drafts.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace kith::app {

/// later: come back to it before the end; only the draft keeps that.
enum class Missing : std::uint8_t { none, refused, unknown, later };

[[nodiscard]] std::string_view name_of(Missing missing);
[[nodiscard]] Missing missing_of(std::string_view name);

/// `/name` of `/name@note`; nothing for other paths.
[[nodiscard]] std::optional<std::string> question_of_note(std::string_view path);
/// `/name` of `/name@note` and `/name@missing`; other paths as they are.
[[nodiscard]] std::string_view without_remark(std::string_view path);
/// What a field of this path says of its question.
enum class About : std::uint8_t { answer, missing, note };
[[nodiscard]] About about_of(std::string_view path);

class Remarks {
public:
    struct Note {
        std::string text; // empty: sealed, and not written in this sitting
        Value stored;
    };
    using Marks = std::map<std::string, Missing, std::less<>>;
    using Notes = std::map<std::string, Note, std::less<>>;

    [[nodiscard]] Missing missing(std::string_view path) const;
    /// "Required" must not make people invent an answer: who refused or does not know has answered.
    [[nodiscard]] bool excuses(std::string_view path) const;
    [[nodiscard]] const Note* note(std::string_view path) const;
    [[nodiscard]] const Marks& marks() const { return marks_; }
    [[nodiscard]] const Notes& notes() const { return notes_; }

    [[nodiscard]] static DraftStep step_of(std::string_view path, Missing missing);
    [[nodiscard]] static DraftStep step_of_note(std::string_view path, Value note);

    /// A step of this kind or any other.
    void apply(const DraftStep& step);
    void set_note(std::string_view path, Note note);
    /// An answer takes the mark away.
    void answered(std::string_view path);
    /// A repeat instance is gone.
    void move_up(std::string_view gone);

private:
    Marks marks_;
    Notes notes_;
};

} // namespace kith::app
