#include "tests/support/ui/layout_check.h"

#include "app/kit/imgui_types.h"

#include <algorithm>
#include <cmath>

namespace kith::test {
namespace {

using app::Item;
using app::Rect;

constexpr float smallest_target = 43.5F;
constexpr float slack = 1.5F; // of rounding, and of the empty edge that every picture of text has

/// One text as it was drawn: its ink, and what clipping leaves in sight.
struct DrawnText {
    std::string words;
    Rect ink;
    Rect clip;
};

Rect overlap(const Rect& a, const Rect& b) {
    const float x = std::max(a.x, b.x);
    const float y = std::max(a.y, b.y);
    return {x,
            y,
            std::max(0.0F, std::min(a.right(), b.right()) - x),
            std::max(0.0F, std::min(a.bottom(), b.bottom()) - y)};
}

bool is_empty(const Rect& rect) {
    return rect.width <= 0.0F || rect.height <= 0.0F;
}

Rect quad_at(const ImDrawList& list, unsigned first_index, unsigned vertex_offset) {
    ImVec2 low{1e9F, 1e9F};
    ImVec2 high{-1e9F, -1e9F};
    for (unsigned i = first_index; i < first_index + 6; ++i) {
        const ImVec2 at =
            list.VtxBuffer[static_cast<int>(vertex_offset + list.IdxBuffer[static_cast<int>(i)])]
                .pos;
        low = {std::min(low.x, at.x), std::min(low.y, at.y)};
        high = {std::max(high.x, at.x), std::max(high.y, at.y)};
    }
    return {low.x, low.y, high.x - low.x, high.y - low.y};
}

void read_list(const ImDrawList& list, const HeardTexts& texts, std::vector<DrawnText>& out) {
    for (const ImDrawCmd& command : list.CmdBuffer) {
        const auto texture = app::TextureId{
            static_cast<std::uint64_t>((std::uintptr_t)command.GetTexID())}; // NOLINT
        const std::string* words = texts.text_of(texture);
        if (words == nullptr) continue;
        const Rect clip{command.ClipRect.x,
                        command.ClipRect.y,
                        command.ClipRect.z - command.ClipRect.x,
                        command.ClipRect.w - command.ClipRect.y};
        for (unsigned i = 0; i + 6 <= command.ElemCount; i += 6) {
            const Rect quad = quad_at(list, command.IdxOffset + i, command.VtxOffset);
            out.push_back({*words, quad.grown(-slack), clip});
        }
    }
}

/// While a sheet is open, only the sheet: what is below it is dimmed and out of reach.
std::vector<DrawnText> drawn_texts(const HeardTexts& texts, bool only_front) {
    std::vector<DrawnText> out;
    const ImDrawData& all = *ImGui::GetDrawData();
    const ImDrawList* front = ImGui::GetForegroundDrawList();
    for (int i = 0; i < all.CmdListsCount; ++i)
        if (!only_front || all.CmdLists[i] == front) read_list(*all.CmdLists[i], texts, out);
    return out;
}

std::string quoted(const std::string& words) {
    return "\"" + words + "\"";
}

std::string at(const Rect& rect) {
    const auto whole = [](float value) { return std::to_string(std::lround(value)); };
    return " at " + whole(rect.x) + "," + whole(rect.y) + " " + whole(rect.width) + "x" +
           whole(rect.height);
}

bool is_part_of(const Item& part, const Item& whole) {
    return part.id.starts_with(whole.id + ".");
}

struct Check {
    const app::Kit& kit;
    std::vector<const Item*> targets;
    std::vector<std::string>& problems;

    void say(const std::string& what) {
        if (std::find(problems.begin(), problems.end(), what) == problems.end())
            problems.push_back(what);
    }
    [[nodiscard]] Rect seen(const Item& item) const {
        if (item.section != app::Section::page) return item.rect;
        return overlap(item.rect, kit.body);
    }
    void check_targets();
    void check_text(const DrawnText& text);
    void check_against_targets(const DrawnText& text);
    void check_pairs(const std::vector<DrawnText>& texts);
};

void Check::check_targets() {
    for (const Item* item : targets) {
        const std::string name = "[" + item->id + "] " + quoted(item->label);
        const Rect& rect = item->rect;
        if (std::min(rect.width, rect.height) < smallest_target)
            say(name + " is under 44 pixels" + at(rect));
        const Rect window{0.0F, 0.0F, kit.window().width, kit.window().height};
        if (rect.x < -0.5F || rect.right() > window.width + 0.5F)
            say(name + " leaves the window" + at(rect));
        const bool stands =
            item->section == app::Section::top_bar || item->section == app::Section::footer;
        if (stands && !overlap(rect, window).grown(0.5F).holds(rect.centre()))
            say(name + " leaves the window" + at(rect));
        for (const Item* other : targets) {
            if (other <= item || other->section != item->section) continue;
            if (is_part_of(*other, *item) || is_part_of(*item, *other)) continue;
            if (rect.grown(-0.5F).meets(other->rect)) say(name + " overlaps [" + other->id + "]");
        }
    }
}

void Check::check_text(const DrawnText& text) {
    const bool is_in_field = std::any_of(targets.begin(), targets.end(), [&](const Item* item) {
        return item->takes_text && item->rect.grown(1.0F).holds(text.clip.centre());
    });
    if (is_in_field) return; // what is typed may be longer than its field, which then slides
    const Rect& clip = text.clip;
    if (text.ink.x < clip.x - 0.5F || text.ink.right() > clip.right() + 0.5F)
        say(quoted(text.words) + " is clipped at a side" + at(text.ink));
    const bool scrolls = clip.height < kit.window().height - 1.0F;
    if (!scrolls && (text.ink.y < -0.5F || text.ink.bottom() > kit.window().height + 0.5F))
        say(quoted(text.words) + " leaves the window" + at(text.ink));
    check_against_targets(text);
}

/// A text lies wholly in the smallest target it touches, or touches none.
void Check::check_against_targets(const DrawnText& text) {
    const Rect ink = overlap(text.ink, text.clip);
    if (is_empty(ink)) return;
    const Item* smallest = nullptr;
    for (const Item* item : targets) {
        if (item->role == app::Role::table || is_empty(overlap(ink, seen(*item)))) continue;
        const float area = item->rect.width * item->rect.height;
        if (smallest == nullptr || area < smallest->rect.width * smallest->rect.height)
            smallest = item;
    }
    if (smallest == nullptr) return;
    const Rect held = overlap(ink, seen(*smallest));
    // The last letters of Nastaliq swing out over the line by a few pixels.
    const float swing = std::max(1.0F, text.ink.height * 0.2F);
    if (held.width < ink.width - swing || held.height < ink.height - 1.0F)
        say(quoted(text.words) + " sticks out of, or into, [" + smallest->id + "]" + at(text.ink) +
            " over" + at(smallest->rect));
}

void Check::check_pairs(const std::vector<DrawnText>& texts) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const Rect a = overlap(texts[i].ink, texts[i].clip);
        for (std::size_t j = i + 1; j < texts.size(); ++j) {
            const Rect b = overlap(texts[j].ink, texts[j].clip);
            if (texts[i].words == texts[j].words) continue; // two inks of one text
            const Rect both = overlap(a, b);
            if (both.width > 1.0F && both.height > 1.0F)
                say(quoted(texts[i].words) + at(a) + " overlaps " + quoted(texts[j].words) + at(b));
        }
    }
}

} // namespace

std::vector<std::string> layout_problems(const app::Kit& kit, const HeardTexts& texts) {
    std::vector<std::string> problems;
    Check check{kit, kit.registry.focus_order(), problems};
    check.check_targets();
    const std::vector<DrawnText> drawn = drawn_texts(texts, kit.registry.has_sheet());
    for (const DrawnText& text : drawn)
        check.check_text(text);
    check.check_pairs(drawn);
    for (const std::string& words : texts.cut())
        check.say(quoted(words) + " is cut short");
    return problems;
}

} // namespace kith::test
