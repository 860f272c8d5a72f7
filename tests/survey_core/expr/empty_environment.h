// Expressions without a form: no answers, a fixed clock, fixed chance.
#pragma once

#include "survey_core/expr/bind.h"
#include "survey_core/expr/evaluate.h"

namespace kith::test {

class EmptyBinder final : public expr::Binder {
public:
    [[nodiscard]] std::int32_t root() const override { return 0; }
    [[nodiscard]] std::int32_t parent(std::int32_t) const override { return expr::none; }
    [[nodiscard]] std::int32_t child(std::int32_t, std::string_view) const override {
        return expr::none;
    }
    [[nodiscard]] bool is_repeat(std::int32_t) const override { return false; }
    [[nodiscard]] std::vector<std::int32_t> named(std::string_view) const override { return {}; }
    [[nodiscard]] std::int32_t list(std::string_view) const override { return expr::none; }
    [[nodiscard]] std::int32_t file_list(std::string_view) override { return expr::none; }
    [[nodiscard]] bool has_text(std::string_view) const override { return false; }
    [[nodiscard]] std::vector<std::string> all_names() const override { return {"age", "name"}; }
};

class EmptyEnvironment final : public expr::Environment {
public:
    [[nodiscard]] std::int32_t level(std::int32_t) const override { return 0; }
    [[nodiscard]] std::int32_t repeat_at(std::int32_t, std::int32_t) const override { return 0; }
    [[nodiscard]] std::int32_t ancestor(std::int32_t scope, std::int32_t) const override {
        return scope;
    }
    [[nodiscard]] std::span<const std::int32_t> instances(std::int32_t,
                                                          std::int32_t) const override {
        return {};
    }
    [[nodiscard]] std::int32_t position(std::int32_t) const override { return 1; }
    [[nodiscard]] expr::NodeText text(std::int32_t, std::int32_t) const override { return {}; }
    [[nodiscard]] bool is_relevant(std::int32_t, std::int32_t) const override { return true; }
    [[nodiscard]] std::string own_text(std::int32_t, std::int32_t) const override { return ""; }
    [[nodiscard]] std::int32_t row_count(std::int32_t) const override { return 0; }
    [[nodiscard]] std::string cell(std::int32_t, std::int32_t, std::string_view) const override {
        return "";
    }
    [[nodiscard]] std::span<const std::int32_t>
    rows_with(std::int32_t, std::string_view, std::string_view) const override {
        return {};
    }
    [[nodiscard]] std::string
    choice_label(std::int32_t, std::int32_t, std::string_view) const override {
        return "";
    }
    [[nodiscard]] std::string itext(std::string_view) const override { return ""; }
    [[nodiscard]] std::string last_saved(std::int32_t) const override { return ""; }
    [[nodiscard]] Instant now() const override {
        return {1'718'445'600'000};
    } // 2024-06-15T10:00:00Z
    [[nodiscard]] std::int32_t offset_minutes(Instant) const override { return offset; }
    [[nodiscard]] Random& random() const override { return random_; }
    [[nodiscard]] std::string property(std::string_view) const override { return ""; }
    [[nodiscard]] std::string version() const override { return "7"; }

    std::int32_t offset = 0;

private:
    mutable SeededRandom random_{1};
};

} // namespace kith::test
