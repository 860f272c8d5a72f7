// The files in a folder, and what putting them in will do.
#include "app/screens/merge_screen.h"

#include <algorithm>

namespace kith::app {
namespace {

PillSpec pill_of(const MergeFile& file, const std::string& words) {
    switch (file.state) {
    case FileState::merged:
        return {.id = {}, .label = words, .tone = Tone::good, .icon = Icon::check};
    case FileState::ready:
        return {.id = {}, .label = words, .tone = Tone::gift, .icon = Icon::shield_check};
    case FileState::waits:
        return {.id = {}, .label = words, .tone = Tone::warn, .icon = Icon::lock};
    case FileState::refused:
        break;
    }
    return {.id = {}, .label = words, .tone = Tone::bad, .icon = Icon::warning};
}

std::string_view state_words(FileState state, bool is_running) {
    if (is_running) return "merge.running";
    switch (state) {
    case FileState::merged:
        return "merge.merged";
    case FileState::ready:
        return "merge.ready";
    case FileState::waits:
        return "merge.waits";
    case FileState::refused:
        break;
    }
    return "merge.refused";
}

std::string counts_words(const Kit& kit, const MergeFile& file) {
    return kit.say("merge.counts",
                   {{"created", std::to_string(file.counts.created)},
                    {"changed", std::to_string(file.counts.changed)},
                    {"same", std::to_string(file.counts.same)},
                    {"conflicts", std::to_string(file.counts.conflicts)}});
}

void draw_share(Kit& kit, float share) {
    const std::string percent =
        kit.say("merge.percent", {{"n", std::to_string(static_cast<int>(share * 100.0F))}});
    draw_text(kit, percent, Type::small, Token::muted);
    draw_progress(kit, {.id = "share", .label = percent, .share = share});
}

void draw_let_in(Kit& kit, const MergeFile& file, Intents& intents) {
    draw_text(kit, kit.say(file.is_copy ? "merge.copy_words" : "merge.missing_words"), Type::small);
    const std::string id = "let_in." + file.file;
    if (draw_button(kit,
                    {.id = id,
                     .label = kit.say("merge.let_in"),
                     .icon = Icon::shield_check,
                     .tone = Tone::warn}))
        intents.emplace_back(intent::LetCopyIn{file.file});
}

void draw_file(Kit& kit, const MergeFile& file, const MergeView& view, Intents& intents) {
    const bool is_running = view.running && &file == &view.files[*view.running];
    const std::string title = file.sender.empty() ? kit.say("merge.unknown") : file.sender;
    const bool is_plain = file.reason.empty() || file.state == FileState::merged;
    const std::string words = file.concerns > 0
                                  ? say_count(kit, "home.concerns_came", file.concerns)
                              : is_plain ? counts_words(kit, file)
                                         : file.reason;
    const std::string state = kit.say(state_words(file.state, is_running));
    const std::string id = "file." + file.file;
    draw_row_button(kit,
                    {.id = id,
                     .title = title,
                     .words = words,
                     .icon = Icon::laptop,
                     .pill = pill_of(file, state),
                     .is_selected = is_running,
                     .has_chevron = false});
    if (may_be_let_in(file) && view.is_hub && !view.running) draw_let_in(kit, file, intents);
    if (!file.needs_approval) return;
    draw_text(kit, kit.say("merge.compare", {{"words", file.check_words}}), Type::small);
    const std::string approve = "approve." + file.file;
    if (draw_button(kit,
                    {.id = approve,
                     .label = kit.say("merge.approve"),
                     .icon = Icon::shield_check,
                     .tone = Tone::warn}))
        intents.emplace_back(intent::ApproveLaptop{file.laptop});
}

void draw_count(Kit& kit, std::string_view key, std::uint64_t count) {
    const std::string name = kit.say(key);
    const std::string number = std::to_string(count);
    draw_fact(kit, {.id = key, .name = name, .value = number});
}

/// Always in sight, however long the list of files is.
void draw_running(Kit& kit, const MergeView& view) {
    const MergeFile& file = view.files[*view.running];
    const auto done = std::count_if(view.files.begin(), view.files.end(), [](const auto& one) {
        return one.state == FileState::merged;
    });
    const std::string name = file.sender.empty() ? kit.say("merge.unknown") : file.sender;
    draw_text(kit,
              kit.say("merge.now",
                      {{"n", std::to_string(done + 1)},
                       {"of", std::to_string(view.files.size())},
                       {"name", name}}),
              Type::label);
    draw_share(kit, view.share);
}

} // namespace

void draw_merge_files(Kit& kit, const MergeView& view, Intents& intents) {
    const Card card(kit, {.padding = 24.0F, .gap = 6.0F});
    draw_heading(kit, kit.say("merge.files"), Type::section);
    if (view.is_reading)
        draw_text(kit, kit.say("merge.reading"), Type::body, Token::muted);
    else if (view.files.empty())
        draw_text(kit, kit.say("merge.none"), Type::body, Token::muted);
    if (view.is_reading) draw_share(kit, view.share);
    for (const MergeFile& file : view.files)
        draw_file(kit, file, view, intents);
}

void draw_practice_run(Kit& kit, const MergeView& view) {
    const Card card(kit, {.padding = 24.0F, .gap = 6.0F});
    if (view.running) draw_running(kit, view);
    const bool is_done = view.ready == 0;
    draw_heading(kit, kit.say(is_done ? "merge.happened" : "merge.will_happen"), Type::section);
    draw_count(kit, "merge.new", view.counts.created);
    draw_count(kit, "merge.changed", view.counts.changed);
    draw_count(kit, "merge.same", view.counts.same);
    draw_count(kit, "merge.two_answers", view.counts.conflicts);
    draw_count(kit, "merge.set_aside", view.set_aside);
    for (const MergeFile& file : view.files) {
        if (file.reason.empty()) continue;
        const std::string name = file.sender.empty() ? kit.say("merge.unknown") : file.sender;
        draw_banner(kit, {.id = {}, .title = name, .words = file.reason, .tone = Tone::warn});
    }
}

} // namespace kith::app
