#include "app/shell/registry_dump.h"

#include <nlohmann/json.hpp>
#include <unistd.h>

#include <fstream>
#include <sstream>

using namespace kith::app;

namespace {

Registry one_button(const std::string& label) {
    Registry registry;
    Item item{"next", Role::button, label, "", "", {10, 20, 170, 50}, Section::footer};
    item.is_focused = true;
    registry.add(item);
    return registry;
}

} // namespace

TEST_CASE("the list of what is on the screen can be read by a script", "[dump]") {
    const auto json = nlohmann::json::parse(to_json(one_button("Next \"page\"")));
    REQUIRE(json.size() == 1);
    CHECK(json[0]["id"] == "next");
    CHECK(json[0]["role"] == "button");
    CHECK(json[0]["label"] == "Next \"page\"");
    CHECK(json[0]["rect"] == std::vector<double>{10, 20, 170, 50});
    CHECK(json[0]["state"]["focused"] == true);
}

TEST_CASE("the list is written again only when the screen has changed", "[dump]") {
    const auto path = std::filesystem::temp_directory_path() /
                      ("kith_dump_" + std::to_string(getpid()) + ".json");
    RegistryDump dump(path);
    REQUIRE(dump.write_changed(one_button("Next")));
    std::filesystem::remove(path);
    REQUIRE(dump.write_changed(one_button("Next")));
    CHECK_FALSE(std::filesystem::exists(path));
    REQUIRE(dump.write_changed(one_button("Finish")));
    CHECK(std::filesystem::exists(path));
    std::filesystem::remove(path);
}

TEST_CASE("a folder that does not exist is named", "[dump]") {
    const auto written = RegistryDump("/nowhere/at/all.json").write_changed(one_button("Next"));
    REQUIRE_FALSE(written);
    CHECK(written.error().message.find("/nowhere/at/all.json") != std::string::npos);
}
