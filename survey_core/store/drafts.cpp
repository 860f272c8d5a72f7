#include "survey_core/store/drafts.h"

#include "survey_core/record/attachment.h"

#include <fmt/format.h>

namespace kith {

namespace {

tl::unexpected<Error> no_draft() {
    return fail(
        ErrorCode::not_found,
        "This interview is not among the drafts any more; look under the finished records.");
}

Result<DraftSummary> read_summary(const Query& row) {
    DraftSummary summary;
    summary.id = DraftId{row.number(0)};
    summary.form = FormVersionId{row.number(1)};
    summary.title = row.text(2);
    summary.started_at = {row.integer(3)};
    summary.touched_at = {row.integer(4)};
    summary.place = row.text(5);
    summary.state = static_cast<DraftState>(row.integer(6));
    summary.answers = row.number(7);
    return summary;
}

Status set_state(Store& store, DraftId draft, DraftState state) {
    const std::int64_t before = store.database().changes();
    KITH_TRY(store.database().run("UPDATE draft SET state = ?, touched_at = ? WHERE id = ?",
                                  static_cast<int>(state),
                                  store.now().ms,
                                  static_cast<std::uint64_t>(draft)));
    if (store.database().changes() == before) return no_draft();
    return {};
}

Status delete_rows(Store& store, std::uint64_t id) {
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(store.database()));
    KITH_TRY(store.database().run("DELETE FROM draft_answer WHERE draft = ?", id));
    KITH_TRY(store.database().run("DELETE FROM draft WHERE id = ?", id));
    return transaction.commit();
}

/// \pre inside a transaction
Status insert_steps(Store& store, DraftId draft, std::span<const DraftStep> steps) {
    Database& database = store.database();
    const auto id = static_cast<std::uint64_t>(draft);
    const std::int64_t now = store.now().ms;
    const std::int64_t before = database.changes();
    KITH_TRY(database.run("UPDATE draft SET touched_at = ? WHERE id = ? AND state = 1", now, id));
    if (database.changes() == before) return no_draft();
    KITH_TRY_ASSIGN(const auto last,
                    database.find_integer("SELECT max(n) FROM draft_answer WHERE draft = ?", id));
    std::int64_t n = last.value_or(0);
    for (const DraftStep& step : steps) {
        KITH_TRY(database.run("INSERT INTO draft_answer(draft, n, at, op, path, value_kind, value) "
                              "VALUES(?, ?, ?, ?, ?, ?, ?)",
                              id,
                              ++n,
                              now,
                              static_cast<int>(step.kind),
                              step.path,
                              static_cast<int>(step.value.kind),
                              as_bytes(step.value.bytes)));
        if (step.kind == DraftStep::Kind::place)
            KITH_TRY(database.run("UPDATE draft SET place = ? WHERE id = ?", step.path, id));
    }
    return {};
}

} // namespace

Result<DraftId> start_draft(Store& store, FormVersionId form, std::string_view title) {
    const std::uint64_t id = store.environment().random.next();
    const std::int64_t now = store.now().ms;
    KITH_TRY(store.database().run(
        "INSERT INTO draft(id, form, title, started_at, touched_at, place, state) "
        "VALUES(?, ?, ?, ?, ?, '', 1)",
        id,
        static_cast<std::uint64_t>(form),
        title,
        now,
        now));
    return DraftId{id};
}

Status append_answer(Store& store, DraftId draft, const DraftStep& step) {
    return append_answers(store, draft, {&step, 1});
}

Status append_answers(Store& store, DraftId draft, std::span<const DraftStep> steps) {
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(store.database()));
    KITH_TRY(insert_steps(store, draft, steps));
    KITH_TRY(transaction.commit());
    for (const DraftStep& step : steps)
        if (const auto attachment = attachment_of(step.value))
            store.unnamed_blobs().erase(attachment->blob);
    return {};
}

Status move_draft(Store& store, DraftId draft, FormVersionId form, const DraftStep& note) {
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(store.database()));
    KITH_TRY(insert_steps(store, draft, {&note, 1}));
    KITH_TRY(store.database().run("UPDATE draft SET form = ? WHERE id = ?",
                                  static_cast<std::uint64_t>(form),
                                  static_cast<std::uint64_t>(draft)));
    return transaction.commit();
}

Status set_draft_title(Store& store, DraftId draft, std::string_view title) {
    return store.database().run(
        "UPDATE draft SET title = ? WHERE id = ?", title, static_cast<std::uint64_t>(draft));
}

Result<Draft> load_draft(StoreView& store, DraftId draft) {
    const auto id = static_cast<std::uint64_t>(draft);
    Draft loaded;
    {
        Query row = store.database().query(
            "SELECT id, form, title, started_at, touched_at, place, state, "
            "(SELECT count(*) FROM draft_answer WHERE draft = id) FROM draft WHERE id = ?",
            id);
        KITH_TRY_ASSIGN(const bool found, row.step());
        if (!found) return no_draft();
        KITH_TRY_ASSIGN(loaded.summary, read_summary(row));
    }
    Query rows = store.database().query(
        "SELECT op, path, value_kind, value, at FROM draft_answer WHERE draft = ? "
        "ORDER BY n",
        id);
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return loaded;
        loaded.steps.push_back(
            {static_cast<DraftStep::Kind>(rows.integer(0)),
             std::string(rows.text(1)),
             {static_cast<Value::Kind>(rows.integer(2)), std::string(as_text(rows.bytes(3)))},
             {rows.integer(4)}});
    }
}

Result<std::vector<DraftSummary>> list_drafts(StoreView& store, DraftState state) {
    std::vector<DraftSummary> drafts;
    Query rows = store.database().query(
        "SELECT id, form, title, started_at, touched_at, place, state, "
        "(SELECT count(*) FROM draft_answer WHERE draft = id) FROM draft WHERE state = ? "
        "ORDER BY touched_at DESC, id",
        static_cast<int>(state));
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return drafts;
        KITH_TRY_ASSIGN(DraftSummary summary, read_summary(rows));
        drafts.push_back(std::move(summary));
    }
}

Status discard_draft(Store& store, DraftId draft) {
    return set_state(store, draft, DraftState::discarded);
}

Status restore_draft(Store& store, DraftId draft) {
    return set_state(store, draft, DraftState::open);
}

Status erase_draft(Store& store, DraftId draft) {
    KITH_TRY(delete_rows(store, static_cast<std::uint64_t>(draft)));
    // The pages are zeroed by secure_delete; the log still holds them as they were.
    return store.database().checkpoint_truncate();
}

Status empty_draft_bin(Store& store) {
    const Instant limit = store.now() + (-discarded_kept);
    bool is_erased = false;
    KITH_TRY_ASSIGN(const auto discarded, list_drafts(store, DraftState::discarded));
    for (const DraftSummary& draft : discarded) {
        if (draft.touched_at > limit) continue;
        KITH_TRY(delete_rows(store, static_cast<std::uint64_t>(draft.id)));
        is_erased = true;
    }
    if (!is_erased) return {};
    return store.database().checkpoint_truncate();
}

} // namespace kith
