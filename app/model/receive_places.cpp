// What the threads brought back for the places beside interviews.
#include "app/model/take.h"

#include <utility>

namespace kith::app {

Commands got(Model& model, news::ProjectJoined&& news) {
    model.session = std::move(news.session);
    model.unlock.is_working = false;
    model.unlock.error = {};
    model.unlock.store_exists = true;
    model.join.check_words = std::move(news.check_words);
    model.screen = Screen::joined;
    return {};
}

Commands got(Model& model, news::FilesFound&& news) {
    model.found = std::move(news.found);
    return {};
}

Commands got(Model& model, news::ShelfLoaded&& news) {
    model.shelf.forms = std::move(news.forms);
    model.shelf.is_working = false;
    return {};
}

Commands got(Model& model, news::FormChecked&& news) {
    model.shelf.check = std::move(news.check);
    model.shelf.is_working = false;
    return {};
}

Commands got(Model& model, news::CheckedFormAdded&&) {
    model.toast = "toast.form_added";
    model.shelf = {};
    return model.screen == Screen::forms ? show(model, Screen::forms) : Commands{};
}

void stop_waiting(Model& model) {
    model.shelf.is_working = false;
}

} // namespace kith::app
