// What the places beside interviews want done outside.
#pragma once

#include <string>

namespace kith::app::command {

/// Makes this laptop's store from a joining card.
struct JoinProject {
    std::string card;
    std::string laptop;
    std::string worker;
    std::string passphrase;
};
/// Files with this ending, such as ".kithcard", in the places where people put files.
struct FindFiles {
    std::string ending;
};
struct LoadShelf {};
struct CheckForm {
    std::string path;
};
struct AddCheckedForm {
    std::string path;
};

} // namespace kith::app::command
