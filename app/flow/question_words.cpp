#include "app/flow/question_words.h"

#include "app/flow/field_paths.h"
#include "app/flow/remarks.h"
#include "survey_core/base/text.h"
#include "survey_core/form/markdown.h"

#include <algorithm>

namespace kith::app {
namespace {

std::string last_step(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

const Node* question_at(const Form& form, const std::string& path) {
    const auto found =
        form.find_path("/" + std::string(form.root_name()) + without_positions(path));
    return found ? &form.node(*found) : nullptr;
}

const Node* question_saving_to(const Form& form, const SaveTo& property) {
    const auto found = std::find_if(form.nodes().begin(),
                                    form.nodes().end(),
                                    [&](const Node& node) { return node.save_to == property; });
    return found == form.nodes().end() ? nullptr : &*found;
}

QuestionWords words_of(const Form& form, const Node& node, std::size_t language) {
    QuestionWords words;
    words.question = plain_text(node.label, language);
    words.is_worked_out = !node.is_shown;
    words.takes_many =
        node.type == QuestionType::select_multiple || node.type == QuestionType::rank;
    if (!is_select(node.type) || node.select.list == no_list ||
        form.list(node.select.list).is_file())
        return words;
    for (const Choice& choice : form.list(node.select.list).choices) {
        const std::string label = plain_text(choice.label, language);
        words.choices.push_back({choice.name, label.empty() ? choice.name : label});
    }
    return words;
}

/// The newest version of each form that says the field; of an entity's property any form may.
std::optional<QuestionWords> find_words(StoreView& store,
                                        FormShelf& shelf,
                                        const std::string& owner,
                                        const std::string& path,
                                        std::string_view language) {
    const auto rows = list_forms(store);
    if (!rows) return std::nullopt;
    const SaveTo property{owner, last_step(path)};
    std::optional<QuestionWords> unnamed;
    for (const FormRow& row : *rows) {
        const auto form = shelf.form(store, row.id);
        if (!form) continue;
        const Node* node =
            row.form_id == owner ? question_at(**form, path) : question_saving_to(**form, property);
        if (node == nullptr) continue;
        QuestionWords words = words_of(**form, *node, language_of(**form, language));
        if (!words.question.empty()) return words;
        words.question = last_step(path);
        if (!unnamed) unnamed = std::move(words);
    }
    return unnamed;
}

} // namespace

std::size_t language_of(const Form& form, std::string_view language) {
    const auto& languages = form.languages();
    const std::string in_brackets = "(" + std::string(language) + ")";
    const auto found =
        std::find_if(languages.begin(), languages.end(), [&](const std::string& one) {
            return one == language || one.ends_with(in_brackets);
        });
    return found == languages.end() ? 0 : static_cast<std::size_t>(found - languages.begin());
}

std::string plain_text(const LocalText& text, std::size_t language) {
    std::string words;
    for (const TextPiece& piece : text.in(language).pieces)
        words += piece.value == no_expression ? piece.text : "…";
    return plain_words(words);
}

std::string QuestionWords::say(std::string_view value) const {
    if (choices.empty()) return std::string(value);
    std::string said;
    while (!value.empty()) {
        const std::size_t end = takes_many ? std::min(value.find(' '), value.size()) : value.size();
        const std::string_view name = value.substr(0, end);
        value.remove_prefix(std::min(end + 1, value.size()));
        if (name.empty()) continue;
        const auto found = std::find_if(
            choices.begin(), choices.end(), [&](const auto& one) { return one.name == name; });
        if (!said.empty()) said += ", ";
        said += found == choices.end() ? std::string(name) : found->label;
    }
    return said;
}

QuestionWords question_words(StoreView& store,
                             FormShelf& shelf,
                             const std::string& owner,
                             const std::string& path,
                             std::string_view language) {
    const std::string_view question = without_remark(path);
    if (question != path) {
        QuestionWords words = question_words(store, shelf, owner, std::string(question), language);
        words.choices.clear(); // what is said about the question is no choice of it
        return words;
    }
    if (auto words = find_words(store, shelf, owner, path, language)) return std::move(*words);
    return {last_step(path), {}, false};
}

Result<std::map<std::string, std::string>> form_titles(StoreView& store) {
    KITH_TRY_ASSIGN(const auto rows, list_forms(store));
    std::map<std::string, std::string> titles;
    for (const FormRow& row : rows)
        titles.emplace(row.form_id, row.title); // the newest version comes first
    return titles;
}

std::string answer_in_words(const Interview& interview, const NodeRef& question) {
    std::string value = interview.state(question).value;
    if (value.empty() || !is_select(interview.form().node(question.node).type)) return value;
    const auto offered = interview.choices(question);
    std::string words;
    for (const std::string& name : split_words(value)) {
        const auto found = std::find_if(
            offered.begin(), offered.end(), [&](const OfferedChoice& c) { return c.name == name; });
        if (!words.empty()) words += ", ";
        words += found == offered.end() || found->label.empty() ? name : plain_words(found->label);
    }
    return words;
}

} // namespace kith::app
