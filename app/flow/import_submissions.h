// Records of other tools (ODK, KoboToolbox) become ordinary submissions: through the engine, in one
// transaction, each with the name it has elsewhere. Reading the same record again adds nothing. Two
// laptops that read it each have a record of it; after the merge these are listed as the same, and
// a person decides.
#pragma once

#include "app/flow/live_interview.h"
#include "survey_core/base/crypto.h"

namespace kith::app {

struct ImportRequest {
    std::string form_id;
    Path from; // a submission.xml, a .csv, or a folder of either
    bool skip_bad = false;
};

struct ImportNote {
    std::string source; // file or row
    std::string code;   // see survey_core/openrosa/imported.h; here also not-kept, calculated ...
    std::string path;
    std::string message;
};

struct ImportedRecord {
    std::string source;
    RecordId record;
    std::string instance_id;
};

struct ImportReport {
    std::vector<ImportedRecord> added;
    std::vector<ImportedRecord> already_here;
    std::uint64_t kept_nothing = 0; // their person wanted nothing kept, so nothing was
    std::vector<ImportNote>
        refused; // with any of them nothing is added, unless bad ones are skipped
    std::vector<ImportNote> findings; // a value of a record that was added is not as it was; or a
                                      // record was left out, for its person was erased
};

/// not_found: no such form, or nothing to read.
Result<ImportReport>
import_submissions(Store& store, FormShelf& shelf, const ImportRequest& request);

struct SubmissionXml {
    std::string xml;
    std::vector<std::pair<std::string, Hash32>> attachments; // name in the XML, blob
    std::vector<std::string> left_out; // sealed answers without a key, questions of no version
};

/// A submission as OpenRosa XML, under the id it came with, else under one that follows from the
/// record's name. `sealed` opens answers for coordinators. bad_input: not a submission.
[[nodiscard]] Result<SubmissionXml>
submission_xml(StoreView& store, FormShelf& shelf, RecordId id, const SealingKey* sealed);

/// Submissions that are here under one id of elsewhere: probably one record, read on two laptops.
/// Deleted ones do not count.
struct SameSubmission {
    std::string instance_id;
    std::vector<RecordId> records; // by name, at least two
};
[[nodiscard]] Result<std::vector<SameSubmission>> list_same_submissions(StoreView& store);

} // namespace kith::app
