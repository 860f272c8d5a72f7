#include "survey_core/openrosa/import_source.h"
#include "tests/support/memory_files.h"
#include "tests/survey_core/openrosa/small_forms.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;

namespace {

const std::vector<std::shared_ptr<const Form>> both{test::visit_form(), test::early_visit_form()};

std::string visit(const std::string& id) {
    return "<data id='visit' version='2'><name>A</name><meta><instanceID>uuid:" + id +
           "</instanceID></meta></data>";
}

} // namespace

TEST_CASE("a Briefcase folder gives every submission of the form, and the form itself is no record",
          "[openrosa]") {
    test::MemoryFileSystem files;
    files.put("/b/forms/Visit/Visit.xml",
              as_bytes("<h:html xmlns='http://www.w3.org/2002/xforms'/>"));
    files.put("/b/forms/Visit/instances/uuida/submission.xml", as_bytes(visit("a")));
    files.put("/b/forms/Visit/instances/uuidb/submission.xml", as_bytes(visit("b")));
    files.put("/b/forms/Visit/instances/uuidb/photo.jpg", as_bytes("x"));
    files.put("/b/forms/Visit/instances/uuidc/submission.xml", as_bytes("<data id='visit'"));
    files.put("/b/forms/Census/instances/uuidd/submission.xml", as_bytes("<data id='census'/>"));
    const auto batch = read_import(files, "/b", both);
    REQUIRE(batch);
    REQUIRE(batch->submissions.size() == 2);
    CHECK(batch->submissions[1].folder == Path("/b/forms/Visit/instances/uuidb"));
    REQUIRE(batch->refused.size() == 1);
    CHECK(batch->refused[0].source == "forms/Visit/instances/uuidc/submission.xml");
    REQUIRE(batch->findings.size() == 1);
    CHECK(batch->findings[0].second.code == "other-form");
}

TEST_CASE("naming the main file of a Central export finds the repeats beside it", "[openrosa]") {
    test::MemoryFileSystem files;
    files.put("/c/Visit.csv", as_bytes("name,KEY\nA,uuid:a\n"));
    files.put("/c/Visit-child.csv",
              as_bytes("called,PARENT_KEY,KEY\nAli,uuid:a,uuid:a/child[1]\n"));
    files.put("/c/Other.csv", as_bytes("colour\nred\n"));
    const auto batch = read_import(files, "/c/Visit.csv", both);
    REQUIRE(batch);
    CHECK(batch->refused.empty());
    REQUIRE(batch->submissions.size() == 1);
    CHECK(test::by_path(batch->submissions[0].answers).at("/data/home/child[1]/called") == "Ali");
}

TEST_CASE("a place with nothing to read says what to name instead", "[openrosa]") {
    test::MemoryFileSystem files;
    files.put("/e/notes.txt", as_bytes("x"));
    CHECK_FALSE(read_import(files, "/none", both));
    const auto empty = read_import(files, "/e", both);
    REQUIRE_FALSE(empty);
    CHECK(empty.error().code == ErrorCode::not_found);
}
