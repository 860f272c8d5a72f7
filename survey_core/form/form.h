// What a form is, immutable once read: nodes in document order, texts per language, choice lists,
// and every expression compiled and bound to node numbers. Holds no answer.
#pragma once

#include "survey_core/expr/ast.h"
#include "survey_core/form/choices.h"
#include "survey_core/form/graph.h"
#include "survey_core/form/rules.h"
#include "survey_core/form/texts.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace kith {

struct Settings {
    std::string form_id;
    std::string title;
    std::string version;
    std::string style; // "pages", "theme-grid" ...
    std::string default_language;
    std::vector<std::string> unreviewed_languages; // kith::review::LANGUAGE is not `reviewed`
    ExpressionId instance_name = no_expression;
    bool allow_choice_duplicates = false;
};

/// A group, a repeat or a question. Children follow their parent; `end` is the index after the last
/// descendant.
struct Node {
    NodeKind kind = NodeKind::question;
    QuestionType type = QuestionType::none;
    NodeIndex parent = no_node;
    NodeIndex end = 0;
    std::string name;
    std::string path;           // "/data/r/x", without instance numbers
    int row = 0;                // of the survey sheet
    int levels = 0;             // repeats among its ancestors and itself
    NodeIndex repeat = no_node; // nearest enclosing repeat (itself excluded); no_node: the root
    LocalText label, hint, guidance, constraint_message, required_message;
    LocalText image, big_image, audio, video;
    ExpressionId relevant = no_expression, constraint = no_expression, required = no_expression;
    ExpressionId readonly = no_expression, calculation = no_expression,
                 repeat_count = no_expression;
    ExpressionId choice_filter = no_expression, dynamic_default = no_expression;
    std::string static_default;
    std::vector<NodeIndex> triggers; // it is calculated when one of these changes
    bool is_triggered = false;
    bool is_shown = true; // has a place on the screen: no calculate, metadata, or calculated
                          // question without label
    SelectSource select;
    std::string appearance;
    Parameters parameters;
    Access access;
    std::optional<SaveTo> save_to;
    bool heads_table =
        false; // made by the loader for a table-list group: its heading, its row of choice labels
    NodeIndex other_of = no_node; // the question whose or_other made this one

    [[nodiscard]] bool is_question() const { return kind == NodeKind::question; }
    [[nodiscard]] bool is_repeat() const { return kind == NodeKind::repeat; }
    [[nodiscard]] bool is_group() const { return kind == NodeKind::group; }
    [[nodiscard]] bool has_appearance(std::string_view word) const;
};

class FormDraft;
class FormMaker;

/// nodes()[0] is the root. Node numbers are stable for one form version only; store names and
/// paths, never numbers.
class Form {
public:
    [[nodiscard]] const Settings& settings() const { return settings_; }
    [[nodiscard]] const std::vector<std::string>& languages() const { return languages_; }
    [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
    [[nodiscard]] const Node& node(NodeIndex index) const {
        return nodes_.at(static_cast<std::size_t>(index));
    }
    [[nodiscard]] const std::vector<ChoiceList>& lists() const { return lists_; }
    [[nodiscard]] const ChoiceList& list(ListIndex index) const {
        return lists_.at(static_cast<std::size_t>(index));
    }
    [[nodiscard]] const std::vector<EntityDeclaration>& entities() const { return entities_; }
    [[nodiscard]] const std::vector<expr::Expression>& expressions() const { return expressions_; }
    [[nodiscard]] const expr::Expression& expression(ExpressionId id) const {
        return expressions_.at(static_cast<std::size_t>(id));
    }
    [[nodiscard]] const Graph& graph() const { return graph_; }
    /// By a path without instance numbers; also /root/meta/instanceID and /root/meta/instanceName.
    [[nodiscard]] std::optional<NodeIndex> find_path(std::string_view path) const;
    /// By name, if exactly one node has it.
    [[nodiscard]] std::optional<NodeIndex> find_name(std::string_view name) const;
    [[nodiscard]] std::optional<ListIndex> find_list(std::string_view name) const;
    [[nodiscard]] std::string_view root_name() const { return nodes_.front().name; }
    /// The content of the files that came with the form, by name: lists (csv, xml, geojson) and
    /// pictures (pictures.h).
    [[nodiscard]] const std::map<std::string, std::string>& files() const { return files_; }

private:
    friend class FormDraft; // the two that make it
    friend class FormMaker;
    Settings settings_;
    std::vector<std::string> languages_; // the default language first
    std::vector<Node> nodes_;
    std::vector<ChoiceList> lists_;
    std::vector<EntityDeclaration> entities_;
    std::vector<expr::Expression> expressions_;
    Graph graph_;
    std::map<std::string, std::string> files_;
    std::unordered_map<std::string, NodeIndex> by_path_;
    std::unordered_map<std::string, std::vector<NodeIndex>> by_name_;
};

} // namespace kith
