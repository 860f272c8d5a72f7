// The picture comes, and its numbers open their records.
#include "app/model/take.h"

namespace kith::app {

Commands take(Model& model, const intent::ShowCounted& wish, Instant) {
    if (wish.records.empty()) return {};
    model.screen = Screen::records;
    model.records.search.clear();
    model.records.chosen = {};
    model.records.chosen.only = wish.records;
    model.records.chosen.only_title = wish.title;
    return one(command::ListRecords{{}, model.records.chosen});
}

Commands got(Model& model, news::PictureLoaded&& news) {
    model.picture.shown = std::move(news.shown);
    return {};
}

} // namespace kith::app
