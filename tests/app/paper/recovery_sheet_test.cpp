#include "app/paper/recovery_sheet.h"
#include "tests/app/paper/printed_text.h"

using namespace kith;
using namespace kith::app;
using namespace kith::test;

TEST_CASE("the recovery sheet is one marked page with the code in it", "[paper]") {
    const Words words = paper_words("en");
    const Document sheet = recovery_sheet(
        {"Mill Lane together", "AAAA-BBBB-CCCC", "apple river stone lamp", Date{20000}}, words);
    const PrintedText printed = print_text(sheet, words);
    CHECK(printed.pages.size() == 1);
    CHECK(printed.says("AAAA-BBBB-CCCC"));
    CHECK(printed.says("apple river stone lamp"));
    CHECK(printed.says("RESTRICTED: keep locked away"));
}
