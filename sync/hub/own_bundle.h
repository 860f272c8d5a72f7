// One hand-over file of a laptop's own changes, sealed to every coordinator that it knows of.
// Decides nothing about which changes, and notes nothing in the store.
#pragma once

#include "survey_core/store/merge_port.h"
#include "sync/bundle/bundle_writer.h"

namespace kith::sync {

struct OwnBundle {
    WrittenBundle file; // checked
    std::uint64_t changes = 0;
    std::uint64_t records = 0; // submissions and entities
};

/// A file that says who writes, and why a hub can believe them; nothing else is in it yet.
[[nodiscard]] Result<std::unique_ptr<BundleWriter>>
begin_own_bundle(Store& store, const std::vector<HaveRange>& ranges, const Path& folder);

/// With whatever a hub needs to believe them: certificates, attachments, confirmations. \pre the
/// ranges are whole ones of ranges_to_hand_over(), taken since the last change
[[nodiscard]] Result<OwnBundle>
write_own_bundle(Store& store, const std::vector<HaveRange>& ranges, const Path& folder);

} // namespace kith::sync
