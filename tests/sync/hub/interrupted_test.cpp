// What is published in one transaction gives way to people who write answers.
#include "survey_core/store/merge_port.h"
#include "tests/sync/hub/village.h"

using namespace kith;
using namespace kith::sync;
using namespace kith::test;

namespace {

constexpr std::size_t many = 1000;

std::vector<RecordId> meets_many(Laptop& laptop) {
    ChangeGroup group(*laptop.store, laptop.worker);
    std::vector<RecordId> people;
    for (std::size_t i = 0; i < many; ++i)
        people.push_back(group.create({RecordKind::entity}, {{field::label, say("Ola")}}));
    must(group.commit());
    return people;
}

/// The first of the edits.
Dot writes_all(Laptop& laptop, std::span<const RecordId> people) {
    ChangeGroup group(*laptop.store, laptop.worker);
    for (const RecordId person : people) {
        must(group.set(person, {{phone, say("0121")}}, ""));
        group.end_group();
    }
    must(group.commit());
    return group.changes().front().header.dot;
}

} // namespace

TEST_CASE("a file of many corrections is taken back while somebody writes, and then counts once",
          "[hub]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    const auto people = meets_many(amir);
    village.hub->merges({amir.hands_over(village.stick)});
    const Dot first = writes_all(amir, people);
    Store& hub = *village.hub->store;
    int interruptions = 0;
    bool is_free = true;
    MergeOptions options;
    options.somebody_waits = [&] {
        const bool is_under_way = must(has_change(hub, first));
        return is_under_way && ++interruptions <= 2;
    };
    const auto give_way = [&](std::uint64_t, std::uint64_t) {
        is_free = is_free && Transaction::begin(hub.database()).has_value();
    };
    const Path files[] = {amir.hands_over(village.stick)};

    const MergeReport report = must(Hub(hub).merge(files, options, give_way));

    CHECK(interruptions > 2);
    CHECK(is_free);
    CHECK(report.created == 0);
    CHECK(report.changed == many);
    CHECK(report.conflicts == 0);
    CHECK(report.imports.size() == 1);
    CHECK(village.hub->reads(people.front(), phone) == "0121");
    CHECK(village.hub->reads(people.back(), phone) == "0121");
    check_sound(*village.hub);
}
