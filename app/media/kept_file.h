// A file that is an answer: a recording, a film, a document. It is kept byte for byte: unlike a
// picture it is not written anew, so whatever it says of itself (when, where and with what it was
// made) stays in it, and the screen says so. Never opens or plays it.
#pragma once

#include "survey_core/base/result.h"

#include <cstdint>
#include <string_view>

namespace kith::app {

enum class FileKind : std::uint8_t { recording, film, any };

/// bad_input: by its ending it is not of this kind; the message names what is taken.
[[nodiscard]] Status check_ending(FileKind kind, std::string_view ending);
/// bad_input: empty, or more than a stick should carry for one answer.
[[nodiscard]] Status check_length(std::uint64_t bytes, std::uint64_t most);

} // namespace kith::app
