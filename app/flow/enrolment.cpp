#include "app/flow/enrolment.h"

#include "app/flow/project.h"
#include "survey_core/base/text.h"
#include "survey_core/store/changes.h"
#include "survey_core/store/forms.h"
#include "sync/hub/card.h"
#include "sync/hub/hub.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith::app {
namespace {

Result<SigningKey> coordinator_signing_key(StoreView& store) {
    KITH_TRY_ASSIGN(auto secret, store.find_fact(Fact::coordinator_sign_secret));
    if (!secret) return fail(ErrorCode::refused, "Only a coordinator's store can let laptops in.");
    return signing_key_from(SecretKey::copy_of(*secret));
}

Result<std::uint32_t> coordinator_number(StoreView& store) {
    KITH_TRY_ASSIGN(const auto certificate, store.find_fact(Fact::coordinator_certificate));
    if (!certificate)
        return fail(ErrorCode::refused, "Only a coordinator's store can let laptops in.");
    KITH_TRY_ASSIGN(const auto decoded, sync::decode_coordinator_certificate(*certificate));
    return decoded.number;
}

/// A laptop knows itself from the start; the hub hears of it by its first hand-over.
Status keep_own_laptop(Store& store, const JoinSpec& spec, RecordId worker) {
    LaptopRow row;
    row.id = store.laptop();
    row.sign = store.laptop_signing_key().public_key;
    row.seal = store.laptop_sealing_key().public_key;
    row.name = trim(spec.laptop);
    row.worker = worker;
    row.last_seen = store.now();
    row.own = true;
    return save_laptop(store, row);
}

/// What makes a new store a field laptop's.
Status begin(Store& store, const sync::Card& card, const JoinSpec& spec) {
    {
        KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(store.database()));
        KITH_TRY(sync::install_card(store, card));
        KITH_TRY(transaction.commit());
    }
    KITH_TRY(refresh_all_rows(store));
    KITH_TRY_ASSIGN(const RecordId worker, add_worker(store, spec.worker));
    KITH_TRY(store.set_fact(Fact::worker, as_bytes(to_text(worker))));
    return keep_own_laptop(store, spec, worker);
}

Result<LaptopRow> other_laptop(StoreView& store, const LaptopId& id) {
    KITH_TRY_ASSIGN(auto laptop, find_laptop(store, id));
    if (!laptop)
        return fail(ErrorCode::not_found,
                    fmt::format("No hand-over of a laptop {} has come in yet; laptop list shows "
                                "those there are.",
                                to_hex(id)));
    if (laptop->own)
        return fail(ErrorCode::refused,
                    "This is the coordinator's own laptop; it is always let in.");
    return std::move(*laptop);
}

std::string sentence_of(const sync::Gap& gap) {
    return gap.missing.first == gap.missing.last
               ? fmt::format("change {} never arrived", gap.missing.first)
               : fmt::format("changes {} to {} never arrived", gap.missing.first, gap.missing.last);
}

} // namespace

Result<CardWritten> write_joining_card(Store& store, const Path& file) {
    KITH_TRY_ASSIGN(const bool passed, drill_has_passed(store));
    if (!passed && !store.project().is_test)
        return fail(ErrorCode::refused,
                    "The recovery drill comes first: type the code from the printed sheet (kithctl "
                    "project drill), then make the card.");
    KITH_TRY_ASSIGN(const sync::Card card, sync::make_card(store));
    KITH_TRY(sync::write_card(store, card, file));
    KITH_TRY_ASSIGN(const auto forms, list_forms(store));
    return CardWritten{forms.size(), sync::check_words(card)};
}

Result<std::unique_ptr<Store>> join_project(const StoreEnvironment& environment,
                                            const Path& folder,
                                            const Path& card_file,
                                            const JoinSpec& spec) {
    if (trim(spec.laptop).empty())
        return fail(ErrorCode::bad_input, "The laptop needs a name, such as the label on its lid.");
    if (trim(spec.worker).empty())
        return fail(ErrorCode::bad_input, "A worker needs a name; type what people call them.");
    KITH_TRY_ASSIGN(const sync::Card card, sync::read_card(environment.files, card_file));
    StoreSpec store_spec;
    store_spec.project = card.project;
    store_spec.passphrase = spec.passphrase;
    store_spec.cost = kdf_cost(card.project.is_test);
    for (const auto& coordinator : card.coordinators)
        store_spec.coordinators.push_back(coordinator.seal);
    store_spec.laptop_name = trim(spec.laptop);
    KITH_TRY_ASSIGN(auto store, Store::create(environment, folder, store_spec));
    const Status begun = begin(*store, card, spec);
    if (!begun) {
        store.reset();
        remove_store(environment.files, folder); // half a laptop is none
        return same_error(begun);
    }
    return store;
}

Result<bool> is_test_card(FileSystem& files, const Path& card_file) {
    KITH_TRY_ASSIGN(const sync::Card card, sync::read_card(files, card_file));
    return card.project.is_test;
}

Result<std::vector<LaptopView>> list_project_laptops(StoreView& store) {
    KITH_TRY_ASSIGN(const auto rows, list_laptops(store));
    KITH_TRY_ASSIGN(const auto gaps, sync::list_gaps(store));
    std::vector<LaptopView> laptops;
    for (const LaptopRow& row : rows) {
        LaptopView view{row, {}, check_words(row.sign), 0, {}};
        if (row.worker) {
            KITH_TRY_ASSIGN(view.worker, worker_name(store, *row.worker));
        }
        for (const sync::Gap& gap : gaps) {
            if (gap.laptop != row.id) continue;
            view.behind += gap.missing.last - gap.missing.first + 1;
            view.gaps.push_back(sentence_of(gap));
        }
        laptops.push_back(std::move(view));
    }
    std::stable_sort(laptops.begin(), laptops.end(), [](const LaptopView& a, const LaptopView& b) {
        return std::pair(!a.row.own, a.row.name) < std::pair(!b.row.own, b.row.name);
    });
    return laptops;
}

Result<Approved> approve_laptop(Store& store, const LaptopId& id, LaptopRole role) {
    KITH_TRY_ASSIGN(const SigningKey key, coordinator_signing_key(store));
    KITH_TRY_ASSIGN(const std::uint32_t number, coordinator_number(store));
    KITH_TRY_ASSIGN(LaptopRow laptop, other_laptop(store, id));
    const auto certificate =
        sync::certify(sync::LaptopCertificate{store.project().id,
                                              number,
                                              laptop.sign,
                                              laptop.seal,
                                              static_cast<sync::Role>(role),
                                              store.now() + sync::laptop_certificate_span,
                                              {}},
                      key);
    laptop.role = role;
    laptop.state = LaptopState::approved;
    laptop.certificate = sync::encode(certificate);
    KITH_TRY(save_laptop(store, laptop));
    sync::Hub hub(store);
    KITH_TRY_ASSIGN(sync::MergeReport merged, hub.merge_waiting(id));
    return Approved{std::move(laptop), std::move(merged)};
}

std::uint64_t Approved::merged_files() const {
    return static_cast<std::uint64_t>(
        std::count_if(merged.files.begin(), merged.files.end(), [](const sync::FileReport& file) {
            return file.outcome != sync::FileOutcome::quarantined &&
                   file.outcome != sync::FileOutcome::refused;
        }));
}

Status check_laptop(StoreView& store, const LaptopId& id) {
    KITH_TRY(coordinator_signing_key(store));
    KITH_TRY(other_laptop(store, id));
    return {};
}

Status retire_laptop(Store& store, const LaptopId& id) {
    KITH_TRY(check_laptop(store, id));
    KITH_TRY_ASSIGN(LaptopRow laptop, other_laptop(store, id));
    laptop.state = LaptopState::retired;
    return save_laptop(store, laptop);
}

} // namespace kith::app
