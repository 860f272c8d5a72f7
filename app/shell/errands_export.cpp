// Answers leave as files, and what was handed over with what came back for it.
#include "app/flow/project.h"
#include "app/shell/errands.h"
#include "survey_core/base/crypto.h"
#include "survey_core/base/time.h"
#include "survey_core/export/export_files.h"

#include <algorithm>
#include <map>

namespace kith::app {
namespace {

std::string_view ending_of(ExportFormat format) {
    switch (format) {
    case ExportFormat::csv:
        return ".csv";
    case ExportFormat::workbook:
        return ".xlsx";
    case ExportFormat::json:
        return ".json";
    case ExportFormat::map:
        break;
    }
    return ".geojson";
}

/// `gifts-20261125-0652.csv`: a second export never meets the first one's name.
Path export_file(Desk& desk, const ExportWish& wish) {
    std::string time;
    for (const char c : to_iso8601(desk.environment.clock.now()))
        if (c >= '0' && c <= '9') time += c;
    const std::string name = wish.form_id + "-" + time.substr(0, 8) + "-" + time.substr(8, 6);
    return Path(wish.folder) / (name + std::string(ending_of(wish.format)));
}

Result<Exported> write_export(Desk& desk, const ExportWish& wish) {
    StoreView& view = *desk.reader;
    KITH_TRY_ASSIGN(const auto versions, desk.reader_shelf.versions(view, wish.form_id));
    ExportOptions options;
    if (!wish.language.empty()) options.labels = wish.language;
    options.named = wish.is_named;
    std::optional<SealingKey> key;
    if (wish.is_named) {
        KITH_TRY_ASSIGN(key, coordinator_sealing_key(view));
        options.coordinator = &*key;
    }
    KITH_TRY_ASSIGN(
        const ExportReport report,
        export_form(desk.environment.files, view, versions, export_file(desk, wish), options));
    return Exported{report.file.string(), report.rows, report.left_out.size()};
}

bool is_in(const HandoverRow& handover, const Dot& dot) {
    return std::any_of(handover.ranges.begin(), handover.ranges.end(), [&](const HaveRange& range) {
        return range.writer == dot.writer && range.first <= dot.seq && dot.seq <= range.last;
    });
}

/// A record is safe once a hub has signed for the change that made it.
Result<std::vector<GivenLine>> given_lines(StoreView& view) {
    KITH_TRY_ASSIGN(const auto handovers, list_handovers(view));
    KITH_TRY_ASSIGN(const auto acknowledged, list_acknowledgements(view));
    std::map<WriterId, std::uint64_t> safe_to;
    for (const Acknowledgement& one : acknowledged)
        safe_to[one.writer] = std::max(safe_to[one.writer], one.seq);
    std::vector<GivenLine> lines;
    for (const HandoverRow& handover : handovers)
        lines.push_back({handover.at, handover.name, check_words(handover.file), 0, 0});
    KITH_TRY(for_each_record(view, [&](const Change& creation) -> Status {
        if (creation.header.record_kind != RecordKind::submission) return {};
        const Dot& dot = creation.header.dot;
        for (std::size_t i = 0; i < handovers.size(); ++i) {
            if (!is_in(handovers[i], dot)) continue;
            ++lines[i].records;
            const auto safe = safe_to.find(dot.writer);
            if (safe != safe_to.end() && dot.seq <= safe->second) ++lines[i].safe;
        }
        return {};
    }));
    std::stable_sort(lines.begin(), lines.end(), [](const GivenLine& a, const GivenLine& b) {
        return a.when > b.when;
    });
    return lines;
}

} // namespace

News run(Desk& desk, const command::ExportAnswers& command) {
    auto done = write_export(desk, command.wish);
    if (!done) return news::Failed{done.error()};
    return news::AnswersExported{std::move(*done)};
}

News run(Desk& desk, const command::LoadGiven&) {
    auto lines = given_lines(*desk.reader);
    if (!lines) return news::Failed{lines.error()};
    return news::GivenLoaded{std::move(*lines)};
}

} // namespace kith::app
