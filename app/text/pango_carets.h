// The caret map of one Pango layout.
#pragma once

#include "app/text/pango_layouts.h"

namespace kith::app {

class PangoCarets final : public CaretMap {
public:
    explicit PangoCarets(GRef<PangoLayout> layout);

    [[nodiscard]] TextBox caret_at(std::size_t index) const override;
    [[nodiscard]] std::size_t index_at(float x, float y) const override;
    [[nodiscard]] std::size_t move_visually(std::size_t index, int step) const override;
    [[nodiscard]] std::size_t move_line(std::size_t index, int step) const override;
    [[nodiscard]] std::size_t line_start(std::size_t index) const override;
    [[nodiscard]] std::size_t line_end(std::size_t index) const override;
    [[nodiscard]] std::vector<TextBox> boxes_of(std::size_t from, std::size_t to) const override;

private:
    [[nodiscard]] std::size_t step_visually(std::size_t index, int step) const;
    [[nodiscard]] PangoLayoutLine* line_of(std::size_t index) const;
    [[nodiscard]] std::size_t text_size() const;

    GRef<PangoLayout> layout_;
    float shift_ = 0.0F; // as in TextImage: the text begins at x = 0
};

} // namespace kith::app
