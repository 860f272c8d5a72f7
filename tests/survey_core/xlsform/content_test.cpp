#include "survey_core/xlsform/canonical.h"
#include "survey_core/xlsform/load_form.h"
#include "survey_core/xlsform/pack.h"

#include <catch2/catch_test_macros.hpp>
#include <unistd.h>

#include <filesystem>
#include <fstream>

using namespace kith;

namespace {

/// A folder that is gone when the test is over.
struct TestFolder {
    Path path =
        std::filesystem::temp_directory_path() / ("kith_xlsform_" + std::to_string(::getpid()));
    TestFolder() { std::filesystem::create_directories(path); }
    ~TestFolder() { std::filesystem::remove_all(path); }
};

void write(const Path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary) << text;
}

void write_needs_form(const Path& folder) {
    std::filesystem::create_directories(folder);
    write(folder / "survey.csv",
          "\xEF\xBB\xBFtype,name,label::English (en),label::Urdu (ur)\n"
          "text,who,\"Who, \"\"exactly\"\"?\",\xDA\xA9\xD9\x88\xD9\x86\n"
          "\n"
          "select_one town,town,Town,\n"
          "integer,age,Age,\n");
    write(folder / "choices.csv", "list_name;name;label\ntown;lw;  Lwow\ntown;01;One\n");
    write(folder / "settings.csv", "form_title,version\nNeeds,2024.10\n");
    write(folder / "notes.txt", "not a sheet");
}

} // namespace

TEST_CASE("a form packed into a workbook is the same form as its folder", "[pack]") {
    const TestFolder test;
    PosixFileSystem files;
    write_needs_form(test.path / "needs");
    REQUIRE(pack_form(files, test.path / "needs", test.path / "needs.xlsx"));

    const LoadedForm folder = load_form(files, test.path / "needs");
    const LoadedForm packed = load_form(files, test.path / "needs.xlsx");

    REQUIRE(folder.form);
    REQUIRE(packed.form);
    CHECK(packed.content == folder.content);
    CHECK(packed.content_hash == folder.content_hash);
    CHECK(packed.form->settings().form_id == "needs");
    CHECK(packed.form->settings().version == "2024.10");

    const auto first = read_file(files, test.path / "needs.xlsx", 1U << 20U);
    REQUIRE(pack_form(files, test.path / "needs", test.path / "needs.xlsx"));
    CHECK(read_file(files, test.path / "needs.xlsx", 1U << 20U) == first);
}

TEST_CASE("a folder without sheets is not packed, and leaves nothing behind", "[pack]") {
    const TestFolder test;
    PosixFileSystem files;
    std::filesystem::create_directories(test.path / "empty");
    const auto packed = pack_form(files, test.path / "empty", test.path / "empty.xlsx");
    REQUIRE_FALSE(packed);
    CHECK(packed.error().message.find("survey.csv") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(test.path / "empty.xlsx"));
}

TEST_CASE("sheets in any order and with remarks beside them give the same content", "[content]") {
    const Sheet survey{"Survey ", {{1, {{1, "type"}}}, {3, {{1, "text"}}}}};
    const Sheet settings{"settings", {{1, {{1, "form_id"}}}, {2, {{1, "needs"}}}}};
    const Sheet remarks{"remarks", {}};
    const FormContent one{false, "needs", canonical_workbook({{survey, settings, remarks}}), {}};
    const FormContent other{false, "needs", canonical_workbook({{settings, remarks, survey}}), {}};
    CHECK(encode_content(one) == encode_content(other));

    const auto decoded = decode_content(encode_content(one));
    REQUIRE(decoded);
    CHECK(*decoded == one);
}

TEST_CASE("stored content that is damaged is refused and never crashes", "[content]") {
    const Sheet survey{"survey", {{1, {{1, "type"}, {2, "name"}}}, {3, {{1, "text"}, {2, "who"}}}}};
    const Bytes whole = encode_content({false, "needs", {{survey}}, {{"a.csv", "name\nx\n"}}});
    for (std::size_t length = 0; length < whole.size(); ++length) {
        CAPTURE(length);
        CHECK_FALSE(decode_content(ByteView(whole.data(), length)));
    }
    for (std::size_t place = 0; place < whole.size(); ++place) {
        Bytes wrong = whole;
        wrong[place] = static_cast<std::uint8_t>(wrong[place] ^ 0x81U);
        (void)decode_content(wrong);
    }
    Bytes longer = whole;
    longer.push_back(0);
    CHECK_FALSE(decode_content(longer));
}

TEST_CASE("a file that is no workbook is one finding, not an exception", "[load]") {
    const TestFolder test;
    PosixFileSystem files;
    write(test.path / "letter.xlsx", "Dear all");
    const LoadedForm loaded = load_form(files, test.path / "letter.xlsx");
    CHECK_FALSE(loaded.form);
    REQUIRE(loaded.findings.size() == 1);
    CHECK(loaded.findings[0].code == "unreadable-workbook");
    CHECK(loaded.findings[0].message.find("'letter.xlsx'") != std::string::npos);
    CHECK(load_form(files, test.path / "absent.xlsx").findings.size() == 1);
}

TEST_CASE("a form brings the list files along that lie beside it", "[content]") {
    const TestFolder test;
    PosixFileSystem files;
    const Path folder = test.path / "places";
    std::filesystem::create_directories(folder);
    write(folder / "survey.csv", "type,name,label\nselect_one_from_file mills.csv,mill,Mill\n");
    write(folder / "mills.csv", "name,label\nm1,North Mill\n");
    const LoadedForm loaded = load_form(files, folder);
    REQUIRE(loaded.form);
    CHECK(loaded.findings.empty());

    const auto again = form_from_canonical(loaded.content);

    REQUIRE(again);
    REQUIRE(again->form);
    CHECK(again->form->files().at("mills.csv") == "name,label\nm1,North Mill\n");
    CHECK(again->findings.empty());

    write(folder / "mills.csv", "name,label\nm1,South Mill\n");
    CHECK(load_form(files, folder).content_hash != loaded.content_hash);
}

TEST_CASE("a list file that is not there, too long or in no Unicode is told", "[content]") {
    const TestFolder test;
    PosixFileSystem files;
    const Path folder = test.path / "lists";
    std::filesystem::create_directories(folder);
    write(folder / "survey.csv", "type,name,label\nselect_one_from_file mills.csv,mill,Mill\n");

    const LoadedForm without = load_form(files, folder);
    CHECK(without.form);
    REQUIRE(without.findings.size() == 1);
    CHECK(without.findings[0].code == "missing-attachment");
    CHECK(without.findings[0].suggestion.find("-media") != std::string::npos);

    for (const std::string& text :
         {std::string(most_attached_bytes + 1, 'a'), std::string("n\xE9")}) {
        write(folder / "mills.csv", text);
        const LoadedForm refused = load_form(files, folder);
        CHECK_FALSE(refused.form);
        REQUIRE(refused.findings.size() == 1);
        CHECK(refused.findings[0].code == "unreadable-attachment");
        CHECK(refused.findings[0].message.find("mills.csv") != std::string::npos);
    }
}
