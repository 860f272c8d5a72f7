// A finished submission opened again in the engine, to see what a correction of it changes.
#pragma once

#include "app/flow/field_paths.h"
#include "app/flow/interview_place.h"
#include "app/flow/submission_plan.h"
#include "app/flow/submissions.h"
#include "survey_core/interview/interview.h"
#include "survey_core/store/records.h"

#include <set>

namespace kith::app {

/// An entity by its list and by the text of the record that made it.
using EntityKey = std::pair<std::string, std::string>;
using Entities = std::map<EntityKey, RecordView>;

/// Edits of each record of one submission, to be written as one group.
using EditsByRecord = std::map<RecordId, std::vector<Edit>>;

/// Its answers in the engine, and which record holds which instance. What the form computes anew by
/// being opened here (who is asking, today's date) is no correction: only what an edit changes is
/// written.
class Reopened {
public:
    static Result<Reopened> open(Store& store, FormShelf& shelf, const RecordView& submission);

    [[nodiscard]] std::optional<std::string> instance_path(RecordId record) const;
    Status set(const std::vector<PathEdit>& edits);
    /// As it is stored: sealed where only coordinators may read it.
    [[nodiscard]] Result<Value> value_of(const PathEdit& edit) const;
    /// What is different now, by record: the answers, what they save to entities of the same group,
    /// and what is called after them.
    Result<EditsByRecord> differences(FieldNumbers& numbers, const Entities& entities);

private:
    using PathTexts = std::map<std::string, std::string>;

    Reopened(Store& store, InterviewPlace place) : store_(store), place_(std::move(place)) {}

    [[nodiscard]] std::string root() const { return "/" + std::string(place_.form->root_name()); }
    [[nodiscard]] bool exists(const std::string& path) const;
    Result<NodeRef> place_of(const std::string& path) const;
    [[nodiscard]] PathTexts texts() const;
    [[nodiscard]] std::map<EntityKey, std::string> labels() const;
    [[nodiscard]] Result<std::optional<std::string>> engine_text(const Value& value) const;
    Status gather(const RecordView& record, const std::string& instance);
    Status add_edit(EditsByRecord& edits,
                    FieldNumbers& numbers,
                    const Entities& entities,
                    const PathEdit& now);
    struct Label {
        std::string stored, opened, now;
    };
    Status add_labels(EditsByRecord& edits, const Entities& entities);
    Status add_label(EditsByRecord& edits, RecordId record, const Label& label);
    Result<Value> value_for(const Node& node, const std::string& text) const;

    Store& store_;
    InterviewPlace place_;
    std::optional<SealingKey> key_;
    std::unique_ptr<Interview> engine_;
    std::map<std::string, RecordId> records_; // by instance path
    PathTexts answers_;                       // as they are stored
    std::vector<Answer> given_;               // the same, instances before what is in them
    std::set<std::string> remarks_;           // paths of those that are there
    PathTexts opened_;                        // as the engine held them before the edits
    std::map<EntityKey, std::string> opened_labels_;
    std::string stored_label_, opened_label_; // of the submission itself
};

} // namespace kith::app
