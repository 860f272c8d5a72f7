#include "survey_core/base/text.h"
#include "survey_core/form/form_maker.h"

#include <algorithm>

namespace kith {

namespace {

bool is_name(std::string_view name) {
    const auto letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    if (name.empty() || !letter(name.front())) return false;
    return std::all_of(name.begin(), name.end(), [&](char c) {
        return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
    });
}

SourceTexts first_filled(const SourceTexts& a, const SourceTexts& b) {
    for (const SourceTexts* texts : {&a, &b})
        for (const auto& text : *texts)
            if (!text.second.text.empty()) return *texts;
    return {};
}

} // namespace

void FormMaker::read_tree() {
    Node root;
    root.kind = NodeKind::group;
    root.name = source_.settings.name.text.empty() ? "data" : source_.settings.name.text;
    root.path = "/" + root.name;
    form_.nodes_.push_back(std::move(root));
    form_.by_path_.emplace(form_.nodes_[0].path, 0);
    made_.emplace_back();
    children_.emplace_back();
    open_.push_back({});
    const std::string& flat = source_.settings.flat.text;
    is_flat_ = flat == "1" || flat == "yes" || flat == "true" || flat == "TRUE";
    for (const SurveyRow& row : source_.survey)
        read_row(row);
    while (open_.size() > 1) {
        const Open open = open_.back();
        error("unclosed-group",
              *open.row,
              open.row->type,
              "type",
              std::string("This ") + (open.is_repeat ? "repeat" : "group") +
                  " is never closed; add an end row.");
        open_.pop_back();
    }
    add_meta();
    close_tree();
}

void FormMaker::read_row(const SurveyRow& row) {
    if (row.type.text.empty()) {
        error("missing-type", row, row.type, "type", "The row has a name or a label but no type.");
        return;
    }
    RowType type = parse_row_type(row.type.text);
    if (type.does == RowType::Does::end_group || type.does == RowType::Does::end_repeat)
        return read_end(row, type.does == RowType::Does::end_repeat);
    if (type.does == RowType::Does::unknown) check_type(row, type);
    const bool brackets =
        type.does == RowType::Does::begin_group || type.does == RowType::Does::begin_repeat;
    if (!brackets) return read_question(row, type);
    check_name(row, row.name.text, true);
    const std::string& count = row.repeat_count.text;
    const bool is_plain = count.starts_with("${") && count.find('}') == count.size() - 1;
    if (type.does == RowType::Does::begin_repeat && !count.empty() && !is_plain) add_count(row);
    Node group;
    group.kind = type.does == RowType::Does::begin_repeat ? NodeKind::repeat : NodeKind::group;
    group.name = row.name.text;
    const NodeIndex index = add_node(&row, std::move(group), type);
    open_.push_back({index, &row, type.does == RowType::Does::begin_repeat});
    if (row.appearance.text.find("table-list") != std::string::npos) begin_table_list(index, row);
}

void FormMaker::check_type(const SurveyRow& row, const RowType& type) {
    Finding& finding = error("unknown-type",
                             row,
                             row.type,
                             "type",
                             "There is no question type '" + row.type.text + "'.");
    if (type.is_old_hidden) {
        finding.repairable = true;
        finding.suggestion = "hidden";
        if (options_.lenient) finding.severity = Severity::warning;
        return;
    }
    finding.suggestion = nearest_word(row.type.text, known_types()).value_or("");
}

void FormMaker::read_end(const SurveyRow& row, bool is_repeat) {
    if (open_.size() < 2) {
        error("unmatched-end", row, row.type, "type", "Nothing is open that could end here.");
        return;
    }
    const Open open = open_.back();
    open_.pop_back();
    if (open.is_repeat == is_repeat) return;
    error("unmatched-end",
          row,
          row.type,
          "type",
          std::string("What began in row ") + std::to_string(open.row->row) + " is a " +
              (open.is_repeat ? "repeat; close it with end_repeat."
                              : "group; close it with end_group."));
}

void FormMaker::read_question(const SurveyRow& row, const RowType& type) {
    if (type.type == QuestionType::csv_external || type.type == QuestionType::xml_external)
        return declare_external(row, type);
    say_limits(row, type.type);
    if (type.type == QuestionType::audit) {
        audits_.push_back(&row);
        return;
    }
    if (type.needs_list && open_.back().node == table_list_) add_table_header(row, type);
    Node question;
    question.type = type.type;
    question.name = row.name.text;
    if (question.name.empty() && type.type == QuestionType::note)
        question.name = "generated_note_name_" + std::to_string(row.row);
    check_name(row, question.name, false);
    if (type.does != RowType::Does::unknown || type.is_old_hidden) check_label(row, question);
    const NodeIndex index = add_node(&row, std::move(question), type);
    if (type.needs_list) choose_list(index, row, type);
    if (type.has_other) add_other(index);
}

void FormMaker::declare_external(const SurveyRow& row, const RowType& type) {
    if (row.name.text.empty()) {
        error("missing-name", row, row.name, "name", "The external file has no name.");
        return;
    }
    const std::string ending = type.type == QuestionType::csv_external ? ".csv" : ".xml";
    if (!form_.find_list(row.name.text)) add_file_list(row.name.text, row.name.text + ending);
}

void FormMaker::check_name(const SurveyRow& row, const std::string& name, bool is_group) {
    if (name.empty()) {
        error("missing-name",
              row,
              row.name,
              "name",
              std::string("The ") + (is_group ? "group or repeat" : "question") + " has no name.");
        return;
    }
    if (!is_name(name)) {
        std::string fixed;
        for (const char c : name)
            fixed += is_name(std::string("a") + c) ? c : '_';
        if (!is_name(fixed)) fixed.insert(fixed.begin(), '_');
        error("bad-name",
              row,
              row.name,
              "name",
              "The name '" + name +
                  "' may hold only letters, digits, _ - and ., and begins with a letter or _.")
            .suggestion = fixed;
        return;
    }
    const bool at_root = open_.size() == 1;
    if (is_group && name == "meta" && at_root)
        error("reserved-name",
              row,
              row.name,
              "name",
              "The name meta is kept for the record's own metadata.");
    const bool repeats = parse_row_type(row.type.text).does == RowType::Does::begin_repeat;
    if (repeats && name == form_.nodes_.front().name)
        error("duplicate-name",
              row,
              row.name,
              "name",
              "The repeat is called like the root of the form.");
    else if (children_[static_cast<std::size_t>(path_parent(open_.back().node))].contains(name))
        error("duplicate-name",
              row,
              row.name,
              "name",
              "The name " + name + " is already used in this group; rename one of the two.");
}

/// A calculated or triggered question without a label has no place on the screen.
void FormMaker::check_label(const SurveyRow& row, Node& question) {
    question.is_shown = !is_invisible(question.type);
    if (!question.is_shown) return;
    const SourceTexts words = first_filled(row.label, first_filled(row.hint, row.guidance_hint));
    const SourceTexts media =
        first_filled(first_filled(row.image, row.audio), first_filled(row.video, row.big_image));
    const bool heads_choices =
        row.appearance.text.find("label") != std::string::npos; // label, list-nolabel
    if (!words.empty() || !media.empty() || heads_choices) return;
    if (!row.calculation.text.empty() || !row.trigger.text.empty()) {
        question.is_shown = false;
        return;
    }
    const SourceCell none;
    Finding& finding =
        error("missing-label",
              row,
              row.label.empty() ? none : row.label.front().second,
              "label",
              "The question " + question.name + " is shown but has neither label nor hint.");
    finding.repairable = true;
    if (options_.lenient) finding.severity = Severity::warning;
}

NodeIndex FormMaker::add_node(const SurveyRow* row, Node made, const RowType& type) {
    const auto index = static_cast<NodeIndex>(form_.nodes_.size());
    made.parent = open_.back().node;
    const Node& parent = form_.nodes_[static_cast<std::size_t>(made.parent)];
    const NodeIndex home = path_parent(made.parent);
    made.path = form_.node(home).path + "/" + made.name;
    made.row = row ? row->row : 0;
    made.levels = parent.levels + (made.kind == NodeKind::repeat ? 1 : 0);
    made.repeat = parent.kind == NodeKind::repeat ? made.parent : parent.repeat;
    form_.by_path_.emplace(made.path, index);
    if (!made.name.empty()) {
        const bool has_place = !is_flat_ || made.kind != NodeKind::group || !row;
        if (has_place) children_[static_cast<std::size_t>(home)].emplace(made.name, index);
        form_.by_name_[made.name].push_back(index);
    }
    form_.nodes_.push_back(std::move(made));
    made_.push_back({row, type});
    children_.emplace_back();
    return index;
}

/// or_other: the text question that asks what else.
void FormMaker::add_other(NodeIndex of) {
    Node other;
    other.type = QuestionType::text;
    other.name = node(of).name + "_other";
    other.other_of = of;
    RowType type;
    type.does = RowType::Does::question;
    add_node(nullptr, std::move(other), type);
}

void FormMaker::add_meta() {
    RowType type;
    type.does = RowType::Does::question;
    Node meta;
    meta.kind = NodeKind::group;
    meta.name = "meta";
    meta.is_shown = false;
    const NodeIndex index = add_node(nullptr, std::move(meta), type);
    open_.push_back({index, nullptr, false});
    Node id;
    id.type = QuestionType::instance_id;
    id.name = "instanceID";
    id.is_shown = false;
    add_node(nullptr, std::move(id), type);
    if (!source_.settings.instance_name.text.empty()) {
        Node name;
        name.type = QuestionType::instance_name;
        name.name = "instanceName";
        name.is_shown = false;
        add_node(nullptr, std::move(name), type);
    }
    for (const SurveyRow* row : audits_) {
        Node audit;
        audit.type = QuestionType::audit;
        audit.name = row->name.text.empty() ? "audit" : row->name.text;
        audit.is_shown = false;
        add_node(row, std::move(audit), type);
    }
    open_.pop_back();
}

/// An expression as repeat_count has a node of its own in the record, as in the other engines.
void FormMaker::add_count(const SurveyRow& row) {
    Node count;
    count.type = QuestionType::calculate;
    count.name = row.name.text + "_count";
    count.is_shown = false;
    RowType type;
    type.does = RowType::Does::question;
    if (!children_[static_cast<std::size_t>(path_parent(open_.back().node))].contains(count.name))
        add_node(nullptr, std::move(count), type);
}

NodeIndex FormDraft::path_parent(NodeIndex group) const {
    while (is_flat_ && group != 0 && form_.node(group).is_group() &&
           made_[static_cast<std::size_t>(group)].row)
        group = form_.node(group).parent;
    return group;
}

/// A table-list group is shown with a heading and, above its selects, one that shows only the
/// choices' labels. Both are nodes of the record, as in the other engines.
void FormMaker::begin_table_list(NodeIndex group, const SurveyRow& row) {
    table_list_ = group;
    if (first_filled(row.label, row.hint).empty()) return;
    Node heading;
    heading.type = QuestionType::note;
    heading.name = "generated_table_list_label_" + std::to_string(row.row);
    heading.heads_table = true;
    RowType type;
    type.does = RowType::Does::question;
    add_node(nullptr, std::move(heading), type);
}

void FormMaker::add_table_header(const SurveyRow& row, const RowType& type) {
    table_list_ = no_node;
    Node header;
    header.type = type.type;
    header.name = "reserved_name_for_field_list_labels_" + std::to_string(row.row);
    header.appearance = "label";
    header.heads_table = true;
    const NodeIndex index = add_node(nullptr, std::move(header), type);
    choose_list(index, row, type);
}

void FormMaker::close_tree() {
    for (std::size_t i = form_.nodes_.size(); i-- > 0;) {
        Node& closing = form_.nodes_[i];
        closing.end = std::max(closing.end, static_cast<NodeIndex>(i) + 1);
        if (closing.parent == no_node) continue;
        Node& parent = node(closing.parent);
        parent.end = std::max(parent.end, closing.end);
    }
}

} // namespace kith
