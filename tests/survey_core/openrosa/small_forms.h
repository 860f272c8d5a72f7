// Small invented forms for the tests of records from elsewhere.
#pragma once

#include "survey_core/interview/answers.h"
#include "survey_core/xlsform/load_form.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace kith::test {

using SharedForm = std::shared_ptr<const Form>;

/// A form of CSV sheets.
[[nodiscard]] SharedForm
form_of(const std::string& survey, const std::string& choices, const std::string& version);
/// A visit: name, age, skills (several), place; a repeat of children in a group, each with toys.
[[nodiscard]] SharedForm visit_form(const std::string& version = "2");
/// The version before: without age and children.
[[nodiscard]] SharedForm early_visit_form();

/// Path to value, without the instances' own lines.
[[nodiscard]] std::map<std::string, std::string> by_path(const std::vector<Answer>& answers);

} // namespace kith::test
