#include "app/ctl/demo_round.h"
#include "app/ctl/verbs.h"
#include "app/flow/consenting.h"
#include "app/flow/enrolment.h"
#include "app/flow/project.h"
#include "app/flow/record_paths.h"
#include "app/flow/submissions.h"
#include "survey_core/export/export_files.h"
#include "survey_core/store/verify.h"
#include "sync/hub/dump.h"
#include "sync/hub/handover.h"
#include "sync/hub/hub.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith::app {
namespace {

constexpr std::uint64_t usual_seed = 2026; // `--seed` is another neighbourhood
constexpr std::string_view demo_passphrase = "invented people live here";
constexpr std::array<std::string_view, rounds_in_all> workers{"Amina", "Dev", "Grace"};
constexpr std::array<std::string_view, 5> form_ids{"community_asset_survey",
                                                   "capabilities_assessment",
                                                   "needs_poll",
                                                   "door_round",
                                                   "household_visit"};
constexpr std::size_t interview_forms = 3; // of them, the first

/// The whole story, one chapter a function; every chapter adds one plain line.
class Demo {
public:
    Demo(Console& console, Path folder, std::uint64_t seed, Taxonomy taxonomy)
        : console_(console), folder_(std::move(folder)),
          seed_(seed), world_{SeededRandom(seed), std::move(taxonomy), {}} {
        world_.town = invent_neighbourhood(world_.chance);
    }

    Result<Outcome> tell() {
        KITH_TRY(begin_project());
        KITH_TRY(join_laptops());
        KITH_TRY(plan_rounds());
        KITH_TRY(work_in_the_field());
        KITH_TRY(hand_over_and_merge());
        KITH_TRY(merge_in_the_other_order());
        KITH_TRY(disagree());
        KITH_TRY(decide_and_reply());
        KITH_TRY(take_consent_back());
        KITH_TRY(take_out());
        KITH_TRY(centre_->close());
        for (auto& laptop : laptops_)
            KITH_TRY(laptop->close());
        outcome_.json["seed"] = seed_;
        outcome_.json["people"] = world_.town.people.size();
        outcome_.json["merged"] = {
            {"submissions", tally_.interviews}, {"entities", entities_}, {"conflicts", 1}};
        outcome_.lines.push_back(
            fmt::format("At the end the centre holds {} interviews, and {} people, gifts, needs, "
                        "places and doors; one conflict waits for you. The same seed ({}) gives "
                        "the same neighbourhood.",
                        tally_.interviews,
                        entities_,
                        seed_));
        outcome_.lines.push_back(fmt::format("Look around: kith {}, passphrase: {}",
                                             (folder_ / "centre.kith").string(),
                                             demo_passphrase));
        return std::move(outcome_);
    }

private:
    void step(const std::string& line) {
        outcome_.json["steps"].push_back(line);
        outcome_.lines.push_back(fmt::format("{}. {}", outcome_.lines.size() + 1, line));
    }

    Status begin_project() {
        if (console_.files().exists(folder_))
            return fail(
                ErrorCode::already_exists,
                fmt::format("The folder {} is there already; name another one for the demo.",
                            folder_.string()));
        KITH_TRY(console_.files().make_folder(folder_));
        KITH_TRY_ASSIGN(
            StartedProject started,
            start_project(console_.environment(),
                          folder_ / "centre.kith",
                          {"Mill Lane together (invented)", demo_passphrase, "Rukhsana", true}));
        centre_ = std::move(started.store);
        KITH_TRY_ASSIGN(const Path share, share_folder());
        for (const std::string_view form : form_ids) {
            KITH_TRY_ASSIGN(
                const FormAdded added,
                add_form_file(*centre_, share / "forms" / (std::string(form) + ".xlsx")));
            if (!added.form)
                return fail(ErrorCode::bad_input,
                            fmt::format("The form {} has errors; form check lists them.", form));
        }
        step(fmt::format("Rukhsana starts the project 'Mill Lane together' with {} forms, among {} "
                         "invented people behind {} doors (seed {}).",
                         form_ids.size(),
                         world_.town.people.size(),
                         world_.town.homes.size(),
                         seed_));
        return {};
    }

    Status join_laptops() {
        const Path card = folder_ / "mill-lane.kithcard";
        KITH_TRY_ASSIGN(const CardWritten written, write_joining_card(*centre_, card));
        for (const std::string_view worker : workers) {
            const std::string name(worker);
            KITH_TRY_ASSIGN(auto laptop,
                            join_project(console_.environment(),
                                         folder_ / (name + ".kith"),
                                         card,
                                         {"Laptop of " + name, name, demo_passphrase}));
            laptops_.push_back(std::move(laptop));
        }
        KITH_TRY(console_.files().make_folder(folder_ / "stick"));
        KITH_TRY_ASSIGN(const auto files, hand_over(laptops_.size()));
        sync::Hub hub(*centre_);
        KITH_TRY_ASSIGN(const sync::MergeReport waiting, hub.merge(files, {}));
        std::uint64_t merged = 0;
        for (auto& laptop : laptops_) {
            KITH_TRY_ASSIGN(const Approved approved,
                            approve_laptop(*centre_, laptop->laptop(), LaptopRole::worker));
            merged += approved.merged_files();
        }
        step(fmt::format("Three laptops join with the card: {}. Its check words: {}. {} sealed "
                         "files wait until Rukhsana approves the laptops, then {} merge.",
                         fmt::join(workers, ", "),
                         written.check_words,
                         waiting.quarantined,
                         merged));
        return {};
    }

    Status plan_rounds() {
        KITH_TRY(plan_demo_rounds(*centre_, shelf_, world_.town));
        KITH_TRY(write_known_places(*centre_, shelf_, world_));
        KITH_TRY(reply_to_all());
        KITH_TRY(centre_->close());
        centre_.reset();
        KITH_TRY(copy_store(folder_ / "centre.kith", folder_ / "second.kith"));
        KITH_TRY_ASSIGN(centre_, reopen("centre.kith"));
        step(fmt::format("She plans {} rounds and writes down {} places that everybody knows; the "
                         "replies take both to the laptops.",
                         rounds_in_all,
                         known_places().size()));
        return {};
    }

    Status work_in_the_field() {
        for (std::size_t i = 0; i < laptops_.size(); ++i) {
            FormShelf shelf;
            KITH_TRY(walk_demo_round(*laptops_[i], shelf, world_, i, tally_));
            KITH_TRY(hold_demo_interviews(*laptops_[i], shelf, world_, i, tally_));
            KITH_TRY(hold_demo_poll(*laptops_[i], shelf, world_, tally_));
        }
        step(fmt::format(
            "Without internet they knock {} times ({} doors ask never to be called on again), "
            "hold {} interviews in which places are named {} times, and collect {} "
            "votes, typing mistakes and all.",
            tally_.visits,
            tally_.left_alone,
            tally_.interviews,
            tally_.named_places,
            tally_.votes));
        return {};
    }

    /// Of the first so many laptops.
    Result<std::vector<Path>> hand_over(std::size_t count) {
        std::vector<Path> files;
        for (std::size_t i = 0; i < count; ++i) {
            KITH_TRY_ASSIGN(const sync::Handover handover,
                            sync::write_handover(*laptops_[i], folder_ / "stick"));
            files.push_back(handover.bundle.file);
        }
        return files;
    }

    Status hand_over_and_merge() {
        KITH_TRY_ASSIGN(first_files_, hand_over(laptops_.size()));
        sync::Hub hub(*centre_);
        KITH_TRY_ASSIGN(const sync::MergeReport first, hub.merge(first_files_, {}));
        KITH_TRY_ASSIGN(const sync::MergeReport again, hub.merge(first_files_, {}));
        KITH_TRY_ASSIGN(entities_,
                        count_records(*centre_, {RecordKind::entity, {}, {}, {}, false}));
        step(fmt::format("Three sealed files reach the centre: {} new records. Merged again, {} "
                         "are new and {} the same.",
                         first.created,
                         again.created,
                         again.same));
        return {};
    }

    Status merge_in_the_other_order() {
        KITH_TRY_ASSIGN(auto second, reopen("second.kith"));
        sync::Hub hub(*second);
        const std::vector<Path> reversed(first_files_.rbegin(), first_files_.rend());
        KITH_TRY(hub.merge(reversed, {}));
        KITH_TRY_ASSIGN(const std::string ours, sync::dump_canonical(*centre_));
        KITH_TRY_ASSIGN(const std::string theirs, sync::dump_canonical(*second));
        KITH_TRY(second->close());
        if (ours != theirs)
            return fail(ErrorCode::damaged, "The two orders of merging gave different stores.");
        step(fmt::format("A second coordinator merges the files in the opposite order: the two "
                         "dumps are equal, all {} bytes.",
                         ours.size()));
        return {};
    }

    /// A person and a place, sent to all by reply and then corrected by two workers without seeing
    /// each other.
    Status disagree() {
        KITH_TRY_ASSIGN(shared_, find_entity("person", {}));
        KITH_TRY_ASSIGN(const RecordId choir, find_entity("asset", "Choir of all voices"));
        KITH_TRY(reply_to_all());
        KITH_TRY(correct(0, shared_, {"/called", "Amina Begum"}, "she spells it so"));
        KITH_TRY(correct(1, shared_, {"/called", "Amena Begum"}, "it is so on her letter"));
        KITH_TRY(correct(0, choir, {"/schedule", "Thursdays at half past 7"}, "on the door"));
        KITH_TRY(correct(1, choir, {"/schedule", "Wednesdays at 7"}, "a singer says so"));
        KITH_TRY_ASSIGN(const std::vector<Path> files, hand_over(2));
        sync::Hub hub(*centre_);
        KITH_TRY_ASSIGN(const sync::MergeReport report, hub.merge(files, {}));
        KITH_TRY_ASSIGN(const auto conflicts, hub.conflicts());
        if (conflicts.size() != 2 || conflicts.front().values.size() != 2)
            return fail(ErrorCode::damaged,
                        fmt::format("Two conflicts with two values were expected, {} are there.",
                                    conflicts.size()));
        step(fmt::format("Two workers correct the same person's name and the same choir's day "
                         "differently: {} conflicts wait, each with both values.",
                         report.conflicts));
        return {};
    }

    Status decide_and_reply() {
        sync::Hub hub(*centre_);
        KITH_TRY_ASSIGN(const auto conflicts, hub.conflicts());
        KITH_TRY_ASSIGN(const RecordId author, worker_of(*centre_));
        const auto of_the_person =
            std::find_if(conflicts.begin(), conflicts.end(), [&](const sync::OpenConflict& one) {
                return one.record == shared_;
            });
        if (of_the_person == conflicts.end())
            return fail(ErrorCode::damaged, "The person's name is in no conflict.");
        const sync::OpenConflict& conflict = *of_the_person;
        const sync::ConflictValue& taken = conflict.values.front().value.bytes == "Amina Begum"
                                               ? conflict.values.front()
                                               : conflict.values.back();
        KITH_TRY(hub.take(author, conflict.record, conflict.field, taken.dot));
        KITH_TRY(reply_to_all());
        for (auto& laptop : laptops_) {
            KITH_TRY_ASSIGN(const auto record, find_record(*laptop, shared_));
            const FieldView* field = record ? record->find(conflict.field) : nullptr;
            if (field == nullptr || field->value != taken.value || field->in_conflict)
                return fail(ErrorCode::damaged, "The decision did not reach every laptop.");
        }
        step("Rukhsana asks the person, takes 'Amina Begum', and the replies carry the decision to "
             "all three laptops. The choir's day waits.");
        return {};
    }

    /// Somebody rings: their name is kept, and nothing else is permitted any more.
    Status take_consent_back() {
        KITH_TRY_ASSIGN(
            const auto people,
            list_records(*centre_, {RecordKind::entity, "person", {}, {}, false}, {0, 1000}));
        for (const RecordRow& row : people) {
            KITH_TRY_ASSIGN(const auto states, consents_of(*centre_, row.id));
            const bool may_introduce =
                std::any_of(states.begin(), states.end(), [](const ConsentState& state) {
                    return state.purpose == "introduce" && state.answer == "yes";
                });
            if (row.id == shared_ || !may_introduce) continue;
            KITH_TRY_ASSIGN(
                const Withdrawal withdrawal,
                withdraw_consent(
                    *centre_, shelf_, row.id, {"introduce", "count_me"}, "said on the phone"));
            KITH_TRY(reply_to_all());
            step(fmt::format("Somebody rings and takes back that they may be introduced and "
                             "counted: {} records say so, on every laptop.",
                             withdrawal.records));
            return {};
        }
        return fail(ErrorCode::not_found, "No invented person let us introduce them.");
    }

    Status take_out() {
        std::uint64_t rows = 0;
        for (const std::string_view form : std::span(form_ids).first(interview_forms)) {
            KITH_TRY_ASSIGN(const auto versions, shelf_.versions(*centre_, form));
            KITH_TRY_ASSIGN(const ExportReport report,
                            export_form(console_.files(),
                                        *centre_,
                                        versions,
                                        folder_ / (std::string(form) + ".csv"),
                                        {}));
            rows += report.rows;
        }
        KITH_TRY_ASSIGN(const VerifyReport report, verify_store(*centre_));
        if (!report.sound())
            return fail(ErrorCode::damaged,
                        "The centre's store does not verify: " + report.findings.front());
        step(fmt::format(
            "{} rows leave as CSV without names; the store verifies: {} changes of {} writers.",
            rows,
            report.changes,
            report.writers));
        return {};
    }

    Result<std::unique_ptr<Store>> reopen(const std::string& name) {
        return Store::open(console_.environment(), folder_ / name, Passphrase{demo_passphrase});
    }

    Status copy_store(const Path& from, const Path& to) {
        KITH_TRY(console_.files().make_folder(to));
        KITH_TRY_ASSIGN(const auto inside, console_.files().list(from));
        for (const Path& file : inside) {
            const auto content = read_file(console_.files(), file, 1ULL << 30U);
            if (content)
                KITH_TRY(replace_file(
                    console_.files(), to / file.filename(), *content)); // folders in it are empty
        }
        return {};
    }

    /// The one of that title, or any.
    Result<RecordId> find_entity(const std::string& list, std::string_view title) {
        KITH_TRY_ASSIGN(const auto rows,
                        list_records(*centre_, {RecordKind::entity, list}, {0, 1000}));
        for (const RecordRow& row : rows)
            if (title.empty() || row.title == title) return row.id;
        return fail(ErrorCode::not_found, fmt::format("No {} is called {}.", list, title));
    }

    Status
    correct(std::size_t laptop, RecordId record, const PathEdit& edit, std::string_view why) {
        FormShelf shelf;
        return correct_record(*laptops_[laptop], shelf, record, {edit}, why).map([](Dot) {});
    }

    Status reply_to_all() {
        sync::Hub hub(*centre_);
        for (auto& laptop : laptops_) {
            KITH_TRY_ASSIGN(const sync::WrittenBundle reply,
                            hub.write_reply(laptop->laptop(), folder_ / "stick"));
            sync::Hub own(*laptop);
            const std::array<Path, 1> files{reply.file};
            KITH_TRY(own.merge(files, {}));
        }
        return {};
    }

    Console& console_;
    Path folder_;
    std::uint64_t seed_;
    DemoWorld world_;
    FormShelf shelf_; // of the centre
    Outcome outcome_;
    std::unique_ptr<Store> centre_;
    std::vector<std::unique_ptr<Store>> laptops_;
    std::vector<Path> first_files_;
    RecordId shared_;
    FieldTally tally_;
    std::uint64_t entities_ = 0;
};

struct DemoOptions {
    std::string folder;
};

Result<Outcome> demo(Console& console, const DemoOptions& options) {
    KITH_TRY_ASSIGN(const Path share, share_folder());
    KITH_TRY_ASSIGN(Taxonomy taxonomy, load_taxonomy(console.files(), share / "taxonomy"));
    const std::uint64_t seed = console.options.seed.value_or(usual_seed);
    return Demo(console, options.folder, seed, std::move(taxonomy)).tell();
}

} // namespace

void add_demo_verb(CLI::App& app, Chosen& chosen) {
    add_verb<DemoOptions>(
        app,
        chosen,
        {"demo", "The whole story on invented people, in a new folder"},
        [](CLI::App& verb, DemoOptions& options) {
            verb.add_option("folder", options.folder, "A new folder")->required();
        },
        demo);
}

} // namespace kith::app
