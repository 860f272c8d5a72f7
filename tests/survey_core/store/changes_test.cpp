#include "survey_core/store/merge_port.h"
#include "survey_core/store/verify.h"
#include "tests/survey_core/store/store_fixture.h"

using namespace kith;
using namespace kith::test;

TEST_CASE("a correction replaces the value and keeps the old one with its reason", "[changes]") {
    StoreFixture kit;
    kit.make();
    const RecordId amir = kit.add_person("Amir");
    kit.edit(amir, phone, "0121");
    kit.edit(amir, phone, "0122", "misheard");

    CHECK(kit.text(amir, phone) == "0122");
    const auto history = must(record_history(*kit.store, amir));
    REQUIRE(history.size() == 4); // list, label, two numbers
    CHECK(history[2].value == say("0121"));
    CHECK(history[2].state == WriteState::superseded);
    CHECK(history[2].superseded_by == history[3].dot);
    CHECK(history[3].reason == "misheard");
    CHECK(must(list_conflicts(*kit.store)).empty());
    CHECK(must(verify_store(*kit.store)).sound());
}

TEST_CASE("an editor that was open while another value came in does not overwrite it unseen",
          "[changes]") {
    StoreFixture kit;
    kit.make();
    const RecordId amir = kit.add_person("Amir");
    kit.edit(amir, phone, "0121");
    const Context seen = must(load_register(*kit.store, amir, phone)).seen;
    kit.reopen(); // another launch, as another laptop would be
    kit.edit(amir, phone, "0122");
    kit.reopen();

    ChangeGroup group(*kit.store, amir);
    must(group.set(amir, {{phone, say("0123"), seen}}, ""));
    must(group.commit());
    CHECK(must(list_conflicts(*kit.store)) == std::vector<Conflict>{{amir, phone}});
    CHECK(kit.view(amir).find(phone)->in_conflict);

    ChangeGroup decision(*kit.store, amir);
    must(decision.resolve(amir, phone, say("0123"), "asked him"));
    must(decision.commit());
    CHECK(must(list_conflicts(*kit.store)).empty());
    CHECK(kit.text(amir, phone) == "0123");
    CHECK(must(verify_store(*kit.store)).sound());
}

TEST_CASE("a deleted record takes its repeat instances along, and brings them back", "[changes]") {
    StoreFixture kit;
    kit.make();
    const RecordId worker = kit.add_worker("Sana");
    ChangeGroup group(*kit.store, worker);
    const RecordId home =
        group.create({RecordKind::submission, FormVersionId{5}}, {{street, say("Mill Lane")}});
    const RecordId child =
        group.create({RecordKind::repeat, FormVersionId{5}, home, 1}, {{phone, say("7")}});
    must(group.commit());
    kit.edit(home, street, "Mill Road");

    ChangeGroup removal(*kit.store, worker);
    must(removal.remove(home, "asked to"));
    must(removal.commit());
    CHECK(kit.view(home).status == RecordStatus::deleted);
    CHECK(kit.view(child).status == RecordStatus::deleted);
    CHECK(must(list_conflicts(*kit.store)).empty());
    CHECK(must(count_records(*kit.store, {RecordKind::submission})) == 0);
    ChangeGroup late(*kit.store, worker);
    CHECK(late.set(home, {{street, say("x")}}, "").error().code == ErrorCode::refused);

    ChangeGroup back(*kit.store, worker);
    must(back.undelete(home, "a mistake"));
    must(back.commit());
    CHECK(kit.view(home).status == RecordStatus::ready);
    CHECK(kit.view(child).status == RecordStatus::ready);
    CHECK(must(verify_store(*kit.store)).sound());
}

TEST_CASE("every launch is a writer of its own, certified by its laptop and closed by the next",
          "[changes][writers]") {
    StoreFixture kit;
    kit.make();
    const RecordId amir = kit.add_person("Amir");
    kit.reopen();
    CHECK(must(list_writers(*kit.store)).size() == 1); // no change, no writer
    kit.edit(amir, phone, "0121");
    must(sign_own_head(*kit.store));

    const auto writers = must(list_writers(*kit.store));
    REQUIRE(writers.size() == 2);
    CHECK(writers[0].state == WriterState::closed);
    CHECK(writers[1].state == WriterState::open);
    CHECK(writers[1].previous == writers[0].id);
    for (const WriterRecord& writer : writers) {
        CHECK(writer_is_certified(
            kit.store->project().id, writer, kit.store->laptop_signing_key().public_key));
        CHECK(head_is_signed(writer));
    }
    CHECK(must(kit.store->database().find_integer(
              "SELECT count(*) FROM writer WHERE secret IS NOT NULL")) == 1);
    CHECK(must(verify_store(*kit.store)).sound());
}

TEST_CASE("an answer changed behind the program's back breaks the audit chain",
          "[changes][verify]") {
    StoreFixture kit;
    kit.make();
    const RecordId amir = kit.add_person("Amir");
    kit.edit(amir, phone, "0121");
    ChangeBody forged;
    forged.fields = {{phone, say("0999"), {}, false}};
    must(kit.store->database().run("UPDATE change SET body = ?", ByteView(encode_body(forged))));
    const VerifyReport report = must(verify_store(*kit.store));
    REQUIRE_FALSE(report.sound());
    for (const std::string& finding : report.findings)
        CHECK(finding.find("0999") == std::string::npos);
}

TEST_CASE("a value that lost its change, or a change its value, is found", "[changes][verify]") {
    StoreFixture kit;
    kit.make();
    const RecordId amir = kit.add_person("Amir");
    kit.edit(amir, phone, "0121");
    must(kit.store->database().run("DELETE FROM value"));
    CHECK_FALSE(must(verify_store(*kit.store)).sound());
}

TEST_CASE("a group that fails leaves no change, no writer and its draft", "[changes]") {
    StoreFixture kit;
    kit.make();
    ChangeGroup group(*kit.store, {});
    static_cast<void>(group.create({RecordKind::worker}, {{field::name, say("Sana")}}));
    CHECK_FALSE(group.commit(DraftId{99}));
    CHECK(must(have_all(*kit.store)).empty());
    CHECK(must(list_writers(*kit.store)).empty());
    must(group.commit());
    CHECK(must(have_all(*kit.store)).front().last == 1);
    CHECK(must(verify_store(*kit.store)).sound());
}

TEST_CASE("our clock stays ahead of what was written, also after a restart with the clock set back",
          "[changes]") {
    StoreFixture kit;
    kit.make();
    const RecordId amir = kit.add_person("Amir");
    const Hlc before = kit.view(amir).header.hlc;
    kit.clock.advance(-std::chrono::hours(48));
    kit.reopen();
    const RecordId sana = kit.add_person("Sana");
    CHECK(kit.view(sana).header.hlc > before);
}
