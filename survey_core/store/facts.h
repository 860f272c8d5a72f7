// The names of facts in the table meta: on disk, so never renamed.
#pragma once

#include "survey_core/store/store_view.h"

namespace kith {

[[nodiscard]] constexpr std::string_view fact_name(Fact fact) {
    switch (fact) {
    case Fact::project_id:
        return "project_id";
    case Fact::project_name:
        return "project_name";
    case Fact::test_project:
        return "test_project";
    case Fact::root_public:
        return "root_public";
    case Fact::root_secret:
        return "root_secret";
    case Fact::coordinator_number:
        return "coordinator_number";
    case Fact::coordinator_certificate:
        return "coordinator_certificate";
    case Fact::coordinator_sign_secret:
        return "coordinator_sign_secret";
    case Fact::coordinator_seal_secret:
        return "coordinator_seal_secret";
    case Fact::laptop_sign_secret:
        return "laptop_sign_secret";
    case Fact::laptop_seal_secret:
        return "laptop_seal_secret";
    case Fact::laptop_certificate:
        return "laptop_certificate";
    case Fact::laptop_name:
        return "laptop_name";
    case Fact::tag_key:
        return "tag_key";
    case Fact::data_key:
        return "data_key";
    case Fact::worker:
        return "worker";
    case Fact::drill_passed:
        return "drill_passed";
    case Fact::last_hlc:
        return "last_hlc";
    case Fact::clean_exit:
        return "clean_exit";
    case Fact::last_check:
        return "last_check";
    case Fact::next_field:
        return "next_field";
    case Fact::coordinator_phone:
        return "coordinator_phone";
    case Fact::check_in:
        return "check_in";
    case Fact::sweep_due:
        return "sweep_due";
    case Fact::interviews_left:
        return "interviews_left";
    case Fact::copied_laptops:
        return "copied_laptops";
    case Fact::cut_off_launches:
        return "cut_off_launches";
    }
    return {};
}

} // namespace kith
