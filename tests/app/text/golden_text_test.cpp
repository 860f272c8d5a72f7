#include "app/text/pango_text_engine.h"
#include "app/text/share_folder.h"
#include "tests/support/golden/golden_picture.h"

using namespace kith::app;
using kith::test::check_golden;
using kith::test::difference_of;
using kith::test::Picture;

namespace {

/// Keeps the last picture that was made: black ink on white.
struct LastPicture final : TextureSink {
    Picture picture;

    TextureId make_texture(int width, int height, std::span<const std::uint8_t> coverage) override {
        picture = {width, height, {}};
        for (const std::uint8_t covered : coverage) {
            const auto grey = static_cast<std::uint8_t>(255 - covered);
            picture.rgba.insert(picture.rgba.end(), {grey, grey, grey, 0xFF});
        }
        return TextureId{1};
    }
    TextureId make_coloured_texture(const ColourPicture&) override { return TextureId{1}; }
    void free_texture(TextureId) override {}
};

struct Engine {
    LastPicture sink;
    std::unique_ptr<PangoTextEngine> text;

    Engine() { text = std::move(*PangoTextEngine::open(*find_share_folder() / "fonts", sink)); }

    Picture draw(std::string_view words, const TextStyle& style) {
        (void)text->layout(words, style);
        return sink.picture;
    }
};

struct Sample {
    std::string name;
    std::string words;
    TextStyle style;
};

std::vector<Sample> samples() {
    return {
        {"latin", "Hello, what's good here? 07700 900 418", {.size_px = 24.0F}},
        {"latin_bold", "Ŵy, tŷ: Cymraeg · Soomaali", {.size_px = 30.0F, .weight = Weight::bold}},
        {"polish", "Zażółć gęślą jaźń", {.size_px = 24.0F, .language = "pl"}},
        {"cyrillic_greek", "Привіт · Καλημέρα", {.size_px = 24.0F}},
        {"urdu", "آپ کو کیا کرنا پسند ہے؟", {.size_px = 26.0F, .language = "ur"}},
        {"urdu_lines",
         "ہم جاننا چاہتے ہیں کہ یہاں کے لوگ کیا پسند کرتے ہیں اور کیا کر سکتے ہیں۔",
         {.size_px = 20.0F, .language = "ur", .wrap_px = 260.0F}},
        {"urdu_mixed", "میں 12 سال سے Kith میں ہوں۔", {.size_px = 24.0F, .language = "ur"}},
        {"arabic", "مرحبا، كيف حالك اليوم؟", {.size_px = 26.0F, .language = "ar"}},
        {"bengali", "ক্ষুদ্র শ্রদ্ধা জ্ঞান কী পারেন?", {.size_px = 26.0F, .language = "bn"}},
        {"gurmukhi", "ਤੁਹਾਨੂੰ ਕੀ ਪਸੰਦ ਹੈ?", {.size_px = 26.0F, .language = "pa"}},
        {"devanagari", "क्षेत्र में श्रीमती जी", {.size_px = 26.0F, .language = "hi"}},
        {"bidi", "Ask for زینب at number 14, not 41", {.size_px = 24.0F}},
    };
}

} // namespace

TEST_CASE("every script looks as it did when it was looked at", "[text][golden]") {
    Engine engine;
    for (const Sample& sample : samples()) {
        INFO(sample.name);
        check_golden("text_" + sample.name, engine.draw(sample.words, sample.style));
    }
}

TEST_CASE("a golden picture notices another face, another word and a missing mark",
          "[text][golden]") {
    Engine engine;
    const TextStyle urdu{.size_px = 26.0F, .language = "ur"};
    const Picture nastaliq = engine.draw("آپ کو کیا پسند ہے", urdu);
    const Picture naskh = engine.draw("آپ کو کیا پسند ہے", {.size_px = 26.0F, .language = "ar"});
    CHECK(difference_of(nastaliq, naskh) > 0.3);
    const TextStyle polish{.size_px = 24.0F, .language = "pl"};
    const Picture right = engine.draw("Zażółć gęślą", polish);
    CHECK(difference_of(right, right) == 0.0);
    const Picture other = engine.draw("Zażółć gąślę", polish);
    CHECK(difference_of(right, other) > 0.0);
    const Picture nothing = engine.draw("Zazolc gesla", polish);
    CHECK(difference_of(right, nothing) > 0.15);
}
