#include "app/ctl/verbs.h"
#include "app/flow/enrolment.h"
#include "app/flow/project.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith::app {
namespace {

std::string_view role_name(LaptopRole role) {
    switch (role) {
    case LaptopRole::volunteer:
        return "volunteer";
    case LaptopRole::worker:
        return "worker";
    case LaptopRole::coordinator:
        return "coordinator";
    }
    return "unknown";
}

std::string_view state_name(LaptopState state) {
    switch (state) {
    case LaptopState::announced:
        return "waiting";
    case LaptopState::approved:
        return "approved";
    case LaptopState::retired:
        return "retired";
    }
    return "unknown";
}

Result<LaptopRole> parse_role(const std::string& text) {
    if (text == "volunteer") return LaptopRole::volunteer;
    if (text == "worker") return LaptopRole::worker;
    if (text == "coordinator") return LaptopRole::coordinator;
    return fail(ErrorCode::bad_input,
                fmt::format("There is no role '{}'; use volunteer, worker or coordinator.", text));
}

Result<LaptopId> parse_laptop(const std::string& text) {
    const auto bytes = from_hex(text);
    if (!bytes || bytes->size() != sizeof(LaptopId))
        return fail(ErrorCode::bad_input,
                    fmt::format("'{}' is not a laptop's id; laptop list shows them.", text));
    LaptopId id{};
    std::copy(bytes->begin(), bytes->end(), id.begin());
    return id;
}

struct JoinOptions {
    std::string store, card, laptop, worker;
};

Result<Outcome> laptop_join(Console& console, const JoinOptions& options) {
    KITH_TRY_ASSIGN(const bool is_test, is_test_card(console.files(), options.card));
    KITH_TRY(console.apply_test_options(is_test, 0));
    KITH_TRY_ASSIGN(const std::string passphrase, console.passphrase());
    KITH_TRY_ASSIGN(auto store,
                    join_project(console.environment(),
                                 options.store,
                                 options.card,
                                 {options.laptop, options.worker, passphrase}));
    KITH_TRY_ASSIGN(const RecordId worker, worker_of(*store));
    Outcome outcome;
    outcome.json = {{"project", to_hex(store->project().id)},
                    {"laptop", to_hex(store->laptop())},
                    {"worker", to_text(worker)}};
    outcome.lines = {fmt::format("This laptop has joined '{}'.", store->project().name),
                     "Its check words: " + check_words(store->laptop_signing_key().public_key)};
    KITH_TRY(store->close());
    return outcome;
}

Result<Outcome> laptop_list(Console& console, const StoreOption& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const auto laptops, list_project_laptops(*store));
    Outcome outcome;
    outcome.json["laptops"] = Json::array();
    for (const LaptopView& laptop : laptops) {
        outcome.json["laptops"].push_back({{"id", to_hex(laptop.row.id)},
                                           {"name", laptop.row.name},
                                           {"worker", laptop.worker},
                                           {"role", role_name(laptop.row.role)},
                                           {"state", state_name(laptop.row.state)},
                                           {"words", laptop.check_words},
                                           {"behind", laptop.behind},
                                           {"gaps", laptop.gaps}});
        outcome.lines.push_back(fmt::format("{}  {}  {} ({}), {}; check words: {}",
                                            to_hex(laptop.row.id),
                                            laptop.row.name,
                                            laptop.worker,
                                            role_name(laptop.row.role),
                                            state_name(laptop.row.state),
                                            laptop.check_words));
        for (const std::string& gap : laptop.gaps)
            outcome.lines.push_back("    " + gap);
    }
    KITH_TRY(store->close());
    return outcome;
}

struct ApproveOptions {
    std::string store, role = "worker";
    std::vector<std::string> ids;
    bool all = false;
};

Result<std::vector<LaptopId>> chosen_laptops(Store& store, const ApproveOptions& options) {
    std::vector<LaptopId> ids;
    if (options.all) {
        KITH_TRY_ASSIGN(const auto laptops, list_laptops(store));
        for (const LaptopRow& laptop : laptops)
            if (laptop.state == LaptopState::announced) ids.push_back(laptop.id);
        return ids;
    }
    for (const std::string& text : options.ids) {
        KITH_TRY_ASSIGN(const LaptopId id, parse_laptop(text));
        ids.push_back(id);
    }
    if (ids.empty())
        return fail(ErrorCode::bad_input, "Say which laptops to approve: their ids, or --all.");
    return ids;
}

Result<Outcome> laptop_approve(Console& console, const ApproveOptions& options) {
    KITH_TRY_ASSIGN(const LaptopRole role, parse_role(options.role));
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const auto ids, chosen_laptops(*store, options));
    Outcome outcome;
    outcome.json["laptops"] = Json::array();
    for (const LaptopId& id : ids) // all of them, or none
        KITH_TRY(check_laptop(*store, id));
    std::uint64_t created = 0, changed = 0, conflicts = 0;
    for (const LaptopId& id : ids) {
        KITH_TRY_ASSIGN(const Approved approved, approve_laptop(*store, id, role));
        outcome.json["laptops"].push_back({{"id", to_hex(id)},
                                           {"state", "approved"},
                                           {"role", options.role},
                                           {"merged", approved.merged_files()}});
        created += approved.merged.created;
        changed += approved.merged.changed;
        conflicts += approved.merged.conflicts;
        outcome.lines.push_back(fmt::format("{} is approved; {} waiting files were merged.",
                                            approved.laptop.name,
                                            approved.merged_files()));
        for (const sync::FileReport& file : approved.merged.files)
            if (!file.sentence.empty()) console.say(file.sentence);
        outcome.findings = outcome.findings || approved.merged.conflicts > 0 ||
                           approved.merged.files.size() > approved.merged_files();
    }
    outcome.json["new"] = created;
    outcome.json["changed"] = changed;
    outcome.json["conflicts"] = conflicts;
    if (!ids.empty())
        outcome.lines.push_back(
            fmt::format("{} new, {} changed, {} in conflict.", created, changed, conflicts));
    else
        outcome.lines.emplace_back("No laptop waits for approval.");
    KITH_TRY(store->close());
    return outcome;
}

struct RetireOptions {
    std::string store, id;
};

Result<Outcome> laptop_retire(Console& console, const RetireOptions& options) {
    KITH_TRY_ASSIGN(const LaptopId id, parse_laptop(options.id));
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY(retire_laptop(*store, id));
    KITH_TRY(store->close());
    return Outcome{{{"id", options.id}, {"state", "retired"}},
                   {"The laptop is retired; its later files will be set aside."},
                   false};
}

struct WorkerOptions {
    std::string store, name;
};

Result<Outcome> worker_add(Console& console, const WorkerOptions& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const RecordId worker, add_worker(*store, options.name));
    KITH_TRY(store->close());
    return Outcome{{{"worker", to_text(worker)}}, {"The worker is added."}, false};
}

} // namespace

void add_laptop_verbs(CLI::App& app, Chosen& chosen) {
    CLI::App& laptop =
        add_family(app, "laptop", "Join a project; list, approve and retire its laptops");
    add_verb<JoinOptions>(
        laptop,
        chosen,
        {"join", "A field laptop's store, from a joining card"},
        [](CLI::App& verb, JoinOptions& options) {
            verb.add_option("store", options.store, "A new folder NAME.kith")->required();
            verb.add_option("--card", options.card)->required();
            verb.add_option("--laptop", options.laptop, "What people call this laptop")->required();
            verb.add_option("--worker", options.worker, "Who uses it")->required();
        },
        laptop_join);
    add_verb<StoreOption>(
        laptop,
        chosen,
        {"list", "The project's laptops"},
        [](CLI::App& verb, StoreOption& options) {
            verb.add_option("store", options.store)->required();
        },
        laptop_list);
    add_verb<ApproveOptions>(
        laptop,
        chosen,
        {"approve", "Let laptops in; their waiting files are merged"},
        [](CLI::App& verb, ApproveOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("ids", options.ids);
            verb.add_option("--role", options.role, "volunteer, worker or coordinator");
            verb.add_flag("--all", options.all, "Every laptop that waits");
        },
        laptop_approve);
    add_verb<RetireOptions>(
        laptop,
        chosen,
        {"retire", "Set its later files aside"},
        [](CLI::App& verb, RetireOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("id", options.id)->required();
        },
        laptop_retire);
    CLI::App& worker = add_family(app, "worker", "People who collect");
    add_verb<WorkerOptions>(
        worker,
        chosen,
        {"add", "A worker of this store"},
        [](CLI::App& verb, WorkerOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("--name", options.name)->required();
        },
        worker_add);
}

} // namespace kith::app
