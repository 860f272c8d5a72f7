// What is answered. Everything applies at once and is on its way to the store before the next
// frame.
#include "app/flow/field_paths.h"
#include "app/model/curtain.h"
#include "app/model/pages.h"
#include "app/model/take.h"

#include <algorithm>
#include <charconv>

namespace kith::app {
namespace {

/// The other answers on the page are no longer being typed once this one is given.
Commands kept(InterviewState& interview, Result<std::vector<DraftStep>> steps) {
    if (steps) keep(interview, std::move(*steps));
    return save(interview);
}

/// The steps that bring an instance back: a new one at the end of its repeat, with its answers and
/// what was said about them.
std::vector<DraftStep> steps_to_restore(const LiveInterview& live, const std::string& instance) {
    const Interview& engine = live.engine();
    std::vector<DraftStep> steps;
    const std::string series = instance.substr(0, instance.rfind('['));
    steps.push_back({DraftStep::Kind::add_repeat, series, {}, {}});
    for (const Answer& answer : engine.to_answers()) {
        const std::string path = without_root(engine.form(), answer.path);
        if (answer.value.empty() || path.compare(0, instance.size() + 1, instance + "/") != 0)
            continue;
        const Value* apart = live.stored_apart(path);
        const bool is_file = apart != nullptr && apart->kind == Value::Kind::blob;
        steps.push_back({DraftStep::Kind::set,
                         path.substr(instance.size()),
                         is_file ? *apart : Value{Value::Kind::text, answer.value},
                         {}});
    }
    const auto is_within = [&](const std::string& path) {
        return path.compare(0, instance.size() + 1, instance + "/") == 0;
    };
    for (const auto& [path, missing] : live.remarks().marks())
        if (is_within(path))
            steps.push_back(Remarks::step_of(path.substr(instance.size()), missing));
    for (const auto& [path, note] : live.remarks().notes())
        if (is_within(path))
            steps.push_back({DraftStep::Kind::set,
                             path.substr(instance.size()) + std::string(note_suffix),
                             {Value::Kind::text, note.text},
                             {}});
    return steps;
}

/// One of the steps above, in the new instance.
Result<std::vector<DraftStep>>
restored(LiveInterview& live, const std::string& instance, const DraftStep& step) {
    if (step.kind == DraftStep::Kind::note) {
        Remarks one;
        one.apply(step);
        const auto& [path, missing] = *one.marks().begin();
        return live.mark(instance + path, missing);
    }
    if (const auto question = question_of_note(step.path))
        return live.write_note(instance + *question, step.value.bytes);
    if (const auto file = attachment_of(step.value))
        return live.answer_with_file(instance + step.path, *file);
    return live.answer(instance + step.path, step.value.bytes);
}

/// A single choice by its digit, or in a question that is to go quickly, kept: the next question.
/// Never towards the end of an interview that this choice has just emptied; that takes a deliberate
/// key.
bool goes_on_by_itself(const Model& model, const intent::Choose& wish, bool takes_many) {
    const InterviewState& interview = *model.interview;
    const auto& engine = interview.live->engine();
    const auto question = find_place(engine, wish.path);
    if (takes_many || !question) return false;
    const bool is_quick = engine.form().node(question->node).has_appearance("quick");
    return (is_quick || (model.look.advances_by_digit && wish.by_digit)) &&
           engine.state(*question).value == wish.choice && engine.state(*question).valid() &&
           !engine.keeps_nothing();
}

} // namespace

Commands take(Model& model, const intent::Answer& wish, Instant) {
    InterviewState* interview = in_hand(model);
    if (interview == nullptr) return {};
    interview->typed.erase(wish.path);
    begin_anew(*interview, wish.path);
    return kept(*interview, interview->live->answer(wish.path, wish.value));
}

Commands take(Model& model, const intent::Choose& wish, Instant now) {
    InterviewState* interview = in_hand(model);
    if (interview == nullptr) return {};
    const auto question = find_place(interview->live->engine(), wish.path);
    if (!question) return {};
    const std::string value = begin_anew(*interview, wish.path)
                                  ? std::string()
                                  : interview->live->engine().state(*question).value;
    const bool takes_many =
        interview->live->form().node(question->node).type != QuestionType::select_one;
    const std::string next = takes_many             ? with_or_without(value, wish.choice)
                             : value == wish.choice ? std::string()
                                                    : wish.choice;
    if (auto steps = interview->live->answer(wish.path, next)) keep(*interview, std::move(*steps));
    if (interview->live->shown() != wish.path) keep(*interview, interview->live->go_to(wish.path));
    interview->just_advanced = false;
    if (!goes_on_by_itself(model, wish, takes_many)) return save(*interview);
    Commands commands = take(model, intent::NextQuestion{}, now);
    interview->just_advanced = true;
    interview->advanced_at = now;
    return commands;
}

Commands take(Model& model, const intent::Mark& wish, Instant) {
    InterviewState* interview = in_hand(model);
    model.sheet = SheetKind::none;
    if (interview == nullptr) return {};
    if (wish.missing == Missing::refused || wish.missing == Missing::unknown) {
        interview->typed.erase(wish.path); // what was half typed goes the way of the answer
        interview->refused.erase(wish.path);
    }
    begin_anew(*interview, wish.path);
    return kept(*interview, interview->live->mark(wish.path, wish.missing));
}

Commands take(Model& model, const intent::Typed& wish, Instant now) {
    InterviewState* interview = in_hand(model);
    if (interview == nullptr) return {};
    interview->typed[wish.path] = {wish.text, now};
    begin_anew(*interview, wish.path);
    interview->just_advanced = false;
    interview->refused.erase(wish.path);
    return look_for_alikes(*interview, wish);
}

Commands take(Model& model, const intent::FieldLeft& wish, Instant) {
    InterviewState* interview = in_hand(model);
    if (interview == nullptr) return {};
    if (interview->typed.contains(wish.path)) commit_typing(*interview, wish.path);
    return save(*interview);
}

namespace {

/// What the form's max-pixels says; 0: nothing.
int most_pixels(const Interview& engine, const std::string& path) {
    const auto question = find_place(engine, path);
    if (!question) return 0;
    const auto most = engine.form().node(question->node).parameters.find("max-pixels");
    int pixels = 0;
    if (most) std::from_chars(most->data(), most->data() + most->size(), pixels);
    return std::max(pixels, 0);
}

} // namespace

Commands take(Model& model, const intent::UsePicture& wish, Instant) {
    InterviewState* interview = in_hand(model);
    if (interview == nullptr || (wish.file.empty() && wish.drawing.empty())) return {};
    ++interview->arriving;
    return one(command::KeepPicture{wish.path,
                                    wish.file,
                                    wish.drawing,
                                    most_pixels(interview->live->engine(), wish.path),
                                    interview->number});
}

Commands take(Model& model, const intent::UseFile& wish, Instant) {
    InterviewState* interview = in_hand(model);
    if (interview == nullptr || wish.file.empty()) return {};
    const auto question = find_place(interview->live->engine(), wish.path);
    if (!question) return {};
    const QuestionType type = interview->live->form().node(question->node).type;
    ++interview->arriving;
    return one(command::KeepFile{wish.path, wish.file, type, interview->number});
}

Commands take(Model& model, const intent::AddRepeat& wish, Instant) {
    InterviewState* interview = in_hand(model);
    if (interview == nullptr) return {};
    const auto series = find_place(interview->live->engine(), wish.path);
    Commands commands = kept(*interview, interview->live->add_repeat(wish.path));
    if (!series) return commands;
    const auto pages = pages_of(interview->live->engine());
    const std::string first =
        wish.path + "[" + std::to_string(interview->live->engine().count(*series)) + "]/";
    for (const InterviewPage& page : pages) {
        const std::string path = path_of(interview->live->engine(), page.questions.front());
        if (path.compare(0, first.size(), first) != 0) continue;
        keep(*interview, interview->live->go_to(path));
        break;
    }
    return joined(std::move(commands), save(*interview));
}

Commands take(Model& model, const intent::RemoveRepeat& wish, Instant) {
    InterviewState* interview = in_hand(model);
    if (interview == nullptr) return {};
    if (interview->arriving > 0) { // its question may be in another place afterwards
        model.banner = Banner{{"banner.still_saving", {}}, true};
        return {};
    }
    commit_typing(*interview);
    auto restore = steps_to_restore(*interview->live, wish.path);
    auto steps = interview->live->remove_repeat(wish.path);
    if (!steps) return {};
    interview->taken_away = std::move(restore);
    return kept(*interview, std::move(steps));
}

Commands take(Model& model, const intent::UndoRemove&, Instant) {
    InterviewState* interview = in_hand(model);
    if (interview == nullptr || interview->taken_away.empty()) return {};
    const auto away = std::exchange(interview->taken_away, {});
    LiveInterview& live = *interview->live;
    if (auto added = live.add_repeat(away.front().path)) keep(*interview, std::move(*added));
    const auto series = find_place(live.engine(), away.front().path);
    if (!series) return save(*interview);
    const std::string instance =
        away.front().path + "[" + std::to_string(live.engine().count(*series)) + "]";
    for (auto step = away.begin() + 1; step != away.end(); ++step)
        if (auto set = restored(live, instance, *step)) keep(*interview, std::move(*set));
    return save(*interview);
}

Commands take(Model& model, const intent::FormLanguage& wish, Instant) {
    InterviewState* interview = in_hand(model);
    model.sheet = SheetKind::none;
    if (interview == nullptr) return {};
    return kept(*interview, interview->live->change_language(wish.language));
}

Commands take(Model& model, const intent::ReadUnreviewed&, Instant) {
    InterviewState* interview = in_hand(model);
    if (interview == nullptr) return {};
    keep(*interview, {interview->live->note_unreviewed_consent()});
    return save(*interview);
}

} // namespace kith::app
