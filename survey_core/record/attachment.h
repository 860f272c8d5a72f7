// What a value says of the file that answers a question: the name of its content, and how the file
// ended and how long it is, so that nobody has to look for the content to show them. A picture
// says neither: it is always JPEG.
#pragma once

#include "survey_core/base/crypto.h"
#include "survey_core/record/change.h"

#include <optional>

namespace kith {

struct Attachment {
    Hash32 blob{};
    std::string ending;      // "mp3": small letters and digits, at most 8; may be empty
    std::uint64_t bytes = 0; // 0: not said

    bool operator==(const Attachment&) const = default;
};

inline constexpr std::size_t longest_ending = 8;

/// Small letters and digits of a file's ending; empty where it is none that can be kept.
[[nodiscard]] std::string kept_ending(std::string_view name);
[[nodiscard]] Value value_of(const Attachment& attachment);
/// Nothing where the value is no file, or not written as value_of() writes.
[[nodiscard]] std::optional<Attachment> attachment_of(const Value& value);
/// "photo-0123456789abcdef.jpg", "file-0123456789abcdef.mp3": says nothing of whoever made it.
[[nodiscard]] std::string file_name(const Attachment& attachment);
/// As tables and pages show the value: a picture without the ending that all pictures have.
[[nodiscard]] std::string name_of_file(const Value& value);

} // namespace kith
