#include "survey_core/store/store.h"

#include "survey_core/base/codec.h"
#include "survey_core/base/log.h"
#include "survey_core/store/checkpointer.h"
#include "survey_core/store/facts.h"
#include "survey_core/store/own_writer.h"
#include "survey_core/store/server_database.h"
#include "survey_core/store/snapshot_files.h"

#include <algorithm>

namespace kith {

namespace {

constexpr std::size_t ballast_piece = 1U << 20U;
constexpr std::uint64_t room_beside_ballast = 4 * ballast_bytes;

Status write_ballast(FileSystem& files, const Path& path, std::uint64_t size) {
    KITH_TRY_ASSIGN(const auto file, files.create(path));
    const Bytes piece(static_cast<std::size_t>(std::min<std::uint64_t>(size, ballast_piece)), 0xa5);
    for (std::uint64_t written = 0; written < size; written += piece.size())
        KITH_TRY(file->append(piece));
    return file->sync();
}

} // namespace

Store::Store(const StoreEnvironment& environment,
             Path folder,
             std::unique_ptr<Database> database,
             DatabaseKey key)
    : StoreView(std::move(database)), environment_(environment), folder_(std::move(folder)),
      key_(std::move(key)) {}

Store::~Store() {
    static_cast<void>(close());
}

Status Store::close() {
    if (std::exchange(closed_, true) || !database().may_write()) return {};
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(database()));
    if (own_writer_ && own_writer_->is_stored)
        KITH_TRY(close_writer(*this, own_writer_->record, own_writer_->key));
    KITH_TRY(save_time());
    constexpr std::uint8_t yes = 1;
    KITH_TRY(set_fact(Fact::clean_exit, {&yes, 1}));
    KITH_TRY(transaction.commit());
    own_writer_.reset();
    log_event(LogEvent::store_closed);
    return {};
}

Status Store::set_fact(Fact fact, ByteView value) {
    return database().run("INSERT INTO meta(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE "
                          "SET value = excluded.value",
                          fact_name(fact),
                          Private{value});
}

Status Store::forget_fact(Fact fact) {
    return database().run("DELETE FROM meta WHERE key = ?", fact_name(fact));
}

Result<std::unique_ptr<StoreView>> Store::open_reader() {
    if (database().is_server()) {
        KITH_TRY_ASSIGN(auto again, static_cast<ServerDatabase&>(database()).connect_again());
        return std::make_unique<StoreView>(std::move(again));
    }
    KITH_TRY_ASSIGN(auto copy, open_copy(folder_ / "store.db", DatabaseSpec::Mode::read_only));
    return std::make_unique<StoreView>(std::move(copy));
}

Status Store::checkpoint_aside() {
    SqliteDatabase* const own = SqliteDatabase::of(database());
    if (own == nullptr || own->spec().tuning.exclusive) return {};
    KITH_TRY_ASSIGN(auto aside, open_copy(folder_ / "store.db", DatabaseSpec::Mode::read_write));
    checkpointer_ = std::make_unique<Checkpointer>(*own, std::move(aside));
    return {};
}

Result<std::unique_ptr<SqliteDatabase>> Store::open_copy(const Path& file,
                                                         DatabaseSpec::Mode mode) {
    const SqliteDatabase* own = SqliteDatabase::of(database());
    if (own == nullptr)
        return fail(ErrorCode::refused,
                    "A project on a server has no file to copy; back it up with pg_dump.");
    DatabaseSpec spec = own->spec();
    spec.file = file;
    spec.mode = mode;
    return SqliteDatabase::open(spec, key_);
}

Result<Snapshot> Store::write_snapshot(StoreView& reader) const {
    SqliteDatabase* source = SqliteDatabase::of(reader.database());
    if (source == nullptr)
        return fail(ErrorCode::refused,
                    "A project on a server has no snapshots; back it up with pg_dump.");
    return kith::write_snapshot(
        {environment_.files, folder_, environment_.clock.now()}, *source, key_, slots_);
}

Status Store::replace_slots(KeySlots slots) {
    ++slots.generation;
    KITH_TRY(database().is_server() ? save_slots_on(database(), slots)
                                    : save_slots(environment_.files, folder_, slots));
    slots_ = std::move(slots);
    return {};
}

Status Store::change_passphrase(std::string_view passphrase, const KdfCost& cost) {
    KITH_TRY_ASSIGN(KeySlot slot, make_passphrase_slot(key_, passphrase, cost));
    KeySlots slots = slots_;
    std::erase_if(slots.slots, [](const KeySlot& one) { return one.kind == SlotKind::passphrase; });
    slots.slots.insert(slots.slots.begin(), std::move(slot));
    return replace_slots(std::move(slots));
}

Status Store::add_recovery(const SecretKey& recovery_key) {
    KITH_TRY_ASSIGN(KeySlot slot, make_recovery_slot(key_, recovery_key));
    KeySlots slots = slots_;
    std::erase_if(slots.slots, [](const KeySlot& one) { return one.kind == SlotKind::recovery; });
    slots.slots.push_back(std::move(slot));
    return replace_slots(std::move(slots));
}

Status Store::add_coordinator(const Key32& coordinator) {
    const auto is_theirs = [&coordinator](const KeySlot& one) {
        return one.kind == SlotKind::coordinator && one.owner == coordinator;
    };
    if (std::any_of(slots_.slots.begin(), slots_.slots.end(), is_theirs)) return {};
    KITH_TRY_ASSIGN(KeySlot slot, make_coordinator_slot(key_, coordinator));
    KeySlots slots = slots_;
    slots.slots.push_back(std::move(slot));
    return replace_slots(std::move(slots));
}

Status Store::remove_slots(SlotKind kind) {
    KeySlots slots = slots_;
    std::erase_if(slots.slots, [kind](const KeySlot& one) { return one.kind == kind; });
    if (slots.slots.empty())
        return fail(ErrorCode::refused,
                    "The last way into a store cannot be removed: nobody could open it again.");
    return replace_slots(std::move(slots));
}

bool Store::drop_ballast() {
    if (database().is_server()) return false;
    FileSystem& files = environment_.files;
    return files.exists(folder_ / "ballast") && files.remove(folder_ / "ballast").has_value();
}

Status Store::restore_ballast() {
    if (database().is_server()) return {};
    FileSystem& files = environment_.files;
    const Path path = folder_ / "ballast";
    if (files.exists(path)) return {};
    const std::uint64_t size = project_.is_test ? test_ballast_bytes : ballast_bytes;
    KITH_TRY_ASSIGN(const std::uint64_t room, files.free_bytes(folder_));
    if (room < std::min(room_beside_ballast, 4 * size))
        return fail(ErrorCode::disk_full,
                    "There is too little room on this disk to keep a reserve; free some space.");
    const Path part = folder_ / "ballast.part";
    if (files.exists(part)) KITH_TRY(files.remove(part));
    Status written = write_ballast(files, part, size);
    if (written) return files.rename(part, path);
    static_cast<void>(files.remove(part));
    return written;
}

OwnWriter& Store::own_writer() {
    if (own_writer_) return *own_writer_;
    own_writer_ = std::make_unique<OwnWriter>();
    std::uint64_t id = 0;
    while (id == 0)
        id = environment_.random.next();
    own_writer_->record.id = WriterId{id};
    own_writer_->record.laptop = laptop_;
    own_writer_->record.state = WriterState::open;
    own_writer_->key = make_signing_key();
    own_writer_->record.public_key = own_writer_->key.public_key;
    own_writer_->head = chain_start(WriterId{id});
    return *own_writer_;
}

Hlc Store::next_time() {
    last_time_ = next_hlc(last_time_, now());
    return last_time_;
}

void Store::observe_time(Hlc remote) {
    last_time_ = observe_hlc(last_time_, remote, now());
}

Status Store::save_time() {
    Bytes bytes;
    Writer(bytes).u64(static_cast<std::uint64_t>(last_time_));
    return set_fact(Fact::last_hlc, bytes);
}

} // namespace kith
