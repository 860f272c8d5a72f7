// One question on its page, by the way it is answered.
#include "app/screens/questions.h"

#include "app/screens/form_pictures.h"

#include <algorithm>

namespace kith::app {
namespace {

bool are_short(const std::vector<AskedChoice>& choices) {
    return choices.size() > 3 &&
           std::all_of(choices.begin(), choices.end(), [](const auto& choice) {
               return choice.label.size() <= 34;
           });
}

ChoiceShape shape_of(const AskedQuestion& question) {
    if (question.is_on_scale) return ChoiceShape::scale;
    switch (question.look.columns) {
    case ChoiceColumns::one:
        return ChoiceShape::rows;
    case ChoiceColumns::two:
        return ChoiceShape::tiles;
    case ChoiceColumns::flowing:
        return ChoiceShape::chips;
    case ChoiceColumns::as_fits:
        break;
    }
    return are_short(question.choices) ? ChoiceShape::chips : ChoiceShape::rows;
}

/// A chip has no room for a picture.
ChoiceShape shape_with_pictures(const AskedQuestion& question) {
    const ChoiceShape shape = shape_of(question);
    return question.has_pictures && shape == ChoiceShape::chips ? ChoiceShape::rows : shape;
}

Choice choice_of(Kit& kit, const AskedChoice& asked) {
    Choice choice{.id = asked.name, .label = asked.label, .is_selected = asked.is_chosen};
    if (asked.picture.file.empty()) return choice;
    const Size room{kit.px(choice_picture_room.width), kit.px(choice_picture_room.height)};
    const TextImage& shown = form_picture_of(kit, asked.picture, room);
    if (shown.texture == TextureId{})
        choice.words = say_unseen(kit, asked.picture);
    else
        choice.picture = &shown;
    return choice;
}

void draw_choices_of(Kit& kit, const AskedQuestion& question, Intents& intents) {
    std::vector<Choice> choices;
    choices.reserve(question.choices.size());
    for (const AskedChoice& choice : question.choices)
        choices.push_back(choice_of(kit, choice));
    const bool has_unseen = std::any_of(
        choices.begin(), choices.end(), [](const Choice& choice) { return !choice.words.empty(); });
    const bool by_digit = types_a_character(kit);
    const auto pressed =
        draw_choices(kit,
                     {.id = question.path,
                      .label = question.label,
                      .shape = has_unseen ? ChoiceShape::rows : shape_with_pictures(question),
                      .takes_many = question.takes_many,
                      .has_keys = question.is_in_hand,
                      .has_pictures = question.has_pictures},
                     choices);
    if (pressed)
        intents.emplace_back(intent::Choose{question.path, choices[*pressed].id, by_digit});
}

struct FieldWords {
    std::string_view hint;
    FieldRules rules;
    float max_width = 0.0F;
    float lines = 1.0F;
};

FieldWords field_of(const AskedQuestion& question) {
    const AskedLook& look = question.look;
    switch (question.as) {
    case AskedAs::lines:
        return {"", {.has_lines = true}, 0.0F, look.lines};
    case AskedAs::whole_number:
        return {"", {.kind = FieldKind::whole_number}, 240.0F};
    case AskedAs::number:
        return {"", {.kind = FieldKind::decimal_number}, 240.0F};
    case AskedAs::date:
        return {look.date == DateParts::day     ? "field.date"
                : look.date == DateParts::month ? "field.month"
                                                : "field.year",
                {.kind = FieldKind::date},
                300.0F};
    case AskedAs::time:
        return {"field.time", {}, 240.0F};
    case AskedAs::place:
        return {"field.place", {}, 480.0F};
    case AskedAs::trace:
        return {"field.trace", {.has_lines = true}, 480.0F, 5.0F};
    default:
        return {"",
                {.kind = look.has_digits_only ? FieldKind::decimal_number : FieldKind::text,
                 .is_masked = look.is_masked},
                0.0F};
    }
}

FieldTouch
draw_field_as(Kit& kit, const AskedQuestion& question, const FieldSpec& spec, std::string& text) {
    switch (question.as) {
    case AskedAs::date:
        if (question.look.date == DateParts::day) return draw_date_field(kit, spec, text);
        return draw_tidied_field(
            kit, spec, text, question.look.date == DateParts::month ? tidy_month : tidy_year);
    case AskedAs::time:
        return draw_tidied_field(kit, spec, text, tidy_time);
    case AskedAs::place:
        return draw_tidied_field(kit, spec, text, tidy_place);
    case AskedAs::trace:
        return draw_places_field(kit, spec, text);
    default:
        return draw_field(kit, spec, text);
    }
}

void draw_field_of(Kit& kit, const AskedQuestion& question, Intents& intents) {
    const FieldWords words = field_of(question);
    const std::string hint = words.hint.empty() ? std::string() : kit.say(words.hint);
    const std::string problem = problem_of(kit, question);
    const std::string help =
        question.look.has_groups ? grouped_digits(question.value) : std::string();
    const std::string show = question.look.is_masked ? kit.say("field.show") : std::string();
    const FieldSpec spec{.id = question.path,
                         .label = question.label,
                         .hint = hint,
                         .help = help,
                         .error = problem,
                         .rules = words.rules,
                         .has_label = false,
                         .lines = words.lines,
                         .max_width = words.max_width,
                         .show = show};
    std::string text = question.value;
    const FieldTouch touch = draw_field_as(kit, question, spec, text);
    if (touch.changed) intents.emplace_back(intent::Typed{question.path, text});
    if (touch.left) intents.emplace_back(intent::FieldLeft{question.path});
    if (touch.is_focused && !question.is_in_hand)
        intents.emplace_back(intent::JumpTo{question.path});
}

/// The hint is for everybody, the guidance for whoever asks.
void draw_hints(Kit& kit, const AskedQuestion& question) {
    if (!question.hint.empty()) draw_text(kit, question.hint, Type::body, Token::muted);
    if (!question.guidance.empty()) draw_caption(kit, question.guidance);
}

void draw_answer_of(Kit& kit,
                    const AskedQuestion& question,
                    const QuestionPlace& place,
                    Intents& intents) {
    if (question.is_sealed) {
        draw_pill(kit,
                  {.id = question.path,
                   .label = kit.say("interview.sealed"),
                   .tone = Tone::good,
                   .icon = Icon::lock});
    }
    switch (question.as) {
    case AskedAs::note:
        return;
    case AskedAs::choices:
        draw_choices_of(kit, question, intents);
        break;
    case AskedAs::acknowledge: {
        const bool is_on = question.value == "OK";
        const std::string label = kit.say("interview.acknowledge");
        const bool by_key = question.is_in_hand && kit.pressed_character('1');
        if (draw_check(kit, {.id = question.path, .label = label, .is_on = is_on}) || by_key)
            intents.emplace_back(intent::Answer{question.path, is_on ? "" : "OK"});
        break;
    }
    case AskedAs::search:
        if (place.search != nullptr) draw_search_of(kit, question, *place.search, intents);
        break;
    case AskedAs::rank:
        draw_rank_of(kit, question, intents);
        break;
    case AskedAs::range:
        draw_range_of(kit, question, intents);
        break;
    case AskedAs::steps:
        draw_steps_of(kit, question, intents);
        break;
    case AskedAs::picture:
        if (place.picture != nullptr) draw_picture_of(kit, question, *place.picture, intents);
        break;
    case AskedAs::file:
        if (place.picture != nullptr) draw_file_of(kit, question, *place.picture, intents);
        break;
    case AskedAs::drawing:
        if (place.drawing != nullptr) draw_drawing_of(kit, question, *place.drawing, intents);
        break;
    default:
        draw_field_of(kit, question, intents);
        draw_sketch_of(kit, question);
        if (question.look.has_counter) draw_counter_of(kit, question, intents);
        return; // names its problem itself
    }
    const std::string problem = problem_of(kit, question);
    if (!problem.empty()) draw_text(kit, problem, Type::label, Token::clay);
}

} // namespace

bool types_a_character(const Kit& kit) {
    const auto& keys = kit.input().keys;
    return std::any_of(keys.begin(), keys.end(), [](const KeyPress& press) {
        return press.key == Key::character;
    });
}

std::string problem_of(const Kit& kit, const AskedQuestion& question) {
    if (!question.has_problem) return {};
    if (question.place_fault) return say_place_fault(kit, *question.place_fault);
    return question.problem.empty() ? kit.say("interview.needs_answer") : question.problem;
}

void draw_question(Kit& kit,
                   const AskedQuestion& question,
                   const QuestionPlace& place,
                   Intents& intents) {
    if (question.as == AskedAs::note) {
        draw_text(kit, question.heading, place.is_alone ? Type::title : Type::body);
        draw_picture_under(kit, question);
        draw_hints(kit, question);
        return;
    }
    draw_heading(kit, question.heading, place.is_alone ? Type::question : Type::section);
    draw_picture_under(kit, question);
    draw_hints(kit, question);
    if (question.is_read_only) {
        draw_text(kit, question.value, Type::body_strong);
        return;
    }
    draw_answer_of(kit, question, place, intents);
    draw_alike(kit, question, intents);
}

} // namespace kith::app
