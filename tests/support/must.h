// What a test insists on: the value, or the test ends with the error's own sentence.
#pragma once

#include "survey_core/base/result.h"

#include <catch2/catch_test_macros.hpp>

#include <utility>

namespace kith::test {

template <class T> T must(Result<T> result) {
    if (!result) FAIL(result.error().message);
    return std::move(*result);
}
inline void must(const Status& status) {
    if (!status) FAIL(status.error().message);
}

} // namespace kith::test
