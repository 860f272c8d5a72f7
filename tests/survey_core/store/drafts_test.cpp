#include "tests/survey_core/store/store_fixture.h"

using namespace kith;
using namespace kith::test;

namespace {

DraftStep answer(std::string path, std::string_view value) {
    return {DraftStep::Kind::set, std::move(path), say(value), {}};
}

} // namespace

TEST_CASE("an interview comes back with every answer in its order after the program was closed",
          "[drafts]") {
    StoreFixture kit;
    kit.make();
    const DraftId draft = must(start_draft(*kit.store, FormVersionId{5}, "Amir"));
    must(append_answer(*kit.store, draft, answer("/name", "Amir")));
    must(append_answer(*kit.store, draft, {DraftStep::Kind::add_repeat, "/child", {}, {}}));
    kit.clock.advance(std::chrono::minutes(2));
    must(append_answer(*kit.store, draft, answer("/child[1]/age", "7")));
    must(append_answer(*kit.store, draft, {DraftStep::Kind::place, "/child[1]/school", {}, {}}));
    kit.reopen();

    const Draft back = must(load_draft(*kit.store, draft));
    REQUIRE(back.steps.size() == 4);
    CHECK(back.steps[1].kind == DraftStep::Kind::add_repeat);
    CHECK(back.steps[2].value == say("7"));
    CHECK(back.summary.place == "/child[1]/school");
    CHECK(back.summary.form == FormVersionId{5});
    CHECK(back.summary.touched_at == kit.clock.now());
}

TEST_CASE("a discarded interview lies in the bin for thirty days and can be taken back",
          "[drafts]") {
    StoreFixture kit;
    kit.make();
    const DraftId draft = must(start_draft(*kit.store, FormVersionId{5}));
    must(discard_draft(*kit.store, draft));
    CHECK(must(list_drafts(*kit.store)).empty());
    kit.clock.advance(std::chrono::hours(29 * 24));
    kit.reopen();
    REQUIRE(must(list_drafts(*kit.store, DraftState::discarded)).size() == 1);
    must(restore_draft(*kit.store, draft));
    CHECK(must(list_drafts(*kit.store)).size() == 1);

    must(discard_draft(*kit.store, draft));
    kit.clock.advance(std::chrono::hours(31 * 24));
    kit.reopen();
    CHECK(must(list_drafts(*kit.store, DraftState::discarded)).empty());
}

TEST_CASE("an interview of which nothing is to be kept leaves no row", "[drafts]") {
    StoreFixture kit;
    kit.make();
    const DraftId draft = must(start_draft(*kit.store, FormVersionId{5}, "Amir"));
    must(append_answer(*kit.store, draft, answer("/name", "Amir")));
    must(erase_draft(*kit.store, draft));
    CHECK(load_draft(*kit.store, draft).error().code == ErrorCode::not_found);
    CHECK(must(kit.store->database().find_integer("SELECT count(*) FROM draft_answer")) == 0);
}

TEST_CASE("an answer to an interview that is finished or discarded is refused, not lost silently",
          "[drafts]") {
    StoreFixture kit;
    kit.make();
    const DraftId draft = must(start_draft(*kit.store, FormVersionId{5}));
    must(discard_draft(*kit.store, draft));
    CHECK(append_answer(*kit.store, draft, answer("/name", "Amir")).error().code ==
          ErrorCode::not_found);
}

TEST_CASE("finishing an interview makes its records and removes the draft in one step",
          "[drafts][changes]") {
    StoreFixture kit;
    kit.make();
    const RecordId worker = kit.add_worker("Sana");
    const DraftId draft = must(start_draft(*kit.store, FormVersionId{5}));
    must(append_answer(*kit.store, draft, answer("/name", "Amir")));
    ChangeGroup group(*kit.store, worker);
    const RecordId submission =
        group.create({RecordKind::submission, FormVersionId{5}}, {{phone, say("0121")}});
    const RecordId child = group.create({RecordKind::repeat, FormVersionId{5}, submission, 1},
                                        {{street, say("Mill Lane")}});
    must(group.commit(draft));

    CHECK(must(list_drafts(*kit.store)).empty());
    CHECK(kit.view(submission).children == std::vector<RecordId>{child});
    CHECK(kit.view(child).header.group == GroupPlace{1, 2});

    ChangeGroup again(*kit.store, worker);
    static_cast<void>(
        again.create({RecordKind::submission, FormVersionId{5}}, {{phone, say("0121")}}));
    CHECK_FALSE(again.commit(draft));
    CHECK(must(count_records(*kit.store, {RecordKind::submission})) == 1);
}

TEST_CASE("on a full disk the answer is refused in words, and every answer before it is kept",
          "[drafts]") {
    StoreFixture kit;
    kit.make();
    const DraftId draft = must(start_draft(*kit.store, FormVersionId{5}));
    Database& database = kit.store->database();
    const auto pages = must(database.find_integer("PRAGMA page_count")).value();
    must(database.run_script(("PRAGMA max_page_count = " + std::to_string(pages + 4)).c_str()));
    std::size_t kept = 0;
    for (;; ++kept) {
        const Status saved =
            append_answer(*kit.store, draft, answer("/story", std::string(900, 'x')));
        if (saved) continue;
        CHECK(saved.error().code == ErrorCode::disk_full);
        break;
    }
    REQUIRE(kept > 0);
    CHECK(must(load_draft(*kit.store, draft)).steps.size() == kept);
    must(database.run_script("PRAGMA max_page_count = 1000000")); // somebody made room
    must(append_answer(*kit.store, draft, answer("/story", "and on it goes")));
    kit.reopen();
    CHECK(must(load_draft(*kit.store, draft)).steps.size() == kept + 1);
}
