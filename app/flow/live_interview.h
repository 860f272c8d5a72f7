// An interview that is being held: the engine's state, and for everything a person does the durable
// steps that keep it. A step is saved when the store has committed it (append_answers); until then
// the screen says "saving".
#pragma once

#include "app/flow/consent_block.h"
#include "app/flow/interview_place.h"
#include "app/flow/remarks.h"
#include "app/flow/submission_plan.h"
#include "survey_core/interview/interview.h"
#include "survey_core/record/attachment.h"
#include "survey_core/store/drafts.h"

namespace kith::app {

class LiveInterview {
public:
    /// A new one. Nothing is stored yet: start_draft(), then append opening() before every other
    /// step.
    [[nodiscard]] static Result<LiveInterview>
    start(InterviewPlace place, Clock& clock, Random& random);
    /// The same state as when the draft was left, on the same question.
    [[nodiscard]] static Result<LiveInterview>
    resume(InterviewPlace place, const Draft& draft, Clock& clock);
    /// Ends the steps that were made with this version: what the next one does not ask is kept.
    [[nodiscard]] static DraftStep moving_note(const Form& form);

    /// What a resumed interview needs to come out the same: when it began and what its chance was
    /// drawn from.
    [[nodiscard]] DraftStep opening() const;

    [[nodiscard]] const Form& form() const { return *place_.form; }
    [[nodiscard]] FormVersionId version() const { return place_.version; }
    [[nodiscard]] Interview& engine() { return *engine_; }
    [[nodiscard]] const Interview& engine() const { return *engine_; }

    /// Each applies at once and returns the steps to be made durable, in order. Paths leave out the
    /// root's name. bad_input: no such question or value.
    Result<std::vector<DraftStep>> answer(std::string_view path, std::string_view value);
    /// A picture that save_blob() keeps under this name; a file of any other kind.
    Result<std::vector<DraftStep>> answer_with_photo(std::string_view path, const Hash32& blob);
    Result<std::vector<DraftStep>> answer_with_file(std::string_view path, const Attachment& file);
    /// Refused and unknown take an answer away; the draft's steps still hold it.
    Result<std::vector<DraftStep>> mark(std::string_view path, Missing missing);
    Result<std::vector<DraftStep>> write_note(std::string_view path, std::string_view text);
    /// The name of something that this laptop knows already: when finished, a mention of it stands
    /// in place of a second record. Until the answer is changed.
    Result<std::vector<DraftStep>>
    answer_as_known(std::string_view path, std::string_view name, RecordId known);
    Result<std::vector<DraftStep>> add_repeat(std::string_view series);
    Result<std::vector<DraftStep>> remove_repeat(std::string_view instance);
    Result<std::vector<DraftStep>> change_language(std::string_view language);
    std::vector<DraftStep> go_to(std::string_view path);

    /// What the project has said of itself, to be read out where the consent begins.
    [[nodiscard]] const ProjectAbout& about() const { return place_.about; }
    [[nodiscard]] const ConsentBlock& consent_block() const { return consent_block_; }

    [[nodiscard]] const Remarks& remarks() const { return remarks_; }
    using Known = std::map<std::string, RecordId, std::less<>>; // by the paths of the names
    [[nodiscard]] const Known& known() const { return known_; }
    /// Goes up whenever something that a screen shows of the answers may have changed.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }
    /// The question that was on the screen last; empty at the beginning.
    [[nodiscard]] const std::string& shown() const { return shown_; }
    /// Answered by somebody and kept for coordinators only, or a picture: what is stored instead of
    /// the text.
    [[nodiscard]] const Value* stored_apart(std::string_view path) const;
    /// An answer to a question that only an earlier version of the form asks.
    struct Earlier {
        Value value;
        std::string consent; // the question whose yes it stands behind; empty: none
        bool is_sealed_when_stored = false;
    };
    /// As its record will hold it. refused: it is to be sealed, and no coordinator is known.
    [[nodiscard]] Result<Value> to_store(const NodeRef& ref, const std::string& text) const;
    [[nodiscard]] Result<Value> to_store(const Earlier& answer) const;
    using EarlierAnswers = std::map<std::string, Earlier, std::less<>>;
    [[nodiscard]] const EarlierAnswers& earlier() const { return earlier_; }
    [[nodiscard]] Instant started_at() const { return started_at_; }
    /// A title for the list of drafts: the instance name, else nothing.
    [[nodiscard]] std::string title() const { return engine_->instance_name(); }
    /// The consent was read out in a translation that nobody has reviewed, and the worker said to
    /// go on.
    DraftStep note_unreviewed_consent();
    [[nodiscard]] bool noted_unreviewed_consent() const { return unreviewed_consent_; }
    /// The consent is, or was, asked in a translation that nobody has reviewed, and that is not
    /// noted yet: finish_interview refuses.
    [[nodiscard]] bool needs_consent_override() const;

private:
    LiveInterview(InterviewPlace place, Clock& clock, std::uint64_t seed, Instant started_at);
    Result<NodeRef> place_of(std::string_view path) const;
    [[nodiscard]] bool is_unreviewed() const;
    Status apply(const DraftStep& step);
    Status apply_answer(const DraftStep& step);
    void apply_earlier(const DraftStep& step);
    Status replay(const std::vector<DraftStep>& steps);
    void apply_known(const DraftStep& step);
    Result<std::vector<DraftStep>> done(DraftStep step);

    InterviewPlace place_;
    ConsentBlock consent_block_;
    std::uint64_t seed_;
    Instant started_at_;
    std::unique_ptr<InterviewClock> clock_;
    std::unique_ptr<SeededRandom> random_;
    std::unique_ptr<Interview> engine_;
    std::map<std::string, Value, std::less<>> apart_;
    EarlierAnswers earlier_;
    Remarks remarks_;
    Known known_;
    std::uint64_t revision_ = 0;
    std::string shown_;
    /// Consent questions with an answer, and whether it was given in an unreviewed translation.
    std::map<std::string, bool, std::less<>> consents_;
    bool unreviewed_consent_ = false;
};

} // namespace kith::app
