// Answers that are pictures: one from a file, or one that is drawn here.
#include "app/screens/questions.h"

namespace kith::app {
namespace {

void draw_kept(Kit& kit, const AskedQuestion& question) {
    draw_pill(kit,
              {.id = question.path + ".kept",
               .label = kit.say("field.picture_kept"),
               .tone = Tone::good,
               .icon = Icon::camera});
}

Drawing drawing_of(const SignLines& lines) {
    Drawing drawing;
    for (const std::vector<Point>& line : lines) {
        auto& stroke = drawing.emplace_back();
        for (const Point at : line)
            stroke.emplace_back(at.x, at.y);
    }
    return drawing;
}

} // namespace

void draw_picture_of(Kit& kit, const AskedQuestion& question, std::string& file, Intents& intents) {
    const std::string hint = kit.say("field.picture");
    if (!question.value.empty()) draw_kept(kit, question);
    draw_field(kit,
               {.id = question.path, .label = question.label, .hint = hint, .has_label = false},
               file);
    const std::string id = question.path + ".use";
    if (draw_button(kit,
                    {.id = id,
                     .label = kit.say("field.picture_use"),
                     .icon = Icon::camera,
                     .is_enabled = !file.empty()}))
        intents.emplace_back(intent::UsePicture{question.path, file});
    if (question.is_in_hand && !kit.input().dropped_files.empty())
        intents.emplace_back(intent::UsePicture{question.path, kit.input().dropped_files.back()});
}

/// Kept at the end of every line: a signature is never lost because nobody pressed a button.
void draw_drawing_of(Kit& kit, const AskedQuestion& question, SignLines& lines, Intents& intents) {
    const std::string hint = kit.say(question.value.empty() ? "field.sign" : "field.sign_again");
    const SignPadSpec pad{
        .id = question.path, .label = question.label, .hint = hint, .height = pad_height};
    if (draw_sign_pad(kit, pad, lines))
        intents.emplace_back(intent::UsePicture{question.path, {}, drawing_of(lines)});
    const Row row(kit);
    if (!question.value.empty()) draw_kept(kit, question);
    if ((!lines.empty() || !question.value.empty()) &&
        draw_button(kit,
                    {.id = question.path + ".clear",
                     .label = kit.say("field.sign_clear"),
                     .kind = ButtonKind::ghost,
                     .icon = Icon::trash})) {
        lines.clear();
        intents.emplace_back(intent::Answer{question.path, ""});
    }
}

} // namespace kith::app
