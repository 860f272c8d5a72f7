#include "tests/faults/community.h"

#include "app/flow/enrolment.h"
#include "app/flow/project.h"
#include "sync/hub/handover.h"
#include "sync/hub/hub.h"
#include "tests/support/faults/sample_answers.h"

namespace kith::test {

namespace {

const Path card = "/card.kithcard";

Status found_hub(DiskStore& hub) {
    app::ProjectSpec spec;
    spec.name = "Test";
    spec.passphrase = "river amber otter kettle";
    spec.is_test = true;
    KITH_TRY_ASSIGN(auto started, app::start_project(hub.environment(), hub_folder, spec));
    hub.take(std::move(started.store));
    KITH_TRY(hub.store().add_coordinator(test_keys().coordinator.public_key));
    KITH_TRY(app::write_joining_card(hub.store(), card));
    return {};
}

Status join(DiskStore& laptop) {
    const app::JoinSpec spec{"blue", "Sana", "river amber otter kettle"};
    KITH_TRY_ASSIGN(auto store, app::join_project(laptop.environment(), laptop_folder, card, spec));
    laptop.take(std::move(store));
    return laptop.store().add_coordinator(test_keys().coordinator.public_key);
}

} // namespace

Status hold_interview(Store& store, std::size_t number) {
    KITH_TRY_ASSIGN(const RecordId worker, app::worker_of(store));
    ChangeGroup group(store, worker);
    add_sample_group(group, number);
    return group.commit();
}

Status found_community(FaultDisk& disk, const StoreTuning& tuning) {
    DiskStore hub(disk, {tuning});
    KITH_TRY(hub.files().make_folder(stick));
    KITH_TRY(found_hub(hub));
    DiskStore laptop(disk, {tuning});
    KITH_TRY(join(laptop));
    KITH_TRY(hold_interview(laptop.store(), 0));
    KITH_TRY_ASSIGN(const auto first, sync::write_handover(laptop.store(), stick));
    const std::vector<Path> files{first.bundle.file};
    KITH_TRY(sync::Hub(hub.store()).merge(files, {}));
    KITH_TRY(app::approve_laptop(hub.store(), laptop.store().laptop(), LaptopRole::worker));
    return {};
}

} // namespace kith::test
