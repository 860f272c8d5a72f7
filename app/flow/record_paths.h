// Records as people and programs name them: paths and texts instead of field numbers.
#pragma once

#include "app/flow/field_paths.h"
#include "survey_core/store/forms.h"
#include "survey_core/store/records.h"

namespace kith::app {

struct PathValue {
    std::string
        path; // `/group/name`, `/rep[2]/name`, an entity's `/property`, or a built-in `@deleted`
    std::string text; // of a sealed answer: empty
    bool is_sealed = false;
    bool in_conflict = false;

    bool operator==(const PathValue&) const = default;
};

struct RecordPaths {
    RecordView view;
    std::string owner;             // form id of a submission or repeat, list of an entity
    std::string version;           // of its form
    std::vector<PathValue> values; // answers; of a submission those of its repeat instances too
    std::vector<std::string> conflicts; // paths of this record's own fields
};

/// `sealed` opens answers that are sealed to a coordinator; without it they stay closed.
[[nodiscard]] Result<RecordPaths>
record_with_paths(StoreView& store, RecordId id, const SealingKey* sealed = nullptr);

/// The path of a field within its own record.
[[nodiscard]] Result<std::string> path_of_field(StoreView& store, FieldId field);
/// The field that a path of this record means. bad_input: no such path, with a hint where the
/// root's name was left in.
[[nodiscard]] Result<FieldId>
field_of_path(StoreView& store, const RecordView& record, std::string_view path);

/// Text, or what stands for it where it is sealed or a picture.
[[nodiscard]] std::string shown_text(const Value& value);

} // namespace kith::app
