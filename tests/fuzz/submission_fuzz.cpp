// Records of other tools from anywhere: as OpenRosa XML, as CSV exports. Whatever comes in, the
// answer is a record or a sentence; and a record that was read is written and read again as the
// same.
#include "survey_core/base/check.h"
#include "survey_core/openrosa/read_export.h"
#include "survey_core/openrosa/read_submission.h"
#include "survey_core/openrosa/write_submission.h"
#include "survey_core/xlsform/load_form.h"
#include "survey_core/xlsform/workbook.h"

#include <algorithm>

namespace {

using namespace kith;

std::shared_ptr<const Form> make_form() {
    const auto workbook =
        read_csv_sheets({{"survey",
                          "type,name,label\ntext,name,Name\nselect_multiple s,skills,Skills\n"
                          "begin_group,home,Home\ngeopoint,place,Where\nbegin_repeat,child,Child\n"
                          "text,called,Called\nbegin_repeat,toy,Toy\ntext,what,What\n"
                          "end_repeat,,\nend_repeat,,\nend_group,,\n"},
                         {"choices", "list_name,name,label\ns,cook,Cook\ns,mend,Mend\n"},
                         {"settings", "form_title,form_id,version\nVisit,visit,2\n"}});
    KITH_CHECK(workbook.has_value());
    LoadedForm loaded = load_workbook(*workbook, "visit");
    KITH_CHECK(loaded.form.has_value());
    return std::make_shared<const Form>(std::move(*loaded.form));
}

void read_xml(std::string_view text, FormVersions versions) {
    const auto first = read_submission(text, "fuzz", versions);
    if (!first) {
        KITH_CHECK(!first.error().message.empty());
        return;
    }
    const std::string xml =
        write_submission(*versions.front(), {first->instance_id, first->answers, first->entities});
    const auto second = read_submission(xml, "fuzz", versions);
    KITH_CHECK(second && second->findings.empty());
    KITH_CHECK(second->entities.size() == first->entities.size());
    const auto again =
        read_submission(write_submission(*versions.front(),
                                         {second->instance_id, second->answers, second->entities}),
                        "fuzz",
                        versions);
    KITH_CHECK(again && again->answers == second->answers);
}

/// A form feed parts the files.
void read_csv(std::string_view text, FormVersions versions) {
    const std::size_t end = text.find('\f');
    std::vector<SubmissionCsv> files{{"visit.csv", std::string(text.substr(0, end))}};
    if (end != std::string_view::npos)
        files.push_back({"visit-child.csv", std::string(text.substr(end + 1))});
    for (const ImportedSubmission& one : read_export(files, versions).submissions)
        KITH_CHECK(!one.instance_id.empty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::vector<std::shared_ptr<const Form>> versions{make_form()};
    const std::string_view text = as_text(ByteView(data, size));
    if (text.starts_with('C'))
        read_csv(text.substr(1), versions);
    else
        read_xml(text, versions);
    return 0;
}
