#include "survey_core/form/form_maker.h"

#include <algorithm>

namespace kith {

void FormMaker::read_lists() {
    read_choices(source_.choices, ChoiceList::Source::sheet);
    read_choices(source_.external_choices, ChoiceList::Source::external_sheet);
}

void FormMaker::read_choices(const std::vector<ChoiceRow>& rows, ChoiceList::Source source) {
    std::unordered_map<std::string, std::size_t> known;
    for (const ChoiceRow& row : rows) {
        auto found = known.find(row.list_name.text);
        if (found == known.end()) {
            ChoiceList list;
            list.source = source;
            list.name = row.list_name.text;
            if (source == ChoiceList::Source::sheet) list.columns = source_.choice_columns;
            form_.lists_.push_back(std::move(list));
            found = known.emplace(row.list_name.text, form_.lists_.size() - 1).first;
        }
        ChoiceList& list = form_.lists_[found->second];
        Choice choice;
        choice.name = row.name.text;
        choice.row = row.row;
        choice.keeps_nothing = row.effect.text == "keep_nothing";
        if (!row.effect.text.empty() && !choice.keeps_nothing)
            find(Severity::error,
                 "bad-effect",
                 {"choices", row.row, row.effect, "kith::effect"},
                 "kith::effect knows only keep_nothing.");
        for (const SourceCell& cell : row.properties) {
            auto column = list.find_column(cell.column);
            if (!column) {
                list.columns.push_back(cell.column);
                column = list.columns.size() - 1;
            }
            if (choice.properties.size() <= *column) choice.properties.resize(*column + 1);
            choice.properties[*column] = cell.text;
        }
        list.choices.push_back(std::move(choice));
    }
}

/// The labels of choices may name answers, so they are read when every node is known.
void FormMaker::bind_choice_texts() {
    std::unordered_map<std::string, std::size_t> next;
    const auto bind = [&](const std::vector<ChoiceRow>& rows,
                          ChoiceList::Source source,
                          std::string_view sheet) {
        next.clear();
        for (const ChoiceRow& row : rows) {
            const auto wanted = [&](const ChoiceList& list) {
                return list.source == source && list.name == row.list_name.text;
            };
            auto at = next.find(row.list_name.text);
            if (at == next.end()) {
                const auto list = std::find_if(form_.lists_.begin(), form_.lists_.end(), wanted);
                const auto index = static_cast<std::size_t>(list - form_.lists_.begin());
                at = next.emplace(row.list_name.text, index << 32).first;
            }
            Choice& choice = form_.lists_[at->second >> 32].choices[at->second & 0xFFFF'FFFF];
            ++at->second;
            choice.label = local_text(row.label, 0, row.row, sheet);
            choice.image = local_text(row.image, 0, row.row, sheet);
            choice.big_image = local_text(row.big_image, 0, row.row, sheet);
            choice.audio = local_text(row.audio, 0, row.row, sheet);
            choice.video = local_text(row.video, 0, row.row, sheet);
        }
    };
    bind(source_.choices, ChoiceList::Source::sheet, "choices");
    bind(source_.external_choices, ChoiceList::Source::external_sheet, "external_choices");
}

ListIndex FormDraft::add_file_list(std::string name, std::string file) {
    ChoiceList list;
    list.source = ChoiceList::Source::csv;
    if (file.ends_with(".xml")) list.source = ChoiceList::Source::xml;
    if (file.ends_with(".geojson")) list.source = ChoiceList::Source::geojson;
    list.name = std::move(name);
    list.file = std::move(file);
    bring_along(list.file);
    form_.lists_.push_back(std::move(list));
    return static_cast<ListIndex>(form_.lists_.size() - 1);
}

void FormDraft::bring_along(const std::string& file) {
    if (!source_.attachments) return;
    const auto& names = *source_.attachments;
    if (std::find(names.begin(), names.end(), file) == names.end()) {
        find(Severity::warning,
             "missing-attachment",
             {"survey", 0, {}, ""},
             "The file " + file + " is not attached; its list is empty and its lookups are blank.")
            .suggestion = "Put it beside the form, or into the folder FORM-media beside it.";
        return;
    }
    if (!source_.file) return;
    auto content = source_.file(file);
    if (content)
        form_.files_.insert_or_assign(file, std::move(*content));
    else
        find(Severity::error,
             "unreadable-attachment",
             {"survey", 0, {}, ""},
             content.error().message);
}

void FormMaker::choose_list(NodeIndex index, const SurveyRow& row, const RowType& type) {
    if (type.list.empty()) {
        error("missing-list",
              row,
              row.type,
              "type",
              "The select has no list; write its name after the type.");
        return;
    }
    SelectSource& select = node(index).select;
    select.from = SelectSource::From::list;
    select.has_other = type.has_other;
    if (type.list.starts_with("${")) {
        select.from =
            SelectSource::From::repeat; // bound with the details, when every node is known
        return;
    }
    if (type.is_file) {
        const std::size_t dot = type.list.rfind('.');
        const std::string ending = dot == std::string::npos ? "" : type.list.substr(dot + 1);
        if (ending != "csv" && ending != "xml" && ending != "geojson") {
            error("bad-file-type",
                  row,
                  row.type,
                  "type",
                  "The file " + type.list +
                      " cannot be read; choices come from .csv, .xml or .geojson.");
            return;
        }
        if (ending == "geojson") {
            select.value_column = "id";
            select.label_column = "title";
        }
        const std::string stem = type.list.substr(0, dot);
        const auto known = form_.find_list(stem);
        select.list =
            known && form_.list(*known).file == type.list ? *known : add_file_list(stem, type.list);
        return;
    }
    const auto wanted =
        type.is_external ? ChoiceList::Source::external_sheet : ChoiceList::Source::sheet;
    for (std::size_t i = 0; i < form_.lists_.size(); ++i)
        if (form_.lists_[i].name == type.list && form_.lists_[i].source == wanted)
            select.list = static_cast<ListIndex>(i);
    if (select.list != no_list) return;
    error("unknown-list",
          row,
          row.type,
          "type",
          "There is no list called " + type.list + " on the " +
              (type.is_external ? "external_choices" : "choices") + " sheet.");
}

void FormMaker::check_list_use(NodeIndex index, const SurveyRow& row) {
    const Node& select = node(index);
    if (select.select.has_other && !row.choice_filter.text.empty())
        error("or-other-with-filter",
              row,
              row.choice_filter,
              "choice_filter",
              "or_other cannot be combined with a choice_filter; add a choice other to the list "
              "instead.");
    if (select.type == QuestionType::select_one || select.select.list == no_list) return;
    ChoiceList& list = form_.lists_[static_cast<std::size_t>(select.select.list)];
    if (list.is_file()) return;
    for (const ChoiceRow& choice : source_.choices) {
        if (choice.list_name.text != list.name || choice.name.text.find(' ') == std::string::npos)
            continue;
        const auto same = [&](const Finding& known) {
            return known.code == "space-in-choice" && known.row == choice.row;
        };
        if (std::any_of(findings_.begin(), findings_.end(), same)) continue;
        find(Severity::error,
             "space-in-choice",
             {"choices", choice.row, choice.name, "name"},
             "The choice '" + choice.name.text +
                 "' contains a space, but spaces separate the answers of a " +
                 std::string(type_name(select.type)) + ".")
            .suggestion = "Use an underscore.";
    }
}

} // namespace kith
