// An interview that is being held: the engine's state, and for everything a person does the durable
// steps that keep it. A step is saved when the store has committed it (append_answers); until then
// the screen says "saving".
#pragma once

#include "app/flow/form_shelf.h"
#include "survey_core/interview/interview.h"
#include "survey_core/store/drafts.h"

namespace kith::app {

/// What an interview takes from the laptop it is held on.
struct InterviewPlace {
    std::shared_ptr<const Form> form;
    FormVersionId version{};
    std::vector<Key32>
        coordinators;     // answers for coordinators only are sealed to these as they are entered
    std::string language; // empty: the form's default
};

class LiveInterview {
public:
    /// A new one. Nothing is stored yet: start_draft() and append the steps.
    [[nodiscard]] static Result<LiveInterview>
    start(InterviewPlace place, Clock& clock, Random& random);
    /// The same state as when the draft was left, on the same question.
    [[nodiscard]] static Result<LiveInterview>
    resume(InterviewPlace place, const Draft& draft, Clock& clock, Random& random);

    [[nodiscard]] const Form& form() const { return *place_.form; }
    [[nodiscard]] FormVersionId version() const { return place_.version; }
    [[nodiscard]] Interview& engine() { return *engine_; }
    [[nodiscard]] const Interview& engine() const { return *engine_; }

    /// Each applies at once and returns the steps to be made durable, in order. bad_input: no such
    /// question or value.
    Result<std::vector<DraftStep>> answer(std::string_view path, std::string_view value);
    Result<std::vector<DraftStep>> add_repeat(std::string_view path);
    Result<std::vector<DraftStep>> remove_repeat(std::string_view instance_path);
    Result<std::vector<DraftStep>> change_language(std::string_view language);
    std::vector<DraftStep> go_to(std::string_view path);

    /// The question that was on the screen last; empty at the beginning.
    [[nodiscard]] const std::string& place() const { return shown_; }
    /// Answered by somebody, but sealed: the screen says so instead of showing it.
    [[nodiscard]] bool is_sealed(std::string_view path) const;
    [[nodiscard]] const std::map<std::string, Value, std::less<>>& sealed() const {
        return sealed_;
    }
    /// A chosen answer says that nothing may be kept.
    [[nodiscard]] bool keeps_nothing() const;
    [[nodiscard]] Instant started_at() const { return started_at_; }
    /// A title for the list of drafts: the instance name, else nothing.
    [[nodiscard]] std::string title() const;

private:
    LiveInterview(InterviewPlace place, std::unique_ptr<Interview> engine, Instant started_at);
    Status replay(const DraftStep& step);

    InterviewPlace place_;
    std::unique_ptr<Interview> engine_;
    std::map<std::string, Value, std::less<>> sealed_;
    std::string shown_;
    Instant started_at_;
};

struct Finished {
    std::optional<RecordId> submission; // empty: nothing was kept but a tally
    std::vector<RecordId> entities;
};

/// Validates, stamps the end, and turns the interview into one atomic group of records (submission,
/// repeat instances, entities), deleting the draft in the same transaction. A choice that keeps
/// nothing erases the draft and leaves an anonymous tally. refused: what still stands in the way,
/// in words.
Result<Finished> finish_interview(Store& store,
                                  LiveInterview& interview,
                                  std::optional<DraftId> draft,
                                  RecordId author);

/// The places that stop finishing: required and blank, or against a constraint.
[[nodiscard]] std::vector<std::string> open_problems(LiveInterview& interview);

/// Everything an interview needs of this store.
[[nodiscard]] Result<InterviewPlace>
interview_place(StoreView& store, FormShelf& shelf, FormVersionId version, std::string language);

} // namespace kith::app
