#include "app/shell/registry_dump.h"

#include <nlohmann/json.hpp>

#include <fstream>

namespace kith::app {
namespace {

nlohmann::ordered_json item_json(const Item& item) {
    nlohmann::ordered_json json;
    json["id"] = item.id;
    json["role"] = name_of(item.role);
    json["label"] = item.label;
    json["rect"] = {item.rect.x, item.rect.y, item.rect.width, item.rect.height};
    json["state"] = {{"enabled", item.is_enabled},
                     {"focused", item.is_focused},
                     {"selected", item.is_selected},
                     {"visible", item.is_visible},
                     {"value", item.value}};
    return json;
}

} // namespace

std::string to_json(const Registry& registry) {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const Item& item : registry.items())
        all.push_back(item_json(item));
    return all.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

Status RegistryDump::write_changed(const Registry& registry) {
    std::string now = to_json(registry);
    if (now == last_) return {};
    const std::filesystem::path half = file_.string() + ".new";
    std::ofstream out(half, std::ios::binary | std::ios::trunc);
    out << now;
    out.close();
    std::error_code error;
    if (out) std::filesystem::rename(half, file_, error);
    if (!out || error) {
        return fail(ErrorCode::disk_failed,
                    "The list of what is on the screen could not be written to " + file_.string() +
                        ". Check that the folder exists and has room.");
    }
    last_ = std::move(now);
    return {};
}

} // namespace kith::app
