// What an interview is held with: the form, and what it may know of the laptop and of time.
#pragma once

#include "app/flow/form_shelf.h"
#include "app/flow/last_saved.h"
#include "app/flow/project_terms.h"
#include "survey_core/base/clock.h"
#include "survey_core/base/crypto.h"

namespace kith::app {

/// What an interview takes from the laptop it is held on.
struct InterviewPlace {
    std::shared_ptr<const Form> form;
    FormVersionId version{};
    std::shared_ptr<const ListTables> lists; // of the form; nothing: they are read anew
    std::vector<Key32>
        coordinators;     // answers for coordinators only are sealed to these as they are entered
    std::string language; // empty: the form's default
    std::string time_zone = "UTC";                 // IANA name
    std::map<std::string, std::string> properties; // deviceid, username ...
    SavedAnswers last_saved;
    ProjectAbout about;
};

/// During a replay the time of the step at hand, afterwards the laptop's: a resumed interview
/// computes what it computed.
class InterviewClock final : public Clock {
public:
    explicit InterviewClock(Clock& laptop) : laptop_(laptop) {}
    [[nodiscard]] Instant now() override { return replayed_ ? *replayed_ : laptop_.now(); }
    void replay(std::optional<Instant> at) { replayed_ = at; }

private:
    Clock& laptop_;
    std::optional<Instant> replayed_;
};

/// Everything an interview needs of this store.
[[nodiscard]] Result<InterviewPlace>
interview_place(StoreView& store, FormShelf& shelf, FormVersionId version, std::string language);

} // namespace kith::app
