// A record goes back to the person who wrote it with a question, and comes again, over real stores.
#include "app/flow/review.h"
#include "tests/app/shell/merge_bench.h"

using namespace kith;
using namespace kith::app;
using kith::test::Desktop;
using kith::test::MergeBench;

namespace {

HomeCounts counts(Desktop& of) {
    return of.gets<news::HomeLoaded>(command::LoadHome{}).counts;
}

RecordRow only_record(Desktop& of) {
    const auto rows = of.gets<news::RecordsListed>(command::ListRecords{}).rows;
    REQUIRE(rows.size() == 1);
    return rows.front();
}

RecordPage page(Desktop& of) {
    return of.gets<news::RecordLoaded>(command::LoadRecord{only_record(of)}).page;
}

/// One record is at the hub, and came back to its laptop with this question.
void send_back_age(MergeBench& bench) {
    bench.collects("{\"/age\":\"410\"}\n");
    bench.hub_takes(bench.hand_over());
    (void)bench.hub.gets<news::RecordChanged>(
        command::SendBack{only_record(bench.hub).id, "/age", "Is that right?"});
    bench.field_takes(bench.reply());
}

} // namespace

TEST_CASE("a question of the coordinator reaches the laptop that wrote the record") {
    MergeBench bench;
    send_back_age(bench);
    CHECK(counts(bench.field).sent_back == 1);
    CHECK(counts(bench.field).unsent == 0);
    const RecordPage shown = page(bench.field);
    CHECK(shown.row.status == RecordStatus::has_issues);
    REQUIRE(shown.asked_back.size() == 1);
    CHECK(shown.asked_back.front().question == "How old?");
    CHECK(shown.asked_back.front().words == "Is that right?");
    CHECK(shown.asked_back.front().who == "Rukhsana");
}

TEST_CASE("a correction of the answer that was asked about settles it, here and at the hub") {
    MergeBench bench;
    send_back_age(bench);
    (void)bench.field.gets<news::RecordChanged>(
        command::CorrectRecord{only_record(bench.field).id, "/age", "41", "a slip"});
    CHECK(counts(bench.field).sent_back == 0);
    CHECK(counts(bench.field).unsent > 0);
    CHECK(page(bench.field).asked_back.empty());
    bench.hub_takes(bench.hand_over());
    CHECK(counts(bench.hub).sent_back == 0);
    const RecordPage shown = page(bench.hub);
    CHECK(shown.facts.front().answer == "41");
    CHECK(shown.row.status == RecordStatus::edited);
}

TEST_CASE("an answer that is right as it stands is said so, and nothing of it changes") {
    MergeBench bench;
    send_back_age(bench);
    (void)bench.field.gets<news::RecordChanged>(command::SettleReview{only_record(bench.field).id});
    bench.hub_takes(bench.hand_over());
    const RecordPage shown = page(bench.hub);
    CHECK(shown.asked_back.empty());
    CHECK(shown.facts.front().answer == "410");
}

TEST_CASE("a second question on the same answer replaces the first, one on another stands beside") {
    MergeBench bench;
    bench.collects("{\"/age\":\"410\"}\n");
    bench.hub_takes(bench.hand_over());
    const RecordId record = only_record(bench.hub).id;
    for (const char* words : {"Is that right?", "Forty-one?"})
        (void)bench.hub.gets<news::RecordChanged>(command::SendBack{record, "/age", words});
    (void)bench.hub.gets<news::RecordChanged>(
        command::SendBack{record, {}, "Who is this = about?\nTell me."});
    const auto asked = page(bench.hub).asked_back;
    REQUIRE(asked.size() == 2);
    CHECK(asked[0].words == "Forty-one?");
    CHECK(asked[1].path.empty());
    CHECK(asked[1].words == "Who is this = about? Tell me.");
}

TEST_CASE("what was not sent back cannot be settled, and a question needs words") {
    MergeBench bench;
    bench.collects("{\"/age\":\"41\"}\n");
    bench.hub_takes(bench.hand_over());
    const RecordId record = only_record(bench.hub).id;
    CHECK(std::holds_alternative<news::ChangeRefused>(
        run_errand(bench.hub.desk, command::SettleReview{record})));
    CHECK(std::holds_alternative<news::ChangeRefused>(
        run_errand(bench.hub.desk, command::SendBack{record, "/age", "  "})));
    CHECK(page(bench.hub).row.status == RecordStatus::received);
}

TEST_CASE("comments are read back as they were written, also those of another shape") {
    const std::vector<ReviewComment> comments{{"/a", "is 1 = 2?"}, {"", "look"}, {"/rep[2]/b", ""}};
    CHECK(review_comments(review_field(comments)) == comments);
    CHECK(review_comments("heard it wrong") == std::vector<ReviewComment>{{"", "heard it wrong"}});
    CHECK(review_comments("").empty());
}

TEST_CASE("a laptop that has only corrections to give is told so and can hand over") {
    MergeBench bench;
    send_back_age(bench);
    CHECK(counts(bench.field).ready == 0);
    CHECK(counts(bench.field).unsigned_for == 0);
    (void)bench.field.gets<news::RecordChanged>(command::SettleReview{only_record(bench.field).id});
    CHECK(counts(bench.field).unsent == 1);
    (void)bench.hand_over();
    CHECK(counts(bench.field).unsent == 0);
    CHECK(counts(bench.field).unsigned_for == 1);
}
