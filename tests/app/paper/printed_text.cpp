#include "tests/app/paper/printed_text.h"

#include "app/text/share_folder.h"
#include "tests/support/scratch_folder.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace kith::test {

using namespace app;

bool PrintedText::says(std::string_view words) const {
    return std::any_of(pages.begin(), pages.end(), [words](const std::string& page) {
        return page.find(words) != std::string::npos;
    });
}

bool PrintedText::every_page_says(std::string_view words) const {
    return std::all_of(pages.begin(), pages.end(), [words](const std::string& page) {
        return page.find(words) != std::string::npos;
    });
}

PrintedText read_pdf(ByteView pdf) {
    if (std::system("command -v pdftotext >/dev/null 2>&1") != 0)
        SKIP("pdftotext is not installed (Debian: poppler-utils)");
    const ScratchFolder scratch;
    const std::string in = (scratch.path() / "sheet.pdf").string();
    const std::string out = (scratch.path() / "sheet.txt").string();
    std::ofstream(in, std::ios::binary)
        .write(reinterpret_cast<const char*>(pdf.data()), static_cast<std::streamsize>(pdf.size()));
    REQUIRE(std::system(("pdftotext -enc UTF-8 '" + in + "' '" + out + "'").c_str()) == 0);
    std::ifstream file(out, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    PrintedText printed;
    std::string page;
    for (const char letter : text.str()) {
        if (letter == '\f') {
            printed.pages.push_back(std::move(page));
            page.clear();
        } else {
            page += letter == '\n' ? ' ' : letter; // lines are broken by the width of the paper
        }
    }
    return printed;
}

PrintedText print_text(const Document& document, const Words& words) {
    const auto printed = print_pdf(document, words, paper_fonts());
    REQUIRE(printed);
    PrintedText text = read_pdf(printed->pdf);
    CHECK(text.pages.size() == printed->pages);
    return text;
}

Words paper_words(std::string_view language) {
    auto words = Words::load(*find_share_folder() / "words", language);
    REQUIRE(words);
    return std::move(*words);
}

std::filesystem::path paper_fonts() {
    return *find_share_folder() / "fonts";
}

} // namespace kith::test
