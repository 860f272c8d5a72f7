// The words against the sources: what is said must be written, what is written must be said.
#include "app/text/words.h"

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

using kith::app::Words;

namespace {

using Sentences = std::map<std::string, std::string, std::less<>>;

const std::filesystem::path root = KITH_SOURCE_DIR;

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

Sentences sentences(const std::string& language) {
    const auto parsed =
        Words::parse(read(root / "assets/words" / (language + ".csv")), language + ".csv");
    REQUIRE(parsed);
    return *parsed;
}

/// Every string in the sources of the window.
std::set<std::string> literals() {
    std::set<std::string> found;
    const std::regex quoted(R"~("([a-z0-9_.{}]+)")~");
    for (const char* folder :
         {"app/flow", "app/kit", "app/model", "app/paper", "app/screens", "app/shell"}) {
        for (const auto& entry : std::filesystem::directory_iterator(root / folder)) {
            const std::string text = read(entry.path());
            for (std::sregex_iterator at(text.begin(), text.end(), quoted), end; at != end; ++at)
                found.insert((*at)[1]);
        }
    }
    return found;
}

std::string without_ending(std::string key) {
    for (const std::string_view ending : {".one", ".many", "_words", "_help"}) {
        if (key.size() > ending.size() && key.ends_with(ending))
            return key.substr(0, key.size() - ending.size());
    }
    return key;
}

bool stands_in(const std::set<std::string>& sources, const std::string& name) {
    const auto from = sources.lower_bound(name);
    return from != sources.end() && (*from == name || from->starts_with(name + "."));
}

/// Said as it is, counted, or put together from a first part ("home.", "month.{}", "help.") and a
/// name that stands in the sources too.
bool is_said(const std::set<std::string>& sources, const std::string& key) {
    const std::string stem = without_ending(key);
    if (sources.contains(key) || sources.contains(stem)) return true;
    const std::size_t dot = stem.find('.');
    const std::string first = stem.substr(0, dot);
    if (sources.contains(first + ".{}")) return true;
    std::string rest = stem.substr(dot + 1);
    if (rest.starts_with("role.")) rest = rest.substr(5);
    const std::size_t last = rest.rfind('.');
    const bool is_part = last != std::string::npos && sources.contains(rest.substr(last)) &&
                         stands_in(sources, rest.substr(0, last));
    return sources.contains(first + ".") && (is_part || stands_in(sources, rest));
}

std::set<std::string> gaps_of(const std::string& text) {
    std::set<std::string> gaps;
    const std::regex gap(R"(\{[a-z_]+\})");
    for (std::sregex_iterator at(text.begin(), text.end(), gap), end; at != end; ++at)
        gaps.insert(at->str());
    return gaps;
}

} // namespace

TEST_CASE("every sentence that the window says is written in English", "[words]") {
    const Sentences english = sentences("en");
    std::set<std::string> first_parts;
    for (const auto& [key, text] : english)
        first_parts.insert(key.substr(0, key.find('.')));
    const std::regex is_key(R"([a-z_]+\.[a-z0-9_.]*[a-z0-9_])");
    for (const std::string& literal : literals()) {
        if (!std::regex_match(literal, is_key)) continue;
        if (!first_parts.contains(literal.substr(0, literal.find('.')))) continue;
        INFO(literal << " is said but not in en.csv");
        const bool is_counted =
            english.contains(literal + ".one") && english.contains(literal + ".many");
        CHECK((english.contains(literal) || is_counted));
    }
}

TEST_CASE("no sentence is written that nobody says", "[words]") {
    const std::set<std::string> sources = literals();
    for (const auto& [key, text] : sentences("en")) {
        INFO(key << " is in en.csv, but no screen says it");
        CHECK(is_said(sources, key));
    }
}

TEST_CASE("what is counted has a sentence for one and one for many", "[words]") {
    const Sentences english = sentences("en");
    for (const auto& [key, text] : english) {
        const std::string stem = key.substr(0, key.rfind('.'));
        INFO(key);
        if (key.ends_with(".one")) CHECK(english.contains(stem + ".many"));
        if (key.ends_with(".many")) CHECK(english.contains(stem + ".one"));
    }
}

TEST_CASE("a translation has only known keys, the same gaps, and a note to review it", "[words]") {
    const Sentences english = sentences("en");
    for (const std::string language : {"ur", "pl"}) {
        for (const auto& [key, text] : sentences(language)) {
            INFO(language << ".csv: " << key);
            REQUIRE(english.contains(key));
            CHECK_FALSE(text.empty());
            if (!key.ends_with(".one")) CHECK(gaps_of(text) == gaps_of(english.at(key)));
        }
        std::istringstream lines(read(root / "assets/words" / (language + ".csv")));
        std::string line;
        std::getline(lines, line);
        while (std::getline(lines, line)) {
            INFO(language << ".csv: " << line);
            CHECK(line.ends_with(",review"));
        }
    }
}

TEST_CASE("most of what a worker meets is said in Urdu and Polish", "[words]") {
    const std::set<std::string> by_workers{
        "action", "banner", "drafts", "field", "handover", "home", "interview", "top", "unlock"};
    for (const std::string language : {"ur", "pl"}) {
        const Sentences translated = sentences(language);
        std::size_t all = 0;
        std::size_t done = 0;
        for (const auto& [key, text] : sentences("en")) {
            if (!by_workers.contains(key.substr(0, key.find('.')))) continue;
            ++all;
            if (translated.contains(key)) ++done;
        }
        INFO(language << ": " << done << " of " << all);
        CHECK(done * 2 >= all);
    }
}
