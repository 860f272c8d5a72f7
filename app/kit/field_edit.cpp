#include "app/kit/field_edit.h"

#include "app/text/text_breaks.h"

namespace kith::app {
namespace {

void move_sideways(TextField& field, const KeyPress& press, const CaretMap* carets) {
    const int step = press.key == Key::right ? 1 : -1;
    if (press.has_control) return field.move_word(step, press.has_shift);
    if (field.has_selection() && !press.has_shift) {
        return field.move_to(step > 0 ? field.selection_end() : field.selection_start(), false);
    }
    const std::size_t next = carets != nullptr ? carets->move_visually(field.caret(), step)
                             : step > 0        ? next_grapheme(field.text(), field.caret())
                                               : previous_grapheme(field.text(), field.caret());
    field.move_to(next, press.has_shift);
}

void move_line(TextField& field, const KeyPress& press, const CaretMap* carets) {
    if (carets == nullptr || !field.rules().has_lines) return;
    field.move_to(carets->move_line(field.caret(), press.key == Key::down ? 1 : -1),
                  press.has_shift);
}

void move_to_edge(TextField& field, const KeyPress& press, const CaretMap* carets) {
    const bool to_end = press.key == Key::end;
    if (carets == nullptr || press.has_control) {
        return to_end ? field.move_end(press.has_shift) : field.move_home(press.has_shift);
    }
    field.move_to(to_end ? carets->line_end(field.caret()) : carets->line_start(field.caret()),
                  press.has_shift);
}

void run_shortcut(TextField& field, const KeyPress& press, const Clipboard& clipboard) {
    switch (press.character) {
    case 'A':
        return field.select_all();
    case 'C':
        return field.copy(clipboard);
    case 'X':
        return field.cut(clipboard);
    case 'V':
        return field.paste(clipboard);
    case 'Y':
        (void)field.redo();
        return;
    case 'Z':
        (void)(press.has_shift ? field.redo() : field.undo());
        return;
    default:
        return;
    }
}

} // namespace

void edit_field(TextField& field,
                const KeyPress& press,
                const CaretMap* carets,
                const Clipboard& clipboard) {
    switch (press.key) {
    case Key::left:
    case Key::right:
        return move_sideways(field, press, carets);
    case Key::up:
    case Key::down:
        return move_line(field, press, carets);
    case Key::home:
    case Key::end:
        return move_to_edge(field, press, carets);
    case Key::backspace:
        return press.has_control ? field.delete_word_back() : field.backspace();
    case Key::del:
        return press.has_control ? field.delete_word_forward() : field.delete_forward();
    case Key::enter:
        return field.insert("\n");
    case Key::character:
        // Ctrl and Alt together are AltGr, which types.
        if (press.has_control && !press.has_alt) run_shortcut(field, press, clipboard);
        return;
    default:
        return;
    }
}

} // namespace kith::app
