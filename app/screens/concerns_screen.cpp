#include "app/screens/concerns_screen.h"

namespace kith::app {
namespace {

void draw_whom_to_tell(Kit& kit, const ConcernsView& view) {
    const Card card(kit, {.gap = 4.0F});
    const std::string lead = view.lead.empty() ? kit.say("concern.lead") : view.lead;
    draw_text(kit, kit.say("pause.ring", {{"name", lead}}), Type::section);
    if (!view.phone.empty()) draw_heading(kit, view.phone);
    draw_paragraph(kit, kit.say("concern.not_instead"));
}

void draw_words(Kit& kit, const ConcernsView& view, ConcernWords& words) {
    const Card card(kit);
    const bool adds = view.state.adding_to.has_value();
    draw_heading(kit, kit.say(adds ? "concern.add" : "concern.write"), Type::section);
    draw_paragraph(kit, kit.say("concern.write_words"));
    if (!view.state.trouble.empty()) {
        draw_banner(kit, {.id = "concern_trouble", .title = view.state.trouble, .tone = Tone::bad});
    }
    if (view.state.sealed > 0) {
        const std::string title = kit.say("concern.sealed");
        const std::string note = kit.say("concern.sealed_words");
        draw_banner(kit,
                    {.id = "concern_sealed", .title = title, .words = note, .tone = Tone::good});
    }
    if (!adds)
        draw_field(kit,
                   {.id = "who", .label = kit.say("concern.who"), .rules = {.max_bytes = 1000}},
                   words.who);
    draw_field(kit,
               {.id = "words",
                .label = kit.say(adds ? "concern.done" : "concern.seen"),
                .rules = {.has_lines = true, .max_bytes = most_concern_words - 1000},
                .lines = 4.0F},
               words.words);
}

void draw_sending(Kit& kit, const ConcernsView& view, FolderDraft& draft, Intents& intents) {
    if (view.counts.held == 0) return;
    const Card card(kit);
    draw_heading(kit,
                 view.counts.waiting == 0 ? kit.say("concern.send")
                                          : say_count(kit, "concern.waiting", view.counts.waiting),
                 Type::section);
    draw_paragraph(kit, kit.say(view.is_hub ? "concern.send_hub_words" : "concern.send_words"));
    if (view.state.sent) {
        const std::string title = say_count(kit, "concern.on_stick", view.state.sent->entries);
        draw_banner(kit,
                    {.id = "concern_sent",
                     .title = title,
                     .words = view.state.sent->file,
                     .tone = Tone::good});
    }
    draw_folder_picker(kit, view.places, draft);
    const std::string label = kit.say("concern.put");
    if (draw_button(kit,
                    {.id = "put",
                     .label = label,
                     .icon = Icon::stick,
                     .is_enabled = !draft.folder.empty() && !view.state.is_working}))
        intents.emplace_back(intent::SendConcerns{draft.folder});
}

std::optional<std::string>
draw_foot(Kit& kit, const ConcernsView& view, const ConcernsDraft& draft) {
    const std::string back = kit.say("action.back");
    const std::string seal = kit.say("concern.seal");
    FooterSpec footer;
    footer.start = {back_button(back)};
    footer.end = {{.id = "seal",
                   .label = seal,
                   .kind = ButtonKind::filled,
                   .icon = Icon::lock,
                   .is_enabled = !draft.words.words.empty() && !view.state.is_working,
                   .key = Key::enter,
                   .min_width = 170.0F}};
    footer.max_width = 1200.0F;
    return draw_footer(kit, footer);
}

void draw_body(Kit& kit, const ConcernsView& view, ConcernsDraft& draft, Intents& intents) {
    const auto draw_rest = [&] {
        draw_sending(kit, view, draft.folder, intents);
        draw_concerns_read(kit, view, intents);
    };
    const bool is_narrow = kit.width() < kit.px(800.0F); // big letters need the whole width
    if (is_narrow || view.counts.held == 0) {
        draw_whom_to_tell(kit, view);
        draw_words(kit, view, draft.words);
        return draw_rest();
    }
    Columns two(kit, {0.55F, 0.45F}, kit.px(20.0F));
    draw_whom_to_tell(kit, view);
    draw_words(kit, view, draft.words);
    two.next();
    draw_rest();
}

} // namespace

ConcernsView make_concerns_view(const Model& model) {
    ConcernsView view;
    view.top = make_top_view(model);
    view.is_hub = model.session.is_hub;
    view.phone = model.paper.phone;
    if (const auto& round = model.rounds.round) {
        view.lead = round->lead;
        if (!round->phone.empty()) view.phone = round->phone;
    }
    view.counts = model.counts.concerns;
    view.state = model.concerns;
    view.places = model.handover.places;
    return view;
}

Intents draw_concerns_screen(Kit& kit, const ConcernsView& view, ConcernsDraft& draft) {
    Intents intents;
    kit.page("concerns");
    if (view.state.sealed != draft.sealed) draft.words = {};
    draft.sealed = view.state.sealed;
    draw_top(kit, view.top, intents);
    const auto pressed = draw_foot(kit, view, draft);
    {
        const Page page(kit, 1200.0F);
        draw_trouble(kit, view.top, intents);
        draw_heading(kit, kit.say("concern.title"));
        draw_body(kit, view, draft, intents);
    }
    draw_program_languages(kit, view.top, intents);
    if (pressed == "back") intents.emplace_back(intent::LeaveConcerns{});
    if (pressed == "seal")
        intents.emplace_back(intent::SealConcern{draft.words, view.state.adding_to});
    return intents;
}

} // namespace kith::app
