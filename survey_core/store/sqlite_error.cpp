#include "survey_core/store/sqlite_error.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace kith {

namespace {

Error error(ErrorCode code, std::string message) {
    return {code, std::move(message)};
}

} // namespace

Error sqlite_error(int code, const Path& file) {
    const std::string name = file.parent_path().filename().string();
    switch (code & 0xff) {
    case SQLITE_FULL:
        return error(ErrorCode::disk_full,
                     fmt::format("The disk is full, so '{}' could not be written; nothing "
                                 "that was saved is lost. Free some space and try again.",
                                 name));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return error(ErrorCode::locked,
                     fmt::format("'{}' is being used by another program; close it there and "
                                 "try again.",
                                 name));
    case SQLITE_NOTADB:
        return error(ErrorCode::damaged,
                     fmt::format("The database in '{}' does not open with its key; it "
                                 "is damaged, or its key slots belong to another "
                                 "store. Restore a snapshot.",
                                 name));
    case SQLITE_CORRUPT:
        return error(ErrorCode::damaged,
                     fmt::format("The database in '{}' is damaged; copy the folder aside and "
                                 "restore the newest snapshot.",
                                 name));
    case SQLITE_ERROR:
        return error(ErrorCode::damaged,
                     fmt::format("The database in '{}' does not have the tables that this Kith "
                                 "expects; copy the folder aside and restore the newest "
                                 "snapshot.",
                                 name));
    case SQLITE_CANTOPEN:
        return error(ErrorCode::disk_failed,
                     fmt::format("The database in '{}' cannot be opened; check that the "
                                 "folder can be read and written.",
                                 name));
    case SQLITE_READONLY:
        return error(ErrorCode::disk_failed,
                     fmt::format("'{}' cannot be written: the disk or the folder is "
                                 "read-only.",
                                 name));
    case SQLITE_INTERRUPT:
        return error(ErrorCode::cancelled, "The work was stopped; nothing was changed.");
    case SQLITE_CONSTRAINT:
        return error(ErrorCode::already_exists,
                     fmt::format("'{}' holds this already; nothing was changed.", name));
    default:
        return error(
            ErrorCode::disk_failed,
            fmt::format(
                "Reading or writing '{}' failed (database code {}); check the disk and its cable. "
                "Nothing that was saved is lost.",
                name,
                code));
    }
}

} // namespace kith
