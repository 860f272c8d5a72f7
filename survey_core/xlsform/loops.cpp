#include "survey_core/xlsform/loops.h"

#include "survey_core/base/text.h"

#include <algorithm>
#include <array>
#include <span>

namespace kith {
namespace {

using Rows = std::span<const SurveyRow>;
constexpr std::string_view loop_start = "begin loop over ";
constexpr std::string_view loop_end = "end loop";
constexpr std::size_t most_rows = 200'000; // loops in loops multiply

std::string plain_type(const SurveyRow& row) {
    std::string type = to_lower(row.type.text);
    std::replace(type.begin(), type.end(), '_', ' ');
    return type;
}

bool begins_loop(const SurveyRow& row) {
    return plain_type(row).starts_with(loop_start);
}
bool ends_loop(const SurveyRow& row) {
    return plain_type(row) == loop_end;
}

std::string list_of(const SurveyRow& row) {
    return trim(row.type.text.substr(loop_start.size()));
}

/// The index of the row that closes the loop which row 0 begins, or the number of rows.
std::size_t closing_row(Rows rows) {
    int open = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (begins_loop(rows[i])) ++open;
        if (ends_loop(rows[i]) && --open == 0) return i;
    }
    return rows.size();
}

void replace_all(std::string& text, std::string_view mark, std::string_view by) {
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + by.size()))
        text.replace(at, mark.size(), by);
}

std::string text_in(const SourceTexts& texts, const std::string& language) {
    for (const auto& [of, cell] : texts)
        if (of == language) return cell.text;
    return texts.empty() ? std::string() : texts.front().second.text;
}

SurveyRow about(SurveyRow row, const ChoiceRow& choice) {
    for (SourceTexts* texts :
         {&row.label, &row.hint, &row.constraint_message, &row.required_message})
        for (auto& [language, cell] : *texts) {
            replace_all(cell.text, "%(label)s", text_in(choice.label, language));
            replace_all(cell.text, "%(name)s", choice.name.text);
        }
    return row;
}

SurveyRow group_row(const SurveyRow& loop, std::string_view type) {
    SurveyRow row;
    row.row = loop.row;
    row.type = loop.type;
    row.type.text = type;
    return row;
}

class LoopExpander {
public:
    explicit LoopExpander(const std::vector<ChoiceRow>& choices) : choices_(choices) {}

    void expand(Rows rows) {
        for (std::size_t i = 0; i < rows.size() && out_.size() < most_rows; ++i) {
            const std::size_t end = begins_loop(rows[i]) ? closing_row(rows.subspan(i)) : 0;
            if (end == 0 || i + end >= rows.size() || !has_list(list_of(rows[i]))) {
                out_.push_back(rows[i]);
                continue;
            }
            expand_loop(rows.subspan(i, end));
            i += end;
        }
    }
    std::vector<SurveyRow> take() { return std::move(out_); }

private:
    /// `rows`: the loop's first row and what it holds.
    void expand_loop(Rows rows) {
        const SurveyRow& loop = rows.front();
        SurveyRow outer = loop;
        outer.type.text = "begin group";
        out_.push_back(std::move(outer));
        for (const ChoiceRow& choice : choices_) {
            if (choice.list_name.text != list_of(loop)) continue;
            SurveyRow group = group_row(loop, "begin group");
            group.name = loop.name;
            group.name.text = choice.name.text;
            group.label = choice.label;
            out_.push_back(std::move(group));
            std::vector<SurveyRow> inner;
            for (const SurveyRow& row : rows.subspan(1))
                inner.push_back(about(row, choice));
            expand(inner);
            out_.push_back(group_row(loop, "end group"));
        }
        out_.push_back(group_row(loop, "end group"));
    }
    [[nodiscard]] bool has_list(const std::string& list) const {
        return std::any_of(choices_.begin(), choices_.end(), [&](const ChoiceRow& choice) {
            return choice.list_name.text == list;
        });
    }

    const std::vector<ChoiceRow>& choices_;
    std::vector<SurveyRow> out_;
};

} // namespace

std::vector<SurveyRow> expand_loops(std::vector<SurveyRow> rows,
                                    const std::vector<ChoiceRow>& choices) {
    if (std::none_of(rows.begin(), rows.end(), begins_loop)) return rows;
    LoopExpander expander(choices);
    expander.expand(rows);
    return expander.take();
}

} // namespace kith
