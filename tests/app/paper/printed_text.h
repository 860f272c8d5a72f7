// What a printed sheet says: its pages as poppler's pdftotext reads them out of the PDF, so that a
// test sees what anybody else's program would.
#pragma once

#include "app/paper/print.h"

#include <catch2/catch_test_macros.hpp>

namespace kith::test {

struct PrintedText {
    std::vector<std::string> pages;

    [[nodiscard]] bool says(std::string_view words) const;
    [[nodiscard]] bool every_page_says(std::string_view words) const;
};

/// Skips the test where the program pdftotext (Debian: poppler-utils) is not installed.
[[nodiscard]] PrintedText read_pdf(ByteView pdf);
[[nodiscard]] PrintedText print_text(const app::Document& document, const app::Words& words);
[[nodiscard]] app::Words paper_words(std::string_view language);
/// The fonts of the build.
[[nodiscard]] std::filesystem::path paper_fonts();

} // namespace kith::test
