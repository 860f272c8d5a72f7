// A form that is being built: its nodes so far, what the binder may ask about them, and the
// findings.
#pragma once

#include "survey_core/expr/bind.h"
#include "survey_core/form/form_builder.h"
#include "survey_core/form/itext.h"
#include "survey_core/form/row_type.h"

#include <set>
#include <unordered_map>

namespace kith {

class FormDraft : public expr::Binder {
public:
    FormDraft(const FormSource& source, BuildOptions options)
        : source_(source), options_(options) {}

    [[nodiscard]] std::int32_t root() const override { return 0; }
    [[nodiscard]] std::int32_t parent(std::int32_t node) const override;
    [[nodiscard]] std::int32_t child(std::int32_t node, std::string_view name) const override;
    [[nodiscard]] bool is_repeat(std::int32_t node) const override;
    [[nodiscard]] std::vector<std::int32_t> named(std::string_view name) const override;
    [[nodiscard]] std::int32_t list(std::string_view name) const override;
    [[nodiscard]] std::int32_t file_list(std::string_view stem) override;
    [[nodiscard]] bool has_text(std::string_view id) const override {
        return find_itext(form_, id) != nullptr;
    }
    [[nodiscard]] std::vector<std::string> all_names() const override;

protected:
    struct Made { // a node and where it came from
        const SurveyRow* row = nullptr;
        RowType type;
    };
    struct Where { // of a finding; a column that the cell does not know by its standard name
        std::string sheet;
        int row = 0;
        const SourceCell& cell;
        std::string column;
    };

    Finding& find(Severity severity, std::string code, const Where& where, std::string message);
    Finding& error(std::string code,
                   const SurveyRow& row,
                   const SourceCell& cell,
                   std::string column,
                   std::string message);
    ListIndex add_file_list(std::string name, std::string file);
    void bring_along(const std::string& file);
    void bring_picture(const Where& where);
    void take_picture(const std::string& file, const Where& where);
    /// In a flat form a group is not part of the paths of what it holds.
    [[nodiscard]] NodeIndex path_parent(NodeIndex group) const;
    [[nodiscard]] Node& node(NodeIndex index) {
        return form_.nodes_[static_cast<std::size_t>(index)];
    }

    const FormSource& source_;
    BuildOptions options_;
    Form form_;
    Findings findings_;
    std::vector<Made> made_;                                           // by node
    std::vector<std::unordered_map<std::string, NodeIndex>> children_; // by node
    std::set<std::string> pictures_; // files that were looked for already
    bool is_flat_ = false;           // groups are no part of paths
};

} // namespace kith
