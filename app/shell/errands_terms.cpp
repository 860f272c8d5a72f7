// What holds for the project, read and written by a coordinator.
#include "app/flow/retention.h"
#include "app/shell/errands.h"

namespace kith::app {

News run(Desk& desk, const command::LoadTerms&) {
    auto terms = project_terms(*desk.reader);
    if (!terms) return news::Failed{terms.error()};
    return news::TermsLoaded{std::move(*terms)};
}

News run(Desk& desk, const command::KeepTerms& command) {
    const Status kept = keep_project_terms(*desk.store, command.terms);
    if (!kept) return news::TermsRefused{kept.error()};
    return news::TermsKept{};
}

News run(Desk& desk, const command::ApplyRetention&) {
    const auto left = apply_retention(*desk.store);
    if (!left) return news::Failed{left.error()};
    return news::RetentionApplied{*left};
}

} // namespace kith::app
