// That somebody does not want to be called on travels before everything else.
#include "tests/sync/hub/village.h"

using namespace kith;
using namespace kith::sync;
using namespace kith::test;

namespace {

constexpr FieldId do_not_call{(1U << 22U) | 40U};

} // namespace

TEST_CASE("a reply that is cut short still brings who asked not to be called on", "[hub]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    Laptop bea = village.joins_approved("Bea");
    const std::vector<NamedField> names{{do_not_call, do_not_call_name()}};
    for (Laptop* one : {village.hub.get(), &amir, &bea}) {
        Transaction transaction = must(Transaction::begin(one->store->database()));
        must(import_fields(*one->store, names));
        must(transaction.commit());
    }
    const RecordId door = amir.meets("14 Mill Lane");
    village.meet(amir);
    village.meet(bea);
    for (int i = 0; i < 50; ++i)
        amir.meets("neighbour " + std::to_string(i));
    amir.writes(door, do_not_call, "yes");
    village.hub->merges({amir.hands_over(village.stick)});

    const Bytes whole = village.read(village.reply_for(bea));
    std::size_t told = 0;
    for (std::size_t length = 0; length < whole.size() && told == 0; length += 61) {
        bea.merges({village.put("cut.kithb", ByteView(whole).first(length))});
        if (bea.reads(door, do_not_call) == "yes") told = length;
    }
    CHECK(told > 0);
    CHECK(told < whole.size());
    CHECK(bea.view(door).text(field::label) == "14 Mill Lane");
    bea.merges({village.put("whole.kithb", whole)});
    CHECK(bea.reads(door, do_not_call) == "yes");
    CHECK(bea.conflicts().empty());
}
