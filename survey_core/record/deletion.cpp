#include "survey_core/record/deletion.h"

#include <algorithm>

namespace kith {

namespace {

bool was_seen(const SeenFields& seen, const EditedField& field) {
    const auto entry = seen.find(field.field);
    const auto& live = field.value->live;
    if (entry == seen.end()) return live.empty();
    return std::all_of(live.begin(), live.end(), [&](const LiveWrite& write) {
        return entry->second.covers(write.dot);
    });
}

bool was_undeleted(const LiveWrite& write) {
    return write.value.blank();
}

} // namespace

SeenFields seen_fields(const ChangeBody& deletion) {
    SeenFields seen;
    for (const FieldWrite& write : deletion.fields)
        if (write.seen_only) seen[write.field] = write.context;
    return seen;
}

bool deletion_in_conflict(const Register& deleted,
                          const SeenFields& seen_by_deleters,
                          std::span<const EditedField> others,
                          bool has_standing_child) {
    if (!is_deleted(deleted)) return false;
    if (has_standing_child) return true;
    if (std::any_of(deleted.live.begin(), deleted.live.end(), was_undeleted)) return true;
    return !std::all_of(others.begin(), others.end(), [&](const EditedField& field) {
        return field.field == field::deleted || was_seen(seen_by_deleters, field);
    });
}

} // namespace kith
