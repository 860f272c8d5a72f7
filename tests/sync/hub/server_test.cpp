// A hub whose tables lie on a PostgreSQL server, started by with_postgres.sh. What every hub must
// do is tested by the other tests of this folder, which run on the server as well.
#include "survey_core/store/server_database.h"
#include "survey_core/store/verify.h"
#include "sync/server/connection.h"
#include "tests/sync/hub/village.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

using namespace kith;
using namespace kith::sync;
using namespace kith::test;

namespace {

void skip_without_server() {
    if (!hubs_are_on_a_server()) SKIP("needs tests/server/with_postgres.sh");
}

ServerDatabase& server_of(Laptop& hub) {
    return static_cast<ServerDatabase&>(hub.store->database());
}

/// Another coordinator's program at the same hub.
Laptop colleague_at(Village& village, Laptop& hub) {
    auto again = must(server_of(hub).connect_again());
    Laptop other(must(Store::open_on_server(village.environment(),
                                            std::move(again),
                                            village.scratch.path() / "colleague",
                                            Passphrase{village_passphrase})),
                 "");
    other.worker = hub.worker;
    return other;
}

std::vector<Path> weekend(Village& village, std::size_t laptops, std::size_t people) {
    std::vector<Path> files;
    for (std::size_t i = 0; i < laptops; ++i) {
        Laptop laptop = village.joins_approved("Laptop " + std::to_string(i));
        for (std::size_t n = 0; n < people; ++n) {
            const RecordId person =
                laptop.meets("Person " + std::to_string(i) + "." + std::to_string(n));
            if (n % 5 == 0) laptop.writes(person, phone, "0" + std::to_string(n));
        }
        laptop.visits("House " + std::to_string(i), {"Ola", "Jan"});
        files.push_back(laptop.hands_over(village.stick));
    }
    return files;
}

/// The same place, as somebody else.
std::string as_role(std::string address, const std::string& role) {
    const std::string owner = "user=kith";
    return address.replace(address.find(owner), owner.size(), "user=" + role);
}

std::string folder_of_server() {
    const std::string address = std::getenv("KITH_TEST_SERVER");
    const auto first = address.find('=') + 1;
    return address.substr(first, address.find('&') - first);
}

bool any_file_holds(const std::filesystem::path& folder, std::string_view words) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string content{std::istreambuf_iterator<char>(in), {}};
        if (content.find(words) != std::string::npos) return true;
    }
    return false;
}

} // namespace

TEST_CASE("a hub in a file and one on a server say the same of the same files", "[server]") {
    skip_without_server();
    Village village;
    const std::vector<Path> files = weekend(village, 3, 12);
    Laptop in_a_file = village.second_hub_in_a_file();
    Laptop on_a_server = village.second_hub();
    in_a_file.merges(files);
    const MergeReport merged = on_a_server.merges({files.rbegin(), files.rend()});
    CHECK(merged.created == 39);
    CHECK(on_a_server.dump() == in_a_file.dump());
    check_sound(on_a_server);
    CHECK(on_a_server.merges(files).created == 0);
    CHECK(must(count_records(*on_a_server.store, {.search = "person 1.1"})) ==
          must(count_records(*in_a_file.store, {.search = "person 1.1"})));
}

TEST_CASE("a project goes from a file to a server and back, and loses nothing", "[server]") {
    skip_without_server();
    Village village; // its hub was put on the server from a file
    const std::vector<Path> files = weekend(village, 2, 6);
    village.hub->merges(files);
    const Path folder = village.scratch.path() / "back.kith";
    Laptop back(must(Store::copy(village.environment(), folder, *village.hub->store)), "");
    CHECK(back.dump() == village.hub->dump());
    CHECK(back.store->laptop() == village.hub->store->laptop());
    check_sound(back);
    back.worker = village.hub->worker;
    back.restarts(village.environment()); // by the same passphrase
    CHECK(back.merges(files).created == 0);
    CHECK(must(count_records(*back.store, {.search = "person"})) == 12);
    const auto taken = back.store->put_on_server(server_of(*village.hub));
    REQUIRE_FALSE(taken);
    CHECK(taken.error().code == ErrorCode::already_exists);
}

TEST_CASE("files that wait for approval go along to a server and back, and unfinished interviews "
          "are not left behind",
          "[server]") {
    skip_without_server();
    Village village; // its hub is on the server
    Laptop amir = village.joins("Amir");
    const RecordId zofia = amir.meets("Zofia");
    village.hub->merges({amir.hands_over(village.stick)});
    REQUIRE(must(list_quarantined(*village.hub->store)).size() == 1);
    const Path folder = village.scratch.path() / "back.kith";
    Laptop back(must(Store::copy(village.environment(), folder, *village.hub->store)), "");
    CHECK(must(list_quarantined(*back.store)).size() == 1);

    const DraftId draft = must(start_draft(*back.store, {}, "half an interview"));
    auto empty = must(connect_to_server(make_database()));
    const auto refused = back.store->put_on_server(*empty);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::refused);
    must(erase_draft(*back.store, draft));
    must(back.store->put_on_server(*empty));
    Laptop again(must(Store::open_on_server(village.environment(),
                                            std::move(empty),
                                            village.scratch.path() / "again",
                                            Passphrase{village_passphrase})),
                 "");
    std::swap(village.hub->store, again.store);
    village.approve(amir);
    must(Hub(*village.hub->store).merge_waiting(amir.store->laptop()));
    CHECK(village.hub->knows(zofia));
    CHECK(must(list_quarantined(*village.hub->store)).empty());
}

TEST_CASE("a copy that fails leaves no half-made store", "[server]") {
    skip_without_server();
    Village village;
    must(village.hub->store->database().run_script("DROP TABLE blob_ref"));
    const Path folder = village.scratch.path() / "half.kith";
    REQUIRE_FALSE(Store::copy(village.environment(), folder, *village.hub->store));
    CHECK_FALSE(std::filesystem::exists(folder));
}

TEST_CASE("a server that is killed in the middle of a merge has all of a file or nothing",
          "[server]") {
    skip_without_server();
    Village village;
    const std::vector<Path> files = weekend(village, 4, 40);
    Laptop in_a_file = village.second_hub_in_a_file();
    in_a_file.merges(files);
    Laptop hub = village.second_hub();
    auto after = must(server_of(hub).connect_again());
    bool is_killed = false;
    const auto merged =
        Hub(*hub.store).merge(files, {}, [&](std::uint64_t done, std::uint64_t all) {
            if (is_killed || done * 2 < all) return;
            is_killed = true;
            REQUIRE(std::system(std::getenv("KITH_CRASH_SERVER")) == 0);
        });
    REQUIRE(is_killed);
    REQUIRE_FALSE(merged);
    CHECK(merged.error().code == ErrorCode::network_failed);

    // The connections are gone; whoever comes next finds whole files only, and goes on.
    REQUIRE_FALSE(after->run_script("SELECT 1"));
    hub.store = must(Store::open_on_server(village.environment(),
                                           must(after->connect_again()),
                                           village.scratch.path() / "again",
                                           Passphrase{village_passphrase}));
    check_sound(hub);
    const std::uint64_t kept = must(count_records(*hub.store, {.kind = RecordKind::entity}));
    CHECK(kept > 0);
    CHECK(kept < 4 * 40);
    CHECK(kept % 40 == 0); // so many people in each file
    hub.merges(files);
    CHECK(hub.dump() == in_a_file.dump());
}

TEST_CASE("two coordinators merge the same files at once, and each file counts once", "[server]") {
    skip_without_server();
    Village village;
    const std::vector<Path> files = weekend(village, 4, 25);
    Laptop in_a_file = village.second_hub_in_a_file();
    in_a_file.merges(files);
    Laptop one = village.second_hub();
    Laptop two = colleague_at(village, one);
    const std::vector<Path> backwards(files.rbegin(), files.rend());
    Result<MergeReport> first = fail(ErrorCode::cancelled, "");
    std::thread colleague([&] { first = Hub(*two.store).merge(backwards, {}); });
    const auto second = Hub(*one.store).merge(files, {});
    colleague.join();
    REQUIRE(first);
    REQUIRE(second);
    CHECK(first->created + second->created == 4 * 26);
    CHECK(one.dump() == in_a_file.dump());
    CHECK(two.dump() == in_a_file.dump());
    CHECK(must(list_imports(*one.store)).size() == files.size());
    check_sound(two);
}

TEST_CASE("a decision made at one desk is seen at the other, and nobody's is lost", "[server]") {
    skip_without_server();
    Neighbours here;
    auto& [village, amir, bea, zofia] = here;
    amir.writes(zofia, phone, "0121");
    bea.writes(zofia, phone, "0122");
    village.meet(amir);
    village.meet(bea);
    Laptop two = colleague_at(village, *village.hub);
    const auto open = must(Hub(*two.store).conflicts());
    REQUIRE(open.size() == 1);
    must(Hub(*two.store).take(two.worker, zofia, phone, open[0].values.at(0).dot));
    CHECK(village.hub->conflicts().empty());
    village.hub->writes(zofia, street, "Mill Lane");
    CHECK(two.reads(zofia, street) == "Mill Lane");
    CHECK(village.hub->dump() == two.dump());
}

TEST_CASE("neither the server's files nor its log hold a word that somebody said", "[server]") {
    skip_without_server();
    Village village;
    Laptop amir = village.joins_approved("Amir");
    const RecordId visit = amir.visits("House of Quetzalcoatlus", {"Jan"});
    amir.writes(visit, phone, "Quetzalcoatlus 0121");
    village.meet(amir);
    must(village.hub->store->database().run_script("CHECKPOINT"));
    CHECK(village.hub->reads(visit, phone) == "Quetzalcoatlus 0121");
    CHECK(any_file_holds(folder_of_server(), "erasure_done")); // names of tables are there
    CHECK_FALSE(any_file_holds(folder_of_server(), "Quetzalcoatlus"));
}

TEST_CASE("an erasure by a coordinator who does not own the tables leaves no page with what went",
          "[server][roles]") {
    skip_without_server();
    Village village;
    Laptop centre = village.second_hub_in_a_file();
    centre.worker = village.hub->worker;
    const RecordId zofia = centre.meets("Zofia");
    const std::string address = make_database();
    const auto owner = must(connect_to_server(address));
    must(owner->run_script("CREATE ROLE bea_at_the_centre LOGIN"));
    must(centre.store->put_on_server(*owner));
    must(owner->grant("bea_at_the_centre", ServerRight::write));
    const std::string as_bea = as_role(address, "bea_at_the_centre");
    Laptop bea(must(Store::open_on_server(village.environment(),
                                          must(connect_to_server(as_bea)),
                                          village.scratch.path() / "bea",
                                          Passphrase{village_passphrase})),
               "");
    std::string sealed;
    {
        Query row = owner->query("SELECT body FROM record WHERE kind = 3");
        REQUIRE(must(row.step()));
        sealed = as_text(row.bytes(0));
    }
    REQUIRE(sealed.size() > 40);
    const auto pages = std::filesystem::path(folder_of_server()) / "data" / "base";
    must(owner->run_script("CHECKPOINT"));
    REQUIRE(any_file_holds(pages, sealed));
    const std::vector<RecordId> records{zofia};
    CHECK(must(Hub(*bea.store).erase(centre.worker, records, "asked")).is_swept);
    must(owner->run_script("CHECKPOINT"));
    CHECK_FALSE(any_file_holds(pages, sealed));
    const auto version = bea.store->database().run("INSERT INTO version(n) VALUES(99)");
    REQUIRE_FALSE(version);
    CHECK(version.error().code == ErrorCode::refused);
}

TEST_CASE("only the owner of the tables brings them up to date, and says so to others",
          "[server][roles]") {
    skip_without_server();
    const std::string address = make_database();
    const auto owner = must(connect_to_server(address));
    must(owner->make_tables());
    must(owner->run_script("CREATE ROLE later_coordinator LOGIN"));
    must(owner->grant("later_coordinator", ServerRight::write));
    const std::string as_other = as_role(address, "later_coordinator");
    must(owner->run_script("UPDATE version SET n = 3; DROP FUNCTION rewrite_part(name)"));
    const auto other = must(connect_to_server(as_other));
    const auto refused = other->make_tables();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("owns its tables") != std::string::npos);
    must(owner->make_tables());
    CHECK(other->make_tables());
}

TEST_CASE("a grant says what it cannot do, and is for nobody but one role", "[server][roles]") {
    skip_without_server();
    const auto owner = must(connect_to_server(make_database()));
    must(owner->make_tables());
    must(owner->run_script("CREATE ROLE mighty SUPERUSER; CREATE ROLE plain"));
    for (const char* everybody : {"public", "none"}) {
        const auto refused = owner->grant(everybody, ServerRight::read);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::bad_input);
    }
    const auto more = owner->grant("mighty", ServerRight::read);
    REQUIRE_FALSE(more);
    CHECK(more.error().message.find("all the same") != std::string::npos);
    CHECK(owner->grant("plain", ServerRight::read));
    CHECK(owner->grant("plain", ServerRight::none));
    CHECK(must(owner->list_roles()).size() == 2); // the owner, and the superuser as it was granted
}

TEST_CASE("what a coordinator makes for itself on the server does not run as the owner",
          "[server][roles]") {
    skip_without_server();
    const std::string address = make_database();
    const auto owner = must(connect_to_server(address));
    must(owner->make_tables());
    must(owner->run_script("CREATE ROLE sly LOGIN"));
    must(owner->grant("sly", ServerRight::write));
    const std::string as_sly = as_role(address, "sly");
    const auto sly = must(connect_to_server(as_sly));
    must(sly->make_tables());
    must(sly->run_script(
        "CREATE TEMP TABLE ran(who text); GRANT ALL ON ran TO PUBLIC;"
        "CREATE FUNCTION pg_temp.note(pg_catalog.text) RETURNS boolean LANGUAGE plpgsql AS "
        "$$ BEGIN INSERT INTO pg_temp.ran VALUES(current_user); RETURN true; END $$;"
        "CREATE DOMAIN pg_temp.name AS pg_catalog.text CHECK (pg_temp.note(VALUE));"
        "CREATE DOMAIN pg_temp.text AS pg_catalog.text CHECK (pg_temp.note(VALUE))"));
    must(sly->checkpoint_truncate());
    CHECK(must(sly->find_integer("SELECT count(*) FROM pg_temp.ran WHERE who <> 'sly'")) == 0);
}

TEST_CASE("what somebody has written on the server by other means is refused", "[server]") {
    skip_without_server();
    Village village;
    Laptop amir = village.joins_approved("Amir");
    amir.meets("Zofia");
    village.meet(amir);
    must(village.hub->store->database().run_script(
        "UPDATE record SET body = body || '\\x00' WHERE kind = 3"));
    const auto dump = dump_canonical(*village.hub->store);
    REQUIRE_FALSE(dump);
    CHECK(dump.error().code == ErrorCode::damaged);
}

TEST_CASE("a server that is not there, has no project, or another passphrase is said", "[server]") {
    skip_without_server();
    const auto nowhere = connect_to_server("postgresql:///kith?host=/nowhere");
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().code == ErrorCode::network_failed);
    Village village;
    const Path scratch = village.scratch.path() / "none";
    const auto open = [&](std::unique_ptr<ServerDatabase> server, std::string_view passphrase) {
        return Store::open_on_server(
            village.environment(), std::move(server), scratch, Passphrase{passphrase});
    };
    const auto wrong = open(must(server_of(*village.hub).connect_again()), "another one");
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().code == ErrorCode::wrong_passphrase);
    auto empty = must(connect_to_server("postgresql:///postgres?" +
                                        std::string(std::getenv("KITH_TEST_SERVER"))));
    const auto none = open(std::move(empty), village_passphrase);
    REQUIRE_FALSE(none);
    CHECK(none.error().code == ErrorCode::not_found);
}
