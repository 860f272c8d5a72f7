// One encrypted folder NAME.kith: store.db, slots.1, slots.2, lock, ballast, snapshots, quarantine.
// Never on a network or cloud-sync folder, never open twice, never created because one is missing.
#pragma once

#include "survey_core/store/store_environment.h"
#include "survey_core/store/store_view.h"

#include <set>

namespace kith {

class ConflictWatch;
class Checkpointer;
struct OwnWriter;
struct Snapshot;
class ServerDatabase;

inline constexpr std::uint64_t ballast_bytes = 32ULL << 20U;
inline constexpr std::uint64_t test_ballast_bytes = 64ULL << 10U;

/// The store and its only writing connection. Belongs to the writing thread.
class Store final : public StoreView {
public:
    /// Makes the folder, a new database key and this laptop's own keys. already_exists: something
    /// is there.
    static Result<std::unique_ptr<Store>>
    create(const StoreEnvironment& environment, const Path& folder, const StoreSpec& spec);
    /// not_found, locked, wrong_passphrase, damaged, too_new, refused (network folder, plain
    /// SQLite): one sentence each.
    static Result<std::unique_ptr<Store>>
    open(const StoreEnvironment& environment, const Path& folder, const WayIn& way);
    /// A new folder that holds what `from` holds, under the same keys.
    static Result<std::unique_ptr<Store>>
    copy(const StoreEnvironment& environment, const Path& folder, Store& from);
    /// not_found: no project there. `scratch`: a folder that need not be there, for files at work.
    static Result<std::unique_ptr<Store>> open_on_server(const StoreEnvironment& environment,
                                                         std::unique_ptr<ServerDatabase> server,
                                                         const Path& scratch,
                                                         const WayIn& way);
    ~Store() override; // close(), errors unseen

    /// Signs and closes this launch's writer and notes the clean exit. The lock and the file are
    /// let go when the store dies.
    Status close();

    [[nodiscard]] const Project& project() const { return project_; }
    [[nodiscard]] const Path& folder() const { return folder_; }
    [[nodiscard]] LaptopId laptop() const { return laptop_; }
    [[nodiscard]] const SigningKey& laptop_signing_key() const { return sign_key_; }
    [[nodiscard]] const SealingKey& laptop_sealing_key() const { return seal_key_; }
    [[nodiscard]] StoreEnvironment& environment() { return environment_; }
    [[nodiscard]] Instant now() { return environment_.clock.now(); }

    Status set_fact(Fact fact, ByteView value);
    Status forget_fact(Fact fact);

    /// From here on no answer waits for the log to be folded into the file (checkpointer.h).
    Status checkpoint_aside();
    /// A read-only connection for another thread; it must die before the store does.
    Result<std::unique_ptr<StoreView>> open_reader();
    /// The same key, a file elsewhere: snapshots, migrations.
    Result<std::unique_ptr<SqliteDatabase>> open_copy(const Path& file, DatabaseSpec::Mode mode);

    Result<Snapshot> write_snapshot(StoreView& reader) const; // take_snapshot() of snapshots.h

    /// What this store holds, under the same keys. already_exists: a project is there.
    Status put_on_server(ServerDatabase& server);

    Status change_passphrase(std::string_view passphrase, const KdfCost& cost);
    Status add_recovery(const SecretKey& recovery_key); // replaces the old recovery slot
    Status add_coordinator(const Key32& coordinator);
    Status remove_slots(SlotKind kind);
    [[nodiscard]] const KeySlots& slots() const { return slots_; }

    /// The disk is full: gives the ballast up for the work at hand. False: it is gone already.
    bool drop_ballast();
    Status restore_ballast(); // when there is room

    /// This launch's writer, made in memory at first use; its first change writes it.
    OwnWriter& own_writer();
    [[nodiscard]] bool has_own_writer() const { return own_writer_ != nullptr; }
    /// The time of the next local change, and what an arriving change does to our clock.
    Hlc next_time();
    void observe_time(Hlc remote);
    [[nodiscard]] Hlc last_time() const { return last_time_; }
    /// \pre inside a transaction: the clock survives a restart
    Status save_time();

    /// Who is told of every field that comes into conflict, if anyone (conflict_queue.h).
    void watch_conflicts(ConflictWatch* watch) { conflict_watch_ = watch; }
    [[nodiscard]] ConflictWatch* conflict_watch() const { return conflict_watch_; }

    /// Attachments of this launch whose answer is still on its way (blobs.h).
    [[nodiscard]] std::set<Hash32>& unnamed_blobs() { return unnamed_blobs_; }

private:
    friend struct StoreOpening;
    Store(const StoreEnvironment& environment,
          Path folder,
          std::unique_ptr<Database> database,
          DatabaseKey key);
    Status replace_slots(KeySlots slots);

    StoreEnvironment environment_;
    Path folder_;
    DatabaseKey key_;
    KeySlots slots_;
    Project project_;
    LaptopId laptop_{};
    SigningKey sign_key_;
    SealingKey seal_key_;
    std::unique_ptr<OwnWriter> own_writer_;
    Hlc last_time_{};
    ConflictWatch* conflict_watch_ = nullptr;
    std::set<Hash32> unnamed_blobs_;
    bool closed_ = false;
    std::unique_ptr<Checkpointer> checkpointer_;
};

} // namespace kith
