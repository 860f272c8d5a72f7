// What a laptop cannot do: accepted, and said once to the form's author.
#include "survey_core/form/form_maker.h"

#include <algorithm>
#include <array>

namespace kith {
namespace {

struct Limit {
    QuestionType type;
    std::string_view code;
    std::string_view words; // after the name of the type
};
constexpr std::string_view blank = "stays-blank";
constexpr std::string_view as_text = "asked-as-text";
constexpr std::string_view file_words =
    "is asked as a line of text, for the name of the file; the file "
    "itself is not kept.";
// clang-format off
constexpr std::array limits{
    Limit{QuestionType::background_audio, blank, "stays blank: a laptop does not record the conversation."},
    Limit{QuestionType::start_geopoint, blank, "stays blank: a laptop does not know where it is; ask a geopoint."},
    Limit{QuestionType::deviceid, blank, "stays blank: Kith keeps no number of a laptop in answers."},
    Limit{QuestionType::simserial, blank, "stays blank: a laptop has no SIM card."},
    Limit{QuestionType::subscriberid, blank, "stays blank: a laptop has no SIM card."},
    Limit{QuestionType::phonenumber, blank, "stays blank: a laptop has no phone number."},
    Limit{QuestionType::email, blank, "stays blank: Kith knows no e-mail address of a worker."},
    Limit{QuestionType::audit, blank, "keeps no log file: Kith does not write down every step through a form."},
    Limit{QuestionType::audio, as_text, file_words},
    Limit{QuestionType::video, as_text, file_words},
    Limit{QuestionType::file, as_text, file_words},
    Limit{QuestionType::geotrace, as_text, "is asked as a line of text: latitude longitude pairs parted by semicolons."},
    Limit{QuestionType::geoshape, as_text, "is asked as a line of text: latitude longitude pairs parted by semicolons."},
};
// clang-format on

} // namespace

void FormMaker::say_limits(const SurveyRow& row, QuestionType type) {
    const auto limit = std::ranges::find(limits, type, [](const Limit& one) { return one.type; });
    if (limit == limits.end()) return;
    const std::string message = std::string(type_name(type)) + " " + std::string(limit->words);
    const bool was_said = std::ranges::any_of(
        findings_, [&](const Finding& finding) { return finding.message == message; });
    if (!was_said)
        find(Severity::info,
             std::string(limit->code),
             {"survey", row.row, row.type, "type"},
             message);
}

} // namespace kith
