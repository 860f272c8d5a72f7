#include "survey_core/export/export_files.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;

TEST_CASE("a cell that a spreadsheet would compute is quoted, and a number is not", "[export]") {
    for (const char* risky : {"=1+1",
                              "+44 121",
                              "@SUM(A1)",
                              "-nan(cmd)",
                              "-inf",
                              "-2+3",
                              "-1e5",
                              "\t=1",
                              "'quoted",
                              "\uFF1D1",
                              "-",
                              "-.5",
                              "-1.2.3"})
        CHECK(safe_cell(risky) == "'" + std::string(risky));
    for (const char* plain : {"", "7", "-7", "-7.25", "Mill Lane", "a=b", "1-2"})
        CHECK(safe_cell(plain) == plain);
}

TEST_CASE("the security mark stands before the ending", "[export]") {
    CHECK(marked_file("out/needs.csv", "") == Path("out/needs.RESTRICTED.csv"));
    CHECK(marked_file("needs.csv", "/talk/gift") == Path("needs.RESTRICTED-talk-gift.csv"));
}
