#include "tests/support/ui/ui_probe.h"

#include "app/text/share_folder.h"
#include "survey_core/base/check.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <utility>

namespace kith::test {
namespace {

std::unique_ptr<app::PangoTextEngine> make_engine(app::TextureSink& sink) {
    const auto share = app::find_share_folder();
    KITH_CHECK(share.has_value());
    auto engine = app::PangoTextEngine::open(*share / "fonts", sink);
    KITH_CHECK(engine.has_value());
    return std::move(*engine);
}

app::Words load_words() {
    const auto share = app::find_share_folder();
    if (!share) return {};
    auto words = app::Words::load(*share / "words", "en");
    return words ? std::move(*words) : app::Words();
}

} // namespace

app::TextureId FakeTextures::make_texture(int /*width*/,
                                          int /*height*/,
                                          std::span<const std::uint8_t> /*coverage*/) {
    ++held;
    return app::TextureId{static_cast<std::uint64_t>(++made) + 1};
}

app::TextureId FakeTextures::make_coloured_texture(const app::ColourPicture& picture) {
    coloured.push_back(picture);
    return make_texture(picture.width, picture.height, {});
}

void FakeTextures::free_texture(app::TextureId /*texture*/) {
    --held;
}

UiProbe::UiProbe(app::Size window_size)
    : text(make_engine(textures)), heard(*text), words(load_words()),
      kit(heard,
          words,
          {[this] { return copied; }, [this](const std::string& text_) { copied = text_; }}),
      window(window_size) {
    context.use_without_renderer();
    look.has_motion = false;
}

void UiProbe::frame(Draw draw) {
    draw_ = std::move(draw);
    settle();
}

void UiProbe::settle(int frames) {
    app::Input still;
    still.pointer = pointer_;
    for (int i = 0; i < frames; ++i)
        run(still);
}

void UiProbe::run(const app::Input& input) {
    seconds_ += 1.0 / 60.0;
    kit.begin_frame(input, look, window, seconds_);
    if (draw_) draw_(kit);
    kit.end_frame();
}

void UiProbe::wait(double seconds) {
    seconds_ += seconds;
    settle();
}

bool UiProbe::sees(std::string_view id_or_label) const {
    const app::Item* found = kit.registry.find(id_or_label);
    return found != nullptr && found->is_visible;
}

const app::Item& UiProbe::item(std::string_view id_or_label) const {
    const app::Item* found = kit.registry.find(id_or_label);
    if (found == nullptr)
        FAIL("\"" << id_or_label << "\" is not on the screen. There is:\n" << screen());
    return *found;
}

void UiProbe::bring_into_sight(std::string_view id_or_label) {
    for (int tries = 0; tries < 60; ++tries) {
        const app::Rect rect = item(id_or_label).rect;
        const float top = kit.body.y;
        if (item(id_or_label).section != app::Section::page) return;
        if (rect.y >= top && rect.bottom() <= kit.body.bottom()) return;
        const float before = rect.y;
        wheel(kit.body.centre(), rect.y < top ? 1.0F : -1.0F);
        if (item(id_or_label).rect.y == before) return; // does not scroll any further
    }
}

void UiProbe::click(std::string_view id_or_label) {
    bring_into_sight(id_or_label);
    const app::Item target = item(id_or_label);
    if (!target.is_enabled || !target.is_visible) {
        FAIL("\"" << id_or_label << "\" cannot be pressed now. There is:\n" << screen());
    }
    click_at(target.rect.centre());
}

void UiProbe::click_at(app::Point point) {
    pointer_ = point;
    settle(1);
    app::Input input;
    input.pointer = point;
    input.is_down = input.went_down = true;
    run(input);
    input.is_down = input.went_down = false;
    input.went_up = true;
    run(input);
    settle();
}

void UiProbe::drag(app::Point from, app::Point to) {
    app::Input input;
    input.pointer = from;
    input.is_down = input.went_down = true;
    run(input);
    input.went_down = false;
    input.pointer = {(from.x + to.x) / 2, (from.y + to.y) / 2};
    run(input);
    input.pointer = pointer_ = to;
    run(input);
    input.is_down = false;
    input.went_up = true;
    run(input);
    settle();
}

void UiProbe::double_click(std::string_view id_or_label) {
    click(id_or_label);
    app::Input input;
    input.pointer = pointer_;
    input.is_down = input.went_down = true;
    input.clicks = 2;
    run(input);
    input.is_down = input.went_down = false;
    input.went_up = true;
    run(input);
    settle();
}

void UiProbe::press(app::Key key, bool has_shift, bool has_control) {
    app::Input input;
    input.pointer = pointer_;
    input.has_shift = has_shift;
    input.keys.push_back({key, 0, has_shift, has_control});
    if (key == app::Key::space) input.typed = " ";
    run(input);
    settle();
}

void UiProbe::press_character(char character, bool has_control) {
    app::Input input;
    input.pointer = pointer_;
    input.keys.push_back({app::Key::character, character, false, has_control});
    if (!has_control) input.typed = std::string(1, character);
    run(input);
    settle();
}

void UiProbe::type(std::string_view typed) {
    app::Input input;
    input.pointer = pointer_;
    input.typed = std::string(typed);
    run(input);
    settle();
}

void UiProbe::wheel(app::Point at, float lines) {
    app::Input input;
    input.pointer = pointer_ = at;
    input.wheel = lines;
    run(input);
    settle();
}

} // namespace kith::test
