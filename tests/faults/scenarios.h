// The operations that are interrupted.
#pragma once

#include "tests/faults/scenario.h"

namespace kith::test {

[[nodiscard]] std::unique_ptr<Scenario> make_store_creation(StoreTuning tuning = {});
[[nodiscard]] std::unique_ptr<Scenario> make_answering(StoreTuning tuning = {});
[[nodiscard]] std::unique_ptr<Scenario> make_moving(StoreTuning tuning = {});
[[nodiscard]] std::unique_ptr<Scenario> make_finishing(StoreTuning tuning = {});
[[nodiscard]] std::unique_ptr<Scenario> make_slot_rewrite(StoreTuning tuning = {});
[[nodiscard]] std::unique_ptr<Scenario> make_migration(StoreTuning tuning = {});
[[nodiscard]] std::unique_ptr<Scenario> make_snapshot(StoreTuning tuning = {});
[[nodiscard]] std::unique_ptr<Scenario> make_handover_writing(StoreTuning tuning = {});
[[nodiscard]] std::unique_ptr<Scenario> make_merging(StoreTuning tuning = {});
[[nodiscard]] std::unique_ptr<Scenario> make_undoing(StoreTuning tuning = {});
[[nodiscard]] std::unique_ptr<Scenario> make_erasing(StoreTuning tuning = {});
[[nodiscard]] std::unique_ptr<Scenario> make_leaving(StoreTuning tuning = {});
[[nodiscard]] std::unique_ptr<Scenario> make_backing_up(StoreTuning tuning = {});
[[nodiscard]] std::unique_ptr<Scenario> make_worrying(StoreTuning tuning = {});
[[nodiscard]] std::unique_ptr<Scenario> make_sealing(StoreTuning tuning = {});
[[nodiscard]] std::unique_ptr<Scenario> make_attaching(StoreTuning tuning = {});
[[nodiscard]] std::unique_ptr<Scenario> make_visiting(StoreTuning tuning = {});

} // namespace kith::test
