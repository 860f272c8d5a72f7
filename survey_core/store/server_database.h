// A store whose tables lie on a database server. The connection is made by a module that is loaded
// where it is installed (sync/postgres): the program itself carries no network code.
#pragma once

#include "survey_core/base/crypto.h"
#include "survey_core/store/key_slots.h"

namespace kith {

/// What a role of the server may do with the project that lies there. Only the owner of the tables
/// changes them for a newer Kith, and says who else may do what.
enum class ServerRight : std::uint8_t { none, read, write, own };

struct ServerRole {
    std::string name;
    ServerRight right = ServerRight::none;
};

class ServerDatabase : public Database {
public:
    [[nodiscard]] bool is_server() const override { return true; }
    void set_cache_mb(int) override {}
    /// Much: with every commit both sides wait for each other.
    [[nodiscard]] std::uint64_t slice_bytes() const override { return 64U << 20U; }
    void set_checkpoint_pages(int) override {}

    /// Makes what is not there yet. too_new: a newer Kith has made it. refused: this role may not.
    virtual Status make_tables() = 0;
    /// What bind_private seals with, and private_bytes opens.
    virtual void set_seal(SecretKey key) = 0;
    /// Those that may do something, by name.
    virtual Result<std::vector<ServerRole>> list_roles() = 0;
    /// The role may do this from now on, and no more. bad_input: no such role. refused: not by us.
    /// \pre right is not own
    virtual Status grant(const std::string& role, ServerRight right) = 0;
    /// Another connection to the same place, under the same seal.
    virtual Result<std::unique_ptr<ServerDatabase>> connect_again() = 0;
};

/// The newest key slots that lie there; none: no project does.
[[nodiscard]] Result<std::optional<KeySlots>> find_slots_on(Database& server);
Status save_slots_on(Database& server, const KeySlots& slots);

/// What the module exports as `kith_connect`; `error` is filled where it returns nothing.
using ConnectToServer = ServerDatabase* (*)(const char* url, Error* error);

} // namespace kith
