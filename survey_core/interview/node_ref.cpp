#include "survey_core/interview/node_ref.h"

#include <algorithm>
#include <charconv>

namespace kith {

std::optional<NodeRef> parse_node_path(const Form& form, std::string_view path) {
    std::string plain;
    std::string_view rest = path;
    NodeRef ref;
    while (!rest.empty()) {
        if (rest.front() != '/') return std::nullopt;
        const std::size_t end = std::min(rest.find('/', 1), rest.size());
        std::string_view step = rest.substr(0, end);
        rest.remove_prefix(end);
        std::int32_t index = 0;
        if (step.ends_with(']')) {
            const std::size_t open = step.find('[');
            if (open == std::string_view::npos) return std::nullopt;
            const auto read =
                std::from_chars(step.data() + open + 1, step.data() + step.size() - 1, index);
            if (read.ec != std::errc{} || index < 1) return std::nullopt;
            step = step.substr(0, open);
        }
        plain += step;
        const auto node = form.find_path(plain);
        if (!node) return std::nullopt;
        ref.node = *node;
        const bool repeats = form.node(*node).is_repeat();
        if (!repeats && index > 0) return std::nullopt;
        if (repeats && (index > 0 || !rest.empty())) ref.instances.push_back(std::max(index, 1));
    }
    return plain.empty() ? std::nullopt : std::optional(ref);
}

std::string node_path(const Form& form, const NodeRef& ref) {
    std::vector<NodeIndex> repeats;
    for (NodeIndex at = ref.node; at != no_node; at = form.node(at).repeat)
        if (form.node(at).is_repeat()) repeats.push_back(at);
    std::string path = form.node(ref.node).path;
    // Innermost first, so that the earlier places do not move.
    for (std::size_t i = 0; i < repeats.size(); ++i) {
        const std::size_t level = repeats.size() - 1 - i;
        if (level >= ref.instances.size()) continue;
        path.insert(form.node(repeats[i]).path.size(),
                    "[" + std::to_string(ref.instances[level]) + "]");
    }
    return path;
}

} // namespace kith
