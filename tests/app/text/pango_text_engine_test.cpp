#include "app/text/pango_layouts.h"
#include "app/text/pango_text_engine.h"
#include "app/text/share_folder.h"

using namespace kith::app;

namespace {

struct CountingSink final : TextureSink {
    int held = 0;
    std::uint64_t made = 0;

    TextureId make_texture(int width, int height, std::span<const std::uint8_t> coverage) override {
        REQUIRE(coverage.size() ==
                static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
        ++held;
        return TextureId{++made};
    }
    TextureId make_coloured_texture(const ColourPicture& picture) override {
        REQUIRE(picture.rgba.size() ==
                static_cast<std::size_t>(picture.width * picture.height * 4));
        ++held;
        return TextureId{++made};
    }
    void free_texture(TextureId) override { --held; }
};

struct Engine {
    CountingSink sink;
    std::unique_ptr<PangoTextEngine> text;

    Engine() {
        const auto share = find_share_folder();
        REQUIRE(share);
        auto opened = PangoTextEngine::open(*share / "fonts", sink);
        REQUIRE(opened);
        text = std::move(*opened);
    }
};

} // namespace

TEST_CASE("the same words are drawn once and then kept", "[text]") {
    Engine engine;
    const TextImage first = engine.text->layout("Gardening", {});
    const TextImage again = engine.text->layout("Gardening", {});
    CHECK(first.texture == again.texture);
    CHECK(engine.sink.held == 1);
    CHECK(engine.text->layout("Gardening", {.weight = Weight::bold}).texture != first.texture);
}

TEST_CASE("a picture in its own colours is made once, and one that cannot be made is remembered",
          "[text]") {
    Engine engine;
    int tries = 0;
    const auto red = [&] {
        ++tries;
        return ColourPicture{2, 1, {255, 0, 0, 255, 255, 0, 0, 255}};
    };
    const TextImage first = engine.text->coloured("red", red);
    CHECK(engine.text->coloured("red", red).texture == first.texture);
    CHECK(tries == 1);
    CHECK(engine.text->cached_bytes() == 8);
    const auto nothing = [&]() -> std::optional<ColourPicture> {
        ++tries;
        return std::nullopt;
    };
    CHECK(engine.text->coloured("lost", nothing).texture == TextureId{});
    CHECK(engine.text->coloured("lost", nothing).width == 0.0F);
    CHECK(tries == 2);
    engine.text->forget_textures();
    CHECK(engine.sink.held == 0);
}

TEST_CASE("words wrap into the width they are given", "[text]") {
    Engine engine;
    const std::string long_text = "What do you enjoy doing that others could learn from?";
    const TextImage wide = engine.text->layout(long_text, {});
    const TextImage narrow = engine.text->layout(long_text, {.wrap_px = 120.0F});
    CHECK(wide.lines == 1);
    CHECK(narrow.lines > 3);
    CHECK(narrow.width <= 120.0F);
    const TextImage cut = engine.text->layout(long_text, {.wrap_px = 120.0F, .max_lines = 1});
    CHECK(cut.is_cut);
    CHECK(cut.lines == 1);
}

TEST_CASE("Urdu is set in Nastaliq, which stands taller than Latin", "[text]") {
    Engine engine;
    const TextImage urdu = engine.text->layout("\u0627\u0631\u062F\u0648 \u0632\u0628\u0627\u0646",
                                               {.language = "ur"});
    const TextImage english = engine.text->layout("English", {});
    CHECK(urdu.is_right_to_left);
    CHECK(urdu.height > english.height * 1.4F);
}

TEST_CASE("a paragraph from right to left begins at its own left edge", "[text]") {
    Engine engine;
    const TextImage image =
        engine.text->layout("\u0627\u0631\u062F\u0648", {.language = "ur", .wrap_px = 600.0F});
    CHECK(image.width < 200.0F);
    CHECK(std::abs(image.ink_x) < 30.0F);
}

TEST_CASE("marked words are set stronger and the marks are not shown", "[text]") {
    Engine engine;
    const float plain = engine.text->layout("out together all day long with Dev P.", {}).width;
    const float marked =
        engine.text->layout("**out together all day long** with Dev P.", {.has_marks = true}).width;
    CHECK(marked > plain);
    CHECK(marked < plain * 1.1F);
}

TEST_CASE("marked words of a heading, which is heavy already, are underlined", "[text]") {
    Engine engine;
    const TextStyle heading{.size_px = 30.0F, .weight = Weight::bold, .has_marks = true};
    const TextImage plain = engine.text->layout("alone", heading);
    const TextImage marked = engine.text->layout("**alone**", heading);
    CHECK(marked.width == plain.width);
    CHECK(marked.texture_height > plain.texture_height); // the line hangs below the letters
}

TEST_CASE("text that was not used gives way when 24 MB are full", "[text][cache]") {
    Engine engine;
    const int filled = 400;
    for (int i = 0; i < filled; ++i) {
        engine.text->begin_frame();
        (void)engine.text->layout("Person number " + std::to_string(i), {.size_px = 150.0F});
    }
    engine.text->begin_frame();
    CHECK(engine.text->cached_bytes() <= PangoTextEngine::cache_limit_bytes);
    CHECK(engine.sink.held < filled);
    engine.text->forget_textures();
    CHECK(engine.sink.held == 0);
}

TEST_CASE("the caret stands where letters meet, and a click finds the same place",
          "[text][caret]") {
    Engine engine;
    const auto carets = engine.text->carets("bees", {});
    CHECK(carets->caret_at(0).x == 0.0F);
    CHECK(carets->caret_at(4).x > carets->caret_at(2).x);
    for (std::size_t i = 0; i <= 4; ++i) {
        const TextBox box = carets->caret_at(i);
        CHECK(carets->index_at(box.x + 0.3F, box.height / 2) == i);
    }
    CHECK(carets->move_visually(4, 1) == 4);
    CHECK(carets->move_visually(0, 1) == 1);
}

TEST_CASE("in Arabic the caret begins at the right and moves left through the text",
          "[text][caret]") {
    Engine engine;
    const auto carets = engine.text->carets("\u0628\u062A\u062B", {.language = "ar"});
    CHECK(carets->caret_at(0).x > carets->caret_at(6).x);
    CHECK(carets->move_visually(0, -1) == 2);
}

TEST_CASE("the arrow walks through mixed text from one edge to the other and back",
          "[text][caret]") {
    Engine engine;
    const std::string mixed = "میں 12 سال سے Kith میں ہوں";
    const auto carets = engine.text->carets(mixed, {.language = "ur"});
    std::size_t at = 0; // the right edge
    std::size_t steps = 0;
    for (std::size_t next = carets->move_visually(at, -1); next != at && steps < 100; ++steps) {
        at = next;
        next = carets->move_visually(at, -1);
    }
    CHECK(at == mixed.size());
    CHECK(steps >= 24); // one a letter
    CHECK(steps < 100);
    CHECK(carets->caret_at(at).x < carets->caret_at(0).x);
    for (std::size_t back = carets->move_visually(at, 1); back != at && steps > 0; --steps) {
        at = back;
        back = carets->move_visually(at, 1);
    }
    CHECK(at == 0);
}

TEST_CASE("a selection over mixed directions is several boxes that leave out the rest",
          "[text][caret]") {
    Engine engine;
    const std::string mixed = "abc اردو";
    const auto carets = engine.text->carets(mixed, {});
    const auto boxes = carets->boxes_of(2, 6); // "c", the space, the first Urdu letter
    REQUIRE(boxes.size() == 2);
    float width = 0.0F;
    for (const TextBox& box : boxes)
        width += box.width;
    CHECK(width < carets->boxes_of(0, mixed.size()).front().width + 200.0F);
    CHECK(boxes[0].x + boxes[0].width < boxes[1].x);
}

TEST_CASE("every icon has strokes", "[text][icons]") {
    Engine engine;
    for (int i = 1; i <= static_cast<int>(Icon::pin); ++i) {
        INFO("icon " << i);
        CHECK(engine.text->icon(static_cast<Icon>(i), 24.0F).texture != TextureId{});
    }
}

TEST_CASE("emoji and names in every script that we offer have a shape", "[text]") {
    const auto share = find_share_folder();
    REQUIRE(share);
    const auto layouts = PangoLayouts::open(*share / "fonts");
    REQUIRE(layouts);
    for (const std::string_view words : {"\U0001F600 \U0001F41D \U0001F382 \u2764",
                                         "Żółć Łukasz",
                                         "Ірина Ελένη",
                                         "عائشہ",
                                         "আমিনা",
                                         "ਅਮੀਨਾ",
                                         "अमीना"}) {
        INFO(words);
        CHECK(pango_layout_get_unknown_glyphs_count((*layouts)->make(words, {}).get()) == 0);
    }
}

TEST_CASE("a folder without fonts is named in the message", "[text]") {
    CountingSink sink;
    const auto opened = PangoTextEngine::open("/nowhere/fonts", sink);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().message.find("/nowhere/fonts") != std::string::npos);
}
