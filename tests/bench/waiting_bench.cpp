// How long an answer waits for a merge, and for its practice run, on the program's own lanes. A
// hundredth of a second is not seen; what is waited for is the slice at hand.
#include "app/shell/errands.h"
#include "survey_core/store/drafts.h"
#include "sync/hub/handover.h"
#include "tests/bench/bench_village.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <future>
#include <thread>

namespace kith::bench {
namespace {

using app::Desk;
using app::JobLanes;
using app::Lane;
using Clock = std::chrono::steady_clock;

constexpr int records = 100'000;
constexpr std::size_t corrections = 10'000;

double milliseconds(Clock::duration time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

/// The errand in the lane of long work, as the program runs it; true: it came to its end.
std::future<bool> begin(JobLanes& lanes, Desk& desk, const app::Command& command) {
    auto ended = std::make_shared<std::promise<bool>>();
    lanes.submit(Lane::long_work,
                 "errand",
                 [&desk, command, ended](app::Progress& progress, const std::stop_token&) {
                     desk.give_way = [&progress] { progress.give_way(); };
                     desk.somebody_waits = [&progress] { return progress.has_waiting_answers(); };
                     const app::News news = app::run_errand(desk, command);
                     ended->set_value(!std::holds_alternative<app::news::Failed>(news));
                     return app::Delivery{};
                 });
    return ended->get_future();
}

/// One answer, through the lane of answers, on the disk; how long that took.
Result<double> answer(JobLanes& lanes, Desk& desk, DraftId draft) {
    const DraftStep step{
        DraftStep::Kind::set, "/gifts", {Value::Kind::text, "cook_for_a_neighbour"}, {}};
    std::promise<Status> saved;
    const Clock::time_point before = Clock::now();
    lanes.submit(Lane::answers, "answer", [&](app::Progress&, const std::stop_token&) {
        saved.set_value(append_answer(*desk.store, draft, step));
        return app::Delivery{};
    });
    KITH_TRY(saved.get_future().get());
    return milliseconds(Clock::now() - before);
}

/// Answers while the errand runs.
struct Pace {
    std::chrono::milliseconds pause;
    std::size_t most; // then it is left alone, and ends
};
Result<std::vector<double>>
wait_beside(Desk& desk, DraftId draft, const app::Command& command, Pace pace) {
    JobLanes lanes({});
    std::future<bool> errand = begin(lanes, desk, command);
    std::vector<double> waits;
    while (errand.wait_for(pace.pause) != std::future_status::ready) {
        if (waits.size() >= pace.most) continue;
        KITH_TRY_ASSIGN(const double waited, answer(lanes, desk, draft));
        waits.push_back(waited);
    }
    if (!errand.get()) return fail(ErrorCode::damaged, "The errand failed.");
    std::sort(waits.begin(), waits.end());
    return waits;
}

std::vector<Row> rows_of(const std::string& name, const std::vector<double>& waits) {
    if (waits.empty()) return {};
    const std::string note = fmt::format(
        "wall time; {} answers, their median {:.1f} ms", waits.size(), waits[waits.size() / 2]);
    return {{name + "_longest", waits.back(), "ms", "<= 50", "", note},
            {name + "_99th", waits[waits.size() * 99 / 100], "ms", "<= 50", "", ""}};
}

Status correct(Village& village, std::span<const RecordId> these) {
    ChangeGroup group(*village.laptop, village.worker);
    for (const RecordId record : these) {
        KITH_TRY(group.set(
            record, {{village.questions.front(), {Value::Kind::text, "another"}, {}}}, ""));
        group.end_group();
    }
    return group.commit();
}

Result<std::vector<Row>> measure_waiting() {
    Ground ground;
    KITH_TRY_ASSIGN(Village village, make_village(ground.environment, ground.scratch.path()));
    KITH_TRY_ASSIGN(const auto made, add_records(village, records, ground.chance));
    KITH_TRY_ASSIGN(const sync::Handover handover,
                    sync::write_handover(*village.laptop, village.stick));
    const Path file = handover.bundle.file;
    const Path alone = ground.scratch.path() / "alone"; // the practice run takes a whole folder
    KITH_TRY(ground.files.make_folder(alone));
    KITH_TRY_ASSIGN(const Bytes bytes, read_file(ground.files, file, 1ULL << 30U));
    KITH_TRY(replace_file(ground.files, alone / file.filename(), bytes));

    Desk desk(ground.environment, {});
    desk.store = std::move(village.centre);
    KITH_TRY(desk.store->checkpoint_aside()); // as the program does
    KITH_TRY_ASSIGN(const DraftId draft, start_draft(*desk.store, FormVersionId{1}));
    constexpr Pace faster_than_by_hand{std::chrono::milliseconds(13), 1'000'000};
    constexpr Pace for_a_while{std::chrono::milliseconds(13), 60};
    constexpr Pace by_hand{std::chrono::milliseconds(500), 1'000'000}; // two answers a second
    KITH_TRY_ASSIGN(
        const auto practice,
        wait_beside(desk, draft, app::command::ReadFolder{alone.string()}, for_a_while));
    KITH_TRY_ASSIGN(
        const auto merge,
        wait_beside(desk, draft, app::command::MergeFile{file.string()}, faster_than_by_hand));
    KITH_TRY(correct(village, std::span(made).first(corrections)));
    KITH_TRY_ASSIGN(const sync::Handover corrected,
                    sync::write_handover(*village.laptop, village.stick));
    KITH_TRY_ASSIGN(
        const auto edits,
        wait_beside(desk, draft, app::command::MergeFile{corrected.bundle.file.string()}, by_hand));
    std::vector<Row> rows = rows_of("answer_beside_merge", merge);
    for (Row& row : rows_of("answer_beside_practice", practice))
        rows.push_back(std::move(row));
    for (Row& row : rows_of("answer_beside_corrections", edits))
        rows.push_back(std::move(row));
    return rows;
}

} // namespace

Bench waiting_bench() {
    return {"waiting", measure_waiting};
}

} // namespace kith::bench
