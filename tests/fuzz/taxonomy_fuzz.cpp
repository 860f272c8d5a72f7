// A project's own leaves from anywhere: read whole, or refused with a sentence and nothing added.
// And whatever somebody says, only leaves that exist are suggested.
#include "survey_core/base/check.h"
#include "survey_core/taxonomy/suggest_leaf.h"

namespace {

kith::Taxonomy make_taxonomy() {
    auto made = kith::read_taxonomy(
        {{"languages", "language,review\nEnglish (en),reviewed\n"},
         {"tiles", "id,pass,label::English (en)\nfood,hands,Food\n"},
         {"leaves", "id,tile,gate,label::English (en),words\nbake,food,0,Baking,cakes\n"},
         {"headlines", "id,label::English (en)\nmeals,Good food\n"},
         {"links", "headline,leaf\nmeals,bake\n"},
         {"asset_kinds", "id,label::English (en)\nclub,Club\n"}});
    KITH_CHECK(made.has_value());
    return std::move(*made);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const kith::Taxonomy shipped = make_taxonomy();
    const std::string_view text = kith::as_text(kith::ByteView(data, size));
    const auto grown = kith::with_local_leaves(shipped, text);
    if (!grown) KITH_CHECK(!grown.error().message.empty());
    const kith::Taxonomy& taxonomy = grown ? *grown : shipped;
    KITH_CHECK(taxonomy.leaves.size() >= 1 && !taxonomy.leaves.front().is_local);
    for (const auto& suggestion : kith::suggest_leaves(taxonomy, text))
        KITH_CHECK(taxonomy.find_leaf(suggestion.leaf) != nullptr && suggestion.weight > 0);
    return 0;
}
