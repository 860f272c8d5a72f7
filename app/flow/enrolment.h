// How a field laptop comes into a project: by a joining card from the coordinator, and by the
// coordinator's approval of the laptop's first hand-over.
#pragma once

#include "survey_core/store/laptops.h"
#include "sync/hub/hub.h"

#include <memory>

namespace kith::app {

struct CardWritten {
    std::uint64_t forms = 0;
    std::string check_words;
};

/// refused: this store has no coordinator, or its recovery drill has not passed yet (a test project
/// needs none).
Result<CardWritten> write_joining_card(Store& store, const Path& file);

struct JoinSpec {
    std::string laptop;
    std::string worker;
    std::string_view passphrase;
};

/// A field laptop's own store, made from the card: project, coordinators' keys, forms, the laptop's
/// keys, its worker.
Result<std::unique_ptr<Store>> join_project(const StoreEnvironment& environment,
                                            const Path& folder,
                                            const Path& card,
                                            const JoinSpec& spec);
/// Is the card of a test project?
[[nodiscard]] Result<bool> is_test_card(FileSystem& files, const Path& card);

struct LaptopView {
    LaptopRow row;
    std::string worker;            // the name
    std::string check_words;       // of the laptop's key, to compare aloud
    std::uint64_t behind = 0;      // changes that the hub knows of and does not have
    std::vector<std::string> gaps; // "changes 41 to 60 never arrived"
};
/// This laptop first, then by name.
[[nodiscard]] Result<std::vector<LaptopView>> list_project_laptops(StoreView& store);

struct Approved {
    LaptopRow laptop;
    sync::MergeReport merged; // what of it waited in quarantine

    [[nodiscard]] std::uint64_t merged_files() const;
};
/// Certifies the laptop and merges what of it waits in quarantine. not_found: no such laptop.
Result<Approved> approve_laptop(Store& store, const LaptopId& id, LaptopRole role);
/// refused: this store has no coordinator, or the laptop is its own. not_found: no such laptop.
[[nodiscard]] Status check_laptop(StoreView& store, const LaptopId& id);
/// Its later files are set aside, never merged by themselves.
Status retire_laptop(Store& store, const LaptopId& id);

} // namespace kith::app
