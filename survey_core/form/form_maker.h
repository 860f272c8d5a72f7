// The workshop of build_form: one object that grows the form stage by stage. Each stage is one
// file.
#pragma once

#include "survey_core/form/form_draft.h"

namespace kith {

class FormMaker final : public FormDraft {
public:
    FormMaker(const FormSource& source, BuildOptions options);
    BuiltForm run(Findings earlier);

private:
    struct Open { // a group or repeat that is not yet closed
        NodeIndex node = 0;
        const SurveyRow* row = nullptr;
        bool is_repeat = false;
    };

    // settings.cpp
    void read_settings();
    void read_languages();
    void read_reviews();
    [[nodiscard]] std::size_t language_index(std::string_view name) const;

    // lists.cpp
    void read_lists();
    void read_choices(const std::vector<ChoiceRow>& rows, ChoiceList::Source source);
    void bind_choice_texts();
    void choose_list(NodeIndex index, const SurveyRow& row, const RowType& type);
    void check_list_use(NodeIndex index, const SurveyRow& row);

    // pictures.cpp
    void bring_pictures();

    // laptop_limits.cpp
    void say_limit(std::string_view code, const Where& where, const std::string& message);
    void say_idle_media(const SourceTexts& media, const Where& where, std::string_view words);
    void say_limits(const SurveyRow& row, QuestionType type);
    void say_idle(NodeIndex index, const SurveyRow& row);
    void say_audit_limits(NodeIndex audit, const SurveyRow& row);

    // search_appearance.cpp
    /// The filter that a search() among the appearances means; empty: none.
    [[nodiscard]] std::string read_search(NodeIndex index, const SurveyRow& row);

    // tree.cpp
    void read_tree();
    void read_row(const SurveyRow& row);
    void read_end(const SurveyRow& row, bool is_repeat);
    void read_question(const SurveyRow& row, const RowType& type);
    NodeIndex add_node(const SurveyRow* row, Node node, const RowType& type);
    void add_other(NodeIndex of);
    void add_meta();
    void add_count(const SurveyRow& row);
    void begin_table_list(NodeIndex group, const SurveyRow& row);
    void add_table_header(const SurveyRow& row, const RowType& type);
    void close_tree();
    void check_name(const SurveyRow& row, const std::string& name, bool is_group);
    void check_type(const SurveyRow& row, const RowType& type);
    void check_label(const SurveyRow& row, Node& node);
    void declare_external(const SurveyRow& row, const RowType& type);

    // details.cpp
    void read_details();
    void read_details_of(NodeIndex index, const SurveyRow& row);
    void read_parameters(NodeIndex index, const SurveyRow& row);
    void check_range(NodeIndex index, const SurveyRow& row);
    void check_randomize(NodeIndex index, const SurveyRow& row);
    void read_default(NodeIndex index, const SurveyRow& row);
    void read_trigger(NodeIndex index, const SurveyRow& row);
    void read_access(NodeIndex index, const SurveyRow& row);
    void check_sealed_file(NodeIndex index, const SurveyRow& row);
    void read_texts(NodeIndex index, const SurveyRow& row);
    [[nodiscard]] LocalText
    local_text(const SourceTexts& texts, NodeIndex owner, int row, std::string_view sheet);
    [[nodiscard]] TextTemplate
    text_template(const SourceCell& cell, NodeIndex owner, int row, std::string_view sheet);
    struct Place {
        std::string sheet = "survey";
        int row = 0;
        expr::BindPlace bind;
    };
    void read_choice_source(NodeIndex index, const SurveyRow& row, const Place& place);
    [[nodiscard]] ExpressionId expression(const SourceCell& cell, const Place& place);
    [[nodiscard]] ExpressionId flag(const SourceCell& cell,
                                    const Place& place); // yes, true, an expression
    [[nodiscard]] ExpressionId made_expression(std::string_view text, NodeIndex owner);

    // entities.cpp
    void read_entities();
    void read_entity(const EntityRow& row);
    void read_save_to(NodeIndex index, const SurveyRow& row);
    [[nodiscard]] NodeIndex entity_scope(const std::string& list) const;

    // graph.cpp
    void draw_graph();
    void draw_node(NodeIndex index);
    void draw_uses(ExpressionId id, FacetIndex to, bool is_soft);
    void draw_edge(FacetIndex from, FacetIndex to, std::int32_t shared, bool is_soft);
    void rank_facets();
    void report_cycle(const std::vector<FacetIndex>& members);
    [[nodiscard]] const SourceCell* facet_cell(FacetIndex facet) const;
    [[nodiscard]] std::int32_t scope_level(NodeIndex index) const;
    [[nodiscard]] std::int32_t common_levels(NodeIndex a, NodeIndex b) const;

    std::vector<Open> open_;
    std::vector<const SurveyRow*> audits_; // they belong to the meta block, which comes last
    NodeIndex table_list_ = no_node;       // a table-list group whose first select is still to come
    std::unordered_map<std::string, std::vector<std::string>> saved_properties_;
    std::vector<bool> is_conditional_; // by node: it or something around it has a relevant
    std::vector<std::vector<FacetIndex>>
        hard_edges_; // without detours over other instances: a cycle is an error
};

} // namespace kith
