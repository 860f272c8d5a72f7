#include "survey_core/record/registers.h"

#include "survey_core/base/check.h"

#include <algorithm>
#include <tuple>

namespace kith {

bool Register::in_conflict() const {
    return std::any_of(live.begin(), live.end(), [this](const LiveWrite& write) {
        return write.value != live.front().value;
    });
}

const LiveWrite& Register::shown() const {
    KITH_CHECK(!live.empty());
    return *std::max_element(live.begin(), live.end(), [](const LiveWrite& a, const LiveWrite& b) {
        return std::tie(a.hlc, a.dot) < std::tie(b.hlc, b.dot);
    });
}

bool is_deleted(const Register& deletion) {
    return std::any_of(deletion.live.begin(), deletion.live.end(), [](const LiveWrite& write) {
        return !write.value.blank();
    });
}

bool is_shown_deleted(const Register& deletion) {
    return !deletion.live.empty() && !deletion.shown().value.blank();
}

} // namespace kith
