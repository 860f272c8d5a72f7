// Tables out of a store, on the command line.
#include "survey_core/xlsform/zip_archive.h"
#include "tests/app/ctl/bench_table.h"
#include "tests/support/must.h"

#include <algorithm>
#include <filesystem>

using namespace kith;
using namespace kith::test;

namespace {

struct Full {
    BenchTable table;

    Full() {
        table.starts_project();
        table.adds(
            "centre",
            R"j({"/agree": "yes", "/called": "Zoe", "/home/street": "=cmd()", "/secret": "hush",
 "/child[1]/child_name": "Ola", "/child[2]/child_name": "Jan"})j");
        table.adds("centre", R"({"/agree": "yes", "/age": "41"})");
    }
    app::Json exports(const std::string& file, std::vector<std::string> more = {}) {
        std::vector<std::string> words{
            "export", table.path("centre.kith"), "--form", "household", "--to", table.path(file)};
        words.insert(words.end(), more.begin(), more.end());
        return table.json(words);
    }
    /// The same form asks something else from now on.
    void asks_anew(const std::string& questions) {
        table.write("household/settings.csv",
                    "form_title,form_id,version\nHousehold,household,2\n");
        table.write("household/survey.csv",
                    "type,name,label\nselect_one agree,agree,Agree\n" + questions);
        std::filesystem::remove(table.path("household/entities.csv"));
        table.json({"form", "add", table.path("centre.kith"), table.path("household")});
    }
    [[nodiscard]] std::string text(const std::string& name) const { return table.read(name); }
};

std::size_t lines(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

std::string part_of(const std::string& workbook, const std::string& entry) {
    ZipArchive archive = must(ZipArchive::open(as_bytes(workbook), {}));
    std::string text;
    must(archive.read(entry, [&text](ByteView piece) -> Result<bool> {
        text += as_text(piece);
        return true;
    }));
    return text;
}

} // namespace

TEST_CASE("a table leaves without names, with its mark, and with every row", "[ctl]") {
    Full full;
    const auto said = full.exports("out.csv");
    CHECK(said["rows"] == 2);
    CHECK(said["file"] == full.table.path("out.RESTRICTED.csv"));
    CHECK(said["files"].size() == 2);
    const std::string main = full.text("out.RESTRICTED.csv");
    CHECK(lines(main) == 3);
    CHECK(main.find("Zoe") == std::string::npos);
    CHECK(main.find("hush") == std::string::npos);
    CHECK(main.find("(sealed)") == std::string::npos);
    CHECK(main.find(",'=cmd()") != std::string::npos);
    const std::string children = full.text("out.RESTRICTED-child.csv");
    CHECK(lines(children) == 3);
    CHECK(children.find("_id,_parent,_index,child_name,child_age") != std::string::npos);

    const Said again = full.table.run({"export",
                                       full.table.path("centre.kith"),
                                       "--form",
                                       "household",
                                       "--to",
                                       full.table.path("out.csv")});
    CHECK(again.code == 2);
    CHECK(full.text("out.RESTRICTED.csv") == main);
    for (const std::string& name : full.table.files(""))
        CHECK(name.find(".part") == std::string::npos);
}

TEST_CASE("names and sealed answers leave only when asked for, from the coordinator's store",
          "[ctl]") {
    Full full;
    const auto said = full.exports("named.json", {"--named"});
    CHECK(said["file"] == full.table.path("named.RESTRICTED.json"));
    const auto rows = app::Json::parse(full.text("named.RESTRICTED.json"));
    REQUIRE(rows.size() == 2);
    const auto& zoe = rows[0].contains("called") ? rows[0] : rows[1];
    CHECK(zoe["called"] == "Zoe");
    CHECK(zoe["secret"] == "hush");
    CHECK(zoe["child"].size() == 2);
    CHECK(zoe["child"][1]["child_name"] == "Jan");
    CHECK(zoe["_form_version"] == "1");
}

TEST_CASE("a question of an older version keeps its column", "[ctl]") {
    Full full;
    full.asks_anew("text,newer,Newer\n");
    full.table.adds("centre", R"({"/agree": "yes", "/newer": "new words"})");
    const auto said = full.exports("both.csv");
    CHECK(said["rows"] == 3);
    const std::string text = full.text("both.RESTRICTED.csv");
    CHECK(text.find("home/street") != std::string::npos);
    CHECK(text.find("new words") != std::string::npos);
}

TEST_CASE("a workbook has a sheet for every repeat, and computes nothing", "[ctl]") {
    Full full;
    const auto said = full.exports("out.xlsx");
    CHECK(said["rows"] == 2);
    CHECK(said["file"] == full.table.path("out.RESTRICTED.xlsx"));
    const std::string bytes = full.text("out.RESTRICTED.xlsx");
    const auto part = [&bytes](const std::string& entry) { return part_of(bytes, entry); };
    const std::string book = part("xl/workbook.xml");
    CHECK(book.find("name=\"household\"") != std::string::npos);
    CHECK(book.find("name=\"child\"") != std::string::npos);
    const std::string main = part("xl/worksheets/sheet1.xml");
    CHECK(main.find("<row r=\"3\"") != std::string::npos);
    CHECK(main.find("<row r=\"4\"") == std::string::npos);
    CHECK(main.find("<v>41</v>") != std::string::npos);
    CHECK(main.find("<f>") == std::string::npos); // no formula
    const std::string words = part("xl/sharedStrings.xml");
    for (const char* word : {"=cmd()", "home/street", "child_name", "Ola"})
        CHECK(words.find(">" + std::string(word) + "<") != std::string::npos);
    CHECK(words.find("Zoe") == std::string::npos);
    CHECK(words.find("hush") == std::string::npos);
    for (const std::string& name : full.table.files(""))
        CHECK(name.find(".part") == std::string::npos);
}

TEST_CASE("a number that a spreadsheet would round stays as it was written", "[ctl]") {
    Full full;
    full.asks_anew("integer,code,Code\ndecimal,share,Share\n");
    full.table.adds("centre",
                    R"({"/agree": "yes", "/code": "1234567890123456789", "/share": "0.5"})");
    full.exports("out.xlsx");
    const std::string bytes = full.text("out.RESTRICTED.xlsx");
    CHECK(part_of(bytes, "xl/sharedStrings.xml").find(">1234567890123456789<") !=
          std::string::npos);
    CHECK(part_of(bytes, "xl/worksheets/sheet1.xml").find("<v>0.5</v>") != std::string::npos);
}

TEST_CASE("a map has a feature for every submission, with or without a place", "[ctl]") {
    Full full;
    full.asks_anew("geopoint,bench,Where\n");
    full.table.adds("centre", R"({"/agree": "yes", "/bench": "52.48 -1.89 120 5"})");
    const auto said = full.exports("map.geojson", {"--named"});
    CHECK(said["rows"] == 3);
    const auto map = app::Json::parse(full.text("map.RESTRICTED.geojson"));
    CHECK(map["type"] == "FeatureCollection");
    REQUIRE(map["features"].size() == 3);
    std::size_t placed = 0;
    for (const auto& feature : map["features"]) {
        CHECK(feature["type"] == "Feature");
        CHECK(feature["id"] == feature["properties"]["_id"]);
        if (feature["geometry"].is_null()) continue;
        ++placed;
        CHECK(feature["geometry"]["type"] == "Point");
        CHECK(feature["geometry"]["coordinates"] == app::Json{-1.89, 52.48, 120.0});
    }
    CHECK(placed == 1);
}

TEST_CASE("an ending that Kith does not write is refused", "[ctl]") {
    Full full;
    CHECK(full.table
              .run({"export",
                    full.table.path("centre.kith"),
                    "--form",
                    "household",
                    "--to",
                    full.table.path("out.doc")})
              .code == 2);
    CHECK(full.table
              .run({"export",
                    full.table.path("centre.kith"),
                    "--form",
                    "none",
                    "--to",
                    full.table.path("out.csv")})
              .code == 2);
}
