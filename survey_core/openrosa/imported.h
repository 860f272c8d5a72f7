// What other systems' records look like once they are read: answers by path of a known form, and
// what could not be read. Nothing is dropped without a finding; no finding holds an answer.
#pragma once

#include "survey_core/base/files.h"
#include "survey_core/form/form.h"
#include "survey_core/interview/answers.h"

#include <memory>
#include <span>

namespace kith {

/// The versions of one form that this project knows, the newest first. Never empty.
using FormVersions = std::span<const std::shared_ptr<const Form>>;

/// Something a coordinator should know about one value or one column.
struct ImportFinding {
    std::string code;    // stable: unknown-element, other-version ...
    std::string path;    // a path with the root's name, or a column's header
    std::string message; // the rest of a sentence that begins with the path

    bool operator==(const ImportFinding&) const = default;
};

struct ImportedSubmission {
    std::string source;      // the file, or "rows.csv row 3"
    Path folder;             // attachments lie in it, by name
    std::size_t version = 0; // of the form, as an index of FormVersions
    std::string instance_id; // "uuid:..."; made of the content where the file has none
    std::vector<Answer> answers;
    std::vector<EntityAction> entities; // without properties: those are answers
    std::vector<ImportFinding> findings;
};

/// A file or row that is no submission of this form.
struct RefusedSource {
    std::string source;
    std::string reason;

    bool operator==(const RefusedSource&) const = default;
};

struct ImportedBatch {
    std::vector<ImportedSubmission> submissions;
    std::vector<RefusedSource> refused;
    std::vector<std::pair<std::string, ImportFinding>> findings; // of a file as a whole
};

/// "uuid:..." that always follows from the same text (RFC 9562, version 8, of BLAKE2b).
[[nodiscard]] std::string instance_id_from(std::string_view text);

} // namespace kith
