#include "survey_core/store/migrations.h"

#include <fmt/format.h>

namespace kith {

namespace {

// The truth: `record` (creations) and `change` (all else) hold every body byte for byte, in the
// order of their writers. `value` and `seen` are the registers of fields that were edited. The rest
// is bookkeeping, or derived.
constexpr const char* first_version = R"sql(
CREATE TABLE meta(key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE writer(no INTEGER PRIMARY KEY, uid INTEGER NOT NULL UNIQUE, laptop BLOB, public_key BLOB, secret BLOB,
    previous INTEGER, first_hlc INTEGER, certificate BLOB, head_seq INTEGER NOT NULL DEFAULT 0, head_hash BLOB,
    head_signature BLOB, state INTEGER NOT NULL DEFAULT 1) STRICT;
CREATE TABLE have(writer INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, before BLOB NOT NULL,
    after BLOB NOT NULL, PRIMARY KEY(writer, first)) STRICT, WITHOUT ROWID;
CREATE TABLE ack(hub BLOB NOT NULL, writer INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY(hub, writer)) STRICT,
    WITHOUT ROWID;

CREATE TABLE laptop(id BLOB PRIMARY KEY, sign BLOB NOT NULL, seal BLOB NOT NULL, name TEXT NOT NULL,
    role INTEGER NOT NULL, state INTEGER NOT NULL, certificate BLOB NOT NULL, worker INTEGER,
    last_seen INTEGER NOT NULL, own INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE coordinator(no INTEGER PRIMARY KEY, sign BLOB NOT NULL, seal BLOB NOT NULL,
    certificate BLOB NOT NULL) STRICT;

CREATE TABLE record(rid INTEGER PRIMARY KEY, kind INTEGER NOT NULL, form INTEGER NOT NULL, hlc INTEGER NOT NULL,
    import INTEGER NOT NULL, author INTEGER NOT NULL, parent INTEGER, ord INTEGER NOT NULL,
    group_index INTEGER NOT NULL, group_count INTEGER NOT NULL, edited INTEGER NOT NULL DEFAULT 0,
    body BLOB NOT NULL) STRICT;
CREATE INDEX record_parent ON record(parent) WHERE parent IS NOT NULL;
CREATE TABLE change(dot INTEGER PRIMARY KEY, rid INTEGER NOT NULL, kind INTEGER NOT NULL,
    record_kind INTEGER NOT NULL, form INTEGER NOT NULL, hlc INTEGER NOT NULL, import INTEGER NOT NULL,
    author INTEGER NOT NULL, parent INTEGER, ord INTEGER NOT NULL, group_index INTEGER NOT NULL,
    group_count INTEGER NOT NULL, parked INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
CREATE INDEX change_record ON change(rid);
CREATE INDEX change_parked ON change(dot) WHERE parked = 1;

CREATE TABLE value(rid INTEGER NOT NULL, field INTEGER NOT NULL, dot INTEGER NOT NULL, hlc INTEGER NOT NULL,
    author INTEGER NOT NULL, value_kind INTEGER NOT NULL, value BLOB NOT NULL, ctx BLOB NOT NULL,
    state INTEGER NOT NULL, by_dot INTEGER, PRIMARY KEY(rid, field, dot)) STRICT, WITHOUT ROWID;
CREATE TABLE seen(rid INTEGER NOT NULL, field INTEGER NOT NULL, ctx BLOB NOT NULL, PRIMARY KEY(rid, field)) STRICT,
    WITHOUT ROWID;
CREATE TABLE conflict(rid INTEGER NOT NULL, field INTEGER NOT NULL, PRIMARY KEY(rid, field)) STRICT, WITHOUT ROWID;

CREATE TABLE import(no INTEGER PRIMARY KEY, at INTEGER NOT NULL, file BLOB NOT NULL, laptop BLOB NOT NULL,
    created INTEGER NOT NULL DEFAULT 0, changed INTEGER NOT NULL DEFAULT 0, same INTEGER NOT NULL DEFAULT 0,
    conflicting INTEGER NOT NULL DEFAULT 0, quarantined INTEGER NOT NULL DEFAULT 0,
    parked INTEGER NOT NULL DEFAULT 0, published INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE form(no INTEGER PRIMARY KEY, vid INTEGER NOT NULL UNIQUE, form_id TEXT NOT NULL, version TEXT NOT NULL,
    title TEXT NOT NULL, content BLOB NOT NULL, at INTEGER NOT NULL, UNIQUE(form_id, version)) STRICT;
CREATE TABLE field_name(id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, owner TEXT NOT NULL, path TEXT NOT NULL)
    STRICT;
CREATE INDEX field_by_name ON field_name(kind, owner, path, id);

CREATE TABLE draft(id INTEGER PRIMARY KEY, form INTEGER NOT NULL, title TEXT NOT NULL, started_at INTEGER NOT NULL,
    touched_at INTEGER NOT NULL, place TEXT NOT NULL, state INTEGER NOT NULL) STRICT;
CREATE TABLE draft_answer(draft INTEGER NOT NULL, n INTEGER NOT NULL, at INTEGER NOT NULL, op INTEGER NOT NULL,
    path TEXT NOT NULL, value_kind INTEGER NOT NULL, value BLOB NOT NULL, PRIMARY KEY(draft, n)) STRICT,
    WITHOUT ROWID;

CREATE TABLE handover(no INTEGER PRIMARY KEY, at INTEGER NOT NULL, file BLOB NOT NULL, name TEXT NOT NULL) STRICT;
CREATE TABLE handover_range(handover INTEGER NOT NULL, writer INTEGER NOT NULL, first INTEGER NOT NULL,
    last INTEGER NOT NULL, PRIMARY KEY(writer, first, handover)) STRICT, WITHOUT ROWID;
CREATE TABLE quarantine(hash BLOB PRIMARY KEY, at INTEGER NOT NULL, laptop BLOB NOT NULL, reason TEXT NOT NULL,
    bytes INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE blob(name BLOB PRIMARY KEY, size INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE blob_chunk(id INTEGER PRIMARY KEY, name BLOB NOT NULL, n INTEGER NOT NULL, bytes BLOB NOT NULL,
    UNIQUE(name, n)) STRICT;
CREATE TABLE blob_ref(rid INTEGER NOT NULL, field INTEGER NOT NULL, name BLOB NOT NULL,
    PRIMARY KEY(rid, field, name)) STRICT, WITHOUT ROWID;

CREATE TABLE list_row(rid INTEGER PRIMARY KEY, kind INTEGER NOT NULL, owner TEXT NOT NULL, title TEXT NOT NULL,
    status INTEGER NOT NULL, touched INTEGER NOT NULL, conflicts INTEGER NOT NULL) STRICT;
CREATE INDEX list_by_time ON list_row(kind, owner, touched);
CREATE VIRTUAL TABLE list_words USING fts5(words, content='', contentless_delete=1,
    tokenize='unicode61 remove_diacritics 2');
CREATE TABLE stale(rid INTEGER PRIMARY KEY) STRICT;
)sql";

// Imports that were taken back: `revoked` says which changes are hidden now, by local number.
constexpr const char* with_revocations = R"sql(
ALTER TABLE record ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
CREATE INDEX record_revocation ON record(rid) WHERE kind = 6;
ALTER TABLE import ADD COLUMN revocation INTEGER;
CREATE TABLE revoked(first INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT;
)sql";

// People who asked to be forgotten: `erased` names what is gone, or goes when it arrives;
// `erasure_done` says which laptops have confirmed, and whether such a laptop knows that its word
// has arrived.
constexpr const char* with_erasures = R"sql(
ALTER TABLE change ADD COLUMN erased INTEGER NOT NULL DEFAULT 0;
CREATE INDEX record_erasure ON record(rid) WHERE kind = 7;
CREATE TABLE erased(rid INTEGER PRIMARY KEY, erasure INTEGER NOT NULL) STRICT;
CREATE TABLE erasure_done(erasure INTEGER NOT NULL, laptop BLOB NOT NULL, at INTEGER NOT NULL,
    known INTEGER NOT NULL DEFAULT 0, PRIMARY KEY(erasure, laptop)) STRICT, WITHOUT ROWID;
)sql";

// The audit chain's link after what was handed over: the next hand-over goes on from there. A file
// that was merged before is found by its hash.
constexpr const char* with_links = R"sql(
ALTER TABLE handover_range ADD COLUMN after BLOB;
CREATE INDEX import_by_file ON import(file);
)sql";

// Search asks which records hold words that begin so, never where in a record they stand: without
// places the index is half the size, and a merge writes it in half the time. Imports that are not
// published are asked for with every record.
constexpr const char* with_lean_words = R"sql(
DROP TABLE list_words;
CREATE VIRTUAL TABLE list_words USING fts5(words, content='', contentless_delete=1, detail=none,
    tokenize='unicode61 remove_diacritics 2');
INSERT INTO stale(rid) SELECT rid FROM list_row WHERE true ON CONFLICT DO NOTHING;
CREATE INDEX import_open ON import(no) WHERE published = 0;
)sql";

// What must not lie among the records: `given` says that a file on its way to a coordinator has it,
// `seen` that a coordinator has opened it here.
constexpr const char* with_concerns = R"sql(
CREATE TABLE concern(id BLOB PRIMARY KEY, about BLOB NOT NULL, at INTEGER NOT NULL, laptop BLOB NOT NULL,
    sealed BLOB NOT NULL, given INTEGER NOT NULL DEFAULT 0, seen INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
)sql";

// Hand-over files that wait in the store: what is in them is not read here any more.
constexpr const char* with_envelopes = R"sql(
CREATE TABLE envelope(hash BLOB PRIMARY KEY, name TEXT NOT NULL, at INTEGER NOT NULL, bytes INTEGER NOT NULL,
    changes INTEGER NOT NULL, records INTEGER NOT NULL, interviews INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE envelope_range(envelope BLOB NOT NULL, writer INTEGER NOT NULL, first INTEGER NOT NULL,
    last INTEGER NOT NULL, after BLOB NOT NULL, PRIMARY KEY(envelope, writer, first)) STRICT, WITHOUT ROWID;
CREATE INDEX envelope_by_writer ON envelope_range(writer, last);
CREATE TABLE envelope_piece(id INTEGER PRIMARY KEY, envelope BLOB NOT NULL, n INTEGER NOT NULL,
    bytes BLOB NOT NULL, UNIQUE(envelope, n)) STRICT;
)sql";

// What a merge has brought is told to lists by ranges, not row by row. Parts of the word index are
// joined a little at a time and never while somebody waits for a commit: by default SQLite joins
// as much as it finds due there, half a second of it after a merge of many corrections.
constexpr const char* with_bounded_words = R"sql(
CREATE TABLE new_records(first INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT;
INSERT INTO list_words(list_words, rank) VALUES('automerge', 0);
INSERT INTO list_words(list_words, rank) VALUES('crisismerge', 500);
INSERT INTO list_words(list_words, rank) VALUES('usermerge', 16);
INSERT INTO list_words(list_words, rank) VALUES('hashsize', 8388608);
)sql";

constexpr Migration migrations[] = {{1, first_version},
                                    {2, with_revocations},
                                    {3, with_erasures},
                                    {4, with_links},
                                    {5, with_lean_words},
                                    {6, with_concerns},
                                    {7, with_envelopes},
                                    {8, with_bounded_words}};

} // namespace

std::span<const Migration> all_migrations() {
    return migrations;
}

Result<int> database_version(Database& database) {
    KITH_TRY_ASSIGN(const auto version, database.find_integer("PRAGMA user_version"));
    return static_cast<int>(version.value_or(0));
}

Status migrate(Database& database, std::span<const Migration> steps) {
    KITH_TRY_ASSIGN(const int now, database_version(database));
    const int newest = steps.back().version;
    if (now > newest)
        return fail(ErrorCode::too_new,
                    fmt::format("This store was written by a newer Kith (store version {}, this "
                                "program knows {}); open it with that one. Nothing was changed.",
                                now,
                                newest));
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(database));
    for (const Migration& step : steps)
        if (step.version > now) KITH_TRY(database.run_script(step.sql));
    KITH_TRY(database.run_script(fmt::format("PRAGMA user_version = {}", newest).c_str()));
    return transaction.commit();
}

} // namespace kith
