// What a laptop cannot do: accepted, and said once to the form's author.
#include "survey_core/form/form_maker.h"

#include <algorithm>
#include <array>

namespace kith {
namespace {

struct Limit {
    QuestionType type;
    std::string_view words; // after the name of the type
};
// clang-format off
constexpr std::array limits{
    Limit{QuestionType::background_audio, "stays blank: a laptop does not record the conversation."},
    Limit{QuestionType::start_geopoint, "stays blank: a laptop does not know where it is; ask a geopoint."},
    Limit{QuestionType::deviceid, "stays blank: Kith keeps no number of a laptop in answers."},
    Limit{QuestionType::simserial, "stays blank: a laptop has no SIM card."},
    Limit{QuestionType::subscriberid, "stays blank: a laptop has no SIM card."},
    Limit{QuestionType::phonenumber, "stays blank: a laptop has no phone number."},
    Limit{QuestionType::email, "stays blank: Kith knows no e-mail address of a worker."},
};

/// A word of an appearance, or the key of a parameter, with no effect here.
struct Idle {
    std::string_view word;
    std::string_view words; // after the word
    QuestionType of = QuestionType::none; // where it has none; none: wherever it stands
};
constexpr std::array idle_appearances{
    Idle{"map", "is asked as a list: Kith has no maps."},
    Idle{"maps", "is asked in figures: Kith has no maps."},
    Idle{"placement-map", "is asked in figures: Kith has no maps."},
    Idle{"image-map", "is asked as a list: Kith does not point into drawings."},
    Idle{"annotate", "is asked as a plain picture: Kith does not draw on pictures."},
    Idle{"bearing", "is typed in: a laptop has no compass."},
    Idle{"vertical", "is drawn from side to side.", QuestionType::range},
};
constexpr std::array idle_parameters{
    Idle{"app", "is not used: Kith opens no other program."},
    Idle{"quality", "is not used: a recording is kept as it is."},
    Idle{"capture-accuracy", "is not used: a laptop measures no place."},
    Idle{"warning-accuracy", "is not used: a laptop measures no place."},
    Idle{"allow-mock-accuracy", "is not used: a laptop measures no place."},
    Idle{"tick_labelset", "is not used: marks on a line have no names."},
    Idle{"tick-labelset", "is not used: marks on a line have no names."},
};
// clang-format on

} // namespace

void FormMaker::say_limits(const SurveyRow& row, QuestionType type) {
    const auto limit = std::ranges::find(limits, type, [](const Limit& one) { return one.type; });
    if (limit == limits.end()) return;
    say_limit("stays-blank",
              {"survey", row.row, row.type, "type"},
              std::string(type_name(type)) + " " + std::string(limit->words));
}

void FormMaker::say_limit(std::string_view code, const Where& where, const std::string& message) {
    const bool was_said = std::ranges::any_of(
        findings_, [&](const Finding& finding) { return finding.message == message; });
    if (!was_said) find(Severity::info, std::string(code), where, message);
}

void FormMaker::say_idle_media(const SourceTexts& media,
                               const Where& where,
                               std::string_view words) {
    for (const auto& [language, cell] : media)
        if (!cell.text.empty())
            say_limit("not-on-a-laptop",
                      {where.sheet, where.row, cell, where.column},
                      where.column + " " + std::string(words));
}

void FormMaker::say_audit_limits(NodeIndex audit, const SurveyRow& row) {
    const auto& pairs = node(audit).parameters.pairs();
    const bool wants_places = std::ranges::any_of(
        pairs, [](const auto& pair) { return pair.first.starts_with("location-"); });
    if (!wants_places) return;
    find(Severity::info,
         "stays-blank",
         {"survey", row.row, row.parameters, "parameters"},
         "The audit log says no places (location-priority and the like): a laptop does not know "
         "where it is.");
}

void FormMaker::say_idle(NodeIndex index, const SurveyRow& row) {
    const auto say = [&](const Idle& idle, const SourceCell& cell, const char* column) {
        say_limit("not-on-a-laptop",
                  {"survey", row.row, cell, column},
                  std::string(idle.word) + " " + std::string(idle.words));
    };
    for (const Idle& idle : idle_appearances)
        if (node(index).has_appearance(idle.word) &&
            (idle.of == QuestionType::none || idle.of == node(index).type))
            say(idle, row.appearance, "appearance");
    for (const Idle& idle : idle_parameters)
        if (node(index).parameters.find(idle.word)) say(idle, row.parameters, "parameters");
}

} // namespace kith
