// Pictures beside a form come along with it; whatever keeps one away is told once.
#include "survey_core/form/pictures.h"
#include "survey_core/xlsform/load_form.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace kith;

namespace {

const std::string any_bytes("\x89PNG\r\n\x1a\n\0\xFF\xFE", 11);

void write(const Path& file, std::string_view text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

std::vector<std::string> codes(const LoadedForm& loaded) {
    std::vector<std::string> found;
    for (const Finding& finding : loaded.findings)
        found.push_back(finding.code + " " + finding.cell);
    return found;
}

} // namespace

TEST_CASE("a form brings the pictures of its questions and choices along", "[pictures]") {
    const test::ScratchFolder scratch;
    PosixFileSystem files;
    const Path folder = scratch.path() / "places";
    write(folder / "survey.csv",
          "type,name,label::English (en),media::image::English (en),media::image::Urdu (ur)\n"
          "select_one p,mill,Mill,mill.png,mill_ur.png\n"
          "note,again,Again,jr://images/mill.png,\n");
    write(folder / "choices.csv",
          "list_name,name,label::English (en),image::English (en)\np,a,A,A.JPG\np,b,B,\n");
    for (const char* name : {"mill.png", "mill_ur.png", "A.JPG", "unused.png"})
        write(folder / name, any_bytes);
    const LoadedForm loaded = load_form(files, folder);
    REQUIRE(loaded.form);

    const auto again = form_from_canonical(loaded.content);

    REQUIRE(again);
    REQUIRE(again->form);
    const Form& form = *again->form;
    CHECK(form.files().size() == 3);
    CHECK(form.files().at("mill.png") == any_bytes);
    const Node& mill = form.node(form.find_name("mill").value());
    CHECK(picture_in(mill.image, 0) == "mill.png");
    CHECK(picture_in(mill.image, 1) == "mill_ur.png");
    CHECK(picture_in(form.node(form.find_name("again").value()).image, 1) == "mill.png");
    CHECK(picture_in(form.list(0).choices[0].image, 0) == "A.JPG");
    CHECK(picture_in(form.list(0).choices[1].image, 0).empty());
}

TEST_CASE("a picture that cannot come along is told once, and the form still loads", "[pictures]") {
    const test::ScratchFolder scratch;
    PosixFileSystem files;
    const Path folder = scratch.path() / "places";
    write(folder / "survey.csv",
          "type,name,label,image\n"
          "note,a,A,lost.png\n"
          "note,b,B,lost.png\n"
          "note,c,C,drawing.svg\n"
          "note,d,D,${a}.png\n"
          "note,e,E,huge.jpg\n");
    write(folder / "huge.jpg", std::string(most_picture_bytes + 1, 'x'));
    const LoadedForm loaded = load_form(files, folder);
    REQUIRE(loaded.form);
    CHECK(loaded.form->files().empty());
    CHECK(codes(loaded) == std::vector<std::string>{"missing-attachment D2",
                                                    "bad-file-type D4",
                                                    "not-on-a-laptop D5",
                                                    "unreadable-attachment D6"});
    CHECK(loaded.findings[0].message.find("lost.png") != std::string::npos);
    CHECK(form_from_canonical(loaded.content));
}

TEST_CASE("sounds, films and large pictures of a form are not passed over in silence",
          "[pictures]") {
    const auto workbook =
        workbook_from_text({{"survey",
                             {{"type", "name", "label", "audio", "video", "big-image"},
                              {"note", "a", "A", "a.mp3", "a.mp4", "a.png"},
                              {"note", "b", "B", "b.mp3", "", ""}}}});
    REQUIRE(workbook);
    const LoadedForm loaded = load_workbook(*workbook, "media");
    CHECK(loaded.form);
    CHECK(loaded.findings.size() == 3);
    CHECK(std::all_of(loaded.findings.begin(), loaded.findings.end(), [](const Finding& one) {
        return one.code == "not-on-a-laptop" && one.severity == Severity::info && one.row == 2;
    }));
}
