// What is on the screen as a JSON file, for tests that drive the real window from outside. It holds
// what people wrote, so only a test project may have it: the caller sees to that.
#pragma once

#include "app/kit/registry.h"
#include "survey_core/base/result.h"

#include <filesystem>
#include <string>

namespace kith::app {

/// `[{"id": "next", "role": "button", "label": "Next", "rect": [973, 703, 170, 50], "state":
/// {...}}, ...]`
[[nodiscard]] std::string to_json(const Registry& registry);

class RegistryDump {
public:
    explicit RegistryDump(std::filesystem::path file) : file_(std::move(file)) {}
    /// Only when it differs from the last time; a reader sees the old file or the new one, never
    /// half of one.
    Status write_changed(const Registry& registry);

private:
    std::filesystem::path file_;
    std::string last_;
};

} // namespace kith::app
