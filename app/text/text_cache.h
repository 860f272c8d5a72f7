// Keeps pictures of text up to a number of bytes; the ones unused for longest go first. What this
// frame has used stays, even over the limit.
#pragma once

#include "app/text/text_engine.h"

#include <cstdint>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kith::app {

class TextCache {
public:
    TextCache(TextureSink& sink, std::size_t limit_bytes)
        : sink_(sink), limit_bytes_(limit_bytes) {}
    ~TextCache() { clear(); }
    TextCache(const TextCache&) = delete;
    TextCache& operator=(const TextCache&) = delete;

    void begin_frame();
    /// Null when it must be rendered; otherwise it now counts as used in this frame.
    [[nodiscard]] const TextImage* find(std::string_view key);
    const TextImage& keep(std::string_view key, const TextImage& image);
    void clear();
    [[nodiscard]] std::size_t bytes() const { return bytes_; }

private:
    struct Entry {
        std::string key;
        TextImage image;
        std::uint64_t used_in = 0;
    };

    void make_room();

    TextureSink& sink_;
    std::size_t limit_bytes_;
    std::size_t bytes_ = 0;
    std::uint64_t frame_ = 0;
    std::list<Entry> newest_first_;
    std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key_;
};

} // namespace kith::app
