// Two values that had not seen each other, as a person decides between them.
#include "app/flow/project.h"
#include "app/flow/question_words.h"
#include "app/flow/record_paths.h"
#include "app/shell/errands.h"
#include "survey_core/store/changes.h"
#include "sync/hub/hub.h"

#include <algorithm>

namespace kith::app {
namespace {

Result<ConflictSide>
side_of(StoreView& store, const sync::ConflictValue& value, const QuestionWords& words) {
    ConflictSide side;
    KITH_TRY_ASSIGN(side.who, worker_name(store, value.author));
    KITH_TRY_ASSIGN(const auto laptop, find_laptop(store, value.laptop));
    if (laptop) side.laptop = laptop->name;
    side.when = wall_time(value.hlc);
    side.answer = words.say(shown_text(value.value));
    side.value = value.value;
    side.dot = value.dot;
    return side;
}

/// What is shown for now comes first; of a deletion, the edit that keeps the record.
void put_shown_first(ConflictCase& one, const RecordView& record) {
    const FieldView* shown = record.find(one.conflict.field);
    std::stable_partition(one.sides.begin(), one.sides.end(), [&](const ConflictSide& side) {
        return one.is_deletion ? shown == nullptr || side.dot != shown->dot
                               : shown != nullptr && side.dot == shown->dot;
    });
}

Result<ConflictCase> case_of(Desk& desk, const sync::OpenConflict& open) {
    Store& store = *desk.store;
    ConflictCase one;
    one.conflict = {open.record, open.field};
    one.is_deletion = open.field == field::deleted;
    KITH_TRY_ASSIGN(const RecordPaths record, record_with_paths(store, open.record));
    one.record = std::string(record.view.text(field::label));
    if (one.record.empty()) one.record = record.owner;
    KITH_TRY_ASSIGN(const std::string path, path_of_field(store, open.field));
    const QuestionWords words = question_words(store, desk.shelf, record.owner, path);
    one.question = words.question;
    one.about = about_of(path);
    for (const sync::ConflictValue& value : open.values) {
        KITH_TRY_ASSIGN(ConflictSide side, side_of(store, value, words));
        one.sides.push_back(std::move(side));
    }
    put_shown_first(one, record.view);
    return one;
}

Result<std::vector<ConflictCase>> open_cases(Desk& desk) {
    sync::Hub hub(*desk.store);
    KITH_TRY_ASSIGN(const auto open, hub.conflicts());
    std::vector<ConflictCase> cases;
    for (const sync::OpenConflict& conflict : open) {
        KITH_TRY_ASSIGN(ConflictCase one, case_of(desk, conflict));
        cases.push_back(std::move(one));
    }
    return cases;
}

/// A decision that is taken back is decided anew: a later change that has seen the first one.
Status decide_again(Desk& desk, RecordId author, const ConflictCase& one, std::size_t side) {
    ChangeGroup group(*desk.store, author);
    if (one.is_deletion)
        KITH_TRY(group.resolve_deletion(one.conflict.record, side == 0, "decided again"));
    else
        KITH_TRY(group.resolve(
            one.conflict.record, one.conflict.field, one.sides[side].value, "decided again"));
    return group.commit();
}

Status resolve(Desk& desk, const ConflictCase& one, std::size_t side) {
    KITH_TRY_ASSIGN(const RecordId author, worker_of(*desk.store));
    sync::Hub hub(*desk.store);
    Status taken = hub.take(author, one.conflict.record, one.conflict.field, one.sides[side].dot);
    if (taken || taken.error().code != ErrorCode::not_found) return taken;
    return decide_again(desk, author, one, side);
}

} // namespace

News run(Desk& desk, const command::LoadConflicts&) {
    auto cases = open_cases(desk);
    if (!cases) return news::Failed{cases.error()};
    return news::ConflictsLoaded{std::move(*cases)};
}

News run(Desk& desk, const command::Resolve& command) {
    if (command.side >= command.decided.sides.size())
        return news::Failed{{ErrorCode::bad_input, "There is no such answer to keep."}};
    const Status done = resolve(desk, command.decided, command.side);
    if (!done) return news::Failed{done.error()};
    return news::Resolved{};
}

} // namespace kith::app
