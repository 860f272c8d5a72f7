#include "tests/support/ui/heard_texts.h"

namespace kith::test {

void HeardTexts::begin_frame() {
    texts_.clear();
    cut_.clear();
    real_.begin_frame();
}

const app::TextImage& HeardTexts::layout(std::string_view text, const app::TextStyle& style) {
    const app::TextImage& image = real_.layout(text, style);
    if (image.texture != app::TextureId{}) texts_[image.texture] = std::string(text);
    if (image.is_cut) cut_.insert(std::string(text));
    return image;
}

const std::string* HeardTexts::text_of(app::TextureId texture) const {
    const auto found = texts_.find(texture);
    return found == texts_.end() ? nullptr : &found->second;
}

} // namespace kith::test
