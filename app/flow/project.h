// How a project begins and grows: a coordinator's store, its recovery drill, workers, and field
// laptops that join. The window and kithctl both call these; nothing here draws or prints.
#pragma once

#include "survey_core/store/laptops.h"

#include <memory>

namespace kith::app {

struct ProjectSpec {
    std::string name;
    std::string_view passphrase;
    std::string coordinator = "Coordinator"; // the name of the person whose store this is
    bool is_test = false;
};

struct StartedProject {
    std::unique_ptr<Store> store;
    RecoveryCode recovery; // shown once, then forgotten
};

/// A coordinator's store with the project's root key, the first coordinator and its worker record.
/// The store knows the recovery code's key only as a slot, never the code.
[[nodiscard]] Result<StartedProject>
start_project(const StoreEnvironment& environment, const Path& folder, const ProjectSpec& spec);

/// Takes back a store that was just made and is of no use: the folder with all that is in it.
void remove_store(FileSystem& files, const Path& folder);

/// Opens a scratch copy of the store by the code from paper, checks it, throws the copy away and
/// remembers that the drill has passed. wrong_passphrase: the code does not open this store.
Status recovery_drill(Store& store, std::string_view code);
[[nodiscard]] Result<bool> drill_has_passed(StoreView& store);

/// A worker record; `worker_of` says who uses this store.
Result<RecordId> add_worker(Store& store, std::string_view name);
[[nodiscard]] Result<RecordId> worker_of(StoreView& store);
[[nodiscard]] Result<std::string> worker_name(StoreView& store, RecordId worker);

/// The number that people ring about their answers: the slip note reads it out, sheets of paper
/// print it. The project's own where a coordinator has said it, else what was typed on this laptop.
/// Empty: nobody has said it here.
[[nodiscard]] Result<std::string> coordinator_phone(StoreView& store);
/// bad_input: without a digit.
[[nodiscard]] Status check_phone(std::string_view phone);
/// A coordinator's counts for the whole project. refused: on a laptop whose project has another.
Status keep_coordinator_phone(Store& store, std::string_view phone);

/// The key that opens sealed answers in a coordinator's store. refused: this store has no
/// coordinator.
[[nodiscard]] Result<SealingKey> coordinator_sealing_key(StoreView& store);

/// A test project derives keys cheaply, so that tests and demos do not wait.
[[nodiscard]] KdfCost kdf_cost(bool is_test);

} // namespace kith::app
