// Answers that are files: a picture, one that is drawn here, or any other kept as it is.
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

std::string in_capitals(std::string ending) {
    for (char& c : ending)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return ending;
}

/// Its type and its size; a size is told in kB until it is a tenth of a MB.
void draw_kept_file(Kit& kit, const AskedQuestion& question) {
    const auto tenths = (question.file->bytes * 10 + (1U << 19U)) >> 20U;
    const bool is_small = tenths == 0;
    const std::string number =
        is_small ? std::to_string((question.file->bytes + 1023) >> 10U)
                 : std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
    const std::string size =
        kit.say(is_small ? "field.kilobytes" : "field.megabytes", {{"n", number}});
    const std::string label =
        question.file->ending.empty()
            ? kit.say("field.file_kept_plain", {{"size", size}})
            : kit.say("field.file_kept",
                      {{"type", in_capitals(question.file->ending)}, {"size", size}});
    draw_pill(
        kit,
        {.id = question.path + ".kept", .label = label, .tone = Tone::good, .icon = Icon::file});
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

void draw_file_of(Kit& kit, const AskedQuestion& question, std::string& file, Intents& intents) {
    if (question.file) draw_kept_file(kit, question);
    const std::string hint = kit.say("field.file");
    draw_field(kit,
               {.id = question.path, .label = question.label, .hint = hint, .has_label = false},
               file);
    {
        const Row row(kit);
        if (draw_button(kit,
                        {.id = question.path + ".use",
                         .label = kit.say("field.file_use"),
                         .icon = Icon::file,
                         .is_enabled = !file.empty()}))
            intents.emplace_back(intent::UseFile{question.path, file});
        if (question.file && draw_button(kit,
                                         {.id = question.path + ".clear",
                                          .label = kit.say("field.file_clear"),
                                          .kind = ButtonKind::ghost,
                                          .icon = Icon::trash}))
            intents.emplace_back(intent::Answer{question.path, ""});
    }
    draw_caption(kit, kit.say("field.file_untouched"));
    if (question.is_in_hand && !kit.input().dropped_files.empty())
        intents.emplace_back(intent::UseFile{question.path, kit.input().dropped_files.back()});
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
