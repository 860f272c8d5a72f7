#include "tests/support/faults/killed_store.h"

#include "tests/support/faults/sample_answers.h"

namespace kith::test {

namespace {

constexpr std::string_view passphrase = "river amber otter kettle";
constexpr KdfCost cheap{8ULL << 10U, 1};

} // namespace

Status RealStore::create(const Path& folder) {
    const SigningKey root = make_signing_key();
    StoreSpec spec;
    spec.project = {hash16(root.public_key), "Test", true, root.public_key};
    spec.passphrase = passphrase;
    spec.cost = cheap;
    spec.laptop_name = "blue";
    KITH_TRY_ASSIGN(store_, Store::create({files_, clock_, random_}, folder, spec));
    return add_sample_form(*store_);
}

Status RealStore::open(const Path& folder) {
    KITH_TRY_ASSIGN(store_, Store::open({files_, clock_, random_}, folder, Passphrase{passphrase}));
    return {};
}

Result<std::size_t> count_sample_groups(StoreView& store) {
    std::size_t number = 0;
    KITH_TRY_ASSIGN(const auto found, find_sample_groups(store));
    for (const auto& [group, records] : found) {
        if (group != number || records != records_of_a_group)
            return fail(ErrorCode::damaged, "A group of records is not whole.");
        ++number;
    }
    return number;
}

} // namespace kith::test
