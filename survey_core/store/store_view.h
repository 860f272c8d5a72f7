// What can be read from: the store itself, or a second, read-only connection to it. Functions that
// only read take a StoreView, so lists and exports run beside the writer.
#pragma once

#include "survey_core/record/change.h"
#include "survey_core/store/database.h"

#include <unordered_map>

namespace kith {

using LaptopId = Hash16;  // hash16 of the laptop's signing key
using ProjectId = Hash16; // hash16 of the project's root key

struct Project {
    ProjectId id{};
    std::string name;
    bool is_test = false; // invented data for ever: cheap keys and seeded chance allowed
    Key32 root{};

    bool operator==(const Project&) const = default;
};

/// Writers have a short number in this store, so that a record's name fits an INTEGER PRIMARY KEY:
inline constexpr unsigned seq_bits = 40;

/// rid = number << seq_bits | sequence. Numbers never leave the store.
class WriterNumbers {
public:
    explicit WriterNumbers(Database& database) : database_(database) {}

    /// Nothing when this store has never heard of the writer.
    Result<std::optional<std::int64_t>> find_rid(Dot dot);
    /// Gives the writer a number if it has none. \pre inside a transaction
    Result<std::int64_t> make_rid(Dot dot);
    Result<Dot> dot_of(std::int64_t rid);

private:
    void forget_after_rollback();

    Database& database_;
    std::unordered_map<std::uint64_t, std::int64_t> number_of_;
    std::unordered_map<std::int64_t, std::uint64_t> writer_of_;
    std::uint64_t rollbacks_ = 0;
};

/// Facts about the project and this laptop that are kept in the encrypted store, one value each.
enum class Fact {
    project_id,
    project_name,
    test_project,
    root_public,
    root_secret, // in the first coordinator's store only
    coordinator_number,
    coordinator_certificate, // of this store's own coordinator; absent on a field laptop
    coordinator_sign_secret,
    coordinator_seal_secret,
    laptop_sign_secret,
    laptop_seal_secret,
    laptop_certificate,
    laptop_name,
    tag_key,
    data_key,
    worker, // worker: the record id of who uses this laptop, as text
    drill_passed,
    last_hlc,
    clean_exit,
    last_check,
    next_field,
    coordinator_phone, // to ring about one's answers: read out in interviews, printed on sheets
    check_in,          // when the person at doors is due back; this laptop's alone
    sweep_due,         // bodies are gone, and their bytes may still lie about
    interviews_left,   // how many a hub holds and this laptop does not hold any more
    copied_laptops,    // launches with two histories, as this hub knows them
    cut_off_launches,  // of this laptop, that did not close what they wrote
    receipt_times,     // of the newest word of each hub (receipts.h)
};

class StoreLock;

class StoreView {
public:
    explicit StoreView(std::unique_ptr<Database> database);
    virtual ~StoreView();

    [[nodiscard]] Database& database() { return *database_; }
    [[nodiscard]] WriterNumbers& numbers() { return numbers_; }
    [[nodiscard]] Result<std::optional<Bytes>> find_fact(Fact fact);
    [[nodiscard]] bool is_hub(); // this store has its own coordinator

protected:
    void keep_lock(std::unique_ptr<StoreLock> lock);

private:
    std::unique_ptr<StoreLock>
        lock_; // before the database: it is released after the database is closed
    std::unique_ptr<Database> database_;
    WriterNumbers numbers_;
};

} // namespace kith
