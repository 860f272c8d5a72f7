// The steps of making and opening a store, in the order that makes them safe.
#pragma once

#include "survey_core/store/store.h"

namespace kith {

struct StoreOpening {
    const StoreEnvironment& environment;
    const Path& folder;

    Result<std::unique_ptr<Store>> create(const StoreSpec& spec);
    Result<std::unique_ptr<Store>> open(const WayIn& way);
    Result<std::unique_ptr<Store>> open_on_server(std::unique_ptr<ServerDatabase> server,
                                                  const WayIn& way);
    Result<std::unique_ptr<Store>> copy(Store& from);

private:
    [[nodiscard]] Path database_file() const { return folder / "store.db"; }
    [[nodiscard]] std::string name() const { return folder.filename().string(); }
    [[nodiscard]] DatabaseSpec database_spec(const Path& file, DatabaseSpec::Mode mode) const;
    Status refuse_unsafe_folder();
    Status refuse_plain_file();
    Result<std::unique_ptr<Store>>
    fill(const StoreSpec& spec, DatabaseKey key, const KeySlots& slots);
    Result<KeySlots> make_slots(const StoreSpec& spec, const DatabaseKey& key);
    Status write_first_facts(Store& store, const StoreSpec& spec);
    Result<std::unique_ptr<SqliteDatabase>> open_database(const DatabaseKey& key,
                                                          const KeySlots& slots);
    Status put_old_log_away(std::unique_ptr<SqliteDatabase> old);
    Status migrate_copy(SqliteDatabase& old, const DatabaseKey& key, const KeySlots& slots);
    Status load_facts(Store& store);
    Status tidy(Store& store);
    static Status finish_what_was_cut_off(Store& store);
    Result<std::unique_ptr<Store>> fill_from(Store& from);
    void remove_half_made();
    Status check_soundness(Store& store);
};

} // namespace kith
