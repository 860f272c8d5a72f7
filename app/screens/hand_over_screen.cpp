#include "app/screens/hand_over_screen.h"

namespace kith::app {
namespace {

void draw_step(Kit& kit, std::string_view number, bool is_done, std::string_view words) {
    const Row row(kit, kit.px(40.0F), kit.px(14.0F));
    if (is_done)
        draw_disc(kit, {}, Icon::check, Tone::good, 34.0F);
    else
        draw_disc(kit, number, Icon::none, Tone::gift, 34.0F);
    draw_text(kit, words, Type::section);
}

void draw_written(Kit& kit, const HandedOver& done) {
    const Card card(kit, {.kind = CardKind::good, .padding = 20.0F, .radius = 14.0F, .gap = 6.0F});
    draw_text(kit, say_count(kit, "handover.on_it", done.records), Type::section, Token::ok);
    draw_text(
        kit, kit.say("handover.read_back", {{"n", std::to_string(done.changes)}}), Type::small);
    draw_text(kit, kit.say("handover.locked"), Type::small);
    draw_text(kit, done.file, Type::hint, Token::muted);
    if (done.files > 1)
        draw_text(kit, kit.say("handover.files", {{"n", std::to_string(done.files)}}), Type::small);
}

void draw_giving(Kit& kit, const HandOverView& view) {
    draw_step(kit, "3", false, kit.say("handover.give"));
    if (view.done)
        draw_text(
            kit, kit.say("handover.check_words", {{"words", view.done->check_words}}), Type::body);
    draw_hairline(kit);
    draw_text(kit,
              view.received == 0 ? kit.say("handover.none_signed")
                                 : say_count(kit, "handover.signed", view.received),
              Type::small,
              Token::muted);
}

void draw_what_stays(Kit& kit, const HandOverView& view, Intents& intents) {
    if (view.concerns == 0) return;
    const std::string title = say_count(kit, "concern.waiting", view.concerns);
    const std::string words = kit.say("concern.waiting_words");
    const std::string action = kit.say("home.concerns_open");
    if (draw_banner(kit,
                    {.id = "concerns",
                     .title = title,
                     .words = words,
                     .tone = Tone::warn,
                     .action = action}))
        intents.emplace_back(intent::OpenConcerns{});
}

bool has_something(const HandOverView& view) {
    return view.ready > 0 || view.unsent > 0 || view.unsigned_for > 0;
}

/// What the file will hold. A second copy of what nobody has signed for does no harm.
std::string contents_words(const Kit& kit, const HandOverView& view) {
    if (view.ready > 0 || !has_something(view)) return say_count(kit, "handover.count", view.ready);
    if (view.unsent > 0) return say_count(kit, "handover.unsent", view.unsent);
    return say_count(kit, "handover.unsigned", view.unsigned_for);
}

std::optional<std::string> draw_foot(Kit& kit, const HandOverView& view, const FolderDraft& draft) {
    const std::string back = kit.say("action.back");
    const std::string write = kit.say(view.is_writing ? "handover.writing" : "handover.write");
    const std::string home = kit.say("handover.home");
    const std::string again = kit.say("handover.again");
    const std::string hint = kit.say(view.done ? "handover.take_out" : "handover.keys");
    FooterSpec footer;
    footer.start = {back_button(back)};
    footer.hint = hint;
    if (view.done) {
        footer.end = {
            {.id = "again", .label = again, .kind = ButtonKind::ghost, .icon = Icon::plus},
            {.id = "home",
             .label = home,
             .kind = ButtonKind::filled,
             .key = Key::enter,
             .min_width = 170.0F}};
        return draw_footer(kit, footer);
    }
    footer.end = {{.id = "write",
                   .label = write,
                   .kind = ButtonKind::filled,
                   .icon = Icon::lock,
                   .is_enabled = has_something(view) && !draft.folder.empty() && !view.is_writing,
                   .key = Key::enter,
                   .min_width = 170.0F}};
    return draw_footer(kit, footer);
}

} // namespace

HandOverView make_hand_over_view(const Model& model) {
    HandOverView view;
    view.top = make_top_view(model);
    view.ready = model.counts.ready;
    view.unsent = model.counts.unsent;
    view.unsigned_for = model.counts.unsigned_for;
    view.places = model.handover.places;
    view.is_writing = model.handover.is_writing;
    view.done = model.handover.done;
    view.handed_over = model.counts.handed_over;
    view.received = model.counts.received;
    view.concerns = model.counts.concerns.waiting;
    view.sealing = make_sealing_view(model);
    return view;
}

Intents draw_hand_over_screen(Kit& kit, const HandOverView& view, FolderDraft& draft) {
    Intents intents;
    kit.page("hand_over");
    draw_top(kit, view.top, intents);
    const auto pressed = draw_foot(kit, view, draft);
    {
        const Page page(kit);
        draw_trouble(kit, view.top, intents);
        draw_heading(kit, kit.say(view.done ? "handover.done" : "handover.title"));
        draw_text(kit,
                  !has_something(view) && !view.done ? kit.say("handover.nothing")
                                                     : kit.say("handover.words"),
                  Type::body,
                  Token::muted);
        draw_what_stays(kit, view, intents);
        const Card card(kit);
        if (!view.done) draw_heading(kit, contents_words(kit, view), Type::section);
        draw_sealing(kit, view.sealing, false, intents);
        draw_step(kit, "1", view.done.has_value(), kit.say("handover.choose"));
        if (!view.done) draw_folder_picker(kit, view.places, draft);
        draw_step(kit, "2", view.done.has_value(), kit.say("handover.written"));
        if (view.done) draw_written(kit, *view.done);
        draw_giving(kit, view);
    }
    draw_program_languages(kit, view.top, intents);
    if (pressed == "back" || pressed == "home") intents.emplace_back(intent::GoTo{Screen::home});
    if (pressed == "again") intents.emplace_back(intent::GoTo{Screen::hand_over});
    if (pressed == "write") intents.emplace_back(intent::WriteHandover{draft.folder});
    return intents;
}

} // namespace kith::app
