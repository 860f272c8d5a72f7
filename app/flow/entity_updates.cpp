#include "app/flow/entity_updates.h"

#include "survey_core/store/merge_port.h"
#include "survey_core/store/records.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace kith::app {
namespace {

constexpr std::string_view yes = "yes";

Result<RecordId> target_of(StoreView& store, const PlannedEntity& update) {
    if (update.record) return *update.record;
    KITH_TRY_ASSIGN(const auto found, find_entity(store, update.list, update.id));
    if (!found)
        return fail(ErrorCode::not_found,
                    fmt::format("This form changes something in the list '{}' that is not in this "
                                "store; take a reply from your coordinator first.",
                                update.list));
    return *found;
}

Result<std::vector<Edit>>
edits_of(FieldNumbers& numbers, const PlannedEntity& update, RecordId target) {
    std::vector<Edit> edits;
    for (const auto& [save_to, value] : update.properties) {
        KITH_TRY_ASSIGN(const FieldId field, numbers.of(property_name(save_to)));
        if (is_sticky(save_to.list, save_to.property) && value.bytes != yes) {
            KITH_TRY_ASSIGN(const bool stays, says_yes(numbers.store(), target, field));
            if (stays) continue;
        }
        edits.push_back({field, value, {}});
    }
    return edits;
}

} // namespace

bool is_sticky(std::string_view list, std::string_view property) {
    const FieldName sticky = do_not_call_name();
    return list == sticky.owner && property == sticky.path;
}

Result<bool> says_yes(StoreView& store, RecordId entity, FieldId property) {
    KITH_TRY_ASSIGN(const Register edited, load_register(store, entity, property));
    if (!edited.live.empty())
        return std::any_of(edited.live.begin(), edited.live.end(), [](const LiveWrite& write) {
            return write.value.bytes == yes;
        });
    KITH_TRY_ASSIGN(const auto record, find_record(store, entity));
    return record && record->text(property) == yes;
}

Result<std::optional<RecordId>>
find_entity(StoreView& store, std::string_view list, std::string_view id) {
    const RecordFilter filter{RecordKind::entity, std::string(list), {}, {}, false};
    KITH_TRY_ASSIGN(
        const auto rows,
        list_records(store,
                     filter,
                     {0, static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())}));
    for (const RecordRow& row : rows) {
        KITH_TRY_ASSIGN(const auto record, find_record(store, row.id));
        if (record && record->text(field::entity_uuid) == id) return row.id;
    }
    return std::nullopt;
}

Status
add_updates(ChangeGroup& group, FieldNumbers& numbers, const std::vector<PlannedEntity>& updates) {
    for (const PlannedEntity& update : updates) {
        KITH_TRY_ASSIGN(const RecordId target, target_of(numbers.store(), update));
        KITH_TRY_ASSIGN(std::vector<Edit> edits, edits_of(numbers, update, target));
        if (!edits.empty()) KITH_TRY(group.set(target, std::move(edits), {}));
    }
    return {};
}

} // namespace kith::app
