// What is said wherever interviews are sealed.
#pragma once

#include <cstdint>
#include <string>

namespace kith::app {

[[nodiscard]] std::string sentence_of_sealed(std::uint64_t interviews);

} // namespace kith::app
