// What other things stand on: page, card, sheet, panel. Each lasts as long as its scope.
#pragma once

#include "app/kit/kit.h"

#include <memory>

namespace kith::app {

/// The middle of the window between the bars (draw these first): a centred column that scrolls.
class Page {
public:
    explicit Page(Kit& kit, float max_width = 920.0F, float top_padding = 20.0F);
    ~Page();
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;

private:
    Kit& kit_;
    std::unique_ptr<class ScrollArea> scroll_;
};

/// A region of fixed height that scrolls on its own.
class ScrollArea {
public:
    ScrollArea(Kit& kit, std::string_view id, const Rect& view, float side_padding = 0.0F);
    ~ScrollArea();
    ScrollArea(const ScrollArea&) = delete;
    ScrollArea& operator=(const ScrollArea&) = delete;

private:
    void take_input(ScrollState& state) const;
    void follow_focus(ScrollState& state) const;
    void draw_bar(ScrollState& state) const;

    Kit& kit_;
    std::string id_;
    Rect view_;
    std::size_t first_item_;
};

enum class CardKind {
    raised, // white with a shadow
    flat,   // white with a hairline only
    panel,  // tinted: the thing in hand
    good,   // green tint
    warn,   // amber tint
    bad     // clay tint
};

struct CardSpec {
    CardKind kind = CardKind::raised;
    float padding = 30.0F; // design pixels
    float radius = 22.0F;
    float gap = 12.0F;
    float min_height = 0.0F; // design pixels
};

/// A column on its own surface; as high as what is in it.
class Card {
public:
    explicit Card(Kit& kit, const CardSpec& spec = {});
    ~Card();
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;

private:
    struct Layers; // the surface is drawn last but lies below

    Kit& kit_;
    CardSpec spec_;
    Rect outer_;
    std::unique_ptr<Layers> layers_;
};

struct SheetSpec {
    std::string_view id;
    std::string_view title;
    std::string_view close_label; // of the button with the cross
    float width = 560.0F;         // design pixels
};

/// A question or a choice over the page; the page behind is dimmed and out of reach.
class Sheet {
public:
    Sheet(Kit& kit, const SheetSpec& spec);
    ~Sheet();
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;
    /// By the cross or Escape. The caller then stops drawing it.
    [[nodiscard]] bool wants_close() const { return wants_close_; }

private:
    [[nodiscard]] Rect place_of(const SheetSpec& spec) const;
    void draw_frame(const SheetSpec& spec);

    Kit& kit_;
    std::string id_;
    Rect outer_;
    bool wants_close_ = false;
    Section section_below_;
    ImDrawList* list_below_;
    std::vector<Rect> clips_below_;
    std::unique_ptr<ScrollArea> scroll_;
};

} // namespace kith::app
