#include "survey_core/form/form_maker.h"

#include <algorithm>

namespace kith {

namespace {

/// Typographic quotes are read as straight quotes, in texts as in expressions.
std::string straight_quotes(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_quote = text.substr(i, 2) == "\xE2\x80" && i + 2 < text.size();
        const unsigned last = is_quote ? static_cast<unsigned char>(text[i + 2]) : 0;
        if (last >= 0x98 && last <= 0x9B)
            out += '\'';
        else if (last >= 0x9C && last <= 0x9F)
            out += '"';
        else
            out += text[i];
        if (last >= 0x98 && last <= 0x9F) i += 2;
    }
    return out;
}

} // namespace

void FormMaker::read_details() {
    for (std::size_t i = 1; i < form_.nodes_.size(); ++i) {
        const auto index = static_cast<NodeIndex>(i);
        if (const SurveyRow* row = made_[i].row) {
            read_details_of(index, *row);
            continue;
        }
        if (node(index).heads_table && node(index).type == QuestionType::note)
            node(index).label = node(node(index).parent).label;
        if (node(index).other_of != no_node) {
            const std::string asked = node(node(index).other_of).name;
            const ExpressionId relevant =
                made_expression("selected(../" + asked + ", 'other')", index);
            node(index).relevant = relevant;
            node(index).label.by_language = {
                TextTemplate{{TextPiece{"Specify other.", no_expression}}}};
        }
        if (node(index).type == QuestionType::instance_name) {
            const Place place{"settings", source_.settings.row, {index, false, false, no_node}};
            const ExpressionId name = expression(source_.settings.instance_name, place);
            node(index).calculation = name;
            form_.settings_.instance_name = name;
        }
    }
}

void FormMaker::read_details_of(NodeIndex index, const SurveyRow& row) {
    Place place{"survey", row.row, {}};
    place.bind.owner = index;
    Place series = place;
    series.bind.owner_is_series = node(index).is_repeat();
    const ExpressionId relevant = expression(row.relevant, series);
    const ExpressionId repeat_count = expression(row.repeat_count, series);
    const ExpressionId constraint = expression(row.constraint, place);
    const ExpressionId required = flag(row.required, place);
    const ExpressionId readonly = flag(row.readonly, place);
    const ExpressionId calculation = expression(row.calculation, place);
    Node& made = node(index);
    made.relevant = relevant;
    made.repeat_count = made.is_repeat() ? repeat_count : no_expression;
    const NodeIndex before = index - 1;
    if (made.repeat_count != no_expression && !made_[static_cast<std::size_t>(before)].row &&
        node(before).name == made.name + "_count")
        node(before).calculation = repeat_count;
    made.constraint = constraint;
    made.required = required;
    made.readonly = readonly;
    made.calculation = calculation;
    made.appearance = row.appearance.text;
    read_texts(index, row);
    read_parameters(index, row);
    say_idle(index, row);
    read_default(index, row);
    read_trigger(index, row);
    read_access(index, row);
    read_save_to(index, row);
    read_choice_source(index, row, place);
    if (is_select(node(index).type)) check_list_use(index, row);
    if (node(index).type == QuestionType::calculate && row.calculation.text.empty() &&
        row.trigger.text.empty() && node(index).dynamic_default == no_expression)
        error("missing-calculation",
              row,
              row.calculation,
              "calculation",
              "The calculate " + node(index).name + " has no calculation.");
}

/// The repeated field of `select_one ${field}`, and the choice_filter.
void FormMaker::read_choice_source(NodeIndex index, const SurveyRow& row, const Place& place) {
    const RowType& type = made_[static_cast<std::size_t>(index)].type;
    if (node(index).select.from == SelectSource::From::repeat) {
        SourceCell cell = row.type;
        cell.text = type.list;
        const ExpressionId id = expression(cell, place);
        if (id != no_expression && !form_.expression(id).paths.empty())
            node(index).select.repeat_field = form_.expression(id).paths[0].binding.target;
    }
    if (!row.choice_filter.text.empty() && !is_select(node(index).type))
        find(Severity::warning,
             "filter-without-select",
             {"survey", row.row, row.choice_filter, "choice_filter"},
             "A choice_filter does nothing on a question that is no select.");
    SourceCell filter = row.choice_filter;
    if (is_select(node(index).type)) {
        const std::string search = read_search(index, row);
        if (!search.empty() && filter.text.empty())
            filter = {search, row.appearance.column, row.appearance.cell};
        else if (!search.empty())
            filter.text = "(" + filter.text + ") and (" + search + ")";
    }
    if (filter.text.empty()) return;
    Place candidates = place;
    candidates.bind.candidate_node = node(index).select.repeat_field;
    candidates.bind.candidate_is_row = candidates.bind.candidate_node == no_node;
    const ExpressionId choice_filter = expression(filter, candidates);
    if (is_select(node(index).type)) node(index).choice_filter = choice_filter;
}

ExpressionId FormMaker::expression(const SourceCell& cell, const Place& place) {
    if (cell.text.empty()) return no_expression;
    const auto report = [&](const expr::ExprProblem& problem) {
        Finding& finding = find(problem.is_warning ? Severity::warning : Severity::error,
                                problem.code,
                                {place.sheet, place.row, cell, ""},
                                problem.message);
        finding.from = problem.offset;
        finding.to = problem.offset + problem.length;
        finding.suggestion = problem.suggestion;
        const bool trims =
            problem.code == "unknown-function" && problem.suggestion == "normalize-space";
        finding.repairable = trims;
        if (trims && options_.lenient) finding.severity = Severity::warning;
    };
    auto parsed = expr::parse_expression(cell.text);
    if (!parsed) {
        report(parsed.error());
        if (!options_.lenient) return no_expression;
        parsed = expr::parse_expression(cell.text, {true});
        if (!parsed) return no_expression;
    }
    for (const expr::ExprProblem& problem : expr::bind_expression(*parsed, *this, place.bind))
        report(problem);
    form_.expressions_.push_back(std::move(*parsed));
    return static_cast<ExpressionId>(form_.expressions_.size() - 1);
}

ExpressionId FormMaker::made_expression(std::string_view text, NodeIndex owner) {
    Place place;
    place.bind.owner = owner;
    return expression({std::string(text), "", ""}, place);
}

ExpressionId FormMaker::flag(const SourceCell& cell, const Place& place) {
    const std::string& text = cell.text;
    if (text.empty()) return no_expression;
    std::string lower = text;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    });
    if (lower == "no" || lower == "false" || lower == "false()") return no_expression;
    SourceCell read = cell;
    if (lower == "yes" || lower == "true") read.text = "true()";
    if (lower == "true()") read.text = lower;
    return expression(read, place);
}

void FormMaker::read_texts(NodeIndex index, const SurveyRow& row) {
    const auto read = [&](LocalText Node::*member, const SourceTexts& texts) {
        LocalText text = local_text(texts, index, row.row, "survey");
        node(index).*member = std::move(text);
    };
    read(&Node::label, row.label);
    read(&Node::hint, row.hint);
    read(&Node::guidance, row.guidance_hint);
    read(&Node::constraint_message, row.constraint_message);
    read(&Node::required_message, row.required_message);
    read(&Node::image, row.image);
    read(&Node::big_image, row.big_image);
    read(&Node::audio, row.audio);
    read(&Node::video, row.video);
    const LocalText& label = node(index).label;
    if (label.empty()) return;
    for (std::size_t i = 0; i < form_.languages_.size(); ++i)
        if (!label.is_translated(i) && form_.languages_.size() > 1 &&
            form_.languages_[i] != "default")
            find(Severity::info,
                 "missing-translation",
                 {"survey", row.row, {}, "label::" + form_.languages_[i]},
                 "The label of " + node(index).name + " has no text in " + form_.languages_[i] +
                     ".");
}

LocalText
FormMaker::local_text(const SourceTexts& texts, NodeIndex owner, int row, std::string_view sheet) {
    LocalText text;
    for (const auto& [language, cell] : texts) {
        if (cell.text.empty()) continue;
        const std::size_t at = language.empty() ? 0 : language_index(language);
        if (text.by_language.size() <= at) text.by_language.resize(at + 1);
        if (language.empty() && !text.by_language[at].empty()) continue;
        text.by_language[at] = text_template(cell, owner, row, sheet);
    }
    return text;
}

/// "Hello ${n}!" to pieces. A ${ that is never closed stays text.
TextTemplate
FormMaker::text_template(const SourceCell& cell, NodeIndex owner, int row, std::string_view sheet) {
    TextTemplate made;
    const std::string straight = straight_quotes(cell.text);
    std::string_view rest = straight;
    while (!rest.empty()) {
        const std::size_t open = rest.find("${");
        const std::size_t close = open == std::string_view::npos ? open : rest.find('}', open);
        if (close == std::string_view::npos) {
            made.pieces.push_back({std::string(rest), no_expression});
            break;
        }
        if (open > 0) made.pieces.push_back({std::string(rest.substr(0, open)), no_expression});
        SourceCell reference = cell;
        reference.text = std::string(rest.substr(open, close + 1 - open));
        Place place{std::string(sheet), row, {}};
        place.bind.owner = owner;
        const ExpressionId value = expression(reference, place);
        if (value != no_expression) made.pieces.push_back({"", value});
        rest.remove_prefix(close + 1);
    }
    return made;
}

void FormMaker::read_default(NodeIndex index, const SurveyRow& row) {
    if (row.default_value.text.empty()) return;
    if (!expr::is_dynamic_default(row.default_value.text)) {
        node(index).static_default = row.default_value.text;
        return;
    }
    Place place{"survey", row.row, {}};
    place.bind.owner = index;
    const ExpressionId made = expression(row.default_value, place);
    node(index).dynamic_default = made;
}

/// `${a}, ${b}`: the question is calculated when one of these changes.
void FormMaker::read_trigger(NodeIndex index, const SurveyRow& row) {
    std::string_view rest = row.trigger.text;
    if (rest.empty()) return;
    node(index).is_triggered = true;
    while (!rest.empty()) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        SourceCell one = row.trigger;
        one.text = std::string(rest.substr(0, comma));
        rest.remove_prefix(std::min(comma + 1, rest.size()));
        Place place{"survey", row.row, {}};
        place.bind.owner = index;
        const ExpressionId id = expression(one, place);
        if (id == no_expression) continue;
        const auto& parsed = form_.expression(id);
        const NodeIndex target = parsed.paths.empty() ? no_node : parsed.paths[0].binding.target;
        if (target != no_node)
            node(index).triggers.push_back(target);
        else if (parsed.paths.empty())
            error("bad-trigger",
                  row,
                  row.trigger,
                  "trigger",
                  "A trigger names questions: ${name}, ${other}.");
    }
}

/// kith::access: all, coordinator, self, or consent:PURPOSE.
void FormMaker::read_access(NodeIndex index, const SurveyRow& row) {
    const std::string& text = row.access.text;
    const NodeIndex above = node(index).parent;
    if (above != no_node)
        node(index).access = node(above).access; // a group's rule holds for what is inside
    if (text.empty()) return check_sealed_file(index, row);
    constexpr std::string_view consent = "consent:";
    if (text == "all")
        node(index).access = {Access::Who::all, ""};
    else if (text == "coordinator")
        node(index).access = {Access::Who::coordinator, ""};
    else if (text == "self")
        node(index).access = {Access::Who::self, ""};
    else if (text.starts_with(consent)) {
        const std::string purpose = text.substr(consent.size());
        node(index).access = {Access::Who::consent, purpose};
        if (named(purpose).size() != 1)
            error("unknown-reference",
                  row,
                  row.access,
                  "kith::access",
                  "There is no single consent question called " + purpose + ".");
    } else {
        error("bad-access",
              row,
              row.access,
              "kith::access",
              "kith::access is all, coordinator, self or consent: and the name of a consent "
              "question.");
    }
    check_sealed_file(index, row);
}

/// A file lies in the store under its own name, where whoever opens the store can read it.
void FormMaker::check_sealed_file(NodeIndex index, const SurveyRow& row) {
    const QuestionType type = node(index).type;
    const bool keeps_file = type == QuestionType::image || type == QuestionType::audio ||
                            type == QuestionType::video || type == QuestionType::file;
    if (!keeps_file || !node(index).access.is_sealed_when_stored()) return;
    error("sealed-file",
          row,
          row.access,
          "kith::access",
          "The picture or file of " + node(index).name +
              " cannot be sealed to coordinators; ask for words instead, or let everybody in the "
              "project see it.");
}

} // namespace kith
