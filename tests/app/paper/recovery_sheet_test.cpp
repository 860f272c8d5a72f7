#include "app/paper/recovery_sheet.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;
using namespace kith::app;

TEST_CASE("the recovery sheet is one page of PDF with the code in it", "[paper]") {
    const auto pdf = recovery_sheet_pdf(
        {"Mill Lane together", "AAAA-BBBB-CCCC", "apple river stone lamp", Date{20000}});
    REQUIRE(pdf);
    const std::string_view text = as_text(*pdf);
    CHECK(text.starts_with("%PDF-"));
    CHECK(text.find("/Count 1") != std::string_view::npos);
    CHECK(text.size() > 4000); // the fonts of the words and of the code are inside
}
