#include "app/text/words.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <vector>

namespace kith::app {
namespace {

using Sentences = std::map<std::string, std::string, std::less<>>;

/// One record of a CSV file (RFC 4180), from `at`, which moves behind it.
std::vector<std::string> read_record(std::string_view csv, std::size_t& at) {
    std::vector<std::string> cells(1);
    bool is_quoted = false;
    for (; at < csv.size(); ++at) {
        const char letter = csv[at];
        if (is_quoted && letter == '"' && at + 1 < csv.size() && csv[at + 1] == '"') {
            cells.back() += '"';
            ++at;
        } else if (letter == '"') {
            is_quoted = !is_quoted;
        } else if (letter == ',' && !is_quoted) {
            cells.emplace_back();
        } else if (letter == '\n' && !is_quoted) {
            ++at;
            break;
        } else if (letter != '\r' || is_quoted) {
            cells.back() += letter;
        }
    }
    return cells;
}

Result<Sentences> load_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return fail(ErrorCode::not_found,
                    "The words in " + path.string() +
                        " are missing. Install the package again, or build it again.");
    }
    std::ostringstream text;
    text << file.rdbuf();
    return Words::parse(text.str(), path.filename().string());
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

} // namespace

Result<Sentences> Words::parse(std::string_view csv, std::string_view file_name) {
    Sentences sentences;
    std::size_t at = 0;
    for (int line = 1; at < csv.size(); ++line) {
        const std::vector<std::string> cells = read_record(csv, at);
        const bool is_empty = cells.size() == 1 && cells[0].empty();
        if (line == 1 || is_empty) continue; // the first line names the columns
        if (cells.size() < 2 || cells[0].empty()) {
            return fail(ErrorCode::bad_input,
                        std::string(file_name) + ", record " + std::to_string(line) +
                            ": a key and a text are needed. Write key,text,note.");
        }
        if (!sentences.emplace(cells[0], cells[1]).second) {
            return fail(ErrorCode::bad_input,
                        std::string(file_name) + ", record " + std::to_string(line) +
                            ": the key \"" + cells[0] + "\" stands there twice. Delete one.");
        }
    }
    return sentences;
}

bool Words::exist(const std::filesystem::path& folder, std::string_view language) {
    const bool is_code = std::all_of(language.begin(), language.end(), [](char letter) {
        return letter == '-' || (letter >= 'a' && letter <= 'z') ||
               (letter >= 'A' && letter <= 'Z');
    });
    std::error_code error;
    return is_code && std::filesystem::exists(folder / (std::string(language) + ".csv"), error);
}

Result<Words> Words::load(const std::filesystem::path& folder, std::string_view language) {
    Words words;
    KITH_TRY_ASSIGN(words.english_, load_file(folder / "en.csv"));
    words.language_ = std::string(language);
    if (language != "en" && exist(folder, language)) {
        KITH_TRY_ASSIGN(words.own_, load_file(folder / (words.language_ + ".csv")));
    }
    return words;
}

bool Words::has(std::string_view key) const {
    return own_.contains(key) || english_.contains(key);
}

std::string Words::text(std::string_view key,
                        std::initializer_list<WordsArgument> arguments) const {
    const auto own = own_.find(key);
    const auto english = english_.find(key);
    std::string out = "[" + std::string(key) + "]";
    if (own != own_.end() && !own->second.empty()) {
        out = own->second;
    } else if (english != english_.end()) {
        out = english->second;
    }
    for (const WordsArgument& argument : arguments) {
        replace_all(out, "{" + std::string(argument.name) + "}", argument.value);
    }
    return out;
}

bool is_right_to_left_language(std::string_view language) {
    constexpr std::array<std::string_view, 6> ours{"ar", "ur", "fa", "he", "ps", "ku"};
    return std::find(ours.begin(), ours.end(), language.substr(0, language.find('-'))) !=
           ours.end();
}

} // namespace kith::app
