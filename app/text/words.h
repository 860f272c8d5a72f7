// Every sentence the program says, by key, from assets/words/LANGUAGE.csv (key,text,note). English
// is complete; another language falls back to it word by word.
#pragma once

#include "survey_core/base/result.h"

#include <filesystem>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace kith::app {

struct WordsArgument {
    std::string_view name;
    std::string value;
};

class Words {
public:
    Words() = default;

    /// `folder` holds en.csv and others; fails where English is missing or a line cannot be read.
    [[nodiscard]] static Result<Words> load(const std::filesystem::path& folder,
                                            std::string_view language);
    /// Whether the folder has words in that language at all.
    [[nodiscard]] static bool exist(const std::filesystem::path& folder, std::string_view language);
    /// From the text of a file, for tests and for load().
    [[nodiscard]] static Result<std::map<std::string, std::string, std::less<>>>
    parse(std::string_view csv, std::string_view file_name);

    /// The sentence, with `{name}` replaced by the argument of that name. A key nobody wrote is
    /// shown as itself in brackets, so that it is seen and found.
    [[nodiscard]] std::string text(std::string_view key,
                                   std::initializer_list<WordsArgument> arguments = {}) const;
    [[nodiscard]] bool has(std::string_view key) const;
    [[nodiscard]] const std::string& language() const { return language_; }

    void put(std::string key, std::string text) { own_[std::move(key)] = std::move(text); }

private:
    std::string language_ = "en";
    std::map<std::string, std::string, std::less<>> own_;
    std::map<std::string, std::string, std::less<>> english_;
};

/// Whether the language is written from right to left.
[[nodiscard]] bool is_right_to_left_language(std::string_view language);

} // namespace kith::app
