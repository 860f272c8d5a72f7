#include "tests/survey_core/interview/scenario.h"

namespace kith::test {

namespace {

ChoiceRow choice(int row, std::string list, std::string name, std::string district = "") {
    ChoiceRow made;
    made.row = row;
    made.list_name.text = std::move(list);
    made.name.text = name;
    made.label = {{"", {"The " + name, "label", ""}}};
    if (!district.empty()) made.properties.push_back({std::move(district), "district", ""});
    return made;
}

} // namespace

FormSource source_of(const std::vector<Row>& rows) {
    FormSource source;
    int number = 2;
    for (const Row& row : rows) {
        source.survey.push_back(row.row());
        source.survey.back().row = number++;
    }
    source.choices = {choice(2, "yes_no", "yes"),
                      choice(3, "yes_no", "no"),
                      choice(4, "fruit", "apple"),
                      choice(5, "fruit", "pear"),
                      choice(6, "fruit", "plum"),
                      choice(7, "village", "mill", "north"),
                      choice(8, "village", "hill", "north"),
                      choice(9, "village", "quay", "south")};
    source.choice_columns = {"district"};
    source.has_choices_sheet = true;
    source.fallback_id = "test";
    return source;
}

BuiltForm built(const std::vector<Row>& rows) {
    return build_form(source_of(rows));
}

std::shared_ptr<const Form> form(const std::vector<Row>& rows) {
    BuiltForm made = built(rows);
    for (const Finding& finding : made.findings)
        if (finding.severity == Severity::error)
            FAIL_CHECK("row " << finding.row << ": " << finding.message);
    REQUIRE(made.form.has_value());
    return std::make_shared<const Form>(std::move(*made.form));
}

Scenario::Scenario(std::shared_ptr<const Form> form) : form_(std::move(form)) {
    interview_.emplace(form_, context());
}

InterviewContext Scenario::context() {
    return {clock_, random_};
}

NodeRef Scenario::at(const std::string& path) const {
    const auto found = interview_->find("/data/" + path);
    INFO(path);
    REQUIRE(found.has_value());
    return *found;
}

void Scenario::answer(const std::string& path, const std::string& value) {
    REQUIRE(interview_->set(at(path), value).has_value());
}

void Scenario::add(const std::string& repeat) {
    REQUIRE(interview_->add_repeat(at(repeat)).has_value());
}

void Scenario::remove(const std::string& repeat, std::int32_t index) {
    REQUIRE(interview_->remove_repeat(at(repeat), index).has_value());
}

void Scenario::reload() {
    const auto answers = interview_->to_answers();
    interview_.emplace(form_, context(), answers);
}

std::string Scenario::value(const std::string& path) const {
    return state(path).value;
}

bool Scenario::asks(const std::string& path) const {
    return state(path).relevant;
}

NodeState Scenario::state(const std::string& path) const {
    return interview_->state(at(path));
}

std::int32_t Scenario::count(const std::string& repeat) const {
    return interview_->count(at(repeat));
}

std::vector<std::string> Scenario::choices(const std::string& path) const {
    std::vector<std::string> names;
    for (const OfferedChoice& choice : interview_->choices(at(path)))
        names.push_back(choice.name);
    return names;
}

std::string Scenario::picture() const {
    std::string out;
    std::vector<NodeRef> waiting{NodeRef{}};
    while (!waiting.empty()) {
        const NodeRef ref = waiting.back();
        waiting.pop_back();
        const NodeState state = interview_->state(ref);
        out += node_path(*form_, ref) + (state.relevant ? " + " : " - ") + state.value + "|" +
               state.stored + "|" + state.label + (state.valid() ? "" : " !");
        for (const OfferedChoice& choice : interview_->choices(ref))
            out += " " + choice.name;
        out += "\n";
        auto below = interview_->children(ref);
        waiting.insert(waiting.end(), below.rbegin(), below.rend());
    }
    return out;
}

} // namespace kith::test
