#include "app/flow/live_interview.h"

#include "app/flow/field_paths.h"
#include "app/flow/project.h"
#include "survey_core/record/sealed_value.h"
#include "survey_core/store/laptops.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace kith::app {
namespace {

constexpr std::string_view opening_path = "@opening";
constexpr std::string_view moved_path = "@moved";
/// Begins the paths of steps that say which record a name means; older programs pass them over.
constexpr std::string_view known_step = "@same:";
/// In the note of a move, in place of a consent: no question is called so.
constexpr std::string_view behind_curtain = "@self";
constexpr std::string_view unreviewed_consent_path = "@unreviewed_consent";

struct Opening {
    std::uint64_t seed = 0;
    Instant started_at;
    SavedAnswers last_saved;
};

Value encode_opening(const Opening& opening) {
    return {Value::Kind::text,
            fmt::format("{:016x} {}", opening.seed, opening.started_at.ms) +
                encode_saved(opening.last_saved)};
}

std::optional<Opening> decode_opening(const DraftStep& step) {
    if (step.kind != DraftStep::Kind::note || step.path != opening_path) return std::nullopt;
    Opening opening;
    const std::string& text = step.value.bytes;
    const std::size_t space = std::min(text.find(' '), text.size());
    const auto seed = std::from_chars(text.data(), text.data() + space, opening.seed, 16);
    if (seed.ec != std::errc() || space == text.size()) return std::nullopt;
    const auto at =
        std::from_chars(text.data() + space + 1, text.data() + text.size(), opening.started_at.ms);
    if (at.ec != std::errc()) return std::nullopt;
    opening.last_saved = decode_saved({at.ptr, text.data() + text.size()});
    return opening;
}

tl::unexpected<Error> no_such_question(std::string_view path) {
    return fail(ErrorCode::bad_input,
                fmt::format("There is no question '{}' in this form now.", path));
}

} // namespace

LiveInterview::LiveInterview(InterviewPlace place,
                             Clock& clock,
                             std::uint64_t seed,
                             Instant started_at)
    : place_(std::move(place)), consent_block_(*place_.form), seed_(seed), started_at_(started_at),
      clock_(std::make_unique<InterviewClock>(clock)),
      random_(std::make_unique<SeededRandom>(seed)) {
    clock_->replay(started_at);
    engine_ = std::make_unique<Interview>(place_.form,
                                          InterviewContext{*clock_,
                                                           *random_,
                                                           place_.time_zone,
                                                           place_.properties,
                                                           place_.last_saved,
                                                           {},
                                                           place_.lists});
    clock_->replay(std::nullopt);
}

Result<LiveInterview> LiveInterview::start(InterviewPlace place, Clock& clock, Random& random) {
    const std::string language = place.language;
    LiveInterview interview(std::move(place), clock, random.next(), clock.now());
    if (!language.empty()) KITH_TRY(interview.engine_->set_language(language));
    return interview;
}

Result<LiveInterview>
LiveInterview::resume(InterviewPlace place, const Draft& draft, Clock& clock) {
    const auto opening = draft.steps.empty() ? std::nullopt : decode_opening(draft.steps.front());
    if (!opening)
        return fail(ErrorCode::damaged,
                    "This draft does not say how it began; its answers are kept in the store.");
    place.last_saved = opening->last_saved;
    LiveInterview interview(std::move(place), clock, opening->seed, opening->started_at);
    KITH_TRY(interview.replay(draft.steps));
    interview.clock_->replay(std::nullopt);
    return interview;
}

Status LiveInterview::replay(const std::vector<DraftStep>& steps) {
    const auto is_move = [](const DraftStep& step) {
        return step.kind == DraftStep::Kind::note && step.path == moved_path;
    };
    const auto last_move = std::find_if(steps.rbegin(), steps.rend(), is_move).base();
    for (auto step = steps.begin(); step != steps.end(); ++step) {
        clock_->replay(step->at);
        if (step >= last_move)
            KITH_TRY(apply(*step));
        else
            apply_earlier(*step);
        if (!is_move(*step)) continue;
        for (const auto& [path, consent] : decode_saved(step->value.bytes))
            for (auto& [answered, earlier] : earlier_)
                if (without_positions(answered) == path) {
                    earlier.is_sealed_when_stored = consent == behind_curtain;
                    earlier.consent = earlier.is_sealed_when_stored ? "" : consent;
                }
    }
    return {};
}

/// Made with an earlier version of the form: what this one has no place for is kept beside it.
void LiveInterview::apply_earlier(const DraftStep& step) {
    if (step.kind == DraftStep::Kind::remove_repeat) {
        EarlierAnswers kept;
        for (auto& [path, answer] : earlier_)
            if (auto now = path_after_removal(path, step.path))
                kept.emplace(std::move(*now), std::move(answer));
        earlier_ = std::move(kept);
    }
    const bool is_done = apply(step).has_value();
    if (step.kind != DraftStep::Kind::set) return;
    if (is_done || step.value.blank())
        earlier_.erase(step.path);
    else
        earlier_.insert_or_assign(step.path, Earlier{step.value, {}, false});
}

DraftStep LiveInterview::moving_note(const Form& form) {
    SavedAnswers consents;
    for (const Node& node : form.nodes())
        if (node.access.who == Access::Who::consent)
            consents.emplace(without_root(form, node.path), node.access.purpose);
        else if (node.access.who == Access::Who::self)
            consents.emplace(without_root(form, node.path), behind_curtain);
    return {DraftStep::Kind::note,
            std::string(moved_path),
            {Value::Kind::text, encode_saved(consents)},
            {}};
}

DraftStep LiveInterview::opening() const {
    return {DraftStep::Kind::note,
            std::string(opening_path),
            encode_opening({seed_, started_at_, place_.last_saved}),
            {}};
}

Result<NodeRef> LiveInterview::place_of(std::string_view path) const {
    const auto ref = engine_->find("/" + std::string(form().root_name()) + std::string(path));
    if (!ref) return no_such_question(path);
    return *ref;
}

Status LiveInterview::apply_answer(const DraftStep& step) {
    KITH_TRY_ASSIGN(const NodeRef ref, place_of(step.path));
    if (!step.value.blank()) remarks_.answered(step.path);
    known_.erase(step.path);
    if (step.value.kind == Value::Kind::text) {
        KITH_TRY(engine_->set(ref, step.value.bytes));
        apart_.erase(step.path);
        if (step.value.bytes.empty())
            consents_.erase(step.path);
        else if (consent_block_.holds(form(), ref.node))
            consents_[step.path] = is_unreviewed();
        return {};
    }
    if (step.value.kind == Value::Kind::blob) {
        const auto attachment = attachment_of(step.value);
        if (!attachment)
            return fail(ErrorCode::damaged, "A file in this draft has no proper name.");
        KITH_TRY(engine_->set(ref, file_name(*attachment)));
    }
    apart_.insert_or_assign(step.path, step.value);
    return {};
}

Status LiveInterview::apply(const DraftStep& step) {
    if (step.kind != DraftStep::Kind::place) ++revision_;
    switch (step.kind) {
    case DraftStep::Kind::set:
        return apply_answer(step);
    case DraftStep::Kind::add_repeat: {
        KITH_TRY_ASSIGN(const NodeRef series, place_of(step.path));
        KITH_TRY(engine_->add_repeat(series));
        return {};
    }
    case DraftStep::Kind::remove_repeat: {
        KITH_TRY_ASSIGN(NodeRef instance, place_of(step.path));
        if (instance.instances.empty()) return no_such_question(step.path);
        const std::int32_t index = instance.instances.back();
        instance.instances.pop_back();
        KITH_TRY(engine_->remove_repeat(instance, index));
        std::map<std::string, Value, std::less<>> kept;
        for (auto& [path, value] : apart_)
            if (auto now = path_after_removal(path, step.path))
                kept.emplace(std::move(*now), std::move(value));
        apart_ = std::move(kept);
        remarks_.move_up(step.path);
        Known known;
        for (auto& [path, record] : known_)
            if (auto now = path_after_removal(path, step.path))
                known.emplace(std::move(*now), record);
        known_ = std::move(known);
        return {};
    }
    case DraftStep::Kind::language:
        KITH_TRY(engine_->set_language(step.value.bytes));
        return {};
    case DraftStep::Kind::place:
        shown_ = step.path;
        return {};
    case DraftStep::Kind::note:
        if (step.path == unreviewed_consent_path) unreviewed_consent_ = true;
        if (step.path.starts_with(known_step)) apply_known(step);
        remarks_.apply(step);
        return {};
    }
    return {};
}

void LiveInterview::apply_known(const DraftStep& step) {
    if (const auto record = parse_dot(step.value.bytes))
        known_.insert_or_assign(step.path.substr(known_step.size()), *record);
}

Result<std::vector<DraftStep>>
LiveInterview::answer_as_known(std::string_view path, std::string_view name, RecordId known) {
    KITH_TRY_ASSIGN(std::vector<DraftStep> steps, answer(path, name));
    steps.push_back({DraftStep::Kind::note,
                     std::string(known_step) + std::string(path),
                     {Value::Kind::text, to_text(known)},
                     {}});
    KITH_TRY(apply(steps.back()));
    return steps;
}

Result<std::vector<DraftStep>> LiveInterview::done(DraftStep step) {
    KITH_TRY(apply(step));
    return std::vector<DraftStep>{std::move(step)};
}

Result<std::vector<DraftStep>> LiveInterview::answer(std::string_view path,
                                                     std::string_view value) {
    KITH_TRY_ASSIGN(const NodeRef ref, place_of(path));
    DraftStep step{
        DraftStep::Kind::set, std::string(path), {Value::Kind::text, std::string(value)}, {}};
    const bool is_for_coordinators = form().node(ref.node).access.who == Access::Who::coordinator;
    if (!is_for_coordinators || value.empty()) return done(std::move(step));
    // The engine keeps the text while this interview is open, so that its rules can look at it; the
    // disk never sees it.
    KITH_TRY_ASSIGN(step.value, seal_value(value, place_.coordinators));
    KITH_TRY(engine_->set(ref, value));
    ++revision_;
    remarks_.answered(path);
    apart_.insert_or_assign(step.path, step.value);
    return std::vector<DraftStep>{std::move(step)};
}

Result<std::vector<DraftStep>> LiveInterview::answer_with_photo(std::string_view path,
                                                                const Hash32& blob) {
    return answer_with_file(path, {blob, {}, 0});
}

Result<std::vector<DraftStep>> LiveInterview::answer_with_file(std::string_view path,
                                                               const Attachment& file) {
    return done({DraftStep::Kind::set, std::string(path), value_of(file), {}});
}

Result<std::vector<DraftStep>> LiveInterview::mark(std::string_view path, Missing missing) {
    KITH_TRY_ASSIGN(const NodeRef ref, place_of(path));
    std::vector<DraftStep> steps;
    const bool has_answer = !engine_->state(ref).value.empty() || stored_apart(path) != nullptr;
    const bool takes_answer = missing == Missing::refused || missing == Missing::unknown;
    if (takes_answer && has_answer) {
        KITH_TRY_ASSIGN(steps, answer(path, ""));
    }
    steps.push_back(Remarks::step_of(path, missing));
    KITH_TRY(apply(steps.back()));
    return steps;
}

Result<std::vector<DraftStep>> LiveInterview::write_note(std::string_view path,
                                                         std::string_view text) {
    KITH_TRY_ASSIGN(const NodeRef ref, place_of(path));
    Value note{Value::Kind::text, std::string(text)};
    // A note beside an answer that is sealed when stored is for coordinators alone too.
    if (form().node(ref.node).access.is_sealed_when_stored() && !text.empty()) {
        KITH_TRY_ASSIGN(note, seal_value(text, place_.coordinators));
    }
    remarks_.set_note(path, {std::string(text), note});
    ++revision_;
    return std::vector<DraftStep>{Remarks::step_of_note(path, std::move(note))};
}

Result<std::vector<DraftStep>> LiveInterview::add_repeat(std::string_view series) {
    return done({DraftStep::Kind::add_repeat, std::string(series), {}, {}});
}

Result<std::vector<DraftStep>> LiveInterview::remove_repeat(std::string_view instance) {
    return done({DraftStep::Kind::remove_repeat, std::string(instance), {}, {}});
}

Result<std::vector<DraftStep>> LiveInterview::change_language(std::string_view language) {
    return done({DraftStep::Kind::language, {}, {Value::Kind::text, std::string(language)}, {}});
}

std::vector<DraftStep> LiveInterview::go_to(std::string_view path) {
    shown_ = path;
    return {{DraftStep::Kind::place, shown_, {}, {}}};
}

DraftStep LiveInterview::note_unreviewed_consent() {
    unreviewed_consent_ = true;
    ++revision_;
    return {DraftStep::Kind::note, std::string(unreviewed_consent_path), {}, {}};
}

bool LiveInterview::is_unreviewed() const {
    const auto& unreviewed = form().settings().unreviewed_languages;
    return std::find(unreviewed.begin(), unreviewed.end(), engine_->language()) != unreviewed.end();
}

bool LiveInterview::needs_consent_override() const {
    if (unreviewed_consent_) return false;
    if (consents_.empty()) return is_unreviewed();
    return std::any_of(
        consents_.begin(), consents_.end(), [](const auto& consent) { return consent.second; });
}

const Value* LiveInterview::stored_apart(std::string_view path) const {
    const auto found = apart_.find(path);
    return found == apart_.end() ? nullptr : &found->second;
}

Result<Value> LiveInterview::to_store(const Earlier& answer) const {
    if (answer.is_sealed_when_stored && answer.value.kind == Value::Kind::text)
        return seal_value(answer.value.bytes, place_.coordinators);
    return answer.value;
}

Result<Value> LiveInterview::to_store(const NodeRef& ref, const std::string& text) const {
    const std::string path = without_root(form(), node_path(form(), ref));
    if (const Value* apart = stored_apart(path)) return *apart;
    if (form().node(ref.node).access.is_sealed_when_stored() && !text.empty())
        return seal_value(text, place_.coordinators);
    return Value{Value::Kind::text, text};
}

Result<InterviewPlace>
interview_place(StoreView& store, FormShelf& shelf, FormVersionId version, std::string language) {
    InterviewPlace place;
    KITH_TRY_ASSIGN(place.form, shelf.form(store, version));
    place.version = version;
    KITH_TRY_ASSIGN(place.lists, shelf.lists(store, version));
    KITH_TRY_ASSIGN(place.last_saved, last_saved_answers(store, *place.form));
    place.language = std::move(language);
    KITH_TRY_ASSIGN(const auto coordinators, list_coordinators(store));
    for (const CoordinatorRow& coordinator : coordinators)
        place.coordinators.push_back(coordinator.seal);
    KITH_TRY_ASSIGN(const RecordId worker, worker_of(store));
    KITH_TRY_ASSIGN(const std::string name, worker_name(store, worker));
    KITH_TRY_ASSIGN(const auto project, store.find_fact(Fact::project_name));
    KITH_TRY_ASSIGN(const std::string phone, coordinator_phone(store));
    KITH_TRY_ASSIGN(ProjectTerms terms, project_terms(store));
    place.about = std::move(terms.about);
    place.properties = {{"username", name},
                        {"kith:org", project ? std::string(as_text(*project)) : std::string()}};
    if (!phone.empty()) place.properties.emplace("kith:phone", phone);
    return place;
}

} // namespace kith::app
