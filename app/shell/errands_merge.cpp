// What leaves and what comes in: places, hand-over files, practice runs, approval, replies.
#include "app/flow/enrolment.h"
#include "app/shell/errands.h"
#include "sync/hub/handover.h"
#include "sync/hub/hub.h"

#include <algorithm>
#include <chrono>
#include <limits>

namespace kith::app {
namespace {

void add_place(Desk& desk, std::vector<Place>& places, const Path& folder, bool is_stick) {
    const auto room = desk.environment.files.free_bytes(folder);
    if (!room || !desk.environment.files.exists(folder)) return;
    places.push_back({folder.string(), folder.filename().string(), is_stick, *room});
}

Result<HandedOver> hand_over(Desk& desk, const Path& folder) {
    KITH_TRY_ASSIGN(const sync::Handover done, sync::write_handover(*desk.store, folder));
    return HandedOver{done.bundle.file.string(),
                      done.records,
                      done.changes,
                      done.bundle.bytes,
                      check_words(done.bundle.hash),
                      done.earlier.size() + 1};
}

std::optional<LaptopView> laptop_of(Desk& desk, const LaptopId& id) {
    const auto laptops = list_project_laptops(*desk.store);
    if (!laptops) return std::nullopt;
    for (const LaptopView& laptop : *laptops)
        if (laptop.row.id == id) return laptop;
    return std::nullopt;
}

FileState state_of(const sync::FileReport& file, bool is_practice, bool is_known) {
    switch (file.outcome) {
    case sync::FileOutcome::merged:
    case sync::FileOutcome::partly:
        return is_practice ? FileState::ready : FileState::merged;
    case sync::FileOutcome::same:
        return FileState::merged;
    // A laptop that nobody knows announces itself when its file is really put in; what a file goes
    // on from may be in the next one.
    case sync::FileOutcome::quarantined:
        return is_practice && (!is_known || file.waits_for_earlier) ? FileState::ready
                                                                    : FileState::waits;
    case sync::FileOutcome::refused:
        break;
    }
    return FileState::refused;
}

MergeFile
described(Desk& desk, const Path& path, const sync::MergeReport& report, bool is_practice) {
    MergeFile file;
    file.file = path.string();
    file.counts = {report.created, report.changed, report.same, report.conflicts};
    file.records = report.created + report.changed + report.same;
    file.concerns = report.concerns;
    if (report.files.empty()) return file;
    const sync::FileReport& outcome = report.files.front();
    const auto laptop = laptop_of(desk, outcome.sender);
    file.laptop = outcome.sender;
    file.reason = outcome.sentence;
    file.is_copy = outcome.is_copy;
    file.waits_for_earlier = outcome.waits_for_earlier;
    file.state = state_of(outcome, is_practice, laptop.has_value());
    if (!laptop) return file;
    file.sender =
        laptop->worker.empty() ? laptop->row.name : laptop->worker + ", " + laptop->row.name;
    file.check_words = laptop->check_words;
    file.needs_approval =
        file.state == FileState::waits && laptop->row.state == LaptopState::announced;
    return file;
}

/// Part of a longer way: from this share of it to that one.
struct Stretch {
    float from = 0.0F;
    float to = 1.0F;

    [[nodiscard]] float at(float share) const { return from + (to - from) * share; }
};

/// What keeps search quick; as many steps of it as there are rows to write keep pace with them.
constexpr int steps_between_rows = 2;
constexpr int until_done = std::numeric_limits<int>::max();
Status tidy(Desk& desk, int steps) {
    for (int step = 0; step < steps; ++step) {
        KITH_TRY_ASSIGN(const bool has_joined, tidy_lists(*desk.store));
        if (!has_joined) return {};
        desk.give_way();
    }
    return {};
}

/// Lists and search after a merge, a little at a time. A row that is replaced takes many times as
/// long as a new one, so the slices are cut by what the last one took.
Status refresh_lists(Desk& desk, const Stretch& way) {
    using Clock = std::chrono::steady_clock;
    constexpr std::chrono::milliseconds longest{15};
    constexpr std::uint64_t fewest_rows = 16;
    constexpr std::uint64_t most_rows = 1024;
    std::uint64_t rows = 128;
    std::uint64_t most = 0;
    while (true) {
        const Clock::time_point before = Clock::now();
        KITH_TRY_ASSIGN(const std::uint64_t left, refresh_rows(*desk.store, rows));
        const bool is_slow = Clock::now() - before > longest;
        rows = std::clamp(is_slow ? rows / 2 : rows * 2, fewest_rows, most_rows);
        most = std::max({most, left, std::uint64_t{1}});
        desk.tell(way.at(1.0F - static_cast<float>(left) / static_cast<float>(most)));
        desk.give_way();
        KITH_TRY(tidy(desk, left == 0 ? until_done : steps_between_rows));
        if (left == 0) return {};
    }
}

/// A real merge lets answers in between its slices.
Result<MergeFile> put_in(Desk& desk, const Path& path, bool is_wanted_as_it_is) {
    sync::Hub hub(*desk.store);
    const std::vector<Path> files{path};
    constexpr Stretch changes{0.0F, 0.35F}; // lists take about twice as long
    const auto between_slices = [&](std::uint64_t done, std::uint64_t all) {
        desk.tell(changes.at(static_cast<float>(done) / static_cast<float>(std::max(all, done))));
        desk.give_way();
    };
    KITH_TRY_ASSIGN(const sync::MergeReport report,
                    hub.merge(files,
                              {.lets_copies_in = is_wanted_as_it_is,
                               .takes_waiting = is_wanted_as_it_is,
                               .lists_later = true,
                               .somebody_waits = desk.somebody_waits},
                              between_slices,
                              desk.stop));
    KITH_TRY(refresh_lists(desk, {changes.to, 1.0F}));
    return described(desk, path, report, false);
}

/// What somebody who goes on writing answers leaves no time to find out.
MergeFile unpractised(const Path& path) {
    MergeFile file;
    file.file = path.string();
    file.reason = "What it changes is counted when it is put in: answers are being written.";
    return file;
}

/// A practice run is one transaction, taken back at its end. Whoever writes an answer meanwhile
/// does not wait for it: it is taken back at once and begun anew, a few times.
Result<MergeFile> practise(Desk& desk, const Path& path, const Stretch& way) {
    const std::vector<Path> files{path};
    constexpr int most_attempts = 8;
    for (int attempt = 0; attempt < most_attempts; ++attempt) {
        std::stop_source interruption;
        const std::stop_callback stopped(desk.stop, [&] { interruption.request_stop(); });
        const auto waits = [&] {
            const bool somebody = desk.somebody_waits();
            if (somebody) interruption.request_stop();
            return somebody;
        };
        const auto look = [&](std::uint64_t done, std::uint64_t all) {
            desk.tell(way.at(static_cast<float>(done) / static_cast<float>(std::max(all, done))));
            waits();
        };
        const auto report =
            sync::Hub(*desk.store)
                .merge(files,
                       {.dry_run = true, .lists_later = true, .somebody_waits = waits},
                       look,
                       interruption.get_token());
        if (report) return described(desk, path, *report, true);
        const bool is_interrupted =
            report.error().code == ErrorCode::cancelled && !desk.stop.stop_requested();
        if (!is_interrupted) return tl::unexpected(report.error());
        desk.give_way();
    }
    return unpractised(path);
}

Result<std::vector<MergeFile>> read_folder(Desk& desk, const Path& folder) {
    KITH_TRY_ASSIGN(auto paths, desk.environment.files.list(folder));
    std::erase_if(paths, [](const Path& path) { return path.extension() != ".kithb"; });
    std::vector<MergeFile> files;
    const float step = 1.0F / static_cast<float>(std::max<std::size_t>(paths.size(), 1));
    for (const Path& path : paths) {
        const float from = step * static_cast<float>(files.size());
        KITH_TRY_ASSIGN(MergeFile file, practise(desk, path, {from, from + step}));
        files.push_back(std::move(file));
        desk.give_way();
    }
    return files;
}

News failed(const Error& error) {
    if (error.code == ErrorCode::cancelled) return news::MergeStopped{};
    return news::Failed{error};
}

Result<std::uint64_t> write_replies(Desk& desk, const Path& folder) {
    sync::Hub hub(*desk.store);
    KITH_TRY_ASSIGN(const auto laptops, list_laptops(*desk.store));
    std::uint64_t written = 0;
    for (const LaptopRow& laptop : laptops) {
        if (laptop.own || laptop.state != LaptopState::approved) continue;
        KITH_TRY(hub.write_reply(laptop.id, folder));
        ++written;
    }
    return written;
}

} // namespace

std::vector<Place> places_here(Desk& desk) {
    const Surroundings& here = desk.surroundings;
    std::vector<Place> places;
    for (const Path& mounts : {Path("/media") / here.user, Path("/run/media") / here.user}) {
        if (here.user.empty()) break;
        if (const auto sticks = desk.environment.files.list(mounts))
            for (const Path& stick : *sticks)
                add_place(desk, places, stick, true);
    }
    if (!here.home.empty())
        for (const char* folder : {"Documents", "Downloads"})
            add_place(desk, places, here.home / folder, false);
    return places;
}

News run(Desk& desk, const command::FindPlaces&) {
    return news::PlacesFound{places_here(desk)};
}

News run(Desk& desk, const command::WriteHandover& command) {
    auto done = hand_over(desk, command.folder);
    if (!done) return news::Failed{done.error()};
    return news::HandoverWritten{std::move(*done)};
}

News run(Desk& desk, const command::ReadFolder& command) {
    auto files = read_folder(desk, command.folder);
    if (!files) return failed(files.error());
    return news::FolderRead{command.folder, std::move(*files)};
}

News run(Desk& desk, const command::MergeFile& command) {
    auto file = put_in(desk, command.file, command.lets_copy_in);
    if (!file) return failed(file.error());
    return news::FileMerged{std::move(*file)};
}

News run(Desk& desk, const command::ApproveLaptop& command) {
    const auto approved = approve_laptop(*desk.store, command.laptop, command.role);
    if (!approved) return news::Failed{approved.error()};
    const sync::MergeReport& merged = approved->merged;
    news::LaptopApproved news{
        command.laptop, {merged.created, merged.changed, merged.same, merged.conflicts}, {}};
    for (const sync::FileReport& file : merged.files)
        if (file.outcome == sync::FileOutcome::refused) news.trouble = file.sentence;
    news.some_wait = merged.quarantined > 0;
    return news;
}

News run(Desk& desk, const command::WriteReplies& command) {
    const auto written = write_replies(desk, command.folder);
    if (!written) return news::Failed{written.error()};
    return news::RepliesWritten{*written};
}

} // namespace kith::app
