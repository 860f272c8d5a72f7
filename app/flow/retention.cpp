#include "app/flow/retention.h"

#include "app/flow/project_terms.h"
#include "app/flow/rounds.h"
#include "survey_core/store/erasures.h"
#include "survey_core/store/laptops.h"
#include "survey_core/store/leaving.h"

#include <algorithm>

namespace kith::app {
namespace {

std::optional<Instant> last_day_of(std::uint32_t days, Instant now) {
    if (days == 0) return std::nullopt; // whatever the laptop's clock says
    constexpr std::int64_t day_ms = 86'400'000;
    return Instant{now.ms - static_cast<std::int64_t>(days) * day_ms};
}

Result<std::uint64_t> let_some_leave(Store& store, std::span<const RecordId> interviews) {
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(store.database()));
    KITH_TRY_ASSIGN(const std::uint64_t gone, let_leave(store, interviews, personal_lists));
    KITH_TRY(transaction.commit());
    return gone;
}

} // namespace

Result<bool> keeps_everything(StoreView& store) {
    if (store.is_hub()) return true;
    KITH_TRY_ASSIGN(const auto laptops, list_laptops(store));
    return std::any_of(laptops.begin(), laptops.end(), [](const LaptopRow& laptop) {
        return laptop.own && laptop.role == LaptopRole::coordinator;
    });
}

Result<std::vector<RecordId>> interviews_here(StoreView& store, std::optional<Instant> until) {
    KITH_TRY_ASSIGN(const auto finished, finished_interviews(store, until));
    std::vector<RecordId> interviews;
    for (const FinishedInterview& one : finished)
        if (!is_of_rounds(one.form_id)) interviews.push_back(one.record);
    return interviews;
}

Result<std::uint64_t> apply_retention(Store& store, const std::function<void()>& give_way) {
    std::uint64_t gone = 0;
    KITH_TRY_ASSIGN(const bool keeps, keeps_everything(store));
    if (keeps) return gone;
    KITH_TRY_ASSIGN(const ProjectTerms terms, project_terms(store));
    const auto days = terms.policy.retention_days;
    if (!days) return gone;
    KITH_TRY_ASSIGN(const std::vector<RecordId> interviews,
                    interviews_here(store, last_day_of(*days, store.now())));
    constexpr std::size_t in_one_go = 20;
    for (std::size_t at = 0; at < interviews.size(); at += in_one_go) {
        const std::span some(interviews);
        KITH_TRY_ASSIGN(
            const std::uint64_t left,
            let_some_leave(store, some.subspan(at, std::min(in_one_go, some.size() - at))));
        gone += left;
        give_way();
    }
    if (gone > 0) KITH_TRY(sweep_erased(store));
    return gone;
}

} // namespace kith::app
