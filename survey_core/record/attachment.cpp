#include "survey_core/record/attachment.h"

#include <algorithm>
#include <charconv>

namespace kith {
namespace {

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

} // namespace

std::string kept_ending(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return {};
    std::string ending(name.substr(dot + 1));
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    const bool is_kept =
        ending.size() <= longest_ending && std::all_of(ending.begin(), ending.end(), is_plain);
    return is_kept ? ending : std::string();
}

Value value_of(const Attachment& attachment) {
    std::string bytes(as_text(attachment.blob));
    if (attachment.bytes > 0) bytes += attachment.ending + " " + std::to_string(attachment.bytes);
    return {Value::Kind::blob, std::move(bytes)};
}

std::optional<Attachment> attachment_of(const Value& value) {
    Attachment made;
    const std::string_view text = value.bytes;
    if (value.kind != Value::Kind::blob || text.size() < made.blob.size()) return std::nullopt;
    std::copy_n(as_bytes(text).begin(), made.blob.size(), made.blob.begin());
    const std::string_view said = text.substr(made.blob.size());
    if (said.empty()) {
        made.ending = "jpg";
        return made;
    }
    const std::size_t space = std::min(said.find(' '), said.size());
    made.ending = said.substr(0, space);
    const std::string_view number = said.substr(std::min(space + 1, said.size()));
    const auto read = std::from_chars(number.data(), number.data() + number.size(), made.bytes);
    const bool is_whole = read.ec == std::errc() && read.ptr == number.data() + number.size();
    if (!is_whole || value_of(made) != value || kept_ending("x." + made.ending) != made.ending)
        return std::nullopt;
    return made;
}

std::string file_name(const Attachment& attachment) {
    const std::string name = to_hex(attachment.blob).substr(0, 16);
    if (attachment.bytes == 0) return "photo-" + name + ".jpg";
    return "file-" + name + (attachment.ending.empty() ? "" : ".") + attachment.ending;
}

std::string name_of_file(const Value& value) {
    const auto attachment = attachment_of(value);
    if (!attachment) return "(damaged)";
    const std::string name = file_name(*attachment);
    return attachment->bytes == 0 ? name.substr(0, name.rfind('.')) : name;
}

} // namespace kith
