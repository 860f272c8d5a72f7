// Reading records: creation overlaid with what was edited later. Sees no import before it is
// published.
#pragma once

#include "survey_core/record/registers.h"
#include "survey_core/store/store_view.h"

#include <functional>
#include <map>

namespace kith {

enum class RecordStatus : std::uint8_t {
    ready = 1,
    handed_over = 2,
    received = 3,
    edited = 4,
    has_issues = 5,
    approved = 6,
    rejected = 7,
    deleted = 8,
};
[[nodiscard]] std::string_view status_name(RecordStatus status);

struct FieldView {
    FieldId field{};
    Value value; // the one shown, where several stand
    Dot dot;     // who wrote it: the creation, or an edit
    Hlc hlc{};
    RecordId author;
    bool in_conflict = false;

    bool operator==(const FieldView&) const = default;
};

struct RecordView {
    ChangeHeader header; // of the creation
    RecordStatus status = RecordStatus::ready;
    bool deleted_in_conflict = false;
    std::vector<FieldView> fields; // by field id; blank ones of later edits included
    std::vector<RecordId> children;

    [[nodiscard]] const FieldView* find(FieldId field) const;
    /// Empty when the field is absent.
    [[nodiscard]] std::string_view text(FieldId field) const;
};

[[nodiscard]] Result<std::optional<RecordView>> find_record(StoreView& store, RecordId id);

struct RecordFilter {
    std::optional<RecordKind> kind{};
    std::string owner{}; // form id of submissions, list name of entities; empty: any
    std::optional<RecordStatus> status{}; // none: everything that is not deleted
    std::string search{};                 // words or beginnings of words, in any order
    bool only_conflicts = false;
};

struct RecordRow {
    RecordId id;
    RecordKind kind = RecordKind::submission;
    std::string owner; // form id or list
    std::string title;
    RecordStatus status = RecordStatus::ready;
    Hlc touched{};
    std::uint32_t conflicts = 0;

    bool operator==(const RecordRow&) const = default;
};

struct Window {
    std::uint64_t offset = 0;
    std::uint64_t limit = 100;
};

/// Newest first. Repeat instances are not listed; they belong to their parent.
[[nodiscard]] Result<std::vector<RecordRow>>
list_records(StoreView& store, const RecordFilter& filter, const Window& window);
[[nodiscard]] Result<std::uint64_t> count_records(StoreView& store, const RecordFilter& filter);
/// Of submissions, for the home screen; drafts are counted by list_drafts.
[[nodiscard]] Result<std::map<RecordStatus, std::uint64_t>> count_by_status(StoreView& store);

enum class WriteState : std::uint8_t { live = 1, superseded = 2, revoked = 3 };
/// One write of one field. The creation's writes come first and have an empty context.
struct HistoryEntry {
    FieldId field{};
    Value value;
    Dot dot;
    Hlc hlc{};
    RecordId author;
    ChangeKind kind = ChangeKind::set;
    std::string reason;
    Context context;
    WriteState state = WriteState::live;
    Dot superseded_by; // of a superseded one; the empty dot when the creation's value was edited
                       // since
};
[[nodiscard]] Result<std::vector<HistoryEntry>> record_history(StoreView& store, RecordId id);

struct FieldRegister {
    FieldId field{};
    Register value;
    std::vector<Superseded> superseded; // by dot
};
/// Every field that was edited after the creation: for editors (Edit::seen), replies and dumps.
[[nodiscard]] Result<std::vector<FieldRegister>> record_registers(StoreView& store, RecordId id);

struct Conflict {
    RecordId record;
    FieldId field{}; // field::deleted: a deletion against an edit
    auto operator<=>(const Conflict&) const = default;
};
/// By record and field, so that two hubs with the same changes list them alike.
[[nodiscard]] Result<std::vector<Conflict>> list_conflicts(StoreView& store);

/// Every record by global id, for replies, dumps and exports; an error of `visit` ends it early.
Status for_each_record(StoreView& store,
                       const std::function<Status(const Change& creation)>& visit);
[[nodiscard]] Result<std::optional<Change>> find_creation(StoreView& store, RecordId id);

} // namespace kith
