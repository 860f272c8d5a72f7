// The way to a database server, by a module that is loaded when an address asks for it.
#pragma once

#include "survey_core/store/server_database.h"

#include <memory>

namespace kith::sync {

/// `postgresql://host/database`, as libpq writes it.
[[nodiscard]] bool is_server_address(std::string_view store);
/// not_found: the module is not installed. network_failed, refused: as the server says.
Result<std::unique_ptr<ServerDatabase>> connect_to_server(const std::string& address);

} // namespace kith::sync
