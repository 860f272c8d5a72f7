#include "app/text/text_cache.h"

namespace kith::app {
namespace {

std::size_t bytes_of(const TextImage& image) {
    return static_cast<std::size_t>(image.texture_width) *
           static_cast<std::size_t>(image.texture_height) *
           static_cast<std::size_t>(image.bytes_per_pixel);
}

} // namespace

void TextCache::begin_frame() {
    ++frame_;
    make_room();
}

const TextImage* TextCache::find(std::string_view key) {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return nullptr;
    newest_first_.splice(newest_first_.begin(), newest_first_, found->second);
    found->second->used_in = frame_;
    return &found->second->image;
}

const TextImage& TextCache::keep(std::string_view key, const TextImage& image) {
    newest_first_.push_front({std::string(key), image, frame_});
    by_key_[newest_first_.front().key] = newest_first_.begin();
    bytes_ += bytes_of(image);
    return newest_first_.front().image;
}

void TextCache::make_room() {
    // At the start of a frame nothing of the new frame is in use, and what the last one showed is
    // still wanted.
    while (bytes_ > limit_bytes_ && !newest_first_.empty()) {
        const Entry& oldest = newest_first_.back();
        if (oldest.used_in + 1 >= frame_) return;
        bytes_ -= bytes_of(oldest.image);
        if (oldest.image.texture != TextureId{}) sink_.free_texture(oldest.image.texture);
        by_key_.erase(oldest.key);
        newest_first_.pop_back();
    }
}

void TextCache::clear() {
    for (const Entry& entry : newest_first_) {
        if (entry.image.texture != TextureId{}) sink_.free_texture(entry.image.texture);
    }
    by_key_.clear();
    newest_first_.clear();
    bytes_ = 0;
}

} // namespace kith::app
