#include "app/screens/interview_view.h"

#include "app/model/curtain.h"
#include "app/model/pages.h"
#include "survey_core/base/text.h"
#include "survey_core/form/markdown.h"
#include "survey_core/form/pictures.h"

#include <algorithm>

namespace kith::app {
namespace {

AskedAs kind_of(const Node& node) {
    switch (node.type) {
    case QuestionType::note:
        return AskedAs::note;
    case QuestionType::integer:
        return AskedAs::whole_number;
    case QuestionType::range:
        return picks_from_range(node) ? AskedAs::steps : AskedAs::range;
    case QuestionType::decimal:
        return AskedAs::number;
    case QuestionType::date:
        return AskedAs::date;
    case QuestionType::time:
        return AskedAs::time;
    case QuestionType::geopoint:
        return AskedAs::place;
    case QuestionType::geotrace:
    case QuestionType::geoshape:
        return AskedAs::trace;
    case QuestionType::image:
        return node.has_appearance("signature") || node.has_appearance("draw") ? AskedAs::drawing
                                                                               : AskedAs::picture;
    case QuestionType::audio:
    case QuestionType::video:
    case QuestionType::file:
        return AskedAs::file;
    case QuestionType::acknowledge:
        return AskedAs::acknowledge;
    case QuestionType::select_one:
    case QuestionType::select_multiple:
        return AskedAs::choices;
    case QuestionType::rank:
        return AskedAs::rank;
    default:
        return node.has_appearance("multiline") ? AskedAs::lines : AskedAs::words;
    }
}

constexpr std::size_t most_to_look_through = 20;
constexpr std::size_t most_pictures_to_look_through = 60; // what is sought by eye has no words
constexpr std::size_t most_to_look_through_folded = 7;    // where the form asked for a short form

bool has_pictures(const OfferedList& list) {
    return std::any_of(list.choices.begin(), list.choices.end(), [](const NamedChoice& choice) {
        return !choice.picture.empty();
    });
}

/// Forms ask for it by appearance; a list that is too long to look through gets it anyway.
bool wants_search(const Node& node, const OfferedList& list) {
    const std::size_t choices = list.choices.size();
    if (has_pictures(list)) return choices > most_pictures_to_look_through;
    const bool is_folded = node.has_appearance("minimal") || node.has_appearance("autocomplete") ||
                           node.has_appearance("search");
    return choices > (is_folded ? most_to_look_through_folded : most_to_look_through);
}

void add_choices(AskedQuestion& question, const InterviewState& interview, const NodeRef& ref) {
    const Interview& engine = interview.live->engine();
    auto list = offered_list_of(interview, ref);
    if (question.as == AskedAs::choices && wants_search(engine.form().node(ref.node), *list)) {
        question.as = AskedAs::search;
        question.list = std::move(list);
        return;
    }
    const auto chosen = is_behind_curtain(interview, ref) ? std::vector<std::string>()
                                                          : split_words(engine.state(ref).value);
    for (const NamedChoice& choice : list->choices)
        question.choices.push_back(
            {choice.name,
             choice.label,
             std::find(chosen.begin(), chosen.end(), choice.name) != chosen.end(),
             asked_picture(interview, choice.picture)});
    question.has_pictures = has_pictures(*list);
}

void add_remarks(AskedQuestion& question, const InterviewState& interview) {
    const Remarks& remarks = interview.live->remarks();
    question.missing = remarks.missing(question.path);
    if (const Remarks::Note* note = remarks.note(question.path)) {
        question.note = note->text;
        question.note_is_sealed = note->text.empty();
    }
    const auto typed = interview.typed.find(question.path + std::string(note_suffix));
    if (typed != interview.typed.end()) question.note = typed->second.text;
}

AskedScale scale_of(const Node& node) {
    AskedScale scale;
    if (const auto start = node.parameters.find("start")) scale.start = *start;
    if (const auto end = node.parameters.find("end")) scale.end = *end;
    if (const auto step = node.parameters.find("step")) scale.step = *step;
    if (const auto placeholder = node.parameters.find("placeholder"))
        scale.placeholder = *placeholder;
    for (const std::string_view key : {"tick_interval", "tick-interval"})
        if (const auto tick = node.parameters.find(key)) scale.tick = *tick;
    return scale;
}

bool wants_table(const Form& form, const Node& node) {
    return node.has_appearance("list-nolabel") ||
           (node.parent != no_node && form.node(node.parent).has_appearance("table-list"));
}

void add_alike(AskedQuestion& question, const InterviewState& interview) {
    question.is_mention = interview.live->known().contains(question.path);
    if (interview.alike.path != question.path) return;
    constexpr std::size_t most = 3; // more would push the next question out of sight
    for (const LookAlike& one : interview.alike.found)
        if (question.alike.size() < most) question.alike.push_back(one);
    question.can_be_same = interview.alike.list == "asset";
}

/// What was answered, as its kind of question shows it: what is typed, else what was kept.
void add_answer(AskedQuestion& question,
                const InterviewState& interview,
                const Node& node,
                const NodeState& state) {
    question.value = state.value;
    const Value* apart = interview.live->stored_apart(question.path);
    if (question.as == AskedAs::file && apart != nullptr) question.file = attachment_of(*apart);
    if (question.as == AskedAs::date) question.value = shown_date(question.look.date, state.value);
    if (const auto typed = interview.typed.find(question.path); typed != interview.typed.end())
        question.value = typed->second.text;
    else if (question.as == AskedAs::trace)
        question.value = lines_of_trace(node.type, state.value);
    if (question.as == AskedAs::trace) question.trace = asked_trace(node.type, question.value);
    if (state.violation == Violation::wrong_type)
        question.place_fault = find_place_fault(node.type, state.value);
    if (const auto refused = interview.refused.find(question.path);
        refused != interview.refused.end())
        question.value = refused->second.text;
}

void add_problem(AskedQuestion& question, const InterviewState& interview, const NodeState& state) {
    const bool is_wrong = state.violation == Violation::constraint ||
                          state.violation == Violation::wrong_type ||
                          interview.refused.contains(question.path);
    const bool is_blank = !state.valid() && question.missing == Missing::none;
    if (is_wrong || (interview.shows_problems && is_blank)) {
        question.has_problem = true;
        question.problem = plain_words(state.message);
    }
}

AskedQuestion asked(const InterviewState& interview, const NodeRef& ref) {
    const Interview& engine = interview.live->engine();
    const Node& node = engine.form().node(ref.node);
    const NodeState state = engine.state(ref);
    AskedQuestion question;
    question.path = path_of(engine, ref);
    question.as = kind_of(node);
    question.heading = state.label.empty() ? node.name : marked_words(state.label);
    question.label = state.label.empty() ? node.name : plain_words(state.label);
    question.hint = marked_words(state.hint);
    question.guidance = marked_words(state.guidance);
    question.is_required = state.required;
    question.is_read_only = state.readonly;
    const bool is_hidden = is_behind_curtain(interview, ref);
    question.is_sealed = is_hidden || (interview.live->stored_apart(question.path) != nullptr &&
                                       state.value.empty());
    question.takes_many = node.type == QuestionType::select_multiple;
    question.is_on_scale =
        (node.has_appearance("likert") || node.has_appearance("rating")) && !question.takes_many;
    question.look = asked_look(node);
    question.picture = asked_picture(
        interview, picture_in(node.image, language_of(engine.form(), engine.language())));
    if (question.as == AskedAs::choices || question.as == AskedAs::rank)
        add_choices(question, interview, ref);
    question.is_in_table = question.as == AskedAs::choices && !question.is_sealed &&
                           !question.is_read_only && !question.has_pictures &&
                           wants_table(engine.form(), node);
    if (question.as == AskedAs::range || question.as == AskedAs::steps)
        question.scale = scale_of(node);
    if (!is_hidden) add_answer(question, interview, node, state);
    if (!is_hidden && state.readonly && is_select(node.type))
        question.value = answer_in_words(engine, ref);
    add_remarks(question, interview);
    add_alike(question, interview);
    add_problem(question, interview, state);
    return question;
}

bool offers_the_same(const AskedQuestion& a, const AskedQuestion& b) {
    return std::equal(a.choices.begin(),
                      a.choices.end(),
                      b.choices.begin(),
                      b.choices.end(),
                      [](const AskedChoice& x, const AskedChoice& y) {
                          return x.name == y.name && x.label == y.label;
                      });
}

/// A line of a table that has no other line with the same choices is asked like any question.
void find_tables(std::vector<AskedQuestion>& questions) {
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const bool goes_with_last = i > 0 && questions[i - 1].is_in_table &&
                                    offers_the_same(questions[i - 1], questions[i]);
        const bool goes_with_next = i + 1 < questions.size() && questions[i + 1].is_in_table &&
                                    offers_the_same(questions[i], questions[i + 1]);
        questions[i].is_in_table = questions[i].is_in_table && (goes_with_last || goes_with_next);
    }
}

AnswerLine line_of(const InterviewState& interview, const NodeRef& ref, const std::string& topic) {
    const Interview& engine = interview.live->engine();
    const NodeState state = engine.state(ref);
    AnswerLine line;
    line.path = path_of(engine, ref);
    line.topic = topic;
    line.question =
        state.label.empty() ? engine.form().node(ref.node).name : plain_words(state.label);
    const Node& node = engine.form().node(ref.node);
    if (is_behind_curtain(interview, ref))
        line.is_sealed = true;
    else
        line.answer = answer_in_words(engine, ref);
    if (node.type == QuestionType::text && node.has_appearance("masked") && !line.answer.empty())
        line.answer = "\u2022\u2022\u2022\u2022\u2022\u2022";
    if (line.answer.empty() && interview.live->stored_apart(line.path) != nullptr)
        line.is_sealed = true;
    const Remarks& remarks = interview.live->remarks();
    line.missing = remarks.missing(line.path);
    if (const Remarks::Note* note = remarks.note(line.path)) line.note = note->text;
    const bool is_excused =
        state.violation == Violation::required && (line.is_sealed || remarks.excuses(line.path));
    line.has_problem = !state.valid() && !is_excused;
    line.problem = plain_words(state.message);
    return line;
}

void add_answers(InterviewView& view,
                 const InterviewState& interview,
                 const std::vector<InterviewPage>& pages) {
    for (const InterviewPage& page : pages)
        for (const NodeRef& question : answerable(interview.live->engine(), page))
            view.answers.push_back(line_of(interview, question, page.topic));
}

void add_repeat(InterviewView& view, const Interview& engine, const InterviewPage& page) {
    const NodeRef& first = page.questions.front();
    const Form& form = engine.form();
    view.repeat.label = page.topic;
    if (page.asks_for_more) {
        view.repeat.series = path_of(engine, first);
        view.repeat.count = engine.count(first);
        return;
    }
    const NodeIndex repeat = form.node(first.node).repeat;
    if (repeat == no_node) return;
    const NodeRef series{repeat, {first.instances.begin(), first.instances.end() - 1}};
    view.repeat.instance = path_of(engine, {repeat, first.instances});
    view.repeat.count = first.instances.back();
    view.repeat.can_remove = engine.may_add(series);
}

/// The first page on which something is agreed to.
bool begins_consent(const LiveInterview& live,
                    const std::vector<InterviewPage>& pages,
                    const InterviewPage& page) {
    const ConsentBlock& block = live.consent_block();
    if (block.empty()) return false;
    const auto first = std::find_if(pages.begin(), pages.end(), [&](const InterviewPage& one) {
        return std::any_of(one.questions.begin(), one.questions.end(), [&](const NodeRef& ref) {
            return block.holds(live.form(), ref.node);
        });
    });
    return first != pages.end() && &*first == &page;
}

void add_page(InterviewView& view,
              const InterviewState& interview,
              const std::vector<InterviewPage>& pages) {
    const LiveInterview& live = *interview.live;
    const std::size_t at = page_holding(pages, live.engine(), live.shown());
    const InterviewPage& page = pages[at];
    view.page = at + 1;
    view.topic = page.topic;
    add_repeat(view, live.engine(), page);
    if (page.asks_for_more) return;
    if (is_their_own(live.engine(), page))
        view.curtain = waits_at_curtain(interview) ? CurtainFace::closed : CurtainFace::open;
    if (view.curtain == CurtainFace::closed) return;
    const auto in_hand = question_in_hand(live.engine(), page, live.shown());
    for (const NodeRef& ref : page.questions) {
        view.questions.push_back(asked(interview, ref));
        if (!in_hand || *in_hand != ref) continue;
        view.questions.back().is_in_hand = true;
        view.in_hand = view.questions.back().path;
    }
    find_tables(view.questions);
    if (begins_consent(live, pages, page)) view.about = live.about();
}

NotAskedLine not_asked_line(const Interview& engine, const HiddenPlace& place) {
    const Form& form = engine.form();
    NotAskedLine line;
    line.path = path_of(engine, place.node);
    line.label = plain_words(engine.state(place.node).label);
    if (line.label.empty()) line.label = form.node(place.node.node).name;
    if (place.reasons.empty()) return line;
    const Reason& reason = place.reasons.front();
    line.rule = reason.expression;
    line.is_count = reason.rule == Rule::repeat_count;
    for (const SeenAnswer& seen : reason.seen) {
        const bool is_theirs = form.node(seen.node.node).access.who == Access::Who::self;
        line.seen.push_back(
            {form.node(seen.node.node).name, is_theirs ? "•••" : seen.value, seen.is_hidden});
        const bool can_change = !seen.is_hidden && form.node(seen.node.node).is_shown &&
                                form.node(seen.node.node).is_question();
        if (can_change && line.decided_by.empty()) line.decided_by = path_of(engine, seen.node);
    }
    return line;
}

void add_parked(InterviewView& view, const Model& model) {
    for (const InterviewState& parked : model.parked) {
        if (!parked.live || parked.was_left) continue;
        const std::string name = parked.live->title();
        view.parked.push_back({parked.number,
                               name.substr(0, name.find(' ')),
                               parked.live->started_at(),
                               parked.answered,
                               parked.asked});
    }
    std::reverse(view.parked.begin(), view.parked.end());
}

} // namespace

InterviewView make_interview_view(const Model& model) {
    InterviewView view;
    view.top = make_top_view(model);
    if (!model.interview) return view;
    const InterviewState& interview = *model.interview;
    view.number = interview.number;
    view.is_at_end = interview.is_at_end;
    view.is_finishing = interview.is_finishing || interview.finish_when_saved;
    if (!interview.live) return view;
    const Interview& engine = interview.live->engine();
    const auto& pages = walk_of(interview).pages;
    view.walk = interview.walk;
    if (model.sheet == SheetKind::parked) add_parked(view, model);
    view.form = engine.form().settings().title;
    view.pages = pages.size();
    view.languages = engine.form().languages();
    view.language = engine.language();
    view.keeps_nothing = engine.keeps_nothing();
    view.needs_consent_override = interview.live->needs_consent_override();
    view.can_undo_remove = !interview.taken_away.empty();
    if (view.is_at_end || pages.empty())
        view.page = pages.size();
    else
        add_page(view, interview, pages);
    view.is_author = model.session.is_hub;
    if (model.sheet == SheetKind::not_asked)
        for (const HiddenPlace& place : engine.hidden())
            view.not_asked.push_back(not_asked_line(engine, place));
    if (model.sheet == SheetKind::transcribing) view.keyed = interview.keyed;
    if (view.is_at_end && !view.keeps_nothing) view.real_things = interview.real_things;
    if (view.is_at_end || model.sheet == SheetKind::overview) add_answers(view, interview, pages);
    return view;
}

} // namespace kith::app
