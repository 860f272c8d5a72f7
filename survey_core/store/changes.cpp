#include "survey_core/store/changes.h"

#include "survey_core/base/check.h"
#include "survey_core/record/attachment.h"
#include "survey_core/store/blobs.h"
#include "survey_core/store/own_writer.h"
#include "survey_core/store/record_reading.h"
#include "survey_core/store/word_index.h"

#include <algorithm>

namespace kith {

namespace {

constexpr int deepest_repeat = 16;
constexpr int pages_of_words = 16; // joined with every act: less than a millisecond

tl::unexpected<Error> no_record(RecordId record) {
    return fail(ErrorCode::not_found,
                "There is no record " + to_text(record) + " in this store; check its number.");
}

/// The list row of a record, and of the submission that a repeat instance belongs to.
Status refresh_rows_of(Store& store, RecordId record) {
    KITH_TRY_ASSIGN(auto rid, store.numbers().find_rid(record));
    for (int depth = 0; rid && depth <= deepest_repeat; ++depth) {
        KITH_TRY(refresh_row(store, *rid));
        KITH_TRY_ASSIGN(
            rid,
            store.database().find_integer(
                "SELECT parent FROM record WHERE rid = ? AND parent IS NOT NULL", *rid));
    }
    return {};
}

/// A file is kept as long as a record refers to it.
Status keep_attachment(Store& store, RecordId record, const FieldWrite& write) {
    const auto attachment = attachment_of(write.value);
    if (write.seen_only || !attachment) return {};
    return refer_to_blob(store, record, write.field, attachment->blob);
}

void sort_fields(std::vector<FieldWrite>& fields) {
    std::sort(fields.begin(), fields.end(), [](const FieldWrite& a, const FieldWrite& b) {
        return a.field < b.field;
    });
}

bool names_a_field_twice(const std::vector<FieldWrite>& fields) {
    return std::adjacent_find(
               fields.begin(), fields.end(), [](const FieldWrite& a, const FieldWrite& b) {
                   return a.field == b.field;
               }) != fields.end();
}

/// A local write meets its register: it replaces what its author had seen, and stands beside the
/// rest.
std::vector<Superseded> apply(Register& target, LiveWrite write) {
    std::vector<Superseded> replaced;
    std::vector<LiveWrite> standing;
    for (LiveWrite& old : target.live) {
        if (write.context.covers(old.dot)) {
            replaced.push_back({std::move(old), write.dot});
        } else {
            standing.push_back(std::move(old));
        }
    }
    target.seen.join(write.context);
    target.seen.add(write.dot);
    standing.push_back(std::move(write));
    std::sort(standing.begin(), standing.end(), [](const LiveWrite& a, const LiveWrite& b) {
        return a.dot < b.dot;
    });
    target.live = std::move(standing);
    return replaced;
}

} // namespace

ChangeGroup::ChangeGroup(Store& store, RecordId author) : store_(store), author_(author) {}

Dot ChangeGroup::next_dot() const {
    const OwnWriter& writer = store_.own_writer();
    return {writer.record.id, writer.last_seq + pending_.size() + 1};
}

ChangeGroup::Pending& ChangeGroup::add(ChangeKind kind, RecordId record, std::string_view reason) {
    Pending pending;
    pending.header.dot = next_dot();
    pending.header.record = record;
    pending.header.kind = kind;
    pending.body.reason = reason;
    pending.group = group_;
    store_.environment().random.fill(pending.body.salt);
    pending_.push_back(std::move(pending));
    return pending_.back();
}

RecordId ChangeGroup::create(const NewRecord& record, const std::vector<Edit>& fields) {
    Pending& pending = add(ChangeKind::create, next_dot(), {});
    pending.header.record_kind = record.kind;
    pending.header.form = record.form;
    pending.header.parent = record.parent;
    pending.header.order = record.order;
    for (const Edit& edit : fields)
        if (!edit.value.blank()) pending.body.fields.push_back({edit.field, edit.value, {}, false});
    sort_fields(pending.body.fields);
    KITH_CHECK(!names_a_field_twice(pending.body.fields));
    if (author_ == RecordId{}) author_ = pending.header.dot;
    return pending.header.dot;
}

Result<Context> ChangeGroup::seen_of(RecordId record, FieldId field) {
    KITH_TRY_ASSIGN(Register held, load_register(store_, record, field));
    Context seen = std::move(held.seen);
    const auto earlier = edited_here_.find({record, field});
    if (earlier != edited_here_.end()) seen.add(earlier->second);
    return seen;
}

Status ChangeGroup::add_edit(ChangeKind kind,
                             RecordId record,
                             std::vector<Edit> fields,
                             std::string_view reason) {
    KITH_TRY_ASSIGN(const auto creation, find_creation(store_, record));
    if (!creation) return no_record(record);
    std::vector<FieldWrite> writes;
    for (Edit& edit : fields) {
        KITH_TRY_ASSIGN(Context seen, seen_of(record, edit.field));
        if (edit.seen) {
            // A writer has always seen its own writes, whatever its editor showed.
            const WriterId own = store_.own_writer().record.id;
            for (const Dot dot : seen.entries())
                if (dot.writer == own) edit.seen->add(dot);
            seen = std::move(*edit.seen);
        }
        writes.push_back({edit.field, std::move(edit.value), std::move(seen), false});
    }
    sort_fields(writes);
    if (writes.empty() || names_a_field_twice(writes))
        return fail(ErrorCode::bad_input, "A correction must name each question once.");
    Pending& pending = add(kind, record, reason);
    pending.header.form = creation->header.form;
    pending.header.record_kind = creation->header.record_kind;
    for (const FieldWrite& write : writes)
        edited_here_[{record, write.field}] = pending.header.dot;
    pending.body.fields = std::move(writes);
    return {};
}

Status ChangeGroup::set(RecordId record, std::vector<Edit> fields, std::string_view reason) {
    KITH_TRY_ASSIGN(const Register deletion, load_register(store_, record, field::deleted));
    if (is_shown_deleted(deletion))
        return fail(ErrorCode::refused,
                    "This record was deleted; take it back before correcting it.");
    return add_edit(ChangeKind::set, record, std::move(fields), reason);
}

Status ChangeGroup::remove(RecordId record, std::string_view reason) {
    return add_removal(record, reason, 0);
}

/// The record, with what was seen of its other fields, and then every living instance under it.
Status ChangeGroup::add_removal(RecordId record, std::string_view reason, int depth) {
    const std::string why(reason.empty() ? std::string_view("deleted") : reason);
    KITH_TRY(add_edit(ChangeKind::remove,
                      record,
                      {{field::deleted, {Value::Kind::text, why}, std::nullopt}},
                      reason));
    std::vector<FieldWrite>& fields = pending_.back().body.fields;
    KITH_TRY_ASSIGN(const auto registers, record_registers(store_, record));
    for (const FieldRegister& one : registers)
        if (one.field != field::deleted) fields.push_back({one.field, {}, one.value.seen, true});
    sort_fields(fields);
    KITH_TRY_ASSIGN(const auto children, children_of(store_, record));
    for (const RecordId child : children) {
        KITH_TRY_ASSIGN(const Register deletion, load_register(store_, child, field::deleted));
        if (is_deleted(deletion) || depth >= deepest_repeat) continue;
        KITH_TRY(add_removal(child, reason, depth + 1));
    }
    return {};
}

Status ChangeGroup::undelete(RecordId record, std::string_view reason) {
    KITH_TRY_ASSIGN(const Register deletion, load_register(store_, record, field::deleted));
    KITH_TRY(add_edit(ChangeKind::undelete, record, {{field::deleted, {}, std::nullopt}}, reason));
    KITH_TRY_ASSIGN(const auto children, children_of(store_, record));
    for (const RecordId child : children) {
        KITH_TRY_ASSIGN(const bool went_along, went_with(child, deletion));
        if (went_along) KITH_TRY(undelete(child, reason));
    }
    return {};
}

/// Was the instance deleted by the same act as its parent?
Result<bool> ChangeGroup::went_with(RecordId child, const Register& parents_deletion) {
    KITH_TRY_ASSIGN(const Register deletion, load_register(store_, child, field::deleted));
    for (const LiveWrite& own : deletion.live) {
        if (own.value.blank()) continue;
        for (const LiveWrite& parents : parents_deletion.live) {
            KITH_TRY_ASSIGN(const auto rid, store_.numbers().find_rid(parents.dot));
            Query row = store_.database().query(
                "SELECT group_index, group_count FROM change WHERE dot = ?", rid.value_or(0));
            KITH_TRY_ASSIGN(const bool found, row.step());
            if (!found || own.dot.writer != parents.dot.writer) continue;
            const std::uint64_t first = parents.dot.seq - row.number(0);
            if (own.dot.seq >= first && own.dot.seq < first + row.number(1)) return true;
        }
    }
    return false;
}

Status
ChangeGroup::resolve(RecordId record, FieldId field, const Value& value, std::string_view reason) {
    return add_edit(ChangeKind::resolve, record, {{field, value, std::nullopt}}, reason);
}

Status ChangeGroup::resolve_deletion(RecordId record, bool stays, std::string_view reason) {
    return stays ? undelete(record, reason) : remove(record, reason);
}

void ChangeGroup::place_in_groups() {
    for (std::size_t first = 0, end = 0; first < pending_.size(); first = end) {
        while (end < pending_.size() && pending_[end].group == pending_[first].group)
            ++end;
        for (std::size_t i = first; i < end; ++i)
            pending_[i].header.group = {static_cast<std::uint32_t>(i - first),
                                        static_cast<std::uint32_t>(end - first)};
    }
}

Status ChangeGroup::commit(std::optional<DraftId> finished_draft) {
    if (pending_.empty()) return fail(ErrorCode::bad_input, "There is nothing to save.");
    changes_.clear();
    place_in_groups();
    for (Pending& pending : pending_) {
        pending.header.hlc = store_.next_time();
        pending.header.author = author_;
        changes_.push_back({pending.header, encode_body(pending.body), false});
    }
    OwnWriter& writer = store_.own_writer();
    KITH_CHECK(changes_.front().header.dot.seq == writer.last_seq + 1); // one group at a time
    KITH_TRY(write(finished_draft));
    writer.is_stored = true;
    writer.last_seq = changes_.back().header.dot.seq;
    for (const Change& change : changes_)
        writer.head = chain_next(writer.head, change);
    pending_.clear();
    edited_here_.clear();
    return {};
}

Status ChangeGroup::write(std::optional<DraftId> finished_draft) {
    Database& database = store_.database();
    OwnWriter& writer = store_.own_writer();
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(database));
    if (!writer.is_stored) KITH_TRY(store_own_writer(store_, writer));
    HaveRange range{writer.record.id,
                    changes_.front().header.dot.seq,
                    changes_.back().header.dot.seq,
                    writer.head,
                    writer.head};
    for (std::size_t i = 0; i < changes_.size(); ++i) {
        KITH_TRY(write_change(changes_[i], pending_[i].body));
        range.after = chain_next(range.after, changes_[i]);
    }
    KITH_TRY(add_have(store_, range));
    if (step_) KITH_TRY(step_());
    for (const Change& change : changes_)
        KITH_TRY(refresh_rows_of(store_, change.header.record));
    KITH_TRY(tidy_word_index(store_, pages_of_words));
    KITH_TRY(store_.save_time());
    if (finished_draft) {
        const auto draft = static_cast<std::uint64_t>(*finished_draft);
        KITH_TRY(database.run("DELETE FROM draft_answer WHERE draft = ?", draft));
        const std::int64_t before = database.changes();
        KITH_TRY(database.run("DELETE FROM draft WHERE id = ?", draft));
        if (database.changes() == before)
            return fail(
                ErrorCode::not_found,
                "This interview was finished or discarded already; look under the records.");
    }
    return transaction.commit();
}

Status ChangeGroup::write_change(const Change& change, const ChangeBody& body) {
    const ChangeHeader& header = change.header;
    for (const FieldWrite& write : body.fields)
        KITH_TRY(keep_attachment(store_, header.record, write));
    if (header.kind == ChangeKind::create) {
        KITH_TRY(insert_creation(store_, change, ImportNo::local));
        return review_parent(store_, header);
    }
    KITH_TRY(insert_change(store_, change, ImportNo::local));
    for (const FieldWrite& write : body.fields) {
        if (write.seen_only) continue;
        KITH_TRY_ASSIGN(const Register held, load_register(store_, header.record, write.field));
        Register now = held;
        const auto replaced =
            apply(now, {header.dot, header.hlc, header.author, write.value, write.context});
        KITH_TRY(save_register(store_, header.record, write.field, {held, now, replaced}));
    }
    return {};
}

} // namespace kith
