// A small language for tests: a form in a few words, and somebody who answers it.
#pragma once

#include "survey_core/form/form_builder.h"
#include "survey_core/interview/interview.h"

#include <catch2/catch_test_macros.hpp>

namespace kith::test {

/// One row of a form: `integer("age").required().relevant_when("${x} = 1")`.
class Row {
public:
    Row(std::string type, std::string name) {
        row_.type.text = std::move(type);
        row_.name.text = std::move(name);
        row_.label = {{"", {"What is " + row_.name.text + "?", "label", ""}}};
    }
    Row& relevant_when(std::string text) { return put(row_.relevant, std::move(text), "relevant"); }
    Row& constrained_by(std::string text) {
        return put(row_.constraint, std::move(text), "constraint");
    }
    Row& calculated(std::string text) {
        return put(row_.calculation, std::move(text), "calculation");
    }
    Row& counted_by(std::string text) {
        return put(row_.repeat_count, std::move(text), "repeat_count");
    }
    Row& filtered_by(std::string text) {
        return put(row_.choice_filter, std::move(text), "choice_filter");
    }
    Row& starts_as(std::string text) { return put(row_.default_value, std::move(text), "default"); }
    Row& set_when_changed(std::string text) {
        return put(row_.trigger, std::move(text), "trigger");
    }
    Row& looks(std::string text) { return put(row_.appearance, std::move(text), "appearance"); }
    Row& seen_by(std::string text) { return put(row_.access, std::move(text), "kith::access"); }
    Row& required() { return put(row_.required, "yes", "required"); }
    [[nodiscard]] const SurveyRow& row() const { return row_; }

private:
    Row& put(SourceCell& cell, std::string text, std::string column) {
        cell = {std::move(text), std::move(column), ""};
        return *this;
    }
    SurveyRow row_;
};

inline Row text(std::string name) {
    return {"text", std::move(name)};
}
inline Row integer(std::string name) {
    return {"integer", std::move(name)};
}
inline Row calculate(std::string name, std::string how) {
    return Row("calculate", std::move(name)).calculated(how);
}
inline Row yes_no(std::string name) {
    return {"select_one yes_no", std::move(name)};
}
inline Row some_of(std::string name) {
    return {"select_multiple fruit", std::move(name)};
}
inline Row begin_group(std::string name) {
    return {"begin_group", std::move(name)};
}
inline Row end_group() {
    return {"end_group", ""};
}
inline Row begin_repeat(std::string name) {
    return {"begin_repeat", std::move(name)};
}
inline Row end_repeat() {
    return {"end_repeat", ""};
}

/// Lists that the forms of tests may use: yes_no; fruit; village with a column district.
[[nodiscard]] FormSource source_of(const std::vector<Row>& rows);
[[nodiscard]] BuiltForm built(const std::vector<Row>& rows);
[[nodiscard]] std::shared_ptr<const Form> form(const std::vector<Row>& rows); // must load

/// Somebody who answers a form. Paths are without the root: "r[2]/x".
class Scenario {
public:
    explicit Scenario(std::shared_ptr<const Form> form);
    void answer(const std::string& path, const std::string& value);
    void add(const std::string& repeat);
    void remove(const std::string& repeat, std::int32_t index);
    void reload();
    [[nodiscard]] std::string value(const std::string& path) const;
    [[nodiscard]] bool asks(const std::string& path) const;
    [[nodiscard]] NodeState state(const std::string& path) const;
    [[nodiscard]] std::int32_t count(const std::string& repeat) const;
    [[nodiscard]] std::vector<std::string> choices(const std::string& path) const;
    [[nodiscard]] bool can_finish() const { return interview_->validate().empty(); }
    [[nodiscard]] Interview& interview() { return *interview_; }
    [[nodiscard]] const Interview& interview() const { return *interview_; }
    /// Every node that exists with all that can be seen of it, as one text: to compare two
    /// interviews.
    [[nodiscard]] std::string picture() const;

private:
    [[nodiscard]] NodeRef at(const std::string& path) const;
    [[nodiscard]] InterviewContext context();

    std::shared_ptr<const Form> form_;
    FixedClock clock_{Instant{1'718'445'600'000}};
    SeededRandom random_{1};
    std::optional<Interview> interview_;
};

} // namespace kith::test
