// An import is taken back: everything is as if its file had never come, until it counts again.
#include "survey_core/store/revocations.h"
#include "tests/support/printed_seed.h"
#include "tests/sync/hub/village.h"

#include <algorithm>
#include <random>
#include <sstream>

using namespace kith;
using namespace kith::sync;
using namespace kith::test;

namespace {

/// The dump without workers, who stay known, and without the revocations themselves.
std::string answers_in(Laptop& store) {
    std::istringstream lines(store.dump());
    std::string kept;
    for (std::string line; std::getline(lines, line);)
        if (line.find("\"kind\":4,") == std::string::npos &&
            line.find("\"kind\":6,") == std::string::npos)
            kept += line + '\n';
    return kept;
}

ImportUndone undo(Laptop& hub, ImportNo import) {
    return must(Hub(*hub.store).undo(hub.worker, import, "wrong stick"));
}

ImportUndone redo(Laptop& hub, ImportNo import) {
    return must(Hub(*hub.store).redo(hub.worker, import, "it was right"));
}

std::uint64_t listed(Laptop& store) {
    return must(count_records(*store.store, {.kind = RecordKind::submission}));
}

} // namespace

TEST_CASE(
    "an import that is undone is as if its file had never come, and redone as if never undone",
    "[undo]") {
    Neighbours here;
    auto& [village, amir, bea, zofia] = here;
    bea.writes(zofia, phone, "0122");
    const RecordId visit = bea.visits("12 Mill Lane", {"Ola", "Jan"});
    const std::string before = answers_in(*village.hub);

    const MergeReport merged = village.hub->merges({bea.hands_over(village.stick)});
    const std::string after = answers_in(*village.hub);
    const ImportNo import = merged.imports.at(0);
    const ImportUndone undone = undo(*village.hub, import);

    CHECK(undone.records == 1);
    CHECK(undone.later_edits.empty());
    CHECK(answers_in(*village.hub) == before);
    CHECK_FALSE(village.hub->knows(visit));
    CHECK(village.hub->reads(zofia, phone).empty());
    CHECK(listed(*village.hub) == 0);
    check_sound(*village.hub);

    CHECK(redo(*village.hub, import).records == 1);
    CHECK(answers_in(*village.hub) == after);
    CHECK(village.hub->reads(zofia, phone) == "0122");
    CHECK(village.hub->view(visit).children.size() == 2);
    CHECK(listed(*village.hub) == 1);
    check_sound(*village.hub);
    undo(*village.hub, import); // as often as one likes
    CHECK(answers_in(*village.hub) == before);
    check_sound(*village.hub);
}

TEST_CASE("undoing says what people wrote because of what is hidden, and keeps it", "[undo]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    const RecordId zofia = amir.meets("Zofia");
    const RecordId piotr = amir.meets("Piotr");
    const MergeReport merged = village.meet(amir);
    village.hub->writes(zofia, phone, "0123");

    const ImportUndone undone = undo(*village.hub, merged.imports.at(0));
    CHECK(undone.later_edits == std::vector<RecordId>{zofia});
    CHECK_FALSE(village.hub->knows(zofia));
    redo(*village.hub, merged.imports.at(0));
    CHECK(village.hub->reads(zofia, phone) == "0123");
    CHECK(village.hub->knows(piotr));
}

TEST_CASE("a conflict goes with the import that brought it, and comes back with it", "[undo]") {
    Neighbours here;
    auto& [village, amir, bea, zofia] = here;
    amir.writes(zofia, phone, "0121");
    bea.writes(zofia, phone, "0122");
    village.meet(amir);
    const MergeReport merged = village.meet(bea);
    REQUIRE(village.hub->conflicts().size() == 1);

    undo(*village.hub, merged.imports.at(0));
    CHECK(village.hub->conflicts().empty());
    CHECK(village.hub->reads(zofia, phone) == "0121");
    redo(*village.hub, merged.imports.at(0));
    CHECK(village.hub->conflicts().size() == 1);
    check_sound(*village.hub);
}

TEST_CASE("a deletion that came with an undone import is none", "[undo]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    Laptop bea = village.joins_approved("Bea");
    const RecordId visit = amir.visits("12 Mill Lane", {"Ola"});
    village.meet(amir);
    village.meet(bea);
    bea.deletes(visit);
    const MergeReport merged = village.meet(bea);
    CHECK(village.hub->view(visit).status == RecordStatus::deleted);

    undo(*village.hub, merged.imports.at(0));
    CHECK(village.hub->view(visit).status == RecordStatus::received);
    CHECK(village.hub->view(visit).children.size() == 1);
    redo(*village.hub, merged.imports.at(0));
    CHECK(village.hub->view(visit).status == RecordStatus::deleted);
    check_sound(*village.hub);
}

TEST_CASE("an undone import is refused again, and its file says how to bring it back", "[undo]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    amir.meets("Zofia");
    const Path file = amir.hands_over(village.stick);
    const ImportNo import = village.hub->merges({file}).imports.at(0);
    Hub hub(*village.hub->store);

    CHECK(hub.redo(village.hub->worker, import, "").error().code == ErrorCode::refused);
    undo(*village.hub, import);
    CHECK(hub.undo(village.hub->worker, import, "").error().code == ErrorCode::refused);
    CHECK(hub.undo(village.hub->worker, ImportNo{99}, "").error().code == ErrorCode::not_found);
    const MergeReport again = village.hub->merges({file});
    CHECK(again.imports.empty());
    CHECK(again.files.at(0).sentence.find("Redo import") != std::string::npos);
    CHECK(Hub(*amir.store).undo(amir.worker, import, "").error().code == ErrorCode::refused);
    const auto rows = must(list_imports(*village.hub->store));
    CHECK(rows.back().is_undone);
}

TEST_CASE("what was undone and is sent again stays hidden, and the file says so", "[undo]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    const RecordId zofia = amir.meets("Zofia");
    const MergeReport first = village.hub->merges({amir.hands_over(village.stick)});
    undo(*village.hub, first.imports.at(0));
    const RecordId piotr = amir.meets("Piotr");
    const MergeReport again = village.hub->merges({amir.hands_over(village.stick)});
    CHECK(village.hub->knows(piotr));
    CHECK_FALSE(village.hub->knows(zofia));
    CHECK(again.files.at(0).sentence.find("Redo that import") != std::string::npos);
}

TEST_CASE("an edit that waited for its record goes with the import that brought it", "[undo]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    Laptop bea = village.joins_approved("Bea");
    const RecordId zofia = amir.meets("Zofia");
    const Path first = amir.hands_over(village.stick);
    village.meet(amir);
    village.meet(bea);
    Laptop other = village.second_hub();
    bea.writes(zofia, phone, "0122");
    const MergeReport early = other.merges({bea.hands_over(village.stick)});
    undo(other, early.imports.at(0));
    other.merges({first});
    CHECK(other.reads(zofia, phone).empty());
    redo(other, early.imports.at(0));
    CHECK(other.reads(zofia, phone) == "0122");
    check_sound(other);
}

TEST_CASE("two hubs hide the same, whichever of the two files came first", "[undo]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    Laptop bea = village.joins_approved("Bea");
    Laptop other = village.second_hub();
    const RecordId zofia = amir.meets("Zofia");
    const Path first = amir.hands_over(village.stick);
    village.meet(amir);
    village.meet(bea);
    bea.writes(zofia, phone, "0122");
    bea.meets("Piotr");
    const Path file = bea.hands_over(village.stick);
    const MergeReport merged = village.hub->merges({file});
    undo(*village.hub, merged.imports.at(0));
    const Path word = village.hub->hands_over(village.stick);

    SECTION("the revocation last") {
        other.merges({first, file, word});
    }
    SECTION("the revocation first") {
        other.merges({word, first, file});
    }
    CHECK(answers_in(other) == answers_in(*village.hub));
    CHECK(other.reads(zofia, phone).empty());
    check_sound(other);
}

TEST_CASE(
    "a laptop is shown by the reply that what others brought does not count, and keeps its own",
    "[undo]") {
    Neighbours here;
    auto& [village, amir, bea, zofia] = here;
    bea.writes(zofia, phone, "0122");
    const RecordId piotr = bea.meets("Piotr");
    const MergeReport merged = village.meet(bea);
    village.meet(amir);
    REQUIRE(amir.reads(zofia, phone) == "0122");

    undo(*village.hub, merged.imports.at(0));
    amir.merges({village.reply_for(amir)});
    CHECK(amir.reads(zofia, phone).empty());
    CHECK_FALSE(amir.knows(piotr));
    bea.merges({village.reply_for(bea)});
    CHECK(bea.knows(piotr));

    redo(*village.hub, merged.imports.at(0));
    amir.merges({village.reply_for(amir)});
    CHECK(amir.reads(zofia, phone) == "0122");
    CHECK(amir.knows(piotr));
}

TEST_CASE("a worker's laptop cannot take an import back, nor lift what a coordinator took back",
          "[undo]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    Laptop bea = village.joins_approved("Bea");
    const RecordId zofia = amir.meets("Zofia");
    const MergeReport merged = village.meet(amir);
    {
        ChangeGroup group(*bea.store, bea.worker);
        const std::vector<DotRange> all{{zofia.writer, 1, zofia.seq}};
        group.create({RecordKind::revocation}, {{field::revoked, say(to_text(all))}});
        must(group.commit());
    }
    village.hub->merges({bea.hands_over(village.stick)});
    CHECK(village.hub->knows(zofia));

    undo(*village.hub, merged.imports.at(0));
    bea.merges({village.reply_for(bea)});
    for (const RevocationRow& row : must(list_revocations(*bea.store)))
        if (row.id.writer != bea.worker.writer && row.stands) bea.deletes(row.id);
    village.hub->merges({bea.hands_over(village.stick)});
    CHECK_FALSE(village.hub->knows(zofia));
}

namespace {

/// Two laptops at work: their hand-over files in order of time.
std::vector<Path> some_weeks(Village& village, std::mt19937& chance) {
    Laptop amir = village.joins_approved("Amir");
    Laptop bea = village.joins_approved("Bea");
    std::vector<RecordId> known{amir.meets("Zofia"), amir.visits("House", {"Ola"})};
    std::vector<Path> files{amir.hands_over(village.stick)};
    village.meet(amir);
    village.meet(bea);
    const auto does_something = [&](Laptop& who) {
        const RecordId record = known[chance() % known.size()];
        if (!who.knows(record)) return;
        const bool is_deleted = who.view(record).status == RecordStatus::deleted;
        const auto what = chance() % 6;
        if (what == 0 && !is_deleted) who.deletes(record);
        if (what == 1 && is_deleted) who.takes_back(record);
        if (what == 2) known.push_back(who.meets("Person"));
        if (what > 2 && !is_deleted)
            who.writes(record, what > 4 ? street : phone, std::to_string(chance() % 4));
    };
    for (int round = 0; round < 8; ++round) {
        Laptop& who = chance() % 2 == 0 ? amir : bea;
        who.meets("Somebody"); // something to hand over
        for (int edits = 0; edits < 4; ++edits)
            does_something(who);
        files.push_back(who.hands_over(village.stick));
        if (chance() % 2 == 0) village.meet(who);
    }
    return files;
}

} // namespace

TEST_CASE("whatever was undone and redone before, the hub is as if only the rest had come",
          "[undo]") {
    std::mt19937 chance(printed_seed());
    for (int season = 0; season < 12; ++season) {
        Village village;
        const std::vector<Path> files = some_weeks(village, chance);
        Laptop all = village.second_hub();
        std::vector<ImportNo> imports;
        for (const Path& file : files)
            imports.push_back(all.merges({file}).imports.at(0));
        std::vector<bool> is_out(files.size());
        const auto turn = [&](std::size_t at) {
            is_out[at] ? redo(all, imports[at]) : undo(all, imports[at]);
            is_out[at] = !is_out[at];
        };
        for (int step = 0; step < 10; ++step)
            turn(chance() % files.size());
        check_sound(all);
        const std::size_t kept = chance() % files.size() + 1;
        for (std::size_t at = 0; at < files.size(); ++at)
            if (is_out[at] == (at < kept)) turn(at);
        Laptop rest = village.second_hub();
        rest.merges({files.begin(), files.begin() + static_cast<std::ptrdiff_t>(kept)});
        INFO("season " << season << ", " << kept << " of " << files.size());
        CHECK(answers_in(all) == answers_in(rest));
        CHECK(all.conflicts() == rest.conflicts());
        check_sound(all);
    }
}
