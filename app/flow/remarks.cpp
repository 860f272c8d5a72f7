#include "app/flow/remarks.h"

#include "app/flow/field_paths.h"

#include <array>

namespace kith::app {
namespace {

constexpr std::array<std::string_view, 4> missing_names{"", "refused", "unknown", "later"};

/// Begin the paths of the draft's steps; older programs pass such notes over.
constexpr std::string_view mark_step = "@missing:";
constexpr std::string_view note_step = "@note:";

template <class T>
std::map<std::string, T, std::less<>> moved(const std::map<std::string, T, std::less<>>& all,
                                            std::string_view gone) {
    std::map<std::string, T, std::less<>> out;
    for (const auto& [path, value] : all)
        if (auto now = path_after_removal(path, gone)) out.emplace(std::move(*now), value);
    return out;
}

} // namespace

std::string_view name_of(Missing missing) {
    return missing_names.at(static_cast<std::size_t>(missing));
}

Missing missing_of(std::string_view name) {
    for (std::size_t i = 0; i < missing_names.size(); ++i)
        if (missing_names.at(i) == name) return static_cast<Missing>(i);
    return Missing::none;
}

std::optional<std::string> question_of_note(std::string_view path) {
    if (!path.ends_with(note_suffix)) return std::nullopt;
    return std::string(path.substr(0, path.size() - note_suffix.size()));
}

std::string_view without_remark(std::string_view path) {
    for (const std::string_view suffix : {note_suffix, missing_suffix})
        if (path.ends_with(suffix)) return path.substr(0, path.size() - suffix.size());
    return path;
}

About about_of(std::string_view path) {
    if (path.ends_with(note_suffix)) return About::note;
    return path.ends_with(missing_suffix) ? About::missing : About::answer;
}

Missing Remarks::missing(std::string_view path) const {
    const auto found = marks_.find(path);
    return found == marks_.end() ? Missing::none : found->second;
}

bool Remarks::excuses(std::string_view path) const {
    const Missing why = missing(path);
    return why == Missing::refused || why == Missing::unknown;
}

const Remarks::Note* Remarks::note(std::string_view path) const {
    const auto found = notes_.find(path);
    return found == notes_.end() ? nullptr : &found->second;
}

DraftStep Remarks::step_of(std::string_view path, Missing missing) {
    return {DraftStep::Kind::note,
            std::string(mark_step) + std::string(path),
            {Value::Kind::text, std::string(name_of(missing))},
            {}};
}

DraftStep Remarks::step_of_note(std::string_view path, Value note) {
    return {DraftStep::Kind::note, std::string(note_step) + std::string(path), std::move(note), {}};
}

void Remarks::apply(const DraftStep& step) {
    if (step.kind != DraftStep::Kind::note) return;
    const std::string_view path = step.path;
    if (path.starts_with(mark_step)) {
        const std::string_view question = path.substr(mark_step.size());
        answered(question);
        const Missing missing = missing_of(step.value.bytes);
        if (missing != Missing::none) marks_.emplace(question, missing);
    }
    if (path.starts_with(note_step)) {
        const bool is_readable = step.value.kind == Value::Kind::text;
        set_note(path.substr(note_step.size()),
                 {is_readable ? step.value.bytes : std::string(), step.value});
    }
}

void Remarks::set_note(std::string_view path, Note note) {
    if (note.stored.blank())
        notes_.erase(std::string(path));
    else
        notes_.insert_or_assign(std::string(path), std::move(note));
}

void Remarks::answered(std::string_view path) {
    marks_.erase(std::string(path));
}

void Remarks::move_up(std::string_view gone) {
    marks_ = moved(marks_, gone);
    notes_ = moved(notes_, gone);
}

} // namespace kith::app
