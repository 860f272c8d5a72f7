// Places that two laptops wrote down apart are joined, and parted again.
#include "app/model/take.h"

namespace kith::app {
namespace {

/// What is on the screen is read anew.
Commands look_again(Model& model) {
    model.records.is_working = false;
    model.records.trouble = {};
    if (model.screen == Screen::record && model.records.page)
        return one(command::LoadRecord{model.records.page->row});
    return one(command::ListRecords{model.records.search, model.records.chosen});
}

} // namespace

Commands take(Model& model, const intent::JoinPlaces& wish, Instant) {
    if (model.records.is_working || wish.assets.size() < 2) return {};
    model.records.is_working = true;
    return one(command::JoinPlaces{wish.assets});
}

Commands take(Model& model, const intent::PartPlaces& wish, Instant) {
    if (model.records.is_working) return {};
    model.records.is_working = true;
    return one(command::PartPlaces{wish.asset});
}

Commands take(Model& model, const intent::UndoJoin&, Instant) {
    if (model.records.is_working || model.same_places.joined.empty()) return {};
    model.records.is_working = true;
    return one(command::UndoJoin{model.same_places.joined});
}

Commands got(Model& model, news::PlacesJoined&& news) {
    model.same_places.joined = std::move(news.links);
    model.toast = "toast.joined";
    return look_again(model);
}

Commands got(Model& model, news::PlacesParted&&) {
    model.same_places.joined.clear();
    model.toast = "toast.parted";
    return look_again(model);
}

} // namespace kith::app
