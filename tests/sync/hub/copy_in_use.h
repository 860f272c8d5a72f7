// A laptop that is copied while it is in use, as a snapshot of a virtual machine is.
#pragma once

#include "survey_core/store/own_writer.h"
#include "survey_core/store/snapshots.h"
#include "tests/support/must.h"

namespace kith::test {

/// The same launch once more: both go on with the same numbers. \pre it has written something
inline std::unique_ptr<Store>
copy_in_use(Store& running, const Path& folder, std::string_view passphrase) {
    const StoreEnvironment& environment = running.environment();
    const Snapshot snapshot = must(take_snapshot(running));
    must(restore_snapshot(environment.files, snapshot.file, folder));
    auto copy = must(Store::open(environment, folder, Passphrase{passphrase}));
    const OwnWriter& original = running.own_writer();
    OwnWriter& writer = copy->own_writer();
    writer.record = original.record;
    writer.key = must(signing_key_from(SecretKey::copy_of(original.key.secret.view())));
    writer.last_seq = original.last_seq;
    writer.head = original.head;
    writer.is_stored = true;
    return copy;
}

} // namespace kith::test
