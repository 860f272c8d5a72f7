// The page on which a coordinator says what holds for the project.
#include "app/model/take.h"

namespace kith::app {

Commands take(Model& model, const intent::OpenTerms&, Instant) {
    model.terms = {};
    return show(model, Screen::terms);
}

Commands take(Model& model, const intent::KeepTerms& wish, Instant) {
    if (model.terms.is_working) return {};
    model.terms.is_working = true;
    model.terms.trouble = {};
    return one(command::KeepTerms{wish.terms});
}

Commands got(Model& model, news::TermsLoaded&& news) {
    model.terms.kept = std::move(news.terms);
    ++model.terms.loads;
    return {};
}

Commands got(Model& model, news::TermsKept&&) {
    model.terms.is_working = false;
    model.toast = "toast.terms_kept";
    if (model.screen != Screen::terms) return {};
    return show(model, model.terms.is_set_up ? Screen::home : Screen::settings);
}

Commands got(Model& model, news::TermsRefused&& news) {
    model.terms.is_working = false;
    model.terms.trouble = {{}, std::move(news.error.message)};
    return {};
}

Commands retain(const Model& model) {
    return model.session.is_hub ? Commands{} : one(command::ApplyRetention{});
}

Commands got(Model&, news::RetentionApplied&& news) {
    return news.left == 0 ? Commands{} : one(command::LoadHome{});
}

Commands seal(const Model& model, Sealing moment) {
    return model.counts.sealing == moment ? one(command::Seal{moment}) : Commands{};
}

Commands take(Model& model, const intent::EndShift&, Instant) {
    return seal(model, Sealing::shift_end);
}

Commands got(Model& model, news::InterviewsSealed&& news) {
    if (news.sealed == 0) return {};
    model.records.page.reset(); // what was read a moment ago is not read any more
    model.records.rows.clear();
    model.toast = "toast.sealed";
    return one(command::LoadHome{});
}

} // namespace kith::app
