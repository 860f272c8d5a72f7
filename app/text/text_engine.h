// Shaped text behind one door: any script in, an image and a caret map out. Knows no colours and no
// widgets.
//
// Text is rendered once as coverage (white with alpha) and tinted when drawn, so that a theme costs
// nothing. All lengths are pixels of the window; all indices are bytes of UTF-8 at a character's
// start.
#pragma once

#include "app/text/icons.h"
#include "app/text/texture_sink.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::app {

enum class Weight { regular, medium, semibold, bold };
enum class Align { start, centre, end };
/// Whether the paragraph runs left to right: as its first strong letter says, or forced.
enum class Direction { automatic, left_to_right, right_to_left };

/// Of a text with marks: what is inked. The layout is that of the whole.
enum class Part { whole, marked, unmarked };

struct TextStyle {
    float size_px = 17.0F;
    Weight weight = Weight::regular;
    std::string_view language =
        "en";                 // BCP 47; chooses the face (Urdu: Nastaliq) and the line breaks
    float wrap_px = 0.0F;     // 0: one line, as wide as it needs
    int max_lines = 0;        // 0: as many as it needs; otherwise cut with an ellipsis
    bool may_shorten = false; // an entry of a list that is shown whole elsewhere: the cut is meant
    Align align = Align::start;
    Direction direction = Direction::automatic;
    bool has_marks = false;  // **these words** are set semibold; underlined where all is
    Part part = Part::whole; // to tint marked words in a colour of their own, draw the two parts
                             // over each other

    bool operator==(const TextStyle&) const = default;
};

/// One picture of text. `width` and `height` are for layout; ink may hang over them, so draw the
/// texture's own rectangle at (x + ink_x, y + ink_y).
struct TextImage {
    TextureId texture{};
    float width = 0.0F;
    float height = 0.0F;
    float baseline = 0.0F; // of the first line, from the top
    float ink_x = 0.0F;
    float ink_y = 0.0F;
    int texture_width = 0;
    int texture_height = 0;
    int bytes_per_pixel = 1; // 4: in its own colours
    int lines = 1;
    bool is_cut = false; // an ellipsis stands where text should be
    bool is_right_to_left = false;
};

struct TextBox {
    float x = 0.0F, y = 0.0F, width = 0.0F, height = 0.0F;

    bool operator==(const TextBox&) const = default;
};

/// Where the caret of one laid-out text can stand. Deletion and words are text_breaks.h: they need
/// no layout.
class CaretMap {
public:
    virtual ~CaretMap() = default;
    [[nodiscard]] virtual TextBox caret_at(std::size_t index) const = 0;
    [[nodiscard]] virtual std::size_t index_at(float x, float y) const = 0;
    /// One step to the left (-1) or right (+1) as seen on the screen, whatever the script's
    /// direction.
    [[nodiscard]] virtual std::size_t move_visually(std::size_t index, int step) const = 0;
    [[nodiscard]] virtual std::size_t move_line(std::size_t index, int step) const = 0;
    [[nodiscard]] virtual std::size_t line_start(std::size_t index) const = 0;
    [[nodiscard]] virtual std::size_t line_end(std::size_t index) const = 0;
    [[nodiscard]] virtual std::vector<TextBox> boxes_of(std::size_t from, std::size_t to) const = 0;
};

class TextEngine {
public:
    virtual ~TextEngine() = default;

    /// Call once a frame, before anything is laid out: ages the cache.
    virtual void begin_frame() = 0;
    /// The reference is good until the next begin_frame().
    [[nodiscard]] virtual const TextImage& layout(std::string_view text,
                                                  const TextStyle& style) = 0;
    [[nodiscard]] virtual const TextImage& icon(Icon icon, float size_px) = 0;
    /// Any other coverage picture, painted once and kept under `key` (shadows).
    [[nodiscard]] virtual const TextImage&
    picture(std::string_view key,
            int width,
            int height,
            const std::function<void(std::span<std::uint8_t>)>& paint) = 0;
    /// A picture in its own colours, made once and kept under `key`. One that could not be made is
    /// remembered, too: it has no texture.
    [[nodiscard]] virtual const TextImage&
    coloured(std::string_view key, const std::function<std::optional<ColourPicture>()>& make) = 0;
    [[nodiscard]] virtual std::unique_ptr<CaretMap> carets(std::string_view text,
                                                           const TextStyle& style) = 0;
    /// After the graphics context was lost: every texture is drawn again when next needed.
    virtual void forget_textures() = 0;
    [[nodiscard]] virtual std::size_t cached_bytes() const = 0;
};

} // namespace kith::app
