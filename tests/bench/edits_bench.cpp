// What merging costs when there is little that is new: conflicts, small increments, files that are
// known, and how much memory a large file takes.
#include "survey_core/base/files.h"
#include "sync/hub/handover.h"
#include "tests/bench/bench_village.h"

#include <fmt/format.h>
#include <malloc.h>

#include <array>
#include <cstdlib>
#include <fstream>

namespace kith::bench {
namespace {

constexpr int edits = 10'000;
constexpr int small_edits = 100;
constexpr int known_files = 1000;

Status edit_all(
    Store& store, RecordId author, std::span<const RecordId> records, FieldId field, int round) {
    ChangeGroup group(store, author);
    for (std::size_t i = 0; i < records.size(); ++i) {
        const std::string value = fmt::format("{} of {}", i % 97, round);
        KITH_TRY(group.set(records[i], {{field, {Value::Kind::text, value}, {}}}, ""));
        group.end_group();
    }
    return group.commit();
}

struct Merged {
    sync::Handover handover;
    sync::MergeReport report;
    double seconds = 0;
};

Result<Merged> bring(Village& village) {
    Merged merged;
    KITH_TRY_ASSIGN(merged.handover, sync::write_handover(*village.laptop, village.stick));
    const std::array<Path, 1> file{merged.handover.bundle.file};
    sync::MergeOptions only_merge;
    only_merge.lists_later = true;
    const double before = cpu_seconds();
    KITH_TRY_ASSIGN(merged.report, sync::Hub(*village.centre).merge(file, only_merge));
    merged.seconds = cpu_seconds() - before;
    return merged;
}

/// The laptop hears that everything has arrived, so that the next file holds only what is new.
Status acknowledge(Village& village) {
    sync::Hub hub(*village.centre);
    KITH_TRY_ASSIGN(const auto reply, hub.write_reply(village.laptop->laptop(), village.stick));
    const std::array<Path, 1> file{reply.file};
    sync::MergeOptions only_merge;
    only_merge.lists_later = true;
    const auto taken = sync::Hub(*village.laptop).merge(file, only_merge);
    return taken ? Status{} : tl::unexpected(taken.error());
}

/// Of this process, since forget_peak().
double peak_megabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
    return 0;
}

void forget_peak() {
    std::ofstream("/proc/self/clear_refs") << 5;
}

Result<std::vector<Row>> measure_conflicts(Village& village, std::span<const RecordId> records) {
    const FieldId field = village.questions.front();
    KITH_TRY(edit_all(*village.centre, village.worker, records, field, 1));
    KITH_TRY(edit_all(*village.laptop, village.worker, records, field, 2));
    KITH_TRY_ASSIGN(const Merged merged, bring(village));
    if (merged.report.conflicts != records.size())
        return fail(
            ErrorCode::damaged,
            fmt::format("{} of {} conflicts were found.", merged.report.conflicts, records.size()));
    const auto count = static_cast<double>(records.size());
    return std::vector<Row>{{"conflicting_edit",
                             merged.seconds * 1e6 / count,
                             "us CPU",
                             "<= 8",
                             "",
                             fmt::format("{} edits, every conflict found", records.size())},
                            {"wire_bytes_an_edit",
                             static_cast<double>(merged.handover.bundle.bytes) / count,
                             "bytes",
                             "<= 55",
                             "",
                             ""}};
}

Result<std::vector<Row>> measure_increment(Village& village, std::span<const RecordId> records) {
    KITH_TRY(acknowledge(village));
    KITH_TRY(edit_all(
        *village.laptop, village.worker, records.first(small_edits), village.questions.back(), 3));
    KITH_TRY_ASSIGN(const Merged merged, bring(village));
    return std::vector<Row>{{"increment_100_edits",
                             merged.seconds * 1000,
                             "ms CPU",
                             "<= 3",
                             "",
                             fmt::format("into {} records", records.size())},
                            {"increment_100_edits_wire",
                             static_cast<double>(merged.handover.bundle.bytes) / 1024,
                             "KiB",
                             "<= 8",
                             "",
                             ""}};
}

Result<Row> measure_known_files(Village& village, std::span<const RecordId> records) {
    std::vector<Path> files;
    for (int i = 0; i < known_files; ++i) {
        KITH_TRY(edit_all(
            *village.laptop, village.worker, records.first(1), village.questions.back(), i));
        KITH_TRY_ASSIGN(const auto handover, sync::write_handover(*village.laptop, village.stick));
        files.push_back(handover.bundle.file);
    }
    KITH_TRY(sync::Hub(*village.centre).merge(files, {}));
    const double before = cpu_seconds();
    KITH_TRY_ASSIGN(const auto report, sync::Hub(*village.centre).merge(files, {}));
    const double seconds = cpu_seconds() - before;
    if (report.changed + report.created != 0)
        return fail(ErrorCode::damaged, "A known file has changed something.");
    return Row{"merge_1000_known", seconds * 1000, "ms CPU", "<= 50", "", "1,000 files at once"};
}

Result<std::vector<Row>> measure_edits(int records) {
    Ground ground;
    KITH_TRY_ASSIGN(Village village, make_village(ground.environment, ground.scratch.path()));
    KITH_TRY_ASSIGN(const auto made, add_records(village, records, ground.chance));
    malloc_trim(0); // what making the records has used
    forget_peak();
    const double at_rest = peak_megabytes();
    KITH_TRY_ASSIGN(const Merged merged, bring(village));
    std::vector<Row> rows{{"merge_memory",
                           peak_megabytes() - at_rest,
                           "MB",
                           "<= 96",
                           "",
                           fmt::format("over {:.0f} MB at rest, a file of {} MB",
                                       at_rest,
                                       merged.handover.bundle.bytes >> 20U)}};
    KITH_TRY(acknowledge(village));
    KITH_TRY_ASSIGN(auto conflicts, measure_conflicts(village, std::span(made).first(edits)));
    KITH_TRY_ASSIGN(auto increment, measure_increment(village, made));
    KITH_TRY_ASSIGN(auto known, measure_known_files(village, made));
    rows.insert(rows.end(), conflicts.begin(), conflicts.end());
    rows.insert(rows.end(), increment.begin(), increment.end());
    rows.push_back(std::move(known));
    return rows;
}

} // namespace

Bench edits_bench() {
    constexpr int otherwise = 100'000; // KITH_BENCH_RECORDS=1000000 takes some minutes
    const char* wanted = std::getenv("KITH_BENCH_RECORDS");
    const int records = wanted == nullptr ? otherwise : std::max(edits, std::atoi(wanted));
    return {"edits", [records] { return measure_edits(records); }};
}

} // namespace kith::bench
