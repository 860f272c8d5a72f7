#include "survey_core/store/blobs.h"
#include "tests/sync/hub/village.h"

using namespace kith;
using namespace kith::sync;
using namespace kith::test;

namespace {

FileReport only_file(const MergeReport& report) {
    REQUIRE(report.files.size() == 1);
    return report.files[0];
}

} // namespace

TEST_CASE("a laptop that nobody approved waits in quarantine and is merged when it is approved",
          "[hub]") {
    Village village;
    Laptop amir = village.joins("Amir");
    const RecordId zofia = amir.meets("Zofia");
    const Path file = amir.hands_over(village.stick);

    const MergeReport waiting = village.hub->merges({file});
    CHECK(waiting.quarantined == 1);
    CHECK(waiting.created == 0);
    CHECK(only_file(waiting).outcome == FileOutcome::quarantined);
    CHECK(only_file(waiting).sentence.find("not approved") != std::string::npos);
    CHECK_FALSE(village.hub->knows(zofia));
    const auto row = must(find_laptop(*village.hub->store, amir.store->laptop()));
    REQUIRE(row);
    CHECK(row->state == LaptopState::announced);
    CHECK(row->name == "Amir");
    CHECK(village.hub->merges({file}).quarantined == 1);
    CHECK(must(list_quarantined(*village.hub->store)).size() == 1);

    village.approve(amir);
    const MergeReport merged = must(Hub(*village.hub->store).merge_waiting(amir.store->laptop()));
    CHECK(merged.created == 1);
    CHECK(village.hub->reads(zofia, field::label) == "Zofia");
    CHECK(must(list_quarantined(*village.hub->store)).empty());
}

TEST_CASE("a laptop approved by another coordinator of the project needs no second approval",
          "[hub]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    const RecordId zofia = amir.meets("Zofia");
    village.meet(amir); // its certificate comes with the reply
    amir.writes(zofia, phone, "0121");
    Laptop newcomer = village.joins_approved("Bea");
    const RecordId jan = newcomer.meets("Jan");
    newcomer.merges({village.reply_for(newcomer)});
    Laptop other = village.second_hub();
    LaptopRow row = must(find_laptop(*other.store, newcomer.store->laptop())).value();
    row.state = LaptopState::announced;
    row.certificate.clear();
    must(save_laptop(*other.store, row));

    const MergeReport report = other.merges({newcomer.hands_over(village.stick)});

    CHECK(report.created == 1);
    CHECK(other.reads(jan, field::label) == "Jan");
}

TEST_CASE("a retired laptop's file is kept apart", "[hub]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    amir.meets("Zofia");
    LaptopRow row = must(find_laptop(*village.hub->store, amir.store->laptop())).value();
    row.state = LaptopState::retired;
    must(save_laptop(*village.hub->store, row));

    const MergeReport report = village.hub->merges({amir.hands_over(village.stick)});

    CHECK(only_file(report).outcome == FileOutcome::quarantined);
    CHECK(only_file(report).sentence.find("retired") != std::string::npos);
    CHECK(report.created == 0);
}

TEST_CASE("a file of another project is refused and named", "[hub]") {
    Village ours;
    Village theirs;
    Laptop amir = theirs.joins_approved("Amir");
    amir.meets("Zofia");

    const MergeReport report = ours.hub->merges({amir.hands_over(theirs.stick)});

    CHECK(only_file(report).outcome == FileOutcome::refused);
    CHECK(only_file(report).sentence.find("another project") != std::string::npos);
}

TEST_CASE("a file that is no hand-over file, or is not there, is refused in a sentence", "[hub]") {
    Village village;
    const Path sheet = village.put("list.kithb", as_bytes("name,phone\nZofia,0121\n"));

    const MergeReport report = village.hub->merges({sheet, village.stick / "gone.kithb"});

    REQUIRE(report.files.size() == 2);
    for (const FileReport& file : report.files) {
        CHECK(file.outcome == FileOutcome::refused);
        CHECK(file.sentence.find(file.name) != std::string::npos);
    }
}

TEST_CASE("a reply for one laptop does not open on another", "[hub]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    Laptop bea = village.joins_approved("Bea");

    CHECK(only_file(bea.merges({village.reply_for(amir)})).outcome == FileOutcome::refused);
    CHECK(only_file(amir.merges({village.reply_for(amir)})).outcome == FileOutcome::merged);
}

TEST_CASE("a reply is only written for a laptop that was approved", "[hub]") {
    Village village;
    Laptop amir = village.joins("Amir");
    Hub hub(*village.hub->store);

    CHECK(hub.write_reply(amir.store->laptop(), village.stick).error().code ==
          ErrorCode::not_found);
    amir.meets("Zofia");
    village.hub->merges({amir.hands_over(village.stick)});
    CHECK(hub.write_reply(amir.store->laptop(), village.stick).error().code == ErrorCode::refused);
}

TEST_CASE("a file cut off anywhere is accepted up to the cut, and whole when it comes again",
          "[hub]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    const RecordId zofia = amir.meets("Zofia");
    amir.restarts(village.environment()); // a second writer: a second part
    const RecordId visit = amir.visits("12 Mill Lane", {"Ola"});
    amir.writes(zofia, phone, "0121");
    const Bytes whole = village.read(amir.hands_over(village.stick));
    Laptop complete = village.second_hub();
    complete.merges({village.put("whole.kithb", whole)});

    Laptop hub = village.second_hub();
    std::uint64_t created = 0;
    for (std::size_t length = 0; length < whole.size(); length += 97) {
        CAPTURE(length);
        const Path cut = village.put("cut.kithb", ByteView(whole).first(length));
        const MergeReport report = hub.merges({cut});
        created += report.created;
        REQUIRE(only_file(report).outcome != FileOutcome::merged);
        if (hub.knows(visit)) REQUIRE(hub.view(visit).children.size() == 1);
    }
    created += hub.merges({village.put("whole.kithb", whole)}).created;

    CHECK(created == 2);
    CHECK(hub.dump() == complete.dump());
    CHECK(hub.reads(zofia, phone) == "0121");
}

TEST_CASE("an interview that comes in two files is found in lists when it is whole", "[hub]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    std::vector<std::string> children;
    for (int child = 0; child < 6000; ++child) // more than one chunk
        children.push_back("child " + std::to_string(child) + std::string(1000, 'o'));
    const RecordId visit = amir.visits("12 Mill Lane", children);
    const Bytes whole = village.read(amir.hands_over(village.stick));
    Laptop& hub = *village.hub;

    const MergeReport first =
        hub.merges({village.put("cut.kithb", ByteView(whole).first(whole.size() / 4 * 3))});
    REQUIRE(first.created == 0);
    REQUIRE_FALSE(hub.knows(visit));
    REQUIRE(hub.merges({village.put("whole.kithb", whole)}).created == 1);

    RecordFilter interviews;
    interviews.kind = RecordKind::submission;
    CHECK(must(count_records(*hub.store, interviews)) == 1);
}

TEST_CASE("one wrong bit anywhere and nothing of the file is taken", "[hub]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    const RecordId zofia = amir.meets("Zofia");
    const Bytes whole = village.read(amir.hands_over(village.stick));
    const std::string before = village.hub->dump();
    for (std::size_t at = 0; at < whole.size(); at += 7) {
        CAPTURE(at);
        Bytes damaged = whole;
        damaged[at] ^= static_cast<std::uint8_t>(1U << (at % 8));
        const MergeReport report = village.hub->merges({village.put("bad.kithb", damaged)});
        REQUIRE((only_file(report).outcome == FileOutcome::refused ||
                 only_file(report).outcome == FileOutcome::quarantined));
        REQUIRE_FALSE(only_file(report).sentence.empty());
        REQUIRE_FALSE(village.hub->knows(zofia));
    }
    CHECK(village.hub->dump() == before);
}

TEST_CASE("a missing file leaves a gap that is named until it comes", "[hub]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    const RecordId zofia = amir.meets("Zofia");
    amir.merges({village.reply_for(amir)});
    const Path first = amir.hands_over(village.stick);
    village.hub->merges({first});
    amir.merges({village.reply_for(amir)});
    amir.writes(zofia, phone, "0121");
    const Path second = amir.hands_over(village.stick);
    Laptop other = village.second_hub();

    const MergeReport report = other.merges({second});
    REQUIRE(report.gaps.size() == 1);
    CHECK(report.gaps[0].laptop == amir.store->laptop());
    CHECK(report.gaps[0].missing == SeqRange{1, 2});
    CHECK_FALSE(other.knows(zofia));
    CHECK(must(list_gaps(*other.store)) == report.gaps);

    other.merges({first});
    CHECK(must(list_gaps(*other.store)).empty());
    CHECK(other.reads(zofia, phone) == "0121");
}

TEST_CASE("a card that was changed, or signed by a stranger, is refused", "[hub]") {
    Village village;
    const Path file = village.stick / "card";
    must(write_card(*village.hub->store, must(make_card(*village.hub->store)), file));
    const Bytes card = village.read(file);

    CHECK(read_card(village.files, file).value().project.name == "Mill Lane survey");
    CHECK(read_card(village.files, file).value() == must(make_card(*village.hub->store)));
    for (std::size_t at = 0; at < card.size(); at += 3) {
        Bytes changed = card;
        changed[at] ^= 1;
        REQUIRE_FALSE(read_card(village.files, village.put("changed", changed)));
        REQUIRE_FALSE(read_card(village.files, village.put("cut", ByteView(card).first(at))));
    }
    Laptop amir = village.joins("Amir");
    CHECK(make_card(*amir.store).error().code == ErrorCode::refused);
}

TEST_CASE("a photo travels with its answer", "[hub]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    const Bytes photo(3'000'000, 0x5a);
    const Hash32 name = must(save_blob(*amir.store, photo));
    ChangeGroup group(*amir.store, amir.worker);
    const RecordId visit = group.create(
        {RecordKind::submission}, {{phone, Value{Value::Kind::blob, std::string(as_text(name))}}});
    must(group.commit());

    village.hub->merges({amir.hands_over(village.stick)});

    CHECK(village.hub->knows(visit));
    must(collect_blobs(*village.hub->store));
    CHECK(must(load_blob(*village.hub->store, name)) == photo);
}
