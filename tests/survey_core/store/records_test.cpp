#include "survey_core/store/merge_port.h"
#include "tests/survey_core/store/store_fixture.h"

using namespace kith;
using namespace kith::test;

namespace {

std::vector<std::string> titles(StoreFixture& kit, const RecordFilter& filter) {
    std::vector<std::string> found;
    for (const RecordRow& row : must(list_records(*kit.store, filter, {})))
        found.push_back(row.title);
    return found;
}

} // namespace

TEST_CASE("records are found by the beginnings of words, whatever the accents and the case",
          "[records]") {
    StoreFixture kit;
    kit.make();
    kit.add_person("Zoë Wójcik");
    kit.clock.advance(std::chrono::minutes(1));
    kit.add_person("Amir Khan");

    CHECK(titles(kit, {}) == std::vector<std::string>{"Amir Khan", "Zoë Wójcik"});
    RecordFilter filter;
    filter.search = "zoe woj";
    CHECK(titles(kit, filter) == std::vector<std::string>{"Zoë Wójcik"});
    filter.search = "\" OR * NEAR(";
    CHECK(titles(kit, filter).empty());
    for (const char* marks : {"-", "!!", "\xF0\x9F\x99\x82"}) {
        filter.search = marks;
        CHECK(titles(kit, filter).empty());
        CHECK(must(count_records(*kit.store, filter)) == 0);
    }
    filter.search = " ";
    CHECK(titles(kit, filter).size() == 2);
    filter.search = "amir";
    filter.owner = "asset";
    CHECK(titles(kit, filter).empty());
}

TEST_CASE("a name with marks in it is found as it is written, and by its parts", "[records]") {
    StoreFixture kit;
    kit.make();
    kit.add_person("Róisín O'Neill-Khan");
    kit.add_person("Neil O.");
    for (const char* search : {"o'neill", "O'Neill-Khan", "neill", "khan roisin", "(o'neill)"}) {
        RecordFilter filter;
        filter.search = search;
        CHECK(titles(kit, filter) == std::vector<std::string>{"Róisín O'Neill-Khan"});
    }
    RecordFilter parts; // the index knows no order of words
    parts.search = "o'nei";
    CHECK(titles(kit, parts).size() == 2);
}

TEST_CASE("a corrected name is found under the new name only", "[records]") {
    StoreFixture kit;
    kit.make();
    const RecordId person = kit.add_person("Amir");
    kit.edit(person, field::label, "Samir");
    RecordFilter filter;
    filter.search = "amir";
    CHECK(titles(kit, filter).empty());
    filter.search = "samir";
    CHECK(titles(kit, filter).size() == 1);
    must(rebuild_rows(*kit.store));
    CHECK(titles(kit, filter).size() == 1);
}

TEST_CASE("a record is ready, then handed over, then received, and review counts most",
          "[records]") {
    StoreFixture kit;
    kit.make();
    const RecordId worker = kit.add_worker("Sana");
    ChangeGroup group(*kit.store, worker);
    const RecordId submission =
        group.create({RecordKind::submission, FormVersionId{5}}, {{phone, say("0121")}});
    must(group.commit());
    CHECK(must(count_by_status(*kit.store))[RecordStatus::ready] == 1);

    const auto ranges = must(ranges_to_hand_over(*kit.store));
    REQUIRE(ranges.size() == 1);
    CHECK(ranges[0].last == 2);
    must(save_handover(*kit.store, {0, kit.clock.now(), {}, "a.kithb", ranges}));
    CHECK(must(count_by_status(*kit.store))[RecordStatus::handed_over] == 1);
    CHECK(must(ranges_to_hand_over(*kit.store)) == ranges); // until it is acknowledged

    must(save_acknowledgement(*kit.store, {LaptopId{9}, ranges[0].writer, 2}));
    must(refresh_rows(*kit.store, 100));
    CHECK(must(count_by_status(*kit.store))[RecordStatus::received] == 1);
    CHECK(must(ranges_to_hand_over(*kit.store)).empty());
    CHECK(must(count_handed_over(*kit.store)) == HandoverCounts{2, 2, 2});

    kit.edit(submission, field::review, "has_issues");
    CHECK(kit.view(submission).status == RecordStatus::has_issues);
    const auto rest = must(ranges_to_hand_over(*kit.store));
    REQUIRE(rest.size() == 1);
    CHECK(rest[0].first == 3);
    CHECK(rest[0].before == ranges[0].after);
}

TEST_CASE("forms never change, and their questions keep their numbers", "[forms]") {
    StoreFixture kit;
    kit.make();
    const std::string first = "needs version 1";
    const std::string other = "needs version 1, but different";
    const FormRow row{form_version_id(as_bytes(first)), "needs", "1", "Needs", kit.clock.now()};
    must(add_form(*kit.store, row, as_bytes(first)));
    must(add_form(*kit.store, row, as_bytes(first)));
    FormRow changed = row;
    changed.id = form_version_id(as_bytes(other));
    CHECK(add_form(*kit.store, changed, as_bytes(other)).error().code == ErrorCode::refused);
    CHECK(as_text(must(load_form(*kit.store, row.id)).content) == first);

    const FieldName name{FieldName::Kind::question, "needs", "/who"};
    CHECK(assign_fields(*kit.store, {&name, 1}).error().code ==
          ErrorCode::refused); // no coordinator here
    constexpr std::uint8_t coordinator = 3;
    must(kit.store->set_fact(Fact::coordinator_number, {&coordinator, 1}));
    must(assign_fields(*kit.store, {&name, 1}));
    const FieldId own = must(find_field(*kit.store, name)).value();
    CHECK(own == make_field_id(3, 1));

    const NamedField lower{make_field_id(2, 8), name};
    must(import_fields(*kit.store, {&lower, 1}));
    CHECK(must(find_field(*kit.store, name)) == lower.id);
    CHECK(must(canonical_field(*kit.store, own)) == lower.id);
    CHECK(must(find_field_name(*kit.store, own)) == name);
}

TEST_CASE(
    "a record that was handed over is ready again when it or its repeat instance is corrected",
    "[records]") {
    StoreFixture kit;
    kit.make();
    const RecordId worker = kit.add_worker("Sana");
    ChangeGroup group(*kit.store, worker);
    const RecordId house =
        group.create({RecordKind::submission, FormVersionId{5}}, {{phone, say("0121")}});
    const RecordId child =
        group.create({RecordKind::repeat, FormVersionId{5}, house, 1}, {{street, say("A")}});
    must(group.commit());
    const auto hand_over = [&] {
        must(save_handover(*kit.store,
                           {0, kit.clock.now(), {}, "h", must(ranges_to_hand_over(*kit.store))}));
    };
    hand_over();
    CHECK(kit.view(house).status == RecordStatus::handed_over);
    for (const RecordId corrected : {house, child}) {
        ChangeGroup again(*kit.store, worker);
        must(again.set(corrected, {{phone, say("0122")}}, "asked again"));
        must(again.commit());
        CHECK(kit.view(house).status == RecordStatus::ready);
        CHECK(must(count_by_status(*kit.store))[RecordStatus::ready] == 1);
        hand_over();
        CHECK(kit.view(house).status == RecordStatus::handed_over);
        CHECK(must(count_by_status(*kit.store))[RecordStatus::handed_over] == 1);
    }
}
