#include "app/flow/rounds.h"

#include "app/flow/answer_paths.h"
#include "app/flow/finish_interview.h"
#include "app/flow/project.h"
#include "app/flow/round_reading.h"
#include "survey_core/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace kith::app {
namespace {

using Answers = std::vector<std::pair<std::string, std::string>>;

void add_answer(Answers& answers, std::string path, const std::string& value) {
    if (!value.empty()) answers.emplace_back(std::move(path), value);
}

/// The doors after those that are there, in walking order.
void add_door_answers(Answers& answers, const std::vector<DoorSpec>& doors, std::size_t there) {
    for (std::size_t i = 0; i < doors.size(); ++i) {
        const std::string instance = fmt::format("/a_door[{}]", i + 1);
        add_answer(answers, instance + "/street", doors[i].street);
        add_answer(answers, instance + "/door", doors[i].door);
        add_answer(answers, instance + "/flat", doors[i].flat);
        add_answer(answers, instance + "/where", doors[i].place);
        add_answer(answers, instance + "/walk", std::to_string(there + i + 1));
    }
}

/// The form answered and finished, all in one transaction.
Result<WrittenSubmission> finish_with(Store& store, FormShelf& shelf, const Answers& answers) {
    KITH_TRY_ASSIGN(const FormVersionId version, version_of(store, round_form));
    KITH_TRY_ASSIGN(InterviewPlace place, interview_place(store, shelf, version, {}));
    KITH_TRY_ASSIGN(LiveInterview interview,
                    LiveInterview::start(
                        std::move(place), store.environment().clock, store.environment().random));
    const auto problems = answer_all(interview, answers);
    if (!problems.empty())
        return fail(ErrorCode::bad_input,
                    fmt::format("The round was not saved: '{}' {}.",
                                problems.front().path,
                                problems.front().reason));
    interview.engine().finalise();
    if (!open_problems(interview).empty())
        return fail(ErrorCode::bad_input,
                    "The round was not saved: a round needs a name, and every door its number.");
    KITH_TRY_ASSIGN(const RecordId author, worker_of(store));
    ChangeGroup group(store, author);
    FieldNumbers numbers(store);
    KITH_TRY_ASSIGN(const SubmissionPlan plan, plan_submission(interview, store.now()));
    KITH_TRY_ASSIGN(WrittenSubmission written, add_to_group(group, numbers, plan));
    KITH_TRY(group.commit());
    return written;
}

tl::unexpected<Error> no_such_round() {
    return fail(ErrorCode::not_found,
                "There is no such round in this store; round list shows those there are.");
}

/// What of several attempts counts: an answer before a refusal, that before whatever came last.
DoorOutcome final_outcome(const Door& door) {
    const auto some = [&](DoorOutcome outcome) {
        return std::any_of(door.visits.begin(), door.visits.end(), [outcome](const Visit& visit) {
            return visit.outcome == outcome;
        });
    };
    for (const DoorOutcome outcome : {DoorOutcome::talked_full,
                                      DoorOutcome::talked_part,
                                      DoorOutcome::do_not_call,
                                      DoorOutcome::not_today})
        if (some(outcome)) return outcome;
    return door.do_not_call ? DoorOutcome::do_not_call : door.last();
}

std::uint64_t& count_of(ResponseRate& rate, AnswerClass of) {
    switch (of) {
    case AnswerClass::interview:
        return rate.interviews;
    case AnswerClass::partial:
        return rate.partials;
    case AnswerClass::refusal:
        return rate.refusals;
    case AnswerClass::no_contact:
        return rate.no_contacts;
    case AnswerClass::other:
        return rate.others;
    case AnswerClass::not_eligible:
        return rate.not_eligible;
    case AnswerClass::unknown:
        break;
    }
    return rate.unknown;
}

} // namespace

bool is_of_rounds(std::string_view form_id) {
    return form_id == visit_form || form_id == round_form;
}

double ResponseRate::percent() const {
    return n() == 0 ? 0.0
                    : 100.0 * static_cast<double>(interviews + partials) / static_cast<double>(n());
}

ResponseRate response_rate(const Round& round) {
    ResponseRate rate;
    for (const Door& door : round.doors)
        ++count_of(rate, facts_of(final_outcome(door)).answer_class);
    return rate;
}

std::string formula_of(const ResponseRate& rate) {
    return fmt::format("({0} + {1}) / (({0} + {1}) + ({2} + {3} + {4}) + {5}) = {6:.1f} %, n = {7}",
                       rate.interviews,
                       rate.partials,
                       rate.refusals,
                       rate.no_contacts,
                       rate.others,
                       rate.unknown,
                       rate.percent(),
                       rate.n());
}

Result<RecordId> start_round(Store& store, FormShelf& shelf, const RoundSpec& spec) {
    if (trim(spec.name).empty())
        return fail(ErrorCode::bad_input, "A round needs a name; type what people call it.");
    if (!spec.day.empty() && !parse_date(spec.day))
        return fail(ErrorCode::bad_input, "The day of the round must be written as YYYY-MM-DD.");
    if (spec.doors.empty()) return fail(ErrorCode::bad_input, "A round needs at least one door.");
    Answers answers{{"/round_name", trim(spec.name)}};
    add_answer(answers, "/day", spec.day);
    add_answer(answers, "/lead", trim(spec.lead));
    add_answer(answers, "/phone", trim(spec.phone));
    add_answer(answers, "/area", trim(spec.place));
    add_door_answers(answers, spec.doors, 0);
    KITH_TRY_ASSIGN(const WrittenSubmission written, finish_with(store, shelf, answers));
    for (const RecordId entity : written.entities) {
        KITH_TRY_ASSIGN(const auto record, find_record(store, entity));
        if (record && record->text(field::list) == "round") return entity;
    }
    return no_such_round();
}

Status add_doors(Store& store, FormShelf& shelf, RecordId id, const std::vector<DoorSpec>& doors) {
    KITH_TRY_ASSIGN(const Round round, load_round(store, shelf, id));
    std::set<std::string> there;
    for (const Door& door : round.doors)
        there.insert(address_key(door.address));
    for (std::size_t i = 0; i < doors.size(); ++i)
        if (there.contains(address_key(doors[i])))
            return fail(ErrorCode::refused,
                        fmt::format("Door {} of the list is in this round already; nothing was "
                                    "added.",
                                    i + 1));
    Answers answers{{"/in_round", round.id}};
    add_door_answers(answers, doors, round.doors.size());
    KITH_TRY(finish_with(store, shelf, answers));
    return {};
}

Status end_round(Store& store, RecordId id, bool is_over) {
    KITH_TRY_ASSIGN(const auto record, find_record(store, id));
    if (!record || record->text(field::list) != "round") return no_such_round();
    FieldNumbers numbers(store);
    KITH_TRY_ASSIGN(const FieldId ended, numbers.of({FieldName::Kind::property, "round", "ended"}));
    KITH_TRY_ASSIGN(const RecordId author, worker_of(store));
    ChangeGroup group(store, author);
    const std::string when = is_over ? to_iso8601(store.now()) : std::string();
    KITH_TRY(group.set(id, {{ended, {Value::Kind::text, when}, {}}}, {}));
    return group.commit();
}

Result<std::vector<RoundRow>> list_rounds(StoreView& store, FormShelf& shelf) {
    KITH_TRY_ASSIGN(const RoundBook book, read_round_book(store, shelf));
    std::vector<RoundRow> rows;
    for (const Round& round : book.rounds) {
        RoundRow row{round.record, round.name, round.day, round.ended, 0, 0};
        for (const auto& [id, door] : book.doors) {
            if (id != round.id) continue;
            ++row.doors;
            row.tried += door.visits.empty() ? 0U : 1U;
        }
        rows.push_back(std::move(row));
    }
    std::sort(rows.begin(), rows.end(), [](const RoundRow& a, const RoundRow& b) {
        return std::tie(b.day, b.record) < std::tie(a.day, a.record);
    });
    return rows;
}

Result<Round> load_round(StoreView& store, FormShelf& shelf, RecordId id) {
    KITH_TRY_ASSIGN(RoundBook book, read_round_book(store, shelf));
    const auto found = std::find_if(book.rounds.begin(),
                                    book.rounds.end(),
                                    [id](const Round& round) { return round.record == id; });
    if (found == book.rounds.end()) return no_such_round();
    for (auto& [round, door] : book.doors)
        if (round == found->id) found->doors.push_back(std::move(door));
    return std::move(*found);
}

} // namespace kith::app
