// What the threads brought back for the places beside interviews.
#include "app/model/take.h"

#include <algorithm>
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
    model.shelf.offered = std::move(news.offered);
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

Commands got(Model& model, news::AnswersExported&& news) {
    model.exporting.is_running = false;
    model.exporting.done = std::move(news.done);
    return {};
}

Commands got(Model& model, news::GivenLoaded&& news) {
    model.given.lines = std::move(news.lines);
    model.given.is_loaded = true;
    return {};
}

Commands got(Model& model, news::SettingsLoaded&& news) {
    model.settings.facts = std::move(news.facts);
    model.settings.facts.has_drill |= model.session.is_test; // invented data needs no drill
    return {};
}

Commands got(Model&, news::LookKept&&) {
    return {};
}

Commands got(Model& model, news::DrillPassed&&) {
    model.settings.is_working = false;
    model.settings.trouble = {};
    model.settings.facts.has_drill = true;
    model.toast = "toast.drill_passed";
    return {};
}

Commands got(Model& model, news::CardWritten&& news) {
    model.settings.is_working = false;
    model.settings.trouble = {};
    model.settings.card = std::move(news.card);
    return {};
}

Commands got(Model& model, news::SettingsFailed&& news) {
    model.settings.is_working = false;
    model.settings.trouble = news.error.code == ErrorCode::wrong_passphrase
                                 ? Message{"settings.wrong_code", {}}
                                 : Message{{}, std::move(news.error.message)};
    return {};
}

Commands got(Model& model, news::RecordChanged&& news) {
    model.records.is_working = false;
    model.records.trouble = {};
    model.records.correcting.clear();
    model.sheet = SheetKind::none;
    model.toast = std::move(news.toast);
    if (model.screen != Screen::record || !model.records.page) return {};
    return one(command::LoadRecord{model.records.page->row});
}

Commands got(Model& model, news::ChangeRefused&& news) {
    model.records.is_working = false;
    model.records.trouble = {{}, std::move(news.error.message)};
    return {};
}

void remember_lists(Model& model, const std::vector<RecordRow>& rows) {
    std::vector<std::string>& lists = model.records.lists;
    for (const RecordRow& row : rows)
        if (row.kind == RecordKind::entity &&
            std::find(lists.begin(), lists.end(), row.owner) == lists.end())
            lists.push_back(row.owner);
    std::sort(lists.begin(), lists.end());
}

void stop_waiting(Model& model) {
    model.shelf.is_working = false;
    model.exporting.is_running = false;
    model.settings.is_working = false;
    model.records.is_working = false;
    model.imports.is_working = false;
    model.laptops.is_working = false;
    model.paper.is_working = false;
}

} // namespace kith::app
