#include "app/screens/records_screen.h"

namespace kith::app {
namespace {

/// A narrow window, or large words, leave out what is least asked for.
bool shows_kind(const Kit& kit) {
    return kit.window().width >= kit.px(940.0F);
}
bool shows_time(const Kit& kit) {
    return kit.window().width >= kit.px(660.0F);
}

std::vector<TableColumn> columns_of(const Kit& kit) {
    std::vector<TableColumn> columns{{"title", kit.say("records.column_title"), 0.34F, false}};
    if (shows_kind(kit)) columns.push_back({"kind", kit.say("records.column_kind"), 0.28F, false});
    columns.push_back({"status", kit.say("records.column_status"), 0.18F, false});
    if (shows_time(kit))
        columns.push_back({"touched", kit.say("records.column_touched"), 0.2F, false});
    return columns;
}

std::vector<TableCell> cells_of(const Kit& kit, const RecordRow& row) {
    std::vector<TableCell> cells{{row.title.empty() ? kit.say("records.no_name") : row.title}};
    if (shows_kind(kit))
        cells.push_back(
            {kit.say(words_of(row.kind)) + (row.owner.empty() ? "" : " · " + row.owner)});
    cells.push_back({kit.say(row.conflicts > 0 ? "records.two_answers" : words_of(row.status)),
                     row.conflicts > 0 ? Tone::bad : Tone::neutral});
    if (shows_time(kit)) cells.push_back({say_time(kit, wall_time(row.touched))});
    return cells;
}

void draw_choosing(Kit& kit, const RecordsView& view, RecordsDraft& draft, Intents& intents) {
    const std::string label = kit.say("records.search");
    const std::string help = say_count(kit, "records.count", view.total);
    if (draw_field(
            kit,
            {.id = "search", .label = label, .hint = label, .help = help, .has_label = false},
            draft.search)
            .changed)
        intents.emplace_back(intent::SearchRecords{draft.search});
    draw_records_filters(kit, view, intents);
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
    case RecordKind::revocation:
    case RecordKind::erasure:
    case RecordKind::project:
        break; // never listed
    }
    return "kind.submission";
}

RecordsView make_records_view(const Model& model) {
    return {make_top_view(model),
            model.records.rows,
            model.records.total,
            model.records.search,
            model.records.chosen,
            model.records.lists,
            model.same_places,
            model.records.is_working,
            model.counts.sealed};
}

Intents draw_records_screen(Kit& kit, const RecordsView& view, RecordsDraft& draft) {
    Intents intents;
    if (kit.page("records")) draft.search = view.search;
    draw_top(kit, view.top, intents);
    const std::string back = kit.say("action.back");
    const bool is_counted = !view.chosen.only.empty();
    const std::string hint = kit.say(is_counted ? "records.counted_keys" : "records.keys");
    FooterSpec footer;
    footer.start = {back_button(back)};
    footer.hint = hint;
    footer.max_width = 1160.0F;
    if (draw_footer(kit, footer))
        intents.emplace_back(intent::GoTo{is_counted ? Screen::picture : Screen::home});
    if (!is_counted && kit.pressed_control('F')) kit.focus.set("search", true, true);
    {
        const Page page(kit, 1160.0F);
        draw_trouble(kit, view.top, intents);
        draw_heading(kit, is_counted ? view.chosen.only_title : kit.say("records.title"));
        const std::string label = kit.say("records.search");
        if (is_counted)
            draw_text(kit, say_count(kit, "records.count", view.total), Type::body, Token::muted);
        else
            draw_choosing(kit, view, draft, intents);
        if (view.sealed > 0)
            draw_text(kit, say_count(kit, "records.sealed", view.sealed), Type::body, Token::muted);
        draw_alike_places(kit, view, intents);
        TableSpec table;
        table.id = "records";
        table.label = label;
        table.columns = columns_of(kit);
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
