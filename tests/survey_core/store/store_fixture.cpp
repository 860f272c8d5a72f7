#include "tests/survey_core/store/store_fixture.h"

namespace kith::test {

StoreSpec StoreFixture::spec() const {
    StoreSpec spec;
    spec.project.name = "Mill Lane survey";
    spec.project.is_test = true;
    spec.project.root = Key32{1, 2, 3};
    spec.project.id = hash16(spec.project.root);
    spec.passphrase = passphrase;
    spec.cost = cheap;
    spec.laptop_name = "Laptop 7";
    return spec;
}

RecordId StoreFixture::add_worker(std::string_view name) {
    ChangeGroup group(*store, {});
    const RecordId worker = group.create({RecordKind::worker}, {{field::name, say(name)}});
    must(group.commit());
    return worker;
}

RecordId StoreFixture::add_person(std::string_view name, RecordId worker) {
    ChangeGroup group(*store, worker);
    const RecordId person = group.create({RecordKind::entity},
                                         {{field::list, say("person")}, {field::label, say(name)}});
    must(group.commit());
    return person;
}

void StoreFixture::edit(RecordId record,
                        FieldId field,
                        std::string_view value,
                        std::string_view reason) {
    ChangeGroup group(*store, record);
    must(group.set(record, {{field, say(value)}}, reason));
    must(group.commit());
}

RecordView StoreFixture::view(RecordId record) {
    auto found = must(find_record(*store, record));
    REQUIRE(found);
    return std::move(*found);
}

std::string StoreFixture::text(RecordId record, FieldId field) {
    return std::string(view(record).text(field));
}

} // namespace kith::test
