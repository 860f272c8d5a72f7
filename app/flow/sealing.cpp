#include "app/flow/sealing.h"

#include "app/flow/retention.h"
#include "sync/hub/sealing.h"

namespace kith::app {
namespace {

Result<std::uint64_t> seal_all(Store& store) {
    KITH_TRY_ASSIGN(const auto interviews, interviews_here(store, std::nullopt));
    KITH_TRY_ASSIGN(const Departed sealed,
                    sync::seal_interviews(store, interviews, personal_lists));
    return sealed.at_hub + sealed.in_envelope;
}

} // namespace

Result<std::uint64_t> count_to_seal(StoreView& store) {
    KITH_TRY_ASSIGN(const bool keeps, keeps_everything(store));
    if (keeps) return std::uint64_t{0};
    KITH_TRY_ASSIGN(const auto interviews, interviews_here(store, std::nullopt));
    return interviews.size();
}

Result<std::uint64_t> apply_sealing(Store& store, Sealing moment) {
    KITH_TRY_ASSIGN(const bool keeps, keeps_everything(store));
    KITH_TRY_ASSIGN(const ProjectTerms terms, project_terms(store));
    if (keeps || terms.policy.sealing == Sealing::never || terms.policy.sealing != moment)
        return std::uint64_t{0};
    return seal_all(store);
}

Result<std::uint64_t> seal_now(Store& store) {
    KITH_TRY_ASSIGN(const bool keeps, keeps_everything(store));
    if (keeps)
        return fail(ErrorCode::refused,
                    "A coordinator's laptop reads every interview, so nothing is sealed on it.");
    KITH_TRY_ASSIGN(const ProjectTerms terms, project_terms(store));
    if (terms.policy.sealing == Sealing::never)
        return fail(ErrorCode::refused,
                    "This project does not seal interviews on laptops; a coordinator can say so "
                    "with kithctl project policy --sealing.");
    return seal_all(store);
}

} // namespace kith::app
