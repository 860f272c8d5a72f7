#include "tests/survey_core/openrosa/small_forms.h"

#include "survey_core/base/check.h"
#include "survey_core/xlsform/workbook.h"

namespace kith::test {
namespace {

constexpr const char* skills = "list_name,name,label\n"
                               "skills,cook,Cooking\n"
                               "skills,mend,Mending\n"
                               "skills,drive,Driving\n";

} // namespace

SharedForm
form_of(const std::string& survey, const std::string& choices, const std::string& version) {
    const auto workbook = read_csv_sheets(
        {{"survey", survey},
         {"choices", choices},
         {"settings", "form_title,form_id,version\nVisit,visit," + version + "\n"}});
    KITH_CHECK(workbook.has_value());
    LoadedForm loaded = load_workbook(*workbook, "visit");
    KITH_CHECK(loaded.form.has_value());
    return std::make_shared<const Form>(std::move(*loaded.form));
}

SharedForm visit_form(const std::string& version) {
    return form_of("type,name,label,calculation\n"
                   "start,start,,\n"
                   "text,name,Name,\n"
                   "integer,age,Age,\n"
                   "select_multiple skills,skills,Skills,\n"
                   "begin_group,home,Home,\n"
                   "geopoint,place,Where,\n"
                   "begin_repeat,child,Child,\n"
                   "text,called,Called,\n"
                   "begin_repeat,toy,Toy,\n"
                   "text,what,What,\n"
                   "end_repeat,,,\n"
                   "end_repeat,,,\n"
                   "end_group,,,\n"
                   "calculate,next_year,,${age} + 1\n",
                   skills,
                   version);
}

SharedForm early_visit_form() {
    return form_of("type,name,label\n"
                   "text,name,Name\n"
                   "text,nickname,Nickname\n"
                   "select_multiple skills,skills,Skills\n",
                   skills,
                   "1");
}

std::map<std::string, std::string> by_path(const std::vector<Answer>& answers) {
    std::map<std::string, std::string> out;
    for (const Answer& answer : answers)
        if (!answer.path.ends_with(']')) out[answer.path] = answer.value;
    return out;
}

} // namespace kith::test
