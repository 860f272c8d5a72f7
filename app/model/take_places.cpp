// A laptop joins; forms are looked at and kept.
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

} // namespace kith::app
