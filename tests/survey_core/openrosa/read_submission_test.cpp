#include "survey_core/openrosa/read_submission.h"
#include "survey_core/openrosa/write_submission.h"
#include "tests/survey_core/openrosa/small_forms.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;

namespace {

const std::vector<std::shared_ptr<const Form>> both{test::visit_form(), test::early_visit_form()};

Result<ImportedSubmission> read(const std::string& xml) {
    return read_submission(xml, "a/submission.xml", both);
}

std::string visit(const std::string& inside, const std::string& version = "2") {
    return "<?xml version='1.0' ?><data id='visit' version='" + version +
           "' xmlns:orx='http://openrosa.org/xforms'>" + inside +
           "<orx:meta><orx:instanceID>uuid:aaaa</orx:instanceID></orx:meta></data>";
}

std::vector<std::string> codes(const ImportedSubmission& one) {
    std::vector<std::string> out;
    for (const ImportFinding& finding : one.findings)
        out.push_back(finding.code + " " + finding.path);
    return out;
}

} // namespace

TEST_CASE("a record of ODK Collect is read with its groups, repeats and its own id", "[openrosa]") {
    const auto one = read(visit("<name>Amina &amp; Co</name><age> 41 </age>"
                                "<skills>mend cook</skills>"
                                "<home><place>52.48 -1.89 0 5</place>"
                                "<child><called>Ali</called><toy><what>ball</what></toy>"
                                "<toy><what>kite</what></toy></child>"
                                "<child><called>Bea</called></child></home>"));
    REQUIRE(one);
    CHECK(one->instance_id == "uuid:aaaa");
    CHECK(one->version == 0);
    CHECK(codes(*one).empty());
    CHECK(test::by_path(one->answers) ==
          std::map<std::string, std::string>{{"/data/name", "Amina & Co"},
                                             {"/data/age", "41"},
                                             {"/data/skills", "mend cook"},
                                             {"/data/home/place", "52.48 -1.89 0 5"},
                                             {"/data/home/child[1]/called", "Ali"},
                                             {"/data/home/child[1]/toy[1]/what", "ball"},
                                             {"/data/home/child[1]/toy[2]/what", "kite"},
                                             {"/data/home/child[2]/called", "Bea"},
                                             {"/data/meta/instanceID", "uuid:aaaa"}});
}

TEST_CASE("what is no question of the form is found by path and never silently dropped",
          "[openrosa]") {
    const auto one = read(visit("<name>A</name><shoe_size>41</shoe_size><formhub><uuid>x</uuid>"
                                "</formhub><home><garden>yes</garden></home>loose<name>B</name>"));
    REQUIRE(one);
    CHECK(codes(*one) == std::vector<std::string>{"text-in-group /data",
                                                  "unknown-element /data/shoe_size",
                                                  "unknown-element /data/home/garden",
                                                  "written-twice /data/name"});
    CHECK(test::by_path(one->answers).at("/data/name") == "A");
    for (const ImportFinding& finding : one->findings)
        CHECK(finding.message.find("41") == std::string::npos);
}

TEST_CASE("a record of an unknown version is read by the newest version that has its paths",
          "[openrosa]") {
    const auto newest = read(visit("<name>A</name>", "2023"));
    REQUIRE(newest);
    CHECK(newest->version == 0);
    CHECK(codes(*newest) == std::vector<std::string>{"other-version /data"});
    const auto early = read(visit("<name>A</name><nickname>Al</nickname>", "2023"));
    REQUIRE(early);
    CHECK(early->version == 1);
    CHECK(codes(*early) == std::vector<std::string>{"other-version /data"});
    const auto named = read(visit("<name>A</name>", "1"));
    REQUIRE(named);
    CHECK(named->version == 1);
    CHECK(codes(*named).empty());
}

TEST_CASE("records of another form, encrypted ones and damaged ones are refused in a sentence",
          "[openrosa]") {
    const auto other = read("<data id='census'><name>A</name></data>");
    REQUIRE_FALSE(other);
    CHECK(other.error().code == ErrorCode::not_found);
    CHECK(other.error().message.find("'census', not of 'visit'") != std::string::npos);
    const auto locked = read("<data id='visit' encrypted='yes'><base64EncryptedKey>x"
                             "</base64EncryptedKey></data>");
    REQUIRE_FALSE(locked);
    CHECK(locked.error().code == ErrorCode::refused);
    const std::string whole = visit("<name>A</name>");
    for (std::size_t end = 0; end + 1 < whole.size(); ++end)
        CHECK_FALSE(read(whole.substr(0, end)));
}

TEST_CASE("a document that could grow without end is refused before it does", "[openrosa]") {
    CHECK_FALSE(read("<!DOCTYPE d [<!ENTITY a 'aaaa'>]><data id='visit'><name>&a;</name></data>"));
    std::string deep = "<data id='visit'>";
    for (int i = 0; i < 100'000; ++i)
        deep += "<a>";
    CHECK_FALSE(read(deep));
    std::string wide = "<data id='visit'>";
    for (int i = 0; i < 300'000; ++i)
        wide += "<a/>";
    CHECK_FALSE(read(wide + "</data>"));
}

TEST_CASE("a record without an id gets one that is always the same", "[openrosa]") {
    const std::string bare = "<data id='visit' version='2'><name>A</name></data>";
    const auto first = read(bare);
    const auto again = read(bare);
    REQUIRE((first && again));
    CHECK(first->instance_id.starts_with("uuid:"));
    CHECK(first->instance_id.size() == 41);
    CHECK(first->instance_id == again->instance_id);
    CHECK(codes(*first) == std::vector<std::string>{"no-instance-id /data"});
    const auto aggregate = read("<data id='visit' version='2' instanceID='uuid:bbbb'/>");
    REQUIRE(aggregate);
    CHECK(aggregate->instance_id == "uuid:bbbb");
}

TEST_CASE("an edited record says which one it replaces", "[openrosa]") {
    const auto one = read("<data id='visit' version='2'><meta><instanceID>uuid:b</instanceID>"
                          "<deprecatedID>uuid:a</deprecatedID></meta></data>");
    REQUIRE(one);
    CHECK(codes(*one) == std::vector<std::string>{"replaces-another /data/meta/deprecatedID"});
}

TEST_CASE("entities are read and written with their list, id and label", "[openrosa]") {
    EntityAction person;
    person.list = "person";
    person.id = "e1";
    person.label = "A <b> & \"c\"";
    person.creates = true;
    person.scope_path = "/data";
    EntityAction child = person;
    child.base_version = "3";
    child.creates = false;
    child.updates = true;
    child.scope_path = "/data/home/child[2]";
    const SubmissionContent content{
        "uuid:q", {{"/data/name", "two\r\nlines \x01"}, {"/data/no_such", "x"}}, {person, child}};
    const std::string xml = write_submission(*both.front(), content);
    const auto one = read(xml);
    REQUIRE(one);
    CHECK(one->findings.empty());
    CHECK(one->instance_id == "uuid:q");
    // The order of the document: the repeat stands before the form's own meta block.
    CHECK(one->entities == std::vector<EntityAction>{child, person});
    CHECK(one->answers == std::vector<Answer>{{"/data/name", "two\r\nlines "},
                                              {"/data/home/child[1]", ""},
                                              {"/data/home/child[2]", ""},
                                              {"/data/meta/instanceID", "uuid:q"}});
}
