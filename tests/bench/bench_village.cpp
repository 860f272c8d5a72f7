#include "tests/bench/bench_village.h"

#include "app/flow/enrolment.h"
#include "app/flow/form_shelf.h"
#include "app/flow/project.h"
#include "sync/hub/handover.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace kith::bench {

namespace {

constexpr int fields = 12;

/// About 75 bytes an answer: words of a list of 64, so that one answer carries about 66 bits of
/// chance.
std::string invented_answer(Random& chance) {
    static constexpr std::array<std::string_view, 64> words{
        "river",  "lunch",  "garden",  "music",     "walk",   "bread",  "phone", "lift",
        "paint",  "story",  "school",  "bench",     "tools",  "dance",  "choir", "table",
        "kettle", "bus",    "library", "allotment", "wool",   "bike",   "cards", "chess",
        "soup",   "window", "street",  "park",      "bridge", "market", "lamp",  "door",
        "rain",   "sun",    "friend",  "letter",    "form",   "dog",    "cat",   "hall",
        "club",   "church", "mosque",  "shop",      "corner", "tree",   "apple", "seed",
        "spade",  "hammer", "needle",  "thread",    "drum",   "flute",  "poem",  "paper",
        "stamp",  "train",  "ferry",   "hill",      "lane",   "yard",   "gate",  "fence"};
    std::string out;
    for (int i = 0; i < 11; ++i)
        out += (i == 0 ? "" : " ") + std::string(words[chance.next() % words.size()]);
    return out;
}

Status write_form(FileSystem& files, const Path& folder) {
    KITH_TRY(files.make_folder(folder));
    std::string survey = "type,name,label\n";
    for (int i = 1; i <= fields; ++i)
        survey += fmt::format("text,q{0},Question {0}\n", i);
    KITH_TRY(replace_file(files, folder / "survey.csv", as_bytes(survey)));
    return replace_file(
        files, folder / "settings.csv", as_bytes("form_title,form_id,version\nBench,bench,1\n"));
}

} // namespace

Result<Village> make_village(const StoreEnvironment& environment, const Path& folder) {
    Village village;
    village.stick = folder / "stick";
    KITH_TRY_ASSIGN(app::StartedProject started,
                    app::start_project(environment,
                                       folder / "centre.kith",
                                       {"Bench", bench_passphrase, "R", true}));
    village.centre = std::move(started.store);
    KITH_TRY(write_form(environment.files, folder / "form"));
    KITH_TRY_ASSIGN(const app::FormAdded added,
                    app::add_form_file(*village.centre, folder / "form"));
    KITH_TRY(app::write_joining_card(*village.centre, folder / "card"));
    KITH_TRY_ASSIGN(
        village.laptop,
        app::join_project(
            environment, folder / "laptop.kith", folder / "card", {"L", "A", bench_passphrase}));
    village.form = added.form->id;
    for (int i = 1; i <= fields; ++i) {
        KITH_TRY_ASSIGN(const auto field,
                        find_field(*village.laptop,
                                   {FieldName::Kind::question, "bench", fmt::format("/q{}", i)}));
        village.questions.push_back(*field);
    }
    KITH_TRY_ASSIGN(village.worker, app::worker_of(*village.laptop));
    KITH_TRY(environment.files.make_folder(folder / "stick"));
    KITH_TRY_ASSIGN(const sync::Handover first,
                    sync::write_handover(*village.laptop, folder / "stick"));
    sync::Hub hub(*village.centre);
    const std::array<Path, 1> files{first.bundle.file};
    KITH_TRY(hub.merge(files, {}));
    KITH_TRY(app::approve_laptop(*village.centre, village.laptop->laptop(), LaptopRole::worker));
    return village;
}

Result<std::vector<RecordId>> add_records(Village& village, int records, Random& chance) {
    constexpr int at_once = 50'000; // a million do not fit into memory together
    std::vector<RecordId> made;
    while (static_cast<int>(made.size()) < records) {
        const int left = records - static_cast<int>(made.size());
        ChangeGroup group(*village.laptop, village.worker);
        for (int i = 0; i < std::min(at_once, left); ++i) {
            std::vector<Edit> edits;
            for (const FieldId field : village.questions)
                edits.push_back({field, {Value::Kind::text, invented_answer(chance)}, {}});
            made.push_back(group.create({RecordKind::submission, village.form, {}, 0}, edits));
            group.end_group();
        }
        KITH_TRY(group.commit());
    }
    return made;
}

Result<double> floor_seconds(const StoreEnvironment& environment, const Path& folder, Store& from) {
    std::vector<Bytes> bodies;
    KITH_TRY(for_each_record(from, [&](const Change& creation) -> Status {
        if (creation.header.record_kind == RecordKind::submission) bodies.push_back(creation.body);
        return {};
    }));
    KITH_TRY_ASSIGN(app::StartedProject plain,
                    app::start_project(environment,
                                       folder / "plain.kith",
                                       {"Plain", bench_passphrase, "R", true}));
    Database& database = plain.store->database();
    database.set_cache_mb(64);
    KITH_TRY(database.run_script("CREATE TABLE plain(id BLOB PRIMARY KEY, body BLOB NOT NULL)"));
    const double before = cpu_seconds();
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(database));
    for (const Bytes& body : bodies) {
        std::array<std::uint8_t, 16> uuid{};
        environment.random.fill(uuid);
        KITH_TRY(database.run(
            "INSERT INTO plain(id, body) VALUES(?, ?)", ByteView(uuid), ByteView(body)));
    }
    KITH_TRY(transaction.commit());
    return cpu_seconds() - before;
}

} // namespace kith::bench
