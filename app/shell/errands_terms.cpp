// What holds for the project, read and written by a coordinator.
#include "app/flow/retention.h"
#include "app/flow/sealing.h"
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
    const auto left = apply_retention(*desk.store, desk.give_way);
    if (!left) return news::Failed{left.error()};
    return news::RetentionApplied{*left};
}

News run(Desk& desk, const command::Seal& command) {
    const auto sealed = apply_sealing(*desk.store, command.moment);
    if (!sealed) return news::Failed{sealed.error()};
    return news::InterviewsSealed{*sealed};
}

} // namespace kith::app
