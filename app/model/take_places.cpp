// A laptop joins; forms are looked at and kept; answers leave; how the window likes to be.
#include "app/model/take.h"

namespace kith::app {

Message trouble_with_words(std::string_view words, std::string_view again) {
    if (words.size() < 8) return {"new_project.needs_passphrase", {}};
    if (words != again) return {"new_project.not_the_same", {}};
    return {};
}

Commands take(Model& model, const intent::JoinProject& wish, Instant) {
    if (model.unlock.is_working) return {};
    Message& trouble = model.unlock.error;
    if (wish.card.empty())
        trouble = {"join.needs_card", {}};
    else if (wish.laptop.empty())
        trouble = {"join.needs_laptop", {}};
    else if (wish.worker.empty())
        trouble = {"join.needs_worker", {}};
    else
        trouble = trouble_with_words(wish.passphrase, wish.again);
    if (!trouble.empty()) return {};
    model.unlock.is_working = true;
    return one(command::JoinProject{wish.card, wish.laptop, wish.worker, wish.passphrase});
}

Commands take(Model& model, const intent::CheckWordsNoted&, Instant) {
    model.join.check_words.clear();
    return show(model, Screen::home);
}

Commands take(Model& model, const intent::CheckForm& wish, Instant) {
    if (model.shelf.is_working || wish.path.empty()) return {};
    model.shelf.is_working = true;
    return one(command::CheckForm{wish.path});
}

Commands take(Model& model, const intent::AddCheckedForm&, Instant) {
    ShelfState& shelf = model.shelf;
    if (shelf.is_working || !shelf.check || !shelf.check->can_be_added) return {};
    shelf.is_working = true;
    return one(command::AddCheckedForm{shelf.check->path});
}

Commands take(Model& model, const intent::ForgetCheck&, Instant) {
    model.shelf.check.reset();
    return {};
}

Commands take(Model& model, const intent::ExportAnswers& wish, Instant) {
    const ExportWish& asked = wish.wish;
    if (model.exporting.is_running || asked.form_id.empty() || asked.folder.empty()) return {};
    model.sheet = SheetKind::none;
    model.exporting = {true, std::nullopt};
    return one(command::ExportAnswers{asked});
}

Commands take(Model& model, const intent::ForgetExport&, Instant) {
    model.exporting.done.reset();
    return {};
}

Commands take(Model& model, const intent::ChooseLook& wish, Instant) {
    model.look = wish.look;
    return {};
}

Commands take(Model& model, const intent::RunDrill& wish, Instant) {
    if (model.settings.is_working || wish.code.empty()) return {};
    model.settings.is_working = true;
    model.settings.trouble = {};
    return one(command::RunDrill{wish.code});
}

Commands take(Model& model, const intent::MakeCard& wish, Instant) {
    SettingsState& settings = model.settings;
    if (settings.is_working || !settings.facts.has_drill || wish.folder.empty()) return {};
    settings.is_working = true;
    settings.trouble = {};
    return one(command::MakeCard{wish.folder});
}

} // namespace kith::app
