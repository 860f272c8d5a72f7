#include "tests/app/ctl/bench_table.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace kith::test {
namespace {

constexpr const char* survey =
    "type,name,label,required,relevant,constraint,calculation,save_to,kith::access\n"
    "select_one agree,agree,May we keep this?,yes,,,,,\n"
    "text,called,What are you called?,,,,,person#called,\n"
    "integer,age,How old are you?,,,. >= 0 and . < 130,,,\n"
    "calculate,next_age,,,,,${age} + 1,person#next_age,\n"
    "text,partner,Who lives with you?,,${age} > 17,,,,\n"
    "text,secret,Anything for the coordinator only?,,,,,,coordinator\n"
    "select_one yes_no,sensitive,May we keep what you say of your health?,,,,,,\n"
    "text,health,How is your health?,,,,,,consent:sensitive\n"
    "begin group,home,Home,,,,,,\n"
    "text,street,Which street?,,,,,,\n"
    "end group,,,,,,,,\n"
    "begin repeat,child,A child,,,,,,\n"
    "text,child_name,Name,yes,,,,,\n"
    "integer,child_age,Age,,,,,,\n"
    "end repeat,,,,,,,,\n";
constexpr const char* choices = "list_name,name,label,kith::effect\n"
                                "agree,yes,Yes,\n"
                                "agree,nothing,Keep nothing,keep_nothing\n"
                                "yes_no,yes,Yes,\n"
                                "yes_no,no,No,\n";

} // namespace

app::Json Said::json() const {
    auto parsed = app::Json::parse(out, nullptr, false);
    INFO("standard output: " << out << "\nstandard error: " << err);
    REQUIRE_FALSE(parsed.is_discarded());
    return parsed;
}

BenchTable::BenchTable() {
    write("words", "kettle marble ladder\n");
    std::filesystem::create_directories(path("household"));
    write("household/survey.csv", survey);
    write("household/choices.csv", choices);
    write("household/settings.csv", "form_title,form_id,version\nHousehold,household,1\n");
    write("household/entities.csv",
          "list_name,label,create_if\nperson,${called},${called} != ''\n");
}

Said BenchTable::run(std::vector<std::string> words, const std::string& typed) {
    words.insert(words.begin(), "kithctl");
    if (typed.empty()) {
        words.emplace_back("--passphrase-file");
        words.push_back(path("words"));
    }
    std::vector<const char*> argv;
    for (const std::string& word : words)
        argv.push_back(word.c_str());
    std::istringstream in(typed);
    std::ostringstream out, err;
    app::Console console(in, out, err);
    const int code = app::run_kithctl(static_cast<int>(argv.size()), argv.data(), console);
    return {code, out.str(), err.str()};
}

app::Json BenchTable::json(std::vector<std::string> words, int code) {
    std::string line;
    for (const std::string& word : words)
        line += word + " ";
    words.emplace_back("--json");
    const Said said = run(std::move(words));
    INFO(line << "\nstandard output: " << said.out << "\nstandard error: " << said.err);
    REQUIRE(said.code == code);
    return said.json();
}

std::string BenchTable::path(const std::string& name) const {
    return (scratch_.path() / name).string();
}

std::string BenchTable::write(const std::string& name, const std::string& content) {
    std::ofstream(path(name), std::ios::binary) << content;
    return path(name);
}

std::string BenchTable::read(const std::string& name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> BenchTable::files(const std::string& folder) const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(path(folder)))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

void BenchTable::starts_project() {
    json({"project", "new", path("centre.kith"), "--name", "Mill Lane", "--test-project"});
    json({"form", "add", path("centre.kith"), path("household")});
    json({"project", "card", path("centre.kith"), "--to", path("card")});
}

void BenchTable::joins(const std::string& name) {
    json({"laptop",
          "join",
          path(name + ".kith"),
          "--card",
          path("card"),
          "--laptop",
          "Laptop " + name,
          "--worker",
          name});
}

std::string BenchTable::adds(const std::string& store, const std::string& line) {
    std::string one_line = line;
    std::replace(one_line.begin(), one_line.end(), '\n', ' ');
    const std::string from = write("lines.jsonl", one_line + "\n");
    const auto said =
        json({"record", "add", path(store + ".kith"), "--form", "household", "--from", from});
    REQUIRE(said["added"] == 1);
    return said["ids"][0];
}

std::string BenchTable::hands_over(const std::string& store) {
    return hands_over_all(store).back();
}

std::vector<std::string> BenchTable::hands_over_all(const std::string& store) {
    const std::string stick = "stick" + std::to_string(++sticks_);
    std::filesystem::create_directories(path(stick));
    return json({"handover", "write", path(store + ".kith"), "--to", path(stick)})["files"];
}

void BenchTable::brings(const std::string& store) {
    std::vector<std::string> words{"merge", path("centre.kith")};
    for (const std::string& file : hands_over_all(store))
        words.push_back(file);
    static_cast<void>(run(std::move(words)));
    static_cast<void>(run({"laptop", "approve", path("centre.kith"), "--all"}));
}

void BenchTable::takes_reply(const std::string& store) {
    const std::string stick = "stick" + std::to_string(++sticks_);
    std::filesystem::create_directories(path(stick));
    const std::string file = json({"reply",
                                   "write",
                                   path("centre.kith"),
                                   "--laptop",
                                   laptop_id(store),
                                   "--to",
                                   path(stick)})["file"];
    static_cast<void>(json({"merge", path(store + ".kith"), file}));
}

std::string BenchTable::laptop_id(const std::string& store) {
    const auto laptops = json({"laptop", "list", path("centre.kith")})["laptops"];
    for (const auto& laptop : laptops)
        if (laptop["name"] == "Laptop " + store) return laptop["id"];
    FAIL("the centre does not know the laptop of " << store);
    return {};
}

app::Json BenchTable::values(const std::string& store, const std::string& id) {
    return json({"record", "show", path(store + ".kith"), id})["values"];
}

std::string BenchTable::person_called(const std::string& name) {
    const auto listed =
        json({"record", "list", path("centre.kith"), "--kind", "entity"})["records"];
    for (const auto& record : listed)
        if (record["values"].value("/called", "") == name) return record["id"];
    FAIL("nobody is called " << name);
    return {};
}

std::string BenchTable::dump(const std::string& store) {
    const Said said = run({"dump", path(store + ".kith"), "--canonical"});
    REQUIRE(said.code == 0);
    return said.out;
}

} // namespace kith::test
