#include "survey_core/store/verify.h"

#include "survey_core/store/laptops.h"
#include "survey_core/store/rows.h"
#include "survey_core/store/sqlite_database.h"

#include <fmt/format.h>

#include <map>

namespace kith {

namespace {

constexpr std::size_t most_findings = 100;

void add_finding(VerifyReport& report, std::string finding) {
    if (report.findings.size() < most_findings) report.findings.push_back(std::move(finding));
}

/// Every row of a check that prints "ok", or nothing, when all is well.
Status collect(Database& database, const char* pragma, VerifyReport& report) {
    Query rows = database.query(pragma);
    for (;;) {
        const auto more = rows.step();
        if (!more && more.error().code != ErrorCode::damaged) return tl::unexpected(more.error());
        if (!more) {
            add_finding(report, "A page of the database cannot be read.");
            return {};
        }
        if (!*more) return {};
        if (rows.text(0) != "ok")
            add_finding(report, "The database reports: " + std::string(rows.text(0)) + ".");
    }
}

/// The chain of one delivered range, replayed from the bodies; and the writer's signature on its
/// head.
Status
replay(StoreView& store, const HaveRange& range, const WriterRecord* writer, VerifyReport& report) {
    Hash32 link = range.before;
    std::uint64_t expected = range.first;
    KITH_TRY(for_each_change(
        store, range.writer, range.first, range.last, [&](const Change& change) -> Status {
            if (change.header.dot.seq != expected)
                add_finding(report,
                            fmt::format("Change {} of writer {} is missing.",
                                        expected,
                                        to_text(range.writer)));
            expected = change.header.dot.seq + 1;
            link = chain_next(link, change);
            const bool is_head = writer != nullptr && writer->head_seq == change.header.dot.seq;
            if (is_head && (link != writer->head_hash || !head_is_signed(*writer)))
                add_finding(report,
                            fmt::format("Change {} of writer {} is not what its writer signed.",
                                        writer->head_seq,
                                        to_text(range.writer)));
            ++report.changes;
            return {};
        }));
    if (range.first == 1 && range.before != chain_start(range.writer))
        add_finding(report,
                    fmt::format("The history of writer {} does not begin at its beginning.",
                                to_text(range.writer)));
    if (expected != range.last + 1 || link != range.after)
        add_finding(
            report,
            fmt::format("The changes {} to {} of writer {} are not those that were recorded.",
                        range.first,
                        range.last,
                        to_text(range.writer)));
    return {};
}

Status replay_all(StoreView& store, VerifyReport& report) {
    KITH_TRY_ASSIGN(const auto ranges, have_all(store));
    KITH_TRY_ASSIGN(const auto writers, list_writers(store));
    std::map<WriterId, const WriterRecord*> by_id;
    for (const WriterRecord& writer : writers)
        by_id[writer.id] = &writer;
    for (const HaveRange& range : ranges) {
        const auto known = by_id.find(range.writer);
        KITH_TRY(replay(store, range, known == by_id.end() ? nullptr : known->second, report));
    }
    report.writers = writers.size();
    return {};
}

/// A write stands exactly when no other write of its field had seen it.
void check_register(const FieldRegister& one, RecordId record, VerifyReport& report) {
    ++report.registers;
    for (const LiveWrite& write : one.value.live) {
        bool is_replaced = false;
        for (const LiveWrite& other : one.value.live)
            is_replaced |= other.context.covers(write.dot);
        for (const Superseded& old : one.superseded)
            is_replaced |= old.write.context.covers(write.dot);
        if (is_replaced || !one.value.seen.covers(write.dot))
            add_finding(report,
                        fmt::format("Field {} of record {} shows a value that was replaced.",
                                    static_cast<std::uint32_t>(one.field),
                                    to_text(record)));
    }
    if (one.value.live.empty())
        add_finding(report,
                    fmt::format("Field {} of record {} has lost its value.",
                                static_cast<std::uint32_t>(one.field),
                                to_text(record)));
}

/// What is above its laptop's role is in no register.
Result<bool> may_be_without_effect(StoreView& store, const ChangeHeader& header) {
    KITH_TRY_ASSIGN(const auto place, find_place(store, header.record));
    const RecordKind about = place ? place->kind : RecordKind::submission;
    if (may_change(LaptopRole::volunteer, header.kind, about)) return false;
    KITH_TRY_ASSIGN(const auto writer, find_writer(store, header.dot.writer));
    if (!writer) return true;
    KITH_TRY_ASSIGN(const auto laptop, find_laptop(store, writer->laptop));
    return !laptop || !may_change(laptop->role, header.kind, about);
}

/// Every edit that is held must be in the register of its field.
Status check_edits(StoreView& store, VerifyReport& report) {
    Query rows =
        store.database().query("SELECT " KITH_CHANGE_COLUMNS " FROM change WHERE parked = 0");
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return {};
        KITH_TRY_ASSIGN(const Change change, read_change(store.numbers(), rows));
        const auto body = body_of(change);
        if (!body) continue; // of a kind that a newer version writes
        KITH_TRY_ASSIGN(const bool is_idle, may_be_without_effect(store, change.header));
        if (is_idle) continue;
        for (const FieldWrite& write : body->fields) {
            if (write.seen_only) continue;
            KITH_TRY_ASSIGN(const auto held,
                            store.database().find_integer(
                                "SELECT 1 FROM value WHERE rid = ? AND field = ? AND dot = ?",
                                rows.integer(1),
                                static_cast<std::uint32_t>(write.field),
                                rows.integer(0)));
            if (!held)
                add_finding(report,
                            fmt::format("Change {} is not in the record that it changes.",
                                        to_text(change.header.dot)));
        }
    }
}

Status check_records(StoreView& store, VerifyReport& report) {
    return for_each_record(store, [&](const Change& creation) -> Status {
        ++report.records;
        if (!body_of(creation))
            add_finding(report,
                        fmt::format("Record {} cannot be read.", to_text(creation.header.dot)));
        KITH_TRY_ASSIGN(const auto registers, record_registers(store, creation.header.dot));
        for (const FieldRegister& one : registers)
            check_register(one, creation.header.dot, report);
        return {};
    });
}

} // namespace

Result<VerifyReport> quick_check(StoreView& store) {
    VerifyReport report;
    KITH_TRY(collect(store.database(), "PRAGMA quick_check", report));
    return report;
}

Result<VerifyReport> verify_pages(Database& database) {
    VerifyReport report;
    // The page check reads the file past the log. A power cut may have left a page half folded into
    // the file; the log still holds it whole, so the log is folded in first
    // (tests/faults/power_cut_test.cpp).
    const SqliteDatabase* file = SqliteDatabase::of(database);
    if (file == nullptr) return report; // a server's pages are its administrator's
    if (file->spec().mode != DatabaseSpec::Mode::read_only) {
        KITH_TRY(database.checkpoint_truncate());
        KITH_TRY(collect(database, "PRAGMA cipher_integrity_check", report));
    }
    KITH_TRY(collect(database, "PRAGMA quick_check", report));
    return report;
}

Result<VerifyReport> verify_store(StoreView& store) {
    KITH_TRY_ASSIGN(VerifyReport report, verify_pages(store.database()));
    if (!report.sound()) return report;
    KITH_TRY(replay_all(store, report));
    KITH_TRY(check_edits(store, report));
    KITH_TRY(check_records(store, report));
    return report;
}

} // namespace kith
