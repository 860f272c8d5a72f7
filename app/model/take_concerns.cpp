// Safeguarding: a page that one reaches from anywhere and leaves to where one was.
#include "app/model/take.h"

namespace kith::app {
namespace {

Commands begin(Model& model, Command command) {
    if (model.concerns.is_working) return {};
    model.concerns.is_working = true;
    model.concerns.trouble.clear();
    return one(std::move(command));
}

} // namespace

Commands take(Model& model, const intent::OpenConcerns&, Instant now) {
    if (model.screen == Screen::concerns) return {};
    Commands saving = prepare_to_close(model, now); // what was typed is an answer
    const Screen back = model.screen;
    model.concerns = {};
    model.concerns.back = back;
    return joined(std::move(saving), show(model, Screen::concerns));
}

Commands take(Model& model, const intent::LeaveConcerns&, Instant) {
    const Screen back = model.concerns.back;
    model.concerns = {};
    if (back != Screen::interview) return show(model, back);
    model.screen = back;
    model.sheet = SheetKind::none;
    return {};
}

Commands take(Model& model, const intent::SealConcern& wish, Instant) {
    return begin(model, command::SealConcern{wish.words, wish.about});
}

Commands take(Model& model, const intent::ReadConcerns&, Instant) {
    return begin(model, command::ReadConcerns{});
}

Commands take(Model& model, const intent::AddToConcern& wish, Instant) {
    const bool is_same = model.concerns.adding_to == wish.concern;
    model.concerns.adding_to = is_same ? std::nullopt : std::optional<ConcernId>(wish.concern);
    return {};
}

Commands take(Model& model, const intent::SendConcerns& wish, Instant) {
    return begin(model, command::SendConcerns{wish.folder});
}

Commands got(Model& model, news::ConcernSealed&&) {
    ConcernsState& concerns = model.concerns;
    concerns.is_working = false;
    concerns.adding_to.reset();
    concerns.sent.reset();
    ++concerns.sealed;
    if (concerns.opened && model.screen == Screen::concerns)
        return joined(one(command::LoadHome{}), begin(model, command::ReadConcerns{}));
    return one(command::LoadHome{});
}

Commands got(Model& model, news::ConcernsOpened&& news) {
    model.concerns.is_working = false;
    if (model.screen != Screen::concerns) return {};
    model.concerns.opened = std::move(news.concerns);
    return one(command::LoadHome{});
}

Commands got(Model& model, news::ConcernsWritten&& news) {
    model.concerns.is_working = false;
    model.concerns.sent = std::move(news.sent);
    return one(command::LoadHome{});
}

Commands got(Model& model, news::ConcernRefused&& news) {
    model.concerns.is_working = false;
    model.concerns.trouble = std::move(news.error.message);
    return {};
}

} // namespace kith::app
