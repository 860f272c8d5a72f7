// Places that are one: sought while places are listed, joined and parted at a coordinator's.
#include "app/shell/errands.h"

#include <algorithm>
#include <set>

namespace kith::app {

/// Of places that are one, one row; links are no rows of their own.
Status fold_same_places(Desk& desk, news::RecordsListed& listed) {
    const auto fold = [&listed](const auto& is_folded) {
        listed.total -= std::erase_if(listed.rows, is_folded);
    };
    fold([](const RecordRow& row) {
        return row.kind == RecordKind::entity && row.owner == same_as_list;
    });
    if (listed.choice.list != "asset") return {};
    KITH_TRY_ASSIGN(const SamePlaces same, SamePlaces::read(*desk.reader));
    std::set<RecordId> shown; // whichever of its names was sought
    fold([&](const RecordRow& row) { return !shown.insert(same.first_of(row.id)).second; });
    if (desk.reader->is_hub()) {
        KITH_TRY_ASSIGN(listed.alike, suggest_same_places(*desk.reader));
    }
    return {};
}

News run(Desk& desk, const command::JoinPlaces& command) {
    auto links = join_places(*desk.store, command.assets);
    if (!links) return news::ChangeRefused{links.error()};
    return news::PlacesJoined{std::move(*links)};
}

News run(Desk& desk, const command::PartPlaces& command) {
    if (const auto done = part_places(*desk.store, command.asset); !done)
        return news::ChangeRefused{done.error()};
    return news::PlacesParted{};
}

News run(Desk& desk, const command::UndoJoin& command) {
    if (const Status done = part_links(*desk.store, command.links); !done)
        return news::ChangeRefused{done.error()};
    return news::PlacesParted{};
}

} // namespace kith::app
