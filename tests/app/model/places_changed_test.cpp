// Sticks come and go, and files come into a folder, while somebody looks.
#include "app/model/model.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;
using namespace kith::app;

namespace {

template <class C> const C* only(const Commands& commands) {
    return commands.size() == 1 ? std::get_if<C>(&commands.front()) : nullptr;
}

Model at_merge() {
    Model model = make_model("/p/a.kith", true);
    model.screen = Screen::merge;
    model.merge.folder = "/media/amina/BLUE";
    return model;
}

MergeFile file(const std::string& name, FileState state, std::uint64_t created) {
    MergeFile one;
    one.file = name;
    one.state = state;
    one.counts.created = created;
    return one;
}

} // namespace

TEST_CASE("a stick that is put in is offered at once") {
    Model model = make_model("/p/a.kith", true);
    model.screen = Screen::hand_over;
    const Commands asked = update(model, intent::PlacesChanged{}, Instant{1});
    CHECK(only<command::FindPlaces>(asked) != nullptr);
}

TEST_CASE("a file that comes into the folder is looked at, and what was put in stays told") {
    Model model = at_merge();
    model.merge.files = {file("a", FileState::merged, 12)};
    CHECK(watched_folder(model) == "/media/amina/BLUE");
    const Commands asked = update(model, intent::PlacesChanged{}, Instant{1});
    REQUIRE(only<command::ReadFolder>(asked) != nullptr);
    CHECK(model.merge.files.size() == 1);
    (void)receive(
        model,
        news::FolderRead{"/media/amina/BLUE",
                         {file("a", FileState::merged, 0), file("b", FileState::ready, 3)}});
    REQUIRE(model.merge.files.size() == 2);
    CHECK(model.merge.files[0].counts.created == 12);
    CHECK(model.merge.files[1].counts.created == 3);
}

TEST_CASE("while a file is put in, nothing else is looked at") {
    Model model = at_merge();
    model.merge.files = {file("a", FileState::ready, 12)};
    model.merge.running = 0;
    CHECK(watched_folder(model).empty());
    CHECK(update(model, intent::PlacesChanged{}, Instant{1}).empty());
}

TEST_CASE("behind the curtain no folder is watched") {
    Model model = at_merge();
    model.is_hidden = true;
    CHECK(watched_folder(model).empty());
}
