#include "app/flow/field_paths.h"

#include <algorithm>
#include <charconv>

namespace kith::app {

std::string without_root(const Form& form, std::string_view path) {
    return std::string(path.substr(std::min(path.size(), form.root_name().size() + 1)));
}

std::string without_positions(std::string_view path) {
    std::string out;
    bool inside = false;
    for (const char c : path) {
        if (c == '[') inside = true;
        if (!inside) out += c;
        if (c == ']') inside = false;
    }
    return out;
}

std::string instance_of(std::string_view path) {
    const std::size_t end = path.rfind(']');
    return end == std::string_view::npos ? std::string() : std::string(path.substr(0, end + 1));
}

std::uint64_t position_of(std::string_view instance) {
    const std::size_t open = instance.rfind('[');
    std::uint64_t position = 0;
    if (open != std::string_view::npos)
        std::from_chars(instance.data() + open + 1, instance.data() + instance.size(), position);
    return position;
}

std::optional<std::string> path_after_removal(std::string_view path, std::string_view gone) {
    const std::string series(gone.substr(0, gone.rfind('[')));
    const std::size_t close = path.find(']', series.size());
    if (!path.starts_with(series + "[") || close == std::string_view::npos)
        return std::string(path);
    const std::uint64_t position = position_of(path.substr(0, close + 1));
    const std::uint64_t removed = position_of(gone);
    if (position == removed) return std::nullopt;
    if (position < removed) return std::string(path);
    return series + "[" + std::to_string(position - 1) + "]" + std::string(path.substr(close + 1));
}

bool is_stored(const Node& node) {
    return node.is_question() && node.type != QuestionType::note &&
           node.type != QuestionType::instance_id && node.type != QuestionType::instance_name;
}

bool takes_a_file(QuestionType type) {
    return type == QuestionType::image || type == QuestionType::audio ||
           type == QuestionType::video || type == QuestionType::file ||
           type == QuestionType::background_audio || type == QuestionType::audit;
}

FieldName question_name(const Form& form, const Node& node) {
    return {FieldName::Kind::question, form.settings().form_id, without_root(form, node.path)};
}

FieldName remark_name(const Form& form, const Node& node, std::string_view suffix) {
    FieldName name = question_name(form, node);
    name.path += suffix;
    return name;
}

FieldName property_name(const SaveTo& save_to) {
    return {FieldName::Kind::property, save_to.list, save_to.property};
}

} // namespace kith::app
