// A list of doors from anywhere: read into doors that can be told apart, or refused in a sentence.
#include "app/flow/door_list.h"
#include "survey_core/base/check.h"

#include <cstddef>
#include <cstdint>
#include <set>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto doors = kith::app::parse_doors(text, "doors");
    if (!doors) {
        KITH_CHECK(!doors.error().message.empty());
        return 0;
    }
    KITH_CHECK(!doors->empty() && doors->size() <= kith::app::most_doors);
    std::set<std::string> keys;
    for (const kith::app::DoorSpec& door : *doors) {
        KITH_CHECK(!door.door.empty());
        KITH_CHECK(keys.insert(kith::app::address_key(door)).second);
    }
    return 0;
}
