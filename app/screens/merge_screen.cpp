#include "app/screens/merge_screen.h"

namespace kith::app {
namespace {

std::optional<std::string> draw_foot(Kit& kit, const MergeView& view, const FolderDraft& draft) {
    const std::string back = kit.say("action.back");
    const std::string look = kit.say("merge.look");
    const std::string merge = say_count(kit, "merge.put_in", view.ready);
    const std::string replies = kit.say("merge.replies");
    const std::string stop = kit.say(view.is_stopping ? "merge.stopping" : "merge.stop");
    const std::string other = kit.say("merge.other_folder");
    std::string hint = view.replies ? say_count(kit, "merge.replies_written", *view.replies)
                                    : kit.say("merge.keys");
    const bool is_at_work = view.running || view.is_reading;
    if (is_at_work) hint = kit.say("merge.keep_working");
    FooterSpec footer;
    footer.start = {back_button(back)};
    footer.hint = hint;
    footer.max_width = 1240.0F;
    if (view.folder.empty()) {
        footer.end = {{.id = "look",
                       .label = look,
                       .kind = ButtonKind::filled,
                       .icon = Icon::search,
                       .is_enabled = !draft.folder.empty(),
                       .key = Key::enter,
                       .min_width = 170.0F}};
        return draw_footer(kit, footer);
    }
    if (is_at_work) {
        footer.end = {{.id = "stop",
                       .label = stop,
                       .icon = Icon::close,
                       .is_enabled = !view.is_stopping,
                       .character = 'S'}};
        return draw_footer(kit, footer);
    }
    footer.end = {{.id = "other", .label = other, .kind = ButtonKind::ghost, .icon = Icon::folder}};
    if (view.is_hub)
        footer.end.push_back({.id = "replies", .label = replies, .icon = Icon::upload});
    if (view.ready > 0)
        footer.end.push_back({.id = "merge",
                              .label = merge,
                              .kind = ButtonKind::filled,
                              .end_icon = Icon::chevron_right,
                              .key = Key::enter,
                              .min_width = 170.0F});
    return draw_footer(kit, footer);
}

void take_footer(const std::optional<std::string>& pressed,
                 const MergeView& view,
                 const FolderDraft& draft,
                 Intents& intents) {
    if (!pressed) return;
    if (*pressed == "back") intents.emplace_back(intent::GoTo{Screen::home});
    if (*pressed == "stop") intents.emplace_back(intent::StopMerge{});
    if (*pressed == "other") intents.emplace_back(intent::GoTo{Screen::merge});
    if (*pressed == "look") intents.emplace_back(intent::LookIntoFolder{draft.folder});
    if (*pressed == "merge") intents.emplace_back(intent::MergeFiles{});
    if (*pressed == "replies") intents.emplace_back(intent::WriteReplies{view.folder});
}

void draw_choice(Kit& kit, const MergeView& view, FolderDraft& draft) {
    const Card card(kit);
    draw_heading(kit, kit.say("merge.choose"), Type::section);
    draw_folder_picker(kit, view.places, draft);
}

void draw_body(Kit& kit, const MergeView& view, FolderDraft& draft, Intents& intents) {
    draw_heading(kit, kit.say("merge.title"));
    draw_text(kit, kit.say("merge.words"), Type::body, Token::muted);
    if (view.folder.empty()) {
        draw_choice(kit, view, draft);
        return draw_imports(kit, view, intents);
    }
    draw_text(kit, view.folder, Type::small, Token::muted);
    Columns two(kit, {0.59F, 0.41F}, kit.px(20.0F));
    draw_merge_files(kit, view, intents);
    two.next();
    draw_practice_run(kit, view);
}

} // namespace

MergeView make_merge_view(const Model& model) {
    MergeView view;
    view.top = make_top_view(model);
    view.places = model.handover.places;
    view.folder = model.merge.folder;
    view.is_reading = model.merge.is_reading;
    view.files = model.merge.files;
    view.running = model.merge.running;
    view.share = model.merge.share;
    view.is_stopping = model.merge.is_stopping;
    view.replies = model.merge.replies;
    view.is_hub = model.session.is_hub;
    view.imports = model.imports;
    for (const MergeFile& file : view.files) {
        if (file.state == FileState::ready) ++view.ready;
        if (file.state == FileState::waits) ++view.set_aside;
        view.counts.created += file.counts.created;
        view.counts.changed += file.counts.changed;
        view.counts.same += file.counts.same;
        view.counts.conflicts += file.counts.conflicts;
    }
    return view;
}

Intents draw_merge_screen(Kit& kit, const MergeView& view, MergeDraft& draft) {
    Intents intents;
    kit.page("merge");
    draw_top(kit, view.top, intents);
    const auto pressed = draw_foot(kit, view, draft.folder);
    {
        const Page page(kit, 1240.0F);
        draw_trouble(kit, view.top, intents);
        draw_body(kit, view, draft.folder, intents);
    }
    draw_undo_sheet(kit, view, draft, intents);
    draw_program_languages(kit, view.top, intents);
    take_footer(pressed, view, draft.folder, intents);
    for (const Intent& intent : intents)
        if (std::holds_alternative<intent::ChooseImport>(intent)) draft = {draft.folder, {}, false};
    return intents;
}

} // namespace kith::app
