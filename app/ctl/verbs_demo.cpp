#include "app/ctl/demo_people.h"
#include "app/ctl/verbs.h"
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

#include <array>

namespace kith::app {
namespace {

constexpr std::string_view demo_passphrase = "invented people live here";
constexpr std::uint64_t demo_seed = 2026;
constexpr int interviews_of_each_form = 10; // on each of three laptops
constexpr std::array<std::string_view, 3> workers{"Amina", "Dev", "Grace"};
constexpr std::array<std::string_view, 2> form_ids{"community_asset_survey",
                                                   "capabilities_assessment"};

/// The whole story, one chapter a function; every chapter adds one plain line.
class Demo {
public:
    Demo(Console& console, Path folder)
        : console_(console), folder_(std::move(folder)), chance_(demo_seed) {}

    Result<Outcome> tell() {
        KITH_TRY(begin_project());
        KITH_TRY(join_laptops());
        KITH_TRY(hold_interviews());
        KITH_TRY(hand_over_and_merge());
        KITH_TRY(merge_in_the_other_order());
        KITH_TRY(disagree());
        KITH_TRY(decide_and_reply());
        KITH_TRY(take_out());
        KITH_TRY(centre_->close());
        for (auto& laptop : laptops_)
            KITH_TRY(laptop->close());
        outcome_.json["merged"] = {
            {"submissions", submissions_}, {"entities", entities_}, {"conflicts", 0}};
        outcome_.lines.push_back(
            fmt::format("At the end the centre holds {} interviews and {} people, gifts, needs and "
                        "places; no conflict is open.",
                        submissions_,
                        entities_));
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
        step("Rukhsana starts the project 'Mill Lane together' and adds two forms.");
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
        step(fmt::format("Three laptops join with the card: {}. Its check words: {}.",
                         fmt::join(workers, ", "),
                         written.check_words));
        return {};
    }

    Status hold_interviews() {
        for (auto& laptop : laptops_) {
            FormShelf shelf;
            for (const std::string_view form : form_ids) {
                std::string lines;
                for (int i = 0; i < interviews_of_each_form; ++i)
                    lines += (form == form_ids[0] ? invented_survey(chance_)
                                                  : invented_assessment(chance_)) +
                             "\n";
                KITH_TRY_ASSIGN(const AddedLines added,
                                add_submissions(*laptop, shelf, form, lines, false));
                if (!added.rejected.empty())
                    return fail(ErrorCode::bad_input,
                                fmt::format("An invented interview was refused at '{}': {}.",
                                            added.rejected.front().path,
                                            added.rejected.front().reason));
                submissions_ += added.added.size();
            }
        }
        step(fmt::format(
            "Each holds 20 interviews, typing mistakes and all: {} in three days without internet.",
            submissions_));
        return {};
    }

    Result<std::vector<Path>> hand_over() {
        std::vector<Path> files;
        for (auto& laptop : laptops_) {
            KITH_TRY_ASSIGN(const sync::Handover handover,
                            sync::write_handover(*laptop, folder_ / "stick"));
            files.push_back(handover.bundle.file);
        }
        return files;
    }

    Status hand_over_and_merge() {
        KITH_TRY(console_.files().make_folder(folder_ / "stick"));
        KITH_TRY_ASSIGN(first_files_, hand_over());
        KITH_TRY(centre_->close());
        centre_.reset();
        KITH_TRY(copy_store(folder_ / "centre.kith", folder_ / "second.kith"));
        KITH_TRY_ASSIGN(centre_, reopen("centre.kith"));
        sync::Hub hub(*centre_);
        KITH_TRY_ASSIGN(const sync::MergeReport waiting, hub.merge(first_files_, {}));
        std::uint64_t merged = 0;
        for (auto& laptop : laptops_) {
            KITH_TRY_ASSIGN(const Approved approved,
                            approve_laptop(*centre_, laptop->laptop(), LaptopRole::worker));
            merged += approved.merged_files();
        }
        KITH_TRY_ASSIGN(const sync::MergeReport again, hub.merge(first_files_, {}));
        KITH_TRY_ASSIGN(entities_,
                        count_records(*centre_, {RecordKind::entity, {}, {}, {}, false}));
        step(fmt::format("Three sealed files reach the centre; {} wait until Rukhsana approves the "
                         "laptops, then {} merge. Merged again, {} are new and {} the same.",
                         waiting.quarantined,
                         merged,
                         again.created,
                         again.same));
        return {};
    }

    Status merge_in_the_other_order() {
        KITH_TRY_ASSIGN(auto second, reopen("second.kith"));
        sync::Hub hub(*second);
        const std::vector<Path> reversed(first_files_.rbegin(), first_files_.rend());
        KITH_TRY(hub.merge(reversed, {}));
        for (std::size_t i = laptops_.size(); i-- > 0;)
            KITH_TRY(approve_laptop(*second, laptops_[i]->laptop(), LaptopRole::worker));
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

    /// One person of the first laptop, sent to all by reply and then corrected by two of them
    /// without seeing each other.
    Status disagree() {
        KITH_TRY_ASSIGN(shared_, find_shared_person());
        KITH_TRY(reply_to_all());
        KITH_TRY(correct(0, "Amina Begum", "she spells it so"));
        KITH_TRY(correct(1, "Amena Begum", "it is so on her letter"));
        KITH_TRY_ASSIGN(const std::vector<Path> files, hand_over_of_two());
        sync::Hub hub(*centre_);
        KITH_TRY_ASSIGN(const sync::MergeReport report, hub.merge(files, {}));
        KITH_TRY_ASSIGN(const auto conflicts, hub.conflicts());
        if (conflicts.size() != 1 || conflicts.front().values.size() != 2)
            return fail(ErrorCode::damaged,
                        fmt::format("One conflict with two values was expected, {} are there.",
                                    conflicts.size()));
        step(fmt::format("Two workers correct the same person's name differently: {} changed, {} "
                         "conflict waits with both values.",
                         report.changed,
                         report.conflicts));
        return {};
    }

    Status decide_and_reply() {
        sync::Hub hub(*centre_);
        KITH_TRY_ASSIGN(const auto conflicts, hub.conflicts());
        KITH_TRY_ASSIGN(const RecordId author, worker_of(*centre_));
        const sync::OpenConflict& conflict = conflicts.front();
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
             "all three laptops.");
        return {};
    }

    Status take_out() {
        FormShelf shelf;
        std::uint64_t rows = 0;
        for (const std::string_view form : form_ids) {
            KITH_TRY_ASSIGN(const auto versions, shelf.versions(*centre_, form));
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

    Result<RecordId> find_shared_person() {
        KITH_TRY_ASSIGN(
            const auto people,
            list_records(*centre_, {RecordKind::entity, "person", {}, {}, false}, {0, 1}));
        if (people.empty()) return fail(ErrorCode::not_found, "No invented person gave a name.");
        return people.front().id;
    }

    Status correct(std::size_t laptop, const std::string& name, std::string_view why) {
        FormShelf shelf;
        return correct_record(*laptops_[laptop], shelf, shared_, {{"/called", name}}, why)
            .map([](Dot) {});
    }

    Result<std::vector<Path>> hand_over_of_two() {
        std::vector<Path> files;
        for (std::size_t i = 0; i < 2; ++i) {
            KITH_TRY_ASSIGN(const sync::Handover handover,
                            sync::write_handover(*laptops_[i], folder_ / "stick"));
            files.push_back(handover.bundle.file);
        }
        return files;
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
    SeededRandom chance_;
    Outcome outcome_;
    std::unique_ptr<Store> centre_;
    std::vector<std::unique_ptr<Store>> laptops_;
    std::vector<Path> first_files_;
    RecordId shared_;
    std::uint64_t submissions_ = 0;
    std::uint64_t entities_ = 0;
};

struct DemoOptions {
    std::string folder;
};

} // namespace

void add_demo_verb(CLI::App& app, Chosen& chosen) {
    add_verb<DemoOptions>(
        app,
        chosen,
        {"demo", "The whole story on invented people, in a new folder"},
        [](CLI::App& verb, DemoOptions& options) {
            verb.add_option("folder", options.folder, "A new folder")->required();
        },
        [](Console& console, const DemoOptions& options) {
            return Demo(console, options.folder).tell();
        });
}

} // namespace kith::app
