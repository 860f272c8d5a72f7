#include "tests/sync/hub/reference_store.h"

#include "survey_core/store/merge_port.h"

namespace kith::test {

namespace {

void add(const Change& change, ReferenceFields& fields) {
    const ChangeHeader& header = change.header;
    const auto body = body_of(change);
    if (header.kind == ChangeKind::create || !body) return;
    for (const FieldWrite& write : body->fields)
        if (!write.seen_only)
            fields[{header.record, write.field}][header.dot] = {
                {header.dot, header.hlc, header.author, write.value, write.context}};
}

} // namespace

ReferenceFields fold_by_definition(Store& store) {
    ReferenceFields fields;
    for (const HaveRange& range : must(have_all(store)))
        must(for_each_change(
            store, range.writer, range.first, range.last, [&](const Change& change) -> Status {
                add(change, fields);
                return {};
            }));
    for (auto& [name, writes] : fields)
        for (auto& [dot, one] : writes)
            for (const auto& [other_dot, other] : writes)
                if (other_dot != dot && other.write.context.covers(dot)) one.stands = false;
    return fields;
}

ReferenceFields as_kept(Store& store) {
    ReferenceFields fields;
    must(for_each_record(store, [&](const Change& creation) -> Status {
        const RecordId record = creation.header.record;
        for (const FieldRegister& field : must(record_registers(store, record))) {
            auto& writes = fields[{record, field.field}];
            for (const LiveWrite& write : field.value.live)
                writes[write.dot] = {write, true};
            for (const Superseded& old : field.superseded)
                writes[old.write.dot] = {old.write, false};
        }
        return {};
    }));
    return fields;
}

} // namespace kith::test
