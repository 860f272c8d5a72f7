// What a field holds while somebody types: text, caret, selection, undo. Never draws and never lays
// out.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::app {

enum class FieldKind { text, whole_number, decimal_number, date };

struct FieldRules {
    FieldKind kind = FieldKind::text;
    bool has_lines = false; // Enter makes a new line
    bool is_masked = false; // never copied or cut to the clipboard
    std::size_t max_bytes = 100'000;

    bool operator==(const FieldRules&) const = default;
};

/// The system's clipboard, or a test's.
struct Clipboard {
    std::function<std::string()> read;
    std::function<void(const std::string&)> write;
};

/// Indices are bytes at the start of a character. Every edit can be undone; typing without a pause
/// of the caret is one step of undo.
class TextField {
public:
    explicit TextField(FieldRules rules = {}) : rules_(rules) {}

    [[nodiscard]] const std::string& text() const { return now_.text; }
    [[nodiscard]] std::size_t caret() const { return now_.caret; }
    /// The other end of the selection; equal to the caret when nothing is selected.
    [[nodiscard]] std::size_t anchor() const { return now_.anchor; }
    [[nodiscard]] bool has_selection() const { return now_.caret != now_.anchor; }
    [[nodiscard]] std::size_t selection_start() const;
    [[nodiscard]] std::size_t selection_end() const;
    [[nodiscard]] std::string selected_text() const;
    [[nodiscard]] const FieldRules& rules() const { return rules_; }

    /// Replaces everything from outside: caret at the end, undo forgotten.
    void set_text(std::string text);
    void set_rules(const FieldRules& rules) { rules_ = rules; }
    /// Typed or pasted text; what the rules do not allow is left out.
    void insert(std::string_view typed);
    void backspace();
    void delete_forward();
    void delete_word_back();
    void delete_word_forward();

    /// `extends` keeps the anchor, as with Shift.
    void move_to(std::size_t index, bool extends);
    void move_word(int step, bool extends);
    void move_home(bool extends) { move_to(0, extends); }
    void move_end(bool extends) { move_to(now_.text.size(), extends); }
    void select_all();
    void select_word_at(std::size_t index);

    void copy(const Clipboard& clipboard) const;
    void cut(const Clipboard& clipboard);
    void paste(const Clipboard& clipboard);
    /// False when there is nothing to take back.
    bool undo();
    bool redo();

private:
    struct Moment {
        std::string text;
        std::size_t caret = 0;
        std::size_t anchor = 0;
    };
    enum class Edit { none, typing, deleting, other };

    [[nodiscard]] std::string allowed(std::string_view typed) const;
    [[nodiscard]] std::size_t settled(std::size_t index) const;
    void remember(Edit kind);
    void erase(std::size_t from, std::size_t to);

    FieldRules rules_;
    Moment now_;
    std::vector<Moment> past_;
    std::vector<Moment> future_;
    Edit last_edit_ = Edit::none;
};

} // namespace kith::app
