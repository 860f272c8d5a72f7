// A filled-in form as the records it becomes: the submission, one record for each repeat instance,
// and the entities it makes, all in one atomic group.
#pragma once

#include "app/flow/field_paths.h"
#include "app/flow/remarks.h"
#include "survey_core/store/changes.h"
#include "survey_core/store/forms.h"

#include <map>

namespace kith::app {

struct PlannedAnswer {
    NodeIndex node = no_node;
    Value value;

    bool operator==(const PlannedAnswer&) const = default;
};

struct PlannedRemark {
    NodeIndex node = no_node;
    std::string_view suffix; // missing_suffix or note_suffix
    Value value;
};

/// The submission itself (empty path) or a repeat instance (`/rep[2]`).
struct PlannedInstance {
    std::string path;
    std::vector<PlannedAnswer> answers;
    std::vector<PlannedRemark> remarks = {};
    /// By the path of a stored field: answers and notes that only an earlier version asks for.
    std::vector<std::pair<std::string, Value>> earlier = {};
};

struct PlannedEntity {
    std::string list;
    std::string label;
    std::string scope; // the instance that makes it; empty: the submission
    std::string id;    // as the form's entity_id gave it, or a fresh UUID
    std::vector<std::pair<SaveTo, Value>> properties;
    std::optional<RecordId> record = {}; // of one to be changed, where it is known already
    std::optional<RecordId> known = {};  // it is there already: a mention of it is made instead
};

struct SubmissionPlan {
    const Form* form = nullptr;
    FormVersionId version{};
    std::vector<PlannedInstance> instances; // parents before children, the submission first
    std::vector<PlannedEntity> entities;    // that it makes
    std::vector<PlannedEntity> updates;     // of entities that are there, by their ids
    std::vector<std::pair<FieldId, std::string>> about; // built-in fields of the submission
};

/// Field numbers by name, looked up once. refused: the form was never added by a coordinator.
class FieldNumbers {
public:
    explicit FieldNumbers(StoreView& store) : store_(store) {}
    [[nodiscard]] Result<FieldId> of(const FieldName& name);
    [[nodiscard]] Result<std::optional<FieldId>> find(const FieldName& name);

    [[nodiscard]] StoreView& store() { return store_; }

private:
    StoreView& store_;
    std::map<FieldName, FieldId> known_;
};

struct WrittenSubmission {
    RecordId submission;
    std::vector<RecordId> entities;
};

/// Only that somebody was asked and wanted nothing kept, on this day, with this form.
void add_tally(ChangeGroup& group, FormVersionId form);

/// Adds the plan's creations and updates to the group; nothing is stored before the group commits.
/// not_found: an entity that it would change is not in this store.
Result<WrittenSubmission>
add_to_group(ChangeGroup& group, FieldNumbers& numbers, const SubmissionPlan& plan);

} // namespace kith::app
