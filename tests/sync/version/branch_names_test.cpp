#include "sync/version/branch_names.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;
using namespace kith::sync;

namespace {

constexpr WriterId amir{77};
constexpr WriterId bea{78};
const Hash32 first_link = hash(as_bytes(std::string_view("the fifth change of the copy")));

BranchNames from_the_fifth() {
    BranchNames names;
    names.add(amir, 5, first_link);
    return names;
}

} // namespace

TEST_CASE("a branch is called after the change that it begins with", "[branch]") {
    const Hash32 other = hash(as_bytes(std::string_view("the fifth of the other")));
    CHECK(branch_writer(amir, first_link) == branch_writer(amir, first_link));
    CHECK(branch_writer(amir, first_link) != branch_writer(amir, other));
    CHECK(branch_writer(amir, first_link) != branch_writer(bea, first_link));
}

TEST_CASE("what came before the branch, and what others did, keeps its name", "[branch]") {
    const BranchNames names = from_the_fifth();
    const WriterId branch = branch_writer(amir, first_link);
    CHECK(names.renamed(Dot{amir, 4}) == Dot{amir, 4});
    CHECK(names.renamed(Dot{amir, 5}) == Dot{branch, 1});
    CHECK(names.renamed(Dot{amir, 9}) == Dot{branch, 5});
    CHECK(names.renamed(Dot{bea, 9}) == Dot{bea, 9});
}

TEST_CASE("who has seen the branch has seen what came before it, and nothing of the other branch",
          "[branch]") {
    const WriterId branch = branch_writer(amir, first_link);
    Context context;
    context.add({amir, 7});
    context.add({bea, 3});
    const Context renamed = from_the_fifth().renamed(context);
    CHECK(renamed.covers({amir, 4}));
    CHECK_FALSE(renamed.covers({amir, 5}));
    CHECK(renamed.covers({branch, 3}));
    CHECK_FALSE(renamed.covers({branch, 4}));
    CHECK(renamed.covers({bea, 3}));
    BranchNames from_the_start;
    from_the_start.add(amir, 1, first_link);
    CHECK(from_the_start.renamed(context).entries().size() == 2);
}
