#include "tests/sync/hub/village.h"

#include "survey_core/store/server_database.h"
#include "survey_core/store/verify.h"
#include "sync/server/connection.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>

namespace kith::test {

namespace {

std::vector<Path> files_of(const sync::Handover& handover) {
    std::vector<Path> files;
    for (const sync::WrittenBundle& file : handover.earlier)
        files.push_back(file.file);
    files.push_back(handover.bundle.file);
    return files;
}

constexpr KdfCost cheap{8ULL << 20U, 1};

const char* test_server() {
    return std::getenv("KITH_TEST_SERVER");
}

std::string address_of(const std::string& database) {
    return "postgresql:///" + database + "?" + test_server();
}

} // namespace

/// Copied from one that has the tables.
std::string make_database() {
    static int made = 0;
    const std::string first = "kith_" + std::to_string(getpid());
    const std::string name = first + "_" + std::to_string(++made);
    const auto server = must(sync::connect_to_server(address_of("postgres")));
    if (made == 1) {
        must(server->run_script(("CREATE DATABASE " + first).c_str()));
        must(must(sync::connect_to_server(address_of(first)))->make_tables());
    }
    must(server->run_script(("CREATE DATABASE " + name + " TEMPLATE " + first).c_str()));
    return address_of(name);
}

Laptop::Laptop(std::unique_ptr<Store> made, std::string_view worker_name) : store(std::move(made)) {
    if (worker_name.empty()) return;
    ChangeGroup group(*store, {});
    worker = group.create({RecordKind::worker}, {{field::name, say(worker_name)}});
    must(group.commit());
}

RecordId Laptop::meets(std::string_view name) {
    ChangeGroup group(*store, worker);
    const RecordId person = group.create({RecordKind::entity},
                                         {{field::list, say("person")}, {field::label, say(name)}});
    must(group.commit());
    return person;
}

RecordId Laptop::visits(std::string_view household, const std::vector<std::string>& children) {
    ChangeGroup group(*store, worker);
    const RecordId visit = group.create({RecordKind::submission}, {{field::label, say(household)}});
    std::uint64_t order = 0;
    for (const std::string& child : children)
        group.create({RecordKind::repeat, {}, visit, ++order}, {{field::label, say(child)}});
    must(group.commit());
    return visit;
}

RecordId Laptop::adds_child(RecordId household, std::string_view name) {
    ChangeGroup group(*store, worker);
    const RecordId child =
        group.create({RecordKind::repeat, {}, household, 99}, {{field::label, say(name)}});
    must(group.commit());
    return child;
}

void Laptop::writes(RecordId record, FieldId field, std::string_view value) {
    ChangeGroup group(*store, worker);
    must(group.set(record, {{field, say(value)}}, "heard it again"));
    must(group.commit());
}

void Laptop::deletes(RecordId record) {
    ChangeGroup group(*store, worker);
    must(group.remove(record, "moved away"));
    must(group.commit());
}

void Laptop::takes_back(RecordId record) {
    ChangeGroup group(*store, worker);
    must(group.undelete(record, "a mistake"));
    must(group.commit());
}

RecordView Laptop::view(RecordId record) {
    auto found = must(find_record(*store, record));
    REQUIRE(found);
    return std::move(*found);
}

bool Laptop::knows(RecordId record) {
    return must(find_record(*store, record)).has_value();
}

std::string Laptop::reads(RecordId record, FieldId field) {
    return std::string(view(record).text(field));
}

sync::MergeReport Laptop::merges(std::vector<Path> files, bool dry_run) {
    return must(sync::Hub(*store).merge(files, {dry_run}));
}

void Laptop::restarts(const StoreEnvironment& environment) {
    const Path folder = store->folder();
    if (store->database().is_server()) {
        auto again = must(static_cast<ServerDatabase&>(store->database()).connect_again());
        must(store->close());
        store.reset();
        store = must(Store::open_on_server(
            environment, std::move(again), folder, Passphrase{village_passphrase}));
        return;
    }
    must(store->close());
    store.reset();
    store = must(Store::open(environment, folder, Passphrase{village_passphrase}));
}

bool hubs_are_on_a_server() {
    return test_server() != nullptr;
}

void check_sound(Laptop& laptop) {
    const VerifyReport report = must(verify_store(*laptop.store));
    for (const std::string& finding : report.findings)
        UNSCOPED_INFO(finding);
    CHECK(report.sound());
}

Village::Village() : stick(scratch.path() / "stick") {
    must(files.make_folder(stick));
    hub = std::make_unique<Laptop>(where_hubs_are(make_hub("Hub")), "Coordinator");
}

std::unique_ptr<Store> Village::make_store(std::string_view laptop) {
    StoreSpec spec;
    spec.project.name = "Mill Lane survey";
    spec.project.is_test = true;
    spec.project.root = root.public_key;
    spec.project.id = hash16(root.public_key);
    spec.passphrase = village_passphrase;
    spec.cost = cheap;
    spec.laptop_name = laptop;
    const Path folder = scratch.path() / ("store" + std::to_string(++stores_) + ".kith");
    return must(Store::create(environment(), folder, spec));
}

std::unique_ptr<Store> Village::make_hub(std::string_view laptop) {
    std::unique_ptr<Store> store = make_store(laptop);
    const auto own = sync::certify(sync::CoordinatorCertificate{hash16(root.public_key),
                                                                1,
                                                                coordinator_sign.public_key,
                                                                coordinator_seal.public_key,
                                                                {}},
                                   root);
    const Bytes encoded = sync::encode(own);
    must(store->set_fact(Fact::coordinator_number, as_bytes("1")));
    must(store->set_fact(Fact::coordinator_certificate, encoded));
    must(store->set_fact(Fact::coordinator_sign_secret, coordinator_sign.secret.view()));
    must(store->set_fact(Fact::coordinator_seal_secret, coordinator_seal.secret.view()));
    must(store->set_fact(Fact::tag_key, Bytes(32, 9)));
    must(save_coordinator(*store,
                          {1, coordinator_sign.public_key, coordinator_seal.public_key, encoded}));
    auto row = must(find_laptop(*store, store->laptop())).value_or(LaptopRow{});
    row.id = store->laptop();
    row.sign = store->laptop_signing_key().public_key;
    row.seal = store->laptop_sealing_key().public_key;
    row.name = laptop;
    row.role = LaptopRole::coordinator;
    row.state = LaptopState::approved;
    row.own = true;
    row.certificate = sync::encode(sync::certify(sync::LaptopCertificate{hash16(root.public_key),
                                                                         1,
                                                                         row.sign,
                                                                         row.seal,
                                                                         sync::Role::coordinator,
                                                                         clock.now(),
                                                                         {}},
                                                 coordinator_sign));
    must(save_laptop(*store, row));
    return store;
}

Laptop Village::joins(std::string_view name) {
    const Path file = stick / "card.kithc";
    must(sync::write_card(*hub->store, must(sync::make_card(*hub->store)), file));
    const sync::Card card = must(sync::read_card(files, file));
    std::unique_ptr<Store> store = make_store(name);
    auto transaction = must(Transaction::begin(store->database()));
    must(sync::install_card(*store, card));
    must(transaction.commit());
    must(refresh_all_rows(*store));
    return Laptop(std::move(store), name);
}

void Village::approve(const Laptop& laptop, sync::Role role) {
    LaptopRow row = must(find_laptop(*hub->store, laptop.store->laptop())).value_or(LaptopRow{});
    row.id = laptop.store->laptop();
    row.sign = laptop.store->laptop_signing_key().public_key;
    row.seal = laptop.store->laptop_sealing_key().public_key;
    row.role = static_cast<LaptopRole>(role);
    row.state = LaptopState::approved;
    row.certificate = sync::encode(sync::certify(
        sync::LaptopCertificate{
            hash16(root.public_key), 1, row.sign, row.seal, role, clock.now(), {}},
        coordinator_sign));
    must(save_laptop(*hub->store, row));
}

Laptop Village::joins_approved(std::string_view name) {
    Laptop laptop = joins(name);
    approve(laptop);
    return laptop;
}

std::unique_ptr<Store> Village::where_hubs_are(std::unique_ptr<Store> store) {
    if (!hubs_are_on_a_server()) return store;
    auto server = must(sync::connect_to_server(make_database()));
    must(store->put_on_server(*server));
    must(store->close());
    const Path folder = scratch.path() / ("scratch" + std::to_string(++stores_));
    return must(Store::open_on_server(
        environment(), std::move(server), folder, Passphrase{village_passphrase}));
}

Laptop Village::second_hub() {
    Laptop other = second_hub_in_a_file();
    other.store = where_hubs_are(std::move(other.store));
    return other;
}

Laptop Village::second_hub_in_a_file() {
    Laptop other(make_hub("Hub 2"), "");
    for (LaptopRow row : must(list_laptops(*hub->store))) {
        row.own = false;
        if (row.id != other.store->laptop()) must(save_laptop(*other.store, row));
    }
    return other;
}

Path Village::reply_for(Laptop& laptop) {
    return must(sync::Hub(*hub->store).write_reply(laptop.store->laptop(), stick)).file;
}

sync::MergeReport Village::meet(Laptop& laptop) {
    sync::MergeReport report;
    if (auto handover = sync::write_handover(*laptop.store, stick))
        report = hub->merges(files_of(*handover));
    laptop.merges({reply_for(laptop)});
    return report;
}

Path Village::put(std::string_view name, ByteView content) {
    const Path file = stick / name;
    std::filesystem::remove(file);
    auto to = must(files.create(file));
    must(to->append(content));
    return file;
}

} // namespace kith::test
