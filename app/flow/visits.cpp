#include "app/flow/visits.h"

#include "app/flow/entity_updates.h"
#include "app/flow/finish_interview.h"
#include "app/flow/project.h"
#include "app/flow/round_reading.h"
#include "app/flow/submissions.h"
#include "survey_core/base/text.h"
#include "survey_core/store/merge_port.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith::app {
namespace {

constexpr std::string_view undo_reason = "undone at the door";

/// The form may ask more than one key can say; what it must have then counts as not known.
void excuse_the_rest(LiveInterview& interview) {
    for (const Problem& problem : open_problems(interview)) {
        if (problem.violation != Violation::required) continue;
        const std::string path =
            without_root(interview.form(), node_path(interview.form(), problem.node));
        static_cast<void>(interview.mark(path, Missing::unknown));
    }
}

Status answer_called(LiveInterview& interview, std::string_view name, std::string_view value) {
    const auto path = path_called(interview.form(), name);
    if (!path || value.empty()) return {};
    KITH_TRY(interview.answer(*path, value));
    return {};
}

/// The form's own choice for a slot, where it offers one.
std::string choice_of_slot(const Form& form, DaySlot slot) {
    const auto question = form.find_name("slot");
    if (slot == DaySlot::any || !question) return {};
    const ListIndex list = form.node(*question).select.list;
    if (list == no_list) return std::string(name_of(slot));
    const auto& choices = form.list(list).choices;
    for (const Choice& choice : choices)
        if (choice.name == name_of(slot)) return choice.name;
    const auto place = static_cast<std::size_t>(slot) - 1;
    return place < choices.size() ? choices[place].name : std::string();
}

Status answer_visit(LiveInterview& interview, const Door& door, const VisitSpec& spec) {
    const Form& form = interview.form();
    KITH_TRY_ASSIGN(const std::string outcome, choice_of_outcome(form, spec.outcome));
    KITH_TRY(answer_called(interview, "household_id", door.id));
    KITH_TRY(answer_called(interview, "outcome", outcome));
    KITH_TRY(answer_called(interview, "attempt_no", std::to_string(door.visits.size() + 1)));
    if (spec.outcome == DoorOutcome::come_back) {
        KITH_TRY(answer_called(interview, "call_back", spec.call_back));
        KITH_TRY(answer_called(interview, "slot", choice_of_slot(form, spec.slot)));
    }
    KITH_TRY(answer_called(interview, "promise", trim(spec.promise)));
    if (spec.leaflet || spec.outcome == DoorOutcome::no_cold_callers)
        KITH_TRY(answer_called(interview, "leaflet", "yes"));
    const auto path = path_called(form, "outcome");
    if (path && !spec.knocked_all_the_same.empty())
        KITH_TRY(interview.write_note(*path, trim(spec.knocked_all_the_same)));
    excuse_the_rest(interview);
    return {};
}

/// Said here, or elsewhere at the same address, or by a reply that has come meanwhile.
Result<bool> must_be_left_alone(Store& store, const Door& door) {
    if (door.do_not_call) return true;
    KITH_TRY_ASSIGN(const auto sticky, find_field(store, do_not_call_name()));
    return sticky ? says_yes(store, door.record, *sticky) : false;
}

Status check_rule(Store& store, const Door& door, const VisitSpec& spec) {
    if (spec.outcome == DoorOutcome::none)
        return fail(ErrorCode::bad_input, "A visit needs an outcome, 1 to 14.");
    if (!trim(spec.knocked_all_the_same).empty()) return {};
    KITH_TRY_ASSIGN(const bool is_closed, must_be_left_alone(store, door));
    if (is_closed)
        return fail(ErrorCode::refused,
                    "They asked us not to call at this door; it is passed over. Whoever knocked "
                    "all the same must say so with the visit.");
    const bool knocks =
        spec.outcome != DoorOutcome::no_cold_callers && spec.outcome != DoorOutcome::do_not_call;
    if (door.no_cold_callers && knocks)
        return fail(ErrorCode::refused,
                    "There is a sign 'no cold callers' at this door: leave a leaflet and do not "
                    "knock. Whoever knocked all the same must say so with the visit.");
    return {};
}

Status check_call_back(const VisitSpec& spec) {
    if (spec.call_back.empty() || parse_date(spec.call_back)) return {};
    return fail(ErrorCode::bad_input, "The day to come back must be written as YYYY-MM-DD.");
}

/// Written in one act with a visit that was undone since.
Result<bool> is_of_undone_visit(StoreView& store, Dot write) {
    std::optional<Dot> visit;
    KITH_TRY(for_each_change(
        store, write.writer, write.seq, write.seq, [&](const Change& change) -> Status {
            visit = Dot{write.writer, write.seq - change.header.group.index};
            return {};
        }));
    if (!visit) return false;
    KITH_TRY_ASSIGN(const auto record, find_record(store, *visit));
    return record && record->status == RecordStatus::deleted;
}

/// The writes of a field that nobody has taken back, the oldest first.
Result<std::vector<HistoryEntry>>
standing_writes(StoreView& store, RecordId household, FieldId field) {
    KITH_TRY_ASSIGN(auto history, record_history(store, household));
    std::vector<HistoryEntry> standing;
    for (HistoryEntry& entry : history) {
        if (entry.field != field || entry.reason == undo_reason) continue;
        KITH_TRY_ASSIGN(const bool is_undone, is_of_undone_visit(store, entry.dot));
        if (!is_undone) standing.push_back(std::move(entry));
    }
    std::sort(standing.begin(), standing.end(), [](const HistoryEntry& a, const HistoryEntry& b) {
        return std::pair(a.hlc, a.dot) < std::pair(b.hlc, b.dot);
    });
    return standing;
}

/// What the field was before this change wrote it; nothing: somebody has written it since.
Result<std::optional<Value>>
before_change(StoreView& store, RecordId household, FieldId field, Dot change) {
    KITH_TRY_ASSIGN(const Register now, load_register(store, household, field));
    KITH_TRY_ASSIGN(const auto standing, standing_writes(store, household, field));
    if (now.in_conflict() || standing.empty() || standing.back().dot != change) return std::nullopt;
    return standing.size() == 1 ? Value{} : standing[standing.size() - 2].value;
}

/// The change of the household that was written in one act with this visit, if any.
Result<std::optional<Change>> change_with(StoreView& store, RecordId visit, RecordId household) {
    KITH_TRY_ASSIGN(const auto creation, find_creation(store, visit));
    std::optional<Change> found;
    if (!creation) return found;
    const GroupPlace& group = creation->header.group;
    const std::uint64_t first = visit.seq - group.index;
    KITH_TRY(for_each_change(
        store, visit.writer, first, first + group.count - 1, [&](const Change& change) -> Status {
            if (change.header.record == household) found = change;
            return {};
        }));
    return found;
}

Result<std::vector<Edit>>
edits_back(StoreView& store, RecordId household, const std::optional<Change>& change) {
    std::vector<Edit> edits;
    if (!change) return edits;
    KITH_TRY_ASSIGN(const ChangeBody body, body_of(*change));
    for (const FieldWrite& write : body.fields) {
        if (write.seen_only) continue;
        KITH_TRY_ASSIGN(auto before,
                        before_change(store, household, write.field, change->header.dot));
        if (before) edits.push_back({write.field, std::move(*before), {}});
    }
    return edits;
}

} // namespace

DoorRule rule_of(const Door& door) {
    if (door.do_not_call) return DoorRule::leave_alone;
    return door.no_cold_callers ? DoorRule::leaflet : DoorRule::knock;
}

Result<Visit>
record_visit(Store& store, FormShelf& shelf, const Door& door, const VisitSpec& spec) {
    KITH_TRY(check_rule(store, door, spec));
    KITH_TRY(check_call_back(spec));
    KITH_TRY_ASSIGN(const FormVersionId version, version_of(store, visit_form));
    KITH_TRY_ASSIGN(InterviewPlace place, interview_place(store, shelf, version, {}));
    KITH_TRY_ASSIGN(LiveInterview interview,
                    LiveInterview::start(
                        std::move(place), store.environment().clock, store.environment().random));
    KITH_TRY(answer_visit(interview, door, spec));
    interview.engine().finalise();
    if (!open_problems(interview).empty())
        return fail(ErrorCode::bad_input,
                    "The form 'household_visit' does not take this outcome; a coordinator adds the "
                    "one that came with Kith.");
    KITH_TRY_ASSIGN(SubmissionPlan plan, plan_submission(interview, store.now()));
    for (PlannedEntity& update : plan.updates)
        if (update.id == door.id) update.record = door.record;
    KITH_TRY_ASSIGN(const RecordId author, worker_of(store));
    ChangeGroup group(store, author);
    FieldNumbers numbers(store);
    KITH_TRY_ASSIGN(const WrittenSubmission written, add_to_group(group, numbers, plan));
    KITH_TRY(group.commit());
    Visit visit{written.submission, author, wall_time(group.changes().front().header.hlc)};
    visit.outcome = spec.outcome;
    if (spec.outcome == DoorOutcome::come_back) {
        visit.call_back = spec.call_back;
        visit.slot = spec.slot;
    }
    visit.promise = trim(spec.promise);
    return visit;
}

Status undo_visit(Store& store, const Door& door, RecordId visit) {
    KITH_TRY_ASSIGN(const auto record, find_record(store, visit));
    if (!record || record->status == RecordStatus::deleted)
        return fail(ErrorCode::refused, "This visit was undone already; nothing was changed.");
    KITH_TRY_ASSIGN(const auto change, change_with(store, visit, door.record));
    KITH_TRY_ASSIGN(std::vector<Edit> edits, edits_back(store, door.record, change));
    KITH_TRY_ASSIGN(const RecordId author, worker_of(store));
    ChangeGroup group(store, author);
    KITH_TRY(group.remove(visit, undo_reason));
    if (!edits.empty()) KITH_TRY(group.set(door.record, std::move(edits), undo_reason));
    return group.commit();
}

std::optional<VisitPlace> last_visit_of(const Round& round, RecordId author) {
    std::optional<VisitPlace> last;
    const auto when = [&](const VisitPlace& place) {
        const Visit& visit = round.doors[place.door].visits[place.visit];
        return std::pair(visit.at, visit.record);
    };
    for (std::size_t door = 0; door < round.doors.size(); ++door) {
        const auto& visits = round.doors[door].visits;
        for (std::size_t i = 0; i < visits.size(); ++i) {
            const VisitPlace place{door, i};
            if (visits[i].author == author && (!last || when(*last) < when(place))) last = place;
        }
    }
    return last;
}

namespace {

Status say_of_visit(
    Store& store, FormShelf& shelf, RecordId visit, std::string_view question, std::string value) {
    KITH_TRY_ASSIGN(const auto record, find_record(store, visit));
    if (!record) return fail(ErrorCode::not_found, "There is no such visit in this store.");
    KITH_TRY_ASSIGN(const SharedForm form, shelf.form(store, record->header.form));
    const auto path = path_called(*form, question);
    if (!path)
        return fail(ErrorCode::refused,
                    fmt::format("The form 'household_visit' of this project has no question '{}'; "
                                "take Kith's own form anew under Forms.",
                                question));
    KITH_TRY(correct_record(store, shelf, visit, {{*path, std::move(value)}}, "a promise"));
    return {};
}

} // namespace

Status give_promise(Store& store, FormShelf& shelf, RecordId visit, std::string_view promise) {
    return say_of_visit(store, shelf, visit, "promise", trim(promise));
}

Status
tick_promise(Store& store, FormShelf& shelf, RecordId visit, const std::optional<Date>& kept_on) {
    return say_of_visit(
        store, shelf, visit, "promise_kept", kept_on ? to_iso8601(*kept_on) : std::string());
}

} // namespace kith::app
