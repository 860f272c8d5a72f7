// Everything that a coordinator's store holds on one person: the answer to their request to see it
// (UK GDPR, article 15). Other people in it are not named; workers are, for those who wrote it
// down.
#pragma once

#include "app/flow/form_shelf.h"
#include "survey_core/record/attachment.h"
#include "survey_core/store/records.h"

namespace kith::app {

struct SubjectAnswer {
    std::string path;
    std::string question;
    std::string answer;
};

/// A change after the record was made.
struct SubjectEvent {
    Instant when;
    std::string by;       // the worker
    std::string question; // empty: the record as a whole
    std::string answer;
    std::string reason;
    ChangeKind kind = ChangeKind::set;
    bool still_counts = false;
};

struct SubjectFile {
    std::string question;
    Attachment file;
};

struct SubjectRecord {
    RecordId id;
    RecordKind kind = RecordKind::submission;
    std::string about; // a form's title, a list of entities
    Instant made;
    std::string by; // the worker
    RecordStatus status = RecordStatus::ready;
    bool is_mention = false; // another person's interview: only what points to this person
    std::vector<SubjectAnswer> answers;
    std::vector<SubjectEvent> history; // in order of time
    std::vector<SubjectFile> files;
};

struct Subject {
    std::vector<SubjectRecord> records; // the person first, then by id
    bool has_undone_imports = false;    // what they brought is held too, and is not in here
};

/// `person`: an entity, or the interview of somebody who has none. The interviews that the person
/// was made in, every entity that came from them or points to the person, and what other interviews
/// say of the person. Questions are said in `language` ("ur") where the form speaks it. refused:
/// not a coordinator's store. not_found: no such record.
[[nodiscard]] Result<Subject>
gather_subject(StoreView& store, FormShelf& shelf, RecordId person, std::string_view language = {});

} // namespace kith::app
