#include "survey_core/openrosa/read_export.h"
#include "tests/survey_core/openrosa/small_forms.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;

namespace {

const std::vector<std::shared_ptr<const Form>> both{test::visit_form(), test::early_visit_form()};

std::vector<std::string> codes(const ImportedBatch& batch) {
    std::vector<std::string> out;
    for (const auto& [file, finding] : batch.findings)
        out.push_back(file + ": " + finding.code + " " + finding.path);
    return out;
}

const std::map<std::string, std::string> amina{{"/data/name", "Amina; B"},
                                               {"/data/age", "41"},
                                               {"/data/skills", "cook mend"},
                                               {"/data/home/place", "52.48 -1.89 0 5"},
                                               {"/data/home/child[1]/called", "Ali"},
                                               {"/data/home/child[1]/toy[1]/what", "ball"},
                                               {"/data/home/child[1]/toy[2]/what", "kite"},
                                               {"/data/home/child[2]/called", "Bea"},
                                               {"/data/meta/instanceID", "uuid:aaaa"}};

} // namespace

TEST_CASE("a Central export with a file for each repeat becomes whole records", "[openrosa]") {
    const auto batch = read_export(
        {{"Visit.csv",
          "\xEF\xBB\xBFSubmissionDate,name,age,skills,skills/cook,skills/mend,home-place-Latitude,"
          "home-place-Longitude,home-place-Altitude,home-place-Accuracy,meta-instanceID,KEY,"
          "SubmitterName,FormVersion\n"
          "2026-01-01,Amina; B,41,cook mend,1,1,52.48,-1.89,,5,uuid:aaaa,uuid:aaaa,Sana,2\n"
          "2026-01-02,Bilal,,,0,0,,,,,uuid:bbbb,uuid:bbbb,Sana,2\n"},
         {"Visit-home-child.csv",
          "called,PARENT_KEY,KEY\n"
          "Bea,uuid:aaaa,uuid:aaaa/home/child[2]\n"
          "Ali,uuid:aaaa,uuid:aaaa/home/child[1]\n"},
         {"Visit-home-child-toy.csv",
          "what,PARENT_KEY,KEY\n"
          "ball,uuid:aaaa/home/child[1],uuid:aaaa/home/child[1]/toy[1]\n"
          "kite,uuid:aaaa/home/child[1],uuid:aaaa/home/child[1]/toy[2]\n"}},
        both);
    CHECK(batch.refused.empty());
    CHECK(codes(batch).empty());
    REQUIRE(batch.submissions.size() == 2);
    CHECK(test::by_path(batch.submissions[0].answers) == amina);
    CHECK(batch.submissions[0].source == "Visit.csv row 2");
    CHECK(test::by_path(batch.submissions[1].answers) ==
          std::map<std::string, std::string>{{"/data/name", "Bilal"},
                                             {"/data/meta/instanceID", "uuid:bbbb"}});
}

TEST_CASE("a KoboToolbox export with semicolons and split choices becomes the same record",
          "[openrosa]") {
    const auto batch = read_export(
        {{"visit.csv",
          "start;name;age;skills/cook;skills/mend;skills/drive;home/place;_home/place_latitude;"
          "_home/place_longitude;_home/place_altitude;_home/place_precision;_id;_uuid;"
          "_submission_time;_index\r\n"
          ";\"Amina; B\";41;TRUE;1;0;;52.48;-1.89;0;5;7;aaaa;2026-01-01T10:00:00;1\r\n"},
         {"child.csv",
          "home/child/called;_index;_parent_table_name;_parent_index\r\n"
          "Ali;1;visit;1\r\nBea;2;visit;1\r\n"},
         {"toy.csv",
          "home/child/toy/what;_index;_parent_table_name;_parent_index\r\n"
          "ball;1;child;1\r\nkite;2;child;1\r\n"}},
        both);
    CHECK(batch.refused.empty());
    CHECK(codes(batch).empty());
    REQUIRE(batch.submissions.size() == 1);
    CHECK(batch.submissions[0].findings.empty());
    CHECK(test::by_path(batch.submissions[0].answers) == amina);
}

TEST_CASE("headers without groups are understood where one question has the name", "[openrosa]") {
    const auto batch = read_export({{"v.csv", "name,place,instanceID\nA,1 2 0 0,uuid:c\n"}}, both);
    REQUIRE(batch.submissions.size() == 1);
    CHECK(test::by_path(batch.submissions[0].answers).at("/data/home/place") == "1 2 0 0");
}

TEST_CASE("a column that is no question is named once, and only if it holds something",
          "[openrosa]") {
    const auto batch = read_export(
        {{"v.csv", "name,shoe_size,empty,instanceID\nA,41,,uuid:c\nB,42,,uuid:d\n"}}, both);
    CHECK(codes(batch) == std::vector<std::string>{"v.csv: unknown-column shoe_size"});
    CHECK(batch.submissions.size() == 2);
}

TEST_CASE("children without their record, files of other forms and damaged files are refused",
          "[openrosa]") {
    const auto batch = read_export({{"v.csv", "name,KEY\nA,uuid:c\n"},
                                    {"v-child.csv", "called,PARENT_KEY,KEY\nX,uuid:z,k\n"},
                                    {"other.csv", "colour,size\nred,1\n"},
                                    {"broken.csv", "name,KEY\n\"A,uuid:c\n"}},
                                   both);
    std::vector<std::string> sources;
    for (const RefusedSource& refused : batch.refused)
        sources.push_back(refused.source);
    CHECK(sources == std::vector<std::string>{"other.csv", "broken.csv", "v-child.csv row 2"});
}

TEST_CASE("a row of an older version is read by that version", "[openrosa]") {
    const auto batch = read_export({{"v.csv",
                                     "name,nickname,age,instanceID,__version__\n"
                                     "A,,4,uuid:c,2\nB,Bee,,uuid:d,1\nC,,,uuid:e,7\n"}},
                                   both);
    REQUIRE(batch.submissions.size() == 3);
    CHECK(batch.submissions[0].version == 0);
    CHECK(batch.submissions[1].version == 1);
    CHECK(test::by_path(batch.submissions[1].answers).at("/data/nickname") == "Bee");
    CHECK(batch.submissions[2].findings.front().code == "other-version");
}

TEST_CASE("choices that disagree with their split columns are pointed out", "[openrosa]") {
    const auto batch = read_export(
        {{"v.csv", "name,skills,skills/cook,skills/drive,instanceID\nA,cook,1,1,uuid:c\n"}}, both);
    REQUIRE(batch.submissions.size() == 1);
    CHECK(test::by_path(batch.submissions[0].answers).at("/data/skills") == "cook");
    REQUIRE(batch.submissions[0].findings.size() == 1);
    CHECK(batch.submissions[0].findings[0].code == "choices-differ");
}

TEST_CASE("rows without any id get one from what they say", "[openrosa]") {
    const auto batch = read_export({{"v.csv", "name\nA\nB\n"}}, both);
    const auto again = read_export({{"v.csv", "name\nB\n"}}, both);
    REQUIRE(batch.submissions.size() == 2);
    REQUIRE(again.submissions.size() == 1);
    CHECK(batch.submissions[1].instance_id == again.submissions[0].instance_id);
    CHECK(batch.submissions[0].instance_id != batch.submissions[1].instance_id);
}
