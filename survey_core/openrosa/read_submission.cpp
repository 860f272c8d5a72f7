#include "survey_core/openrosa/read_submission.h"

#include "survey_core/base/text.h"
#include "survey_core/openrosa/xml_element.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace kith {
namespace {

/// Written by servers beside the answers; none of it is one.
constexpr std::array<std::string_view, 3> envelope{"formhub", "__version__", "_version_"};
/// Bookkeeping in `meta` that repeats what the record's id says.
constexpr std::array<std::string_view, 2> meta_envelope{"rootUuid", "instanceID"};

template <class Names> bool is_one_of(const Names& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

struct Place {
    NodeIndex node = 0;
    std::string path; // with instance numbers
};

/// Reads the elements of one submission by one version of the form.
class Reading {
public:
    Reading(const Form& form, ImportedSubmission& out) : form_(form), out_(out) {}

    void read(const XmlElement& root) {
        read_children(root, {0, "/" + std::string(form_.root_name())});
    }
    [[nodiscard]] std::size_t unknown() const { return unknown_; }

private:
    void read_children(const XmlElement& parent, const Place& around) {
        if (!is_blank(parent.text))
            find("text-in-group", around.path, "holds a text where only questions can stand");
        std::map<std::string, std::int32_t, std::less<>> seen;
        for (const XmlElement& element : parent.children) {
            if (element.attribute("template")) continue; // a repeat's pattern, not an instance
            const auto node = form_.find_path(form_.node(around.node).path + "/" + element.name);
            if (element.name == "meta" && (around.node == 0 || !node))
                read_meta(element, around);
            else if (node)
                read_node(element, {*node, around.path + "/" + element.name}, ++seen[element.name]);
            else
                read_unknown(element, around);
        }
    }

    void read_node(const XmlElement& element, Place place, std::int32_t count) {
        const Node& node = form_.node(place.node);
        if (node.is_repeat()) {
            place.path += fmt::format("[{}]", count);
            out_.answers.push_back({place.path, ""});
            return read_children(element, place);
        }
        if (count > 1) {
            find("written-twice", place.path, "stands here twice; only the first was read");
            return;
        }
        if (!node.is_question()) return read_children(element, place);
        if (!element.children.empty())
            find("element-in-answer", place.path, "holds elements; only its text was read");
        out_.answers.push_back({place.path, imported_value(node.type, element.text)});
    }

    void read_meta(const XmlElement& meta, const Place& around) {
        std::map<std::string, std::int32_t, std::less<>> seen;
        for (const XmlElement& element : meta.children) {
            const std::string path = around.path + "/meta/" + element.name;
            const auto node =
                form_.find_path(form_.node(around.node).path + "/meta/" + element.name);
            if (element.name == "entity" && element.attribute("dataset"))
                read_entity(element, around.path);
            else if (node)
                read_node(element, {*node, path}, ++seen[element.name]);
            else if (element.name == "deprecatedID")
                find("replaces-another",
                     path,
                     "says that this is a later edit of another record, which stays as it is here");
            else if (!is_one_of(meta_envelope, element.name))
                unknown_element(path);
        }
    }

    void read_entity(const XmlElement& element, const std::string& scope) {
        const auto flag = [&](std::string_view name) {
            const auto value = element.attribute(name);
            return value && (*value == "1" || *value == "true" || *value == "true()");
        };
        EntityAction action;
        action.list = element.attribute("dataset").value_or("");
        action.id = element.attribute("id").value_or("");
        action.base_version = element.attribute("baseVersion").value_or("");
        action.creates = flag("create");
        action.updates = flag("update");
        action.scope_path = scope;
        if (const XmlElement* label = element.child("label")) action.label = label->text;
        out_.entities.push_back(std::move(action));
    }

    void read_unknown(const XmlElement& element, const Place& around) {
        if (around.node != 0 || !is_one_of(envelope, element.name))
            unknown_element(around.path + "/" + element.name);
    }

    void unknown_element(const std::string& path) {
        ++unknown_;
        find("unknown-element", path, "is no question of this form; it was not taken over");
    }

    void find(const char* code, const std::string& path, const char* message) {
        out_.findings.push_back({code, path, message});
    }

    const Form& form_;
    ImportedSubmission& out_;
    std::size_t unknown_ = 0;
};

std::string form_id_of(const XmlElement& root) {
    return std::string(root.attribute("id").value_or(root.space));
}

std::string version_of(const XmlElement& root) {
    if (const auto version = root.attribute("version")) return std::string(*version);
    const XmlElement* kobo = root.child("__version__");
    return kobo == nullptr ? std::string() : trim(kobo->text);
}

Status check_form(const XmlElement& root, const std::string& source, const Form& form) {
    if (root.attribute("encrypted").value_or("no") == "yes" ||
        root.child("base64EncryptedKey") != nullptr)
        return fail(ErrorCode::refused,
                    fmt::format("'{}' is encrypted; decrypt it first where its private key is "
                                "(Briefcase or Central), then import what that exports.",
                                source));
    if (form_id_of(root) == form.settings().form_id) return {};
    return fail(ErrorCode::not_found,
                fmt::format("'{}' is a record of the form '{}', not of '{}'.",
                            source,
                            form_id_of(root),
                            form.settings().form_id));
}

/// The version that the file names, else the newest that has all its paths, else the one that has
/// most.
void read_answers(const XmlElement& root, FormVersions versions, ImportedSubmission& out) {
    const std::string written = version_of(root);
    std::optional<std::size_t> fewest;
    for (std::size_t i = 0; i < versions.size(); ++i) {
        const bool is_named = versions[i]->settings().version == written;
        ImportedSubmission tried;
        Reading reading(*versions[i], tried);
        reading.read(root);
        if (fewest && reading.unknown() >= *fewest && !is_named) continue;
        fewest = reading.unknown();
        out.version = i;
        out.answers = std::move(tried.answers);
        out.entities = std::move(tried.entities);
        out.findings = std::move(tried.findings);
        if (is_named) return;
    }
    out.findings.insert(
        out.findings.begin(),
        {"other-version",
         "/" + std::string(versions[out.version]->root_name()),
         fmt::format("was written for version '{}', which is not here; it was read as '{}'",
                     written,
                     versions[out.version]->settings().version)});
}

std::string instance_id_of(const XmlElement& root) {
    if (const XmlElement* meta = root.child("meta"))
        if (const XmlElement* id = meta->child("instanceID"); id && !is_blank(id->text))
            return trim(id->text);
    return trim(root.attribute("instanceID").value_or(""));
}

bool keeps_blanks(QuestionType type) {
    return type == QuestionType::text || type == QuestionType::calculate ||
           type == QuestionType::hidden || type == QuestionType::note ||
           type == QuestionType::instance_name || type == QuestionType::barcode;
}

} // namespace

std::string imported_value(QuestionType type, std::string_view text) {
    return keeps_blanks(type) ? std::string(text) : trim(text);
}

Result<ImportedSubmission>
read_submission(std::string_view xml, const std::string& source, FormVersions versions) {
    KITH_TRY_ASSIGN(const XmlElement root, parse_xml(xml, source));
    KITH_TRY(check_form(root, source, *versions.front()));
    ImportedSubmission out;
    out.source = source;
    read_answers(root, versions, out);
    out.instance_id = instance_id_of(root);
    if (!out.instance_id.empty()) return out;
    out.instance_id = instance_id_from(xml);
    out.findings.push_back({"no-instance-id",
                            "/" + std::string(versions[out.version]->root_name()),
                            "has no instanceID; one was made of its content"});
    return out;
}

} // namespace kith
