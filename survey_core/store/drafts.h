// Interviews that are going on: what was answered, in the order it was answered, each durable
// before it is shown as saved. Drafts are never merged, handed over or dumped; finishing one makes
// changes (changes.h).
#pragma once

#include "survey_core/store/store.h"

namespace kith {

enum class DraftId : std::uint64_t {};

struct DraftStep {
    enum class Kind : std::uint8_t {
        set = 1,           // path = value
        add_repeat = 2,    // path: the repeat
        remove_repeat = 3, // path: the instance
        language = 4,      // value: the interview's language
        place = 5,         // path: the question that is on the screen
        note = 6,
    };
    Kind kind = Kind::set;
    std::string path;
    Value value;
    Instant at; // set by append_answer

    bool operator==(const DraftStep&) const = default;
};

enum class DraftState : std::uint8_t { open = 1, discarded = 2 };

struct DraftSummary {
    DraftId id{};
    FormVersionId form{};
    std::string title; // what the list shows: a name, or nothing yet
    Instant started_at;
    Instant touched_at;
    std::string place; // the last question shown
    DraftState state = DraftState::open;
    std::uint64_t answers = 0; // steps so far

    bool operator==(const DraftSummary&) const = default;
};

struct Draft {
    DraftSummary summary;
    std::vector<DraftStep> steps;
};

/// A discarded draft can be taken back this long.
inline constexpr std::chrono::hours discarded_kept{30 * 24};

Result<DraftId> start_draft(Store& store, FormVersionId form, std::string_view title = {});
/// One commit. When it returns, the step survives a power cut.
Status append_answer(Store& store, DraftId draft, const DraftStep& step);
/// Several steps in one commit, for answers that belong together (a default and what depends on
/// it).
Status append_answers(Store& store, DraftId draft, std::span<const DraftStep> steps);
/// The draft belongs to another version of its form from now on, and `note` says so among its
/// steps: one commit.
Status move_draft(Store& store, DraftId draft, FormVersionId form, const DraftStep& note);
Status set_draft_title(Store& store, DraftId draft, std::string_view title);

[[nodiscard]] Result<Draft> load_draft(StoreView& store, DraftId draft);
/// The most recently touched first.
[[nodiscard]] Result<std::vector<DraftSummary>> list_drafts(StoreView& store,
                                                            DraftState state = DraftState::open);

/// Into the bin for `discarded_kept`; restore_draft takes it out.
Status discard_draft(Store& store, DraftId draft);
Status restore_draft(Store& store, DraftId draft);
/// Gone: the rows, the pages they lay on, and the log (`keep nothing`).
Status erase_draft(Store& store, DraftId draft);
/// Erases what lay in the bin for too long; done at opening.
Status empty_draft_bin(Store& store);

} // namespace kith
