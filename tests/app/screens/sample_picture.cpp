#include "tests/app/screens/sample_picture.h"

#include <catch2/catch_test_macros.hpp>

namespace kith::test {
namespace {

using namespace kith::app;

RecordId record(std::uint64_t number) {
    return {WriterId{7}, number};
}

template <class Row, class Make>
void add(std::vector<Row>& rows, std::size_t count, std::uint64_t from, Make make) {
    for (std::size_t i = 0; i < count; ++i)
        rows.push_back(make(record(from + i)));
}

NeedsAndGifts balance(const Taxonomy& taxonomy) {
    std::vector<NeedRow> needs;
    std::vector<GiftRow> gifts;
    struct Both {
        const char* leaf;
        std::size_t needed, offered;
    };
    std::uint64_t next = 1;
    for (const Both& both : {Both{"keep_company", 22, 17},
                             Both{"phone_help", 14, 8},
                             Both{"lift_care", 9, 0},
                             Both{"letters_forms", 7, 3},
                             Both{"small_fixes", 6, 7},
                             Both{"personal_care", 2, 0},
                             Both{"bake", 1, 21}}) {
        add(needs, both.needed, next, [&](RecordId id) { return NeedRow{id, "", {both.leaf}}; });
        next += 100;
        add(gifts, both.offered, next, [&](RecordId id) { return GiftRow{id, both.leaf, true}; });
        next += 100;
    }
    add(needs, 5, next, [](RecordId id) { return NeedRow{id, "feel_safe", {}}; });
    return weigh_needs_and_gifts(taxonomy, needs, gifts);
}

Willingness willingness() {
    std::vector<WillingRow> rows;
    add(rows, 11, 5000, [](RecordId id) { return WillingRow{id, "weekly"}; });
    add(rows, 20, 5100, [](RecordId id) { return WillingRow{id, "monthly"}; });
    add(rows, 12, 5200, [](RecordId id) { return WillingRow{id, "not_at_all"}; });
    add(rows, 3, 5300, [](RecordId id) { return WillingRow{id, ""}; });
    return count_willingness(rows);
}

PollPicture poll(bool has_chart) {
    const std::vector<std::string> options{"friends", "talk_to"};
    std::vector<PollRow> rows;
    add(rows, 31, 7000, [](RecordId id) { return PollRow{id, PollSide::user, {"friends"}}; });
    add(rows, 3, 7100, [](RecordId id) { return PollRow{id, PollSide::user, {"talk_to"}}; });
    add(rows, has_chart ? 10 : 2, 7200, [](RecordId id) {
        return PollRow{id, PollSide::staff, {"friends"}};
    });
    add(rows, has_chart ? 18 : 5, 7300, [](RecordId id) {
        return PollRow{id, PollSide::staff, {"talk_to"}};
    });
    return {"needs_poll",
            "the day centre",
            {{"Get to know people"}, {"Someone to talk to"}},
            count_poll(options, rows)};
}

} // namespace

PictureState sample_picture(bool has_chart) {
    PosixFileSystem disk;
    auto taxonomy = load_taxonomy(disk, Path(KITH_SOURCE_DIR) / "assets" / "taxonomy");
    REQUIRE(taxonomy.has_value());
    Picture picture{willingness(), balance(*taxonomy), {poll(has_chart)}};
    return {std::make_shared<const PictureShown>(
        PictureShown{std::move(picture), std::move(*taxonomy)})};
}

} // namespace kith::test
