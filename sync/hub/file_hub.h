// The hub that is a store on the coordinator's own laptop. A field laptop takes its replies through
// it too.
#pragma once

#include "sync/hub/hub.h"

namespace kith::sync {

class FileHub final : public Hub {
public:
    explicit FileHub(Store& store) : store_(store) {}

    Result<MergeReport> merge(std::span<const Path> files,
                              const MergeOptions& options,
                              const MergeProgress& progress = {},
                              std::stop_token stop = {}) override;
    Result<MergeReport> merge_waiting(const LaptopId& laptop) override;
    Result<WrittenBundle> write_reply(const LaptopId& laptop, const Path& folder) override;

    Result<ImportUndone> undo(RecordId author, ImportNo import, std::string_view reason) override;
    Result<ImportUndone> redo(RecordId author, ImportNo import, std::string_view reason) override;

    Result<Erased>
    erase(RecordId author, std::span<const RecordId> records, std::string_view reason) override;

    [[nodiscard]] Result<std::vector<OpenConflict>> conflicts() override;
    Status take(RecordId author, RecordId record, FieldId field, Dot value) override;
    Status set(RecordId author, RecordId record, FieldId field, const Value& value) override;

private:
    Store& store_;
};

/// Lists and search, in slices of their own.
Status refresh_lists(Store& store);

/// What has not arrived of the changes that laptops told us of.
[[nodiscard]] Result<std::vector<Gap>> list_gaps(StoreView& store);

} // namespace kith::sync
