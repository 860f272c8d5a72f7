// Answers as drafts and records keep them: by path, in document order.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace kith {

/// A value at a path with instance numbers, "/data/r[2]/x". A repeat instance has an entry of its
/// own,
/// "/data/r[2]" with a blank value, before what is in it, so that an empty instance is not
/// forgotten.
struct Answer {
    std::string path;
    std::string value;

    bool operator==(const Answer&) const = default;
};

/// An entity that the record creates or updates.
struct EntityAction {
    std::string list;
    std::string id;
    std::string label;
    std::string base_version; // of the updated entity, if its list says
    bool creates = false;
    bool updates = false;
    std::string scope_path;                                      // "/data" or "/data/r[2]"
    std::vector<std::pair<std::string, std::string>> properties; // save_to: property, value

    bool operator==(const EntityAction&) const = default;
};

} // namespace kith
