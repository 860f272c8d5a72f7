#include "survey_core/form/markdown.h"

#include <algorithm>
#include <cctype>
#include <optional>

namespace kith {
namespace {

constexpr std::string_view can_be_escaped = "\\*_#[]()<>-+.!`{}";
constexpr int deepest = 8; // deeper marks stay as they are
constexpr std::string_view dot_of_item = "\xE2\x80\xA2 ";

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Letters and digits of any script: bytes above ASCII belong to a letter.
bool is_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalnum(byte) != 0;
}

/// One line, from marks to what is shown. Marks may nest but do not cross lines.
class Line {
public:
    Line(std::string_view text, bool keeps_strong) : text_(text), keeps_strong_(keeps_strong) {}

    std::string run() {
        const bool is_heading = take_heading();
        if (!is_heading) take_item();
        if (is_heading) strong();
        is_strong_ = is_heading;
        while (at_ < text_.size())
            step();
        if (is_heading) strong();
        return std::move(out_);
    }

private:
    void strong() {
        if (keeps_strong_) out_ += "**";
    }

    bool take_heading() {
        const std::size_t marks = std::min(text_.find_first_not_of('#'), text_.size());
        if (marks == 0 || marks > 6 || marks == text_.size() || text_[marks] != ' ') return false;
        at_ = std::min(text_.find_first_not_of(' ', marks), text_.size());
        return at_ < text_.size();
    }

    void take_item() {
        const std::size_t first = std::min(text_.find_first_not_of(' '), text_.size());
        const std::string_view rest = text_.substr(first);
        if (rest.size() < 3 || rest[1] != ' ' || (rest[0] != '-' && rest[0] != '*')) return;
        out_ += dot_of_item;
        at_ = first + 2;
    }

    void step() {
        if (take_escape() || take_link() || take_tag() || take_emphasis()) return;
        out_ += text_[at_++];
    }

    bool take_escape() {
        if (text_[at_] != '\\' || at_ + 1 == text_.size() ||
            can_be_escaped.find(text_[at_ + 1]) == std::string_view::npos)
            return false;
        out_ += text_[at_ + 1];
        at_ += 2;
        return true;
    }

    bool take_link() {
        if (text_[at_] != '[') return false;
        const std::size_t middle = text_.find("](", at_);
        if (middle == std::string_view::npos) return false;
        const std::size_t end = text_.find(')', middle);
        if (end == std::string_view::npos) return false;
        const std::string_view words = text_.substr(at_ + 1, middle - at_ - 1);
        const std::string_view address = text_.substr(middle + 2, end - middle - 2);
        if (words.find('[') != std::string_view::npos) return false;
        out_ += words;
        if (words != address) out_ += " (" + std::string(address) + ")";
        at_ = end + 1;
        return true;
    }

    /// <span style="color:red"> and its end: the words between stay.
    bool take_tag() {
        if (text_[at_] != '<') return false;
        const std::string_view rest = text_.substr(at_);
        const bool is_tag = rest.starts_with("<span") || rest.starts_with("</span>");
        const std::size_t end = is_tag ? rest.find('>') : std::string_view::npos;
        if (end == std::string_view::npos) return false;
        at_ += end + 1;
        return true;
    }

    /// Does a run of marks here open or close anything? Nothing opens before a space, and an
    /// underscore within a word is a letter.
    [[nodiscard]] bool may_open(std::size_t length) const {
        const std::size_t after = at_ + length;
        if (after >= text_.size() || is_space(text_[after])) return false;
        return text_[at_] == '*' || at_ == 0 || !is_word(text_[at_ - 1]);
    }

    [[nodiscard]] std::optional<std::size_t> find_close(std::string_view mark) const {
        for (std::size_t at = at_ + mark.size() + 1; at + mark.size() <= text_.size(); ++at) {
            if (text_[at - 1] == '\\' || is_space(text_[at - 1])) continue;
            if (text_.substr(at, mark.size()) != mark) continue;
            const std::size_t after = at + mark.size();
            const bool goes_on = after < text_.size() && text_[after] == mark[0];
            if (mark.size() == 1 && text_[at - 1] == mark[0]) continue;
            if (goes_on) continue; // of three marks the last two close
            if (mark[0] == '_' && after < text_.size() && is_word(text_[after])) continue;
            return at;
        }
        return std::nullopt;
    }

    bool take_emphasis() {
        const char mark = text_[at_];
        if ((mark != '*' && mark != '_') || depth_ == deepest) return false;
        for (const std::size_t length : {std::size_t{2}, std::size_t{1}}) {
            const std::string marks(length, mark);
            if (text_.substr(at_, length) != marks || !may_open(length)) continue;
            const auto close = find_close(marks);
            if (!close) continue;
            const bool is_new = length == 2 && !is_strong_;
            Line inside(text_.substr(at_ + length, *close - at_ - length), keeps_strong_);
            inside.is_strong_ = is_strong_ || is_new;
            inside.depth_ = depth_ + 1;
            if (is_new) strong();
            while (inside.at_ < inside.text_.size())
                inside.step();
            out_ += inside.out_;
            if (is_new) strong();
            at_ = *close + length;
            return true;
        }
        return false;
    }

    std::string_view text_;
    bool keeps_strong_;
    bool is_strong_ = false; // what is being read stands between marks already
    int depth_ = 0;          // of marks within marks
    std::size_t at_ = 0;
    std::string out_;
};

std::string shown(std::string_view markdown, bool keeps_strong) {
    std::string out;
    for (;;) {
        const std::size_t end = std::min(markdown.find('\n'), markdown.size());
        out += Line(markdown.substr(0, end), keeps_strong).run();
        if (end == markdown.size()) return out;
        out += '\n';
        markdown.remove_prefix(end + 1);
    }
}

bool has_marks(std::string_view text) {
    return text.find_first_of("*_#[\\<-") != std::string_view::npos;
}

} // namespace

std::string marked_words(std::string_view markdown) {
    return has_marks(markdown) ? shown(markdown, true) : std::string(markdown);
}

std::string plain_words(std::string_view markdown) {
    return has_marks(markdown) ? shown(markdown, false) : std::string(markdown);
}

} // namespace kith
