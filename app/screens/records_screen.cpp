#include "app/screens/records_screen.h"

namespace kith::app {
namespace {

std::vector<TableCell> cells_of(const Kit& kit, const RecordRow& row) {
    const Instant touched = wall_time(row.touched);
    return {{row.title.empty() ? kit.say("records.no_name") : row.title},
            {kit.say(words_of(row.kind)) + (row.owner.empty() ? "" : " · " + row.owner)},
            {kit.say(row.conflicts > 0 ? "records.two_answers" : words_of(row.status)),
             row.conflicts > 0 ? Tone::bad : Tone::neutral},
            {say_time(kit, touched)}};
}

} // namespace

std::string_view words_of(RecordStatus status) {
    switch (status) {
    case RecordStatus::ready:
        return "status.ready";
    case RecordStatus::handed_over:
        return "status.handed_over";
    case RecordStatus::received:
        return "status.received";
    case RecordStatus::edited:
        return "status.edited";
    case RecordStatus::has_issues:
        return "status.has_issues";
    case RecordStatus::approved:
        return "status.approved";
    case RecordStatus::rejected:
        return "status.rejected";
    case RecordStatus::deleted:
        return "status.deleted";
    }
    return "status.ready";
}

std::string_view words_of(RecordKind kind) {
    switch (kind) {
    case RecordKind::submission:
        return "kind.submission";
    case RecordKind::repeat:
        return "kind.repeat";
    case RecordKind::entity:
        return "kind.entity";
    case RecordKind::worker:
        return "kind.worker";
    case RecordKind::tally:
        return "kind.tally";
    }
    return "kind.submission";
}

RecordsView make_records_view(const Model& model) {
    return {make_top_view(model), model.records.rows, model.records.total, model.records.search};
}

Intents draw_records_screen(Kit& kit, const RecordsView& view, RecordsDraft& draft) {
    Intents intents;
    if (kit.page("records")) draft.search = view.search;
    draw_top(kit, view.top, intents);
    const std::string back = kit.say("action.back");
    const std::string hint = kit.say("records.keys");
    FooterSpec footer;
    footer.start = {back_button(back)};
    footer.hint = hint;
    footer.max_width = 1160.0F;
    if (draw_footer(kit, footer)) intents.emplace_back(intent::GoTo{Screen::home});
    if (kit.pressed_control('F')) kit.focus.set("search", true, true);
    {
        const Page page(kit, 1160.0F);
        draw_trouble(kit, view.top, intents);
        draw_heading(kit, kit.say("records.title"));
        const std::string label = kit.say("records.search");
        const std::string help = say_count(kit, "records.count", view.total);
        if (draw_field(
                kit,
                {.id = "search", .label = label, .hint = label, .help = help, .has_label = false},
                draft.search)
                .changed)
            intents.emplace_back(intent::SearchRecords{draft.search});
        TableSpec table;
        table.id = "records";
        table.label = label;
        table.columns = {{"title", kit.say("records.column_title"), 0.34F, false},
                         {"kind", kit.say("records.column_kind"), 0.28F, false},
                         {"status", kit.say("records.column_status"), 0.18F, false},
                         {"touched", kit.say("records.column_touched"), 0.2F, false}};
        table.rows = view.rows.size();
        const Card card(kit, {.padding = 14.0F});
        const TableTouch touch = draw_table(
            kit, table, [&](std::size_t index) { return cells_of(kit, view.rows[index]); });
        if (touch.opened) intents.emplace_back(intent::OpenRecord{view.rows[*touch.opened].id});
    }
    draw_program_languages(kit, view.top, intents);
    return intents;
}

} // namespace kith::app
