// The names of facts in the table meta: on disk, so never renamed.
#pragma once

#include "survey_core/store/store_view.h"

#include <array>

namespace kith {

/// In the order of Fact.
inline constexpr std::array fact_names{
    std::string_view("project_id"),
    std::string_view("project_name"),
    std::string_view("test_project"),
    std::string_view("root_public"),
    std::string_view("root_secret"),
    std::string_view("coordinator_number"),
    std::string_view("coordinator_certificate"),
    std::string_view("coordinator_sign_secret"),
    std::string_view("coordinator_seal_secret"),
    std::string_view("laptop_sign_secret"),
    std::string_view("laptop_seal_secret"),
    std::string_view("laptop_certificate"),
    std::string_view("laptop_name"),
    std::string_view("tag_key"),
    std::string_view("data_key"),
    std::string_view("worker"),
    std::string_view("drill_passed"),
    std::string_view("last_hlc"),
    std::string_view("clean_exit"),
    std::string_view("last_check"),
    std::string_view("next_field"),
    std::string_view("coordinator_phone"),
    std::string_view("check_in"),
    std::string_view("sweep_due"),
    std::string_view("interviews_left"),
    std::string_view("copied_laptops"),
    std::string_view("cut_off_launches"),
    std::string_view("receipt_times"),
};
static_assert(fact_names.size() == static_cast<std::size_t>(Fact::receipt_times) + 1);

[[nodiscard]] constexpr std::string_view fact_name(Fact fact) {
    return fact_names.at(static_cast<std::size_t>(fact));
}
static_assert(fact_name(Fact::last_hlc) == "last_hlc" && fact_name(Fact::worker) == "worker");

} // namespace kith
