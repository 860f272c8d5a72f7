#include "survey_core/openrosa/write_submission.h"

#include "survey_core/interview/node_ref.h"

#include <algorithm>
#include <map>
#include <set>

namespace kith {
namespace {

/// As element text and as attribute value alike. A lone carriage return would be read back as a
/// line feed, so it goes by number.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if (c == '\r')
            out += "&#13;";
        else if (byte >= 0x20 || c == '\n' || c == '\t')
            out += c;
    }
    return out;
}

class Writing {
public:
    Writing(const Form& form, const SubmissionContent& content) : form_(form), content_(content) {
        for (const Answer& answer : content.answers)
            if (parse_node_path(form, answer.path)) take(answer);
        for (const EntityAction& entity : content.entities)
            note_way_to(entity.scope_path);
    }

    std::string text() {
        out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + form_.node(0).name + " id=\"" +
               escaped(form_.settings().form_id) + "\"";
        if (!form_.settings().version.empty())
            out_ += " version=\"" + escaped(form_.settings().version) + "\"";
        out_ += ">\n";
        write_children(0, root_path_);
        write_root_meta();
        out_ += "</" + form_.node(0).name + ">\n";
        return std::move(out_);
    }

private:
    void take(const Answer& answer) {
        values_[answer.path] = answer.value;
        note_way_to(answer.path);
    }

    /// The groups and instances on the way are there, and a series has at least as many instances.
    void note_way_to(const std::string& path) {
        for (std::size_t end = path.find('/', 1);; end = path.find('/', end + 1)) {
            const std::string way = path.substr(0, end);
            if (way.ends_with(']')) {
                const std::size_t open = way.rfind('[');
                auto& count = counts_[way.substr(0, open)];
                count = std::max(count, std::stoi(way.substr(open + 1)));
            }
            there_.insert(way);
            if (end == std::string::npos) return;
        }
    }

    void write_children(NodeIndex parent, const std::string& path) {
        for (NodeIndex at = parent + 1; at < form_.node(parent).end; at = form_.node(at).end) {
            const Node& node = form_.node(at);
            const std::string below = path + "/" + node.name;
            if (parent == 0 && node.name == "meta") continue; // written last
            if (node.is_repeat()) {
                for (std::int32_t i = 1; i <= counts_[below]; ++i)
                    write_group(at, below + "[" + std::to_string(i) + "]");
            } else if (node.is_question()) {
                write_answer(node, below);
            } else if (is_flat(at)) {
                write_children(at, path);
            } else if (there_.contains(below)) {
                write_group(at, below);
            }
        }
    }

    /// In a flat form (its settings say so) groups are on the screen only, not in the paths.
    [[nodiscard]] bool is_flat(NodeIndex group) const {
        const Node& node = form_.node(group);
        return group + 1 < node.end && !form_.node(group + 1).path.starts_with(node.path + "/");
    }

    void write_group(NodeIndex at, const std::string& path) {
        const Node& node = form_.node(at);
        out_ += "<" + node.name + ">\n";
        write_children(at, path);
        if (node.is_repeat() && has_entities(path)) {
            out_ += "<meta>\n";
            write_entities(path);
            out_ += "</meta>\n";
        }
        out_ += "</" + node.name + ">\n";
    }

    void write_answer(const Node& node, const std::string& path) {
        const auto value = values_.find(path);
        if (value == values_.end()) return;
        if (value->second.empty())
            out_ += "<" + node.name + "/>\n";
        else
            out_ += "<" + node.name + ">" + escaped(value->second) + "</" + node.name + ">\n";
    }

    void write_root_meta() {
        out_ += "<meta>\n<instanceID>" + escaped(content_.instance_id) + "</instanceID>\n";
        if (const auto meta = form_.find_path(root_path_ + "/meta"))
            for (NodeIndex at = *meta + 1; at < form_.node(*meta).end; at = form_.node(at).end)
                if (form_.node(at).type != QuestionType::instance_id)
                    write_answer(form_.node(at), form_.node(at).path);
        write_entities(root_path_);
        out_ += "</meta>\n";
    }

    [[nodiscard]] bool has_entities(const std::string& scope) const {
        return std::any_of(content_.entities.begin(),
                           content_.entities.end(),
                           [&](const EntityAction& one) { return one.scope_path == scope; });
    }

    void write_entities(const std::string& scope) {
        for (const EntityAction& entity : content_.entities) {
            if (entity.scope_path != scope) continue;
            out_ += "<entity dataset=\"" + escaped(entity.list) + "\" id=\"" + escaped(entity.id) +
                    "\"";
            if (entity.creates) out_ += " create=\"1\"";
            if (entity.updates) out_ += " update=\"1\"";
            if (!entity.base_version.empty())
                out_ += " baseVersion=\"" + escaped(entity.base_version) + "\"";
            out_ += entity.label.empty()
                        ? "/>\n"
                        : "><label>" + escaped(entity.label) + "</label></entity>\n";
        }
    }

    const Form& form_;
    const SubmissionContent& content_;
    const std::string root_path_ = "/" + std::string(form_.root_name());
    std::map<std::string, std::string> values_;
    std::map<std::string, std::int32_t> counts_; // by path of the series
    std::set<std::string> there_;
    std::string out_;
};

} // namespace

std::string write_submission(const Form& form, const SubmissionContent& content) {
    return Writing(form, content).text();
}

} // namespace kith
