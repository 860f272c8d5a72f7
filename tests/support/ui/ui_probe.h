// Real screens without a window: draws them with the real kit and text engine, presses what people
// would press, and says what is on the screen when something is not there. A fixed clock, no
// display, no motion.
#pragma once

#include "app/kit/draw_context.h"
#include "app/kit/kit.h"
#include "app/text/pango_text_engine.h"
#include "tests/support/ui/layout_check.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kith::test {

/// Hands out numbers for textures and counts what is held.
class FakeTextures final : public app::TextureSink {
public:
    app::TextureId
    make_texture(int width, int height, std::span<const std::uint8_t> coverage) override;
    app::TextureId make_coloured_texture(const app::ColourPicture& picture) override;
    void free_texture(app::TextureId texture) override;

    int held = 0;
    int made = 0;
    std::vector<app::ColourPicture> coloured; // all that were made
};

class UiProbe {
public:
    using Draw = std::function<void(app::Kit&)>;

    explicit UiProbe(app::Size window = {1366.0F, 768.0F});

    /// Shows this from now on.
    void frame(Draw draw);
    /// As after an event: three frames.
    void settle(int frames = 3);

    // What a person does, by id or by visible label. An unknown one fails the test and lists the
    // screen.
    void click(std::string_view id_or_label);
    void double_click(std::string_view id_or_label);
    void click_at(app::Point point);
    void drag(app::Point from, app::Point to);
    void press(app::Key key, bool has_shift = false, bool has_control = false);
    void press_character(char character, bool has_control = false); // types it too
    void type(std::string_view text);
    void wheel(app::Point at, float lines);
    void wait(double seconds);

    // What a person sees.
    [[nodiscard]] bool sees(std::string_view id_or_label) const;
    [[nodiscard]] const app::Item& item(std::string_view id_or_label) const;
    [[nodiscard]] std::string screen() const { return describe(kit.registry); }
    /// See layout_check.h; empty is good.
    [[nodiscard]] std::vector<std::string> layout_problems() const {
        return test::layout_problems(kit, heard);
    }

    app::DrawContext context;
    FakeTextures textures;
    std::unique_ptr<app::PangoTextEngine> text;
    HeardTexts heard;
    app::Words words;
    std::string copied; // the clipboard
    app::Kit kit;
    app::Look look;
    app::Size window;

private:
    void run(const app::Input& input);
    void bring_into_sight(std::string_view id_or_label);

    Draw draw_;
    app::Point pointer_{-1.0F, -1.0F};
    double seconds_ = 100.0;
};

} // namespace kith::test
