#include "app/media/kept_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

namespace kith::app {
namespace {

constexpr std::array<std::string_view, 12> recordings{
    "mp3", "m4a", "wav", "ogg", "oga", "opus", "aac", "flac", "amr", "3gp", "wma", "webm"};
constexpr std::array<std::string_view, 12> films{
    "mp4", "m4v", "mov", "webm", "mkv", "avi", "3gp", "mpg", "mpeg", "ogv", "wmv", "mts"};

std::string listed(std::span<const std::string_view> endings) {
    return fmt::format("{}", fmt::join(endings, ", "));
}

} // namespace

Status check_ending(FileKind kind, std::string_view ending) {
    if (kind == FileKind::any) return {};
    const bool is_sound = kind == FileKind::recording;
    const std::span<const std::string_view> known =
        is_sound ? std::span<const std::string_view>(recordings) : films;
    if (std::find(known.begin(), known.end(), ending) != known.end()) return {};
    return fail(ErrorCode::bad_input,
                fmt::format("This question asks for a {}, and the file's name ends with '{}'. "
                            "Choose one that ends with {}.",
                            is_sound ? "recording" : "film",
                            ending,
                            listed(known)));
}

Status check_length(std::uint64_t bytes, std::uint64_t most) {
    if (bytes == 0)
        return fail(ErrorCode::bad_input, "This file is empty; choose the one that was meant.");
    if (bytes <= most) return {};
    return fail(ErrorCode::bad_input,
                fmt::format("This file has {} MB, and one answer takes at most {} MB; make it "
                            "shorter, or hand it to the coordinator by itself.",
                            (bytes + (1U << 20U) - 1) >> 20U,
                            most >> 20U));
}

} // namespace kith::app
