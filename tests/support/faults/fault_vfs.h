// The door through which SQLite reaches a FaultDisk.
#pragma once

#include "tests/support/faults/fault_disk.h"

#include <memory>
#include <string>

namespace kith::test {

struct FaultVfsState;

/// Registered with SQLite, under a name of its own, for as long as it lives. Close every connection
/// first.
class FaultVfs {
public:
    explicit FaultVfs(FaultDisk& disk);
    ~FaultVfs();
    FaultVfs(const FaultVfs&) = delete;
    FaultVfs& operator=(const FaultVfs&) = delete;

    [[nodiscard]] const std::string& name() const;
    /// Temporary files that SQLite asked for; an encrypted store must never have any.
    [[nodiscard]] std::size_t temporary_files() const;

private:
    std::unique_ptr<FaultVfsState> state_;
};

} // namespace kith::test
