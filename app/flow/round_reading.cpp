#include "app/flow/round_reading.h"

#include "app/flow/entity_updates.h"
#include "survey_core/record/hlc.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <set>

namespace kith::app {
namespace {

constexpr Window everything{0,
                            static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())};

Result<std::vector<RecordView>>
records_of(StoreView& store, RecordKind kind, std::string_view owner) {
    KITH_TRY_ASSIGN(const auto rows,
                    list_records(store, {kind, std::string(owner), {}, {}, false}, everything));
    std::vector<RecordView> records;
    for (const RecordRow& row : rows) {
        KITH_TRY_ASSIGN(auto record, find_record(store, row.id));
        if (record && record->status != RecordStatus::deleted)
            records.push_back(std::move(*record));
    }
    return records;
}

Round round_of(FieldNumbers& numbers, const RecordView& record) {
    const auto says = [&](std::string_view property) {
        return property_of(numbers, record, "round", property);
    };
    Round round;
    round.record = record.header.dot;
    round.id = record.text(field::entity_uuid);
    round.name = record.text(field::label);
    round.day = says("day");
    round.lead = says("lead");
    round.phone = says("phone");
    round.place = says("place");
    round.ended = says("ended");
    return round;
}

int number_or_zero(const std::string& text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

struct ReadDoor {
    std::string round;
    int order = 0;
    Door door;
};

Result<ReadDoor> door_of(StoreView& store, FieldNumbers& numbers, const RecordView& record) {
    const auto says = [&](std::string_view property) {
        return property_of(numbers, record, "household", property);
    };
    ReadDoor read{says("round"), number_or_zero(says("order")), {}};
    Door& door = read.door;
    door.record = record.header.dot;
    door.id = record.text(field::entity_uuid);
    door.address = {says("street"), says("door"), says("flat"), says("place")};
    door.no_cold_callers = says("no_cold_callers") == "yes";
    door.call_back = says("call_back").substr(0, 10);
    KITH_TRY_ASSIGN(const auto sticky, numbers.find(do_not_call_name()));
    if (sticky) {
        KITH_TRY_ASSIGN(door.do_not_call, says_yes(store, record.header.dot, *sticky));
    }
    return read;
}

/// What a visit's submission says, whichever version of the form asked.
class VisitReader {
public:
    VisitReader(StoreView& store, FormShelf& shelf, FieldNumbers& numbers)
        : store_(store), shelf_(shelf), numbers_(numbers) {}

    Result<std::pair<std::string, Visit>> read(const RecordView& record) {
        KITH_TRY_ASSIGN(const SharedForm form, shelf_.form(store_, record.header.form));
        Visit visit;
        visit.record = record.header.dot;
        visit.author = record.header.author;
        visit.at = wall_time(record.header.hlc);
        KITH_TRY_ASSIGN(const std::string outcome, answer(*form, record, "outcome"));
        visit.outcome = outcome_of_choice(*form, outcome);
        KITH_TRY_ASSIGN(visit.call_back, answer(*form, record, "call_back"));
        KITH_TRY_ASSIGN(visit.promise, answer(*form, record, "promise"));
        KITH_TRY_ASSIGN(visit.promise_kept, answer(*form, record, "promise_kept"));
        KITH_TRY_ASSIGN(const std::string slot, answer(*form, record, "slot"));
        visit.slot = slot_of(*form, slot);
        KITH_TRY_ASSIGN(std::string household, answer(*form, record, "household_id"));
        return std::pair{std::move(household), std::move(visit)};
    }

private:
    Result<std::string> answer(const Form& form, const RecordView& record, std::string_view name) {
        const auto path = path_called(form, name);
        if (!path) return std::string();
        KITH_TRY_ASSIGN(const auto field,
                        numbers_.find({FieldName::Kind::question, form.settings().form_id, *path}));
        return field ? std::string(record.text(*field)) : std::string();
    }

    static DaySlot slot_of(const Form& form, std::string_view choice) {
        if (choice.empty()) return DaySlot::any;
        if (const auto slot = slot_called(choice)) return *slot;
        const auto question = form.find_name("slot");
        const ListIndex list = question ? form.node(*question).select.list : no_list;
        if (list == no_list) return DaySlot::any;
        const auto& choices = form.list(list).choices;
        for (std::size_t i = 0; i < choices.size() && i < 3; ++i)
            if (choices[i].name == choice) return static_cast<DaySlot>(i + 1);
        return DaySlot::any;
    }

    StoreView& store_;
    FormShelf& shelf_;
    FieldNumbers& numbers_;
};

/// Said at an address, it holds in every round that comes by.
void spread_do_not_call(std::vector<ReadDoor>& doors) {
    std::set<std::string> closed;
    for (const ReadDoor& one : doors)
        if (one.door.do_not_call) closed.insert(address_key(one.door.address));
    for (ReadDoor& one : doors)
        one.door.do_not_call = closed.contains(address_key(one.door.address));
}

Status add_visits(StoreView& store,
                  FormShelf& shelf,
                  FieldNumbers& numbers,
                  std::vector<ReadDoor>& doors) {
    std::map<std::string, Door*> by_id;
    for (ReadDoor& one : doors)
        by_id.emplace(one.door.id, &one.door);
    KITH_TRY_ASSIGN(const auto records, records_of(store, RecordKind::submission, visit_form));
    VisitReader reader(store, shelf, numbers);
    for (const RecordView& record : records) {
        KITH_TRY_ASSIGN(auto visit, reader.read(record));
        const auto door = by_id.find(visit.first);
        if (door != by_id.end()) door->second->visits.push_back(std::move(visit.second));
    }
    for (ReadDoor& one : doors) {
        auto& visits = one.door.visits;
        std::sort(visits.begin(), visits.end(), [](const Visit& a, const Visit& b) {
            return std::pair(a.at, a.record) < std::pair(b.at, b.record);
        });
        for (const Visit& visit : visits)
            if (!visit.call_back.empty()) one.door.slot = visit.slot;
        if (one.door.call_back.empty()) one.door.slot = DaySlot::any;
    }
    return {};
}

} // namespace

std::optional<std::string> path_called(const Form& form, std::string_view name) {
    const auto node = form.find_name(name);
    if (!node || !form.node(*node).is_question()) return std::nullopt;
    return without_root(form, form.node(*node).path);
}

Result<FormVersionId> version_of(StoreView& store, std::string_view form_id) {
    KITH_TRY_ASSIGN(const auto forms, list_forms(store));
    for (const FormRow& form : forms)
        if (form.form_id == form_id) return form.id;
    return fail(ErrorCode::not_found,
                fmt::format("This project has no form '{}', which rounds need; a coordinator adds "
                            "it from the forms that came with Kith.",
                            form_id));
}

std::string property_of(FieldNumbers& numbers,
                        const RecordView& entity,
                        std::string_view list,
                        std::string_view property) {
    const auto field =
        numbers.find({FieldName::Kind::property, std::string(list), std::string(property)});
    return field && *field ? std::string(entity.text(**field)) : std::string();
}

Result<RoundBook> read_round_book(StoreView& store, FormShelf& shelf) {
    FieldNumbers numbers(store);
    RoundBook book;
    KITH_TRY_ASSIGN(const auto rounds, records_of(store, RecordKind::entity, "round"));
    for (const RecordView& record : rounds)
        book.rounds.push_back(round_of(numbers, record));
    KITH_TRY_ASSIGN(const auto households, records_of(store, RecordKind::entity, "household"));
    std::vector<ReadDoor> doors;
    for (const RecordView& record : households) {
        KITH_TRY_ASSIGN(ReadDoor door, door_of(store, numbers, record));
        doors.push_back(std::move(door));
    }
    std::sort(doors.begin(), doors.end(), [](const ReadDoor& a, const ReadDoor& b) {
        return std::tuple(a.order, a.door.record) < std::tuple(b.order, b.door.record);
    });
    spread_do_not_call(doors);
    KITH_TRY(add_visits(store, shelf, numbers, doors));
    for (ReadDoor& one : doors)
        book.doors.emplace_back(std::move(one.round), std::move(one.door));
    return book;
}

} // namespace kith::app
