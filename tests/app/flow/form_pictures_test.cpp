// Pictures are part of a form version: whoever gets the form gets them, and what cannot be shown is
// told when the form is added.
#include "app/flow/picture_findings.h"
#include "tests/app/flow/form_desk.h"
#include "tests/support/small_png.h"

using namespace kith;
using namespace kith::app;
using kith::test::FormDesk;
using kith::test::must;
using kith::test::png_of;

namespace {

FormDesk::Sheets mills(std::string picture) {
    return {{"survey.csv",
             "type,name,label,image\nselect_one m,mill,Mill?,mill.png\nnote,n,N,mill.png\n"},
            {"choices.csv", "list_name,name,label,image\nm,a,A,mill.png\nm,b,B,\n"},
            {"settings.csv", "form_title,form_id,version\nMills,mills,1\n"},
            {"mill.png", std::move(picture)}};
}

} // namespace

TEST_CASE("the pictures beside a form go with it to a laptop", "[flow]") {
    const std::string picture = png_of(8, 8, {200, 10, 10, 255});
    FormDesk desk(mills(picture));
    std::filesystem::remove_all(desk.folder("form")); // what follows comes from the store
    must(write_joining_card(*desk.store, desk.folder("card")));
    const auto amina = must(join_project(desk.environment(),
                                         desk.folder("amina.kith"),
                                         desk.folder("card"),
                                         {"One", "Amina", "a b c d"}));
    FormShelf shelf;
    const SharedForm form = must(shelf.form(*amina, desk.version));
    CHECK(form->files().at("mill.png") == picture);
    CHECK(picture_findings(*form).empty());
}

TEST_CASE("a picture that cannot be shown is told once when its form is added", "[flow]") {
    const std::string picture = png_of(8, 8, {200, 10, 10, 255});
    FormDesk desk(mills(picture.substr(0, picture.size() / 2)));
    const SharedForm form = must(desk.shelf.form(*desk.store, desk.version));
    const Findings found = picture_findings(*form);
    REQUIRE(found.size() == 1);
    CHECK(found[0].severity == Severity::warning);
    CHECK(found[0].row == 2);
    CHECK(found[0].message.find("mill.png") != std::string::npos);
    const auto again = must(add_form_file(*desk.store, desk.folder("form")));
    CHECK(again.findings == found);
}
