#include "app/flow/project.h"

#include "app/flow/project_terms.h"
#include "survey_core/base/text.h"
#include "survey_core/store/changes.h"
#include "survey_core/store/records.h"
#include "survey_core/store/snapshots.h"
#include "sync/bundle/certificate.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith::app {
namespace {

constexpr std::uint32_t first_coordinator = 1;
constexpr KdfCost test_cost{8ULL << 20U, 1};

Status keep_coordinator(Store& store,
                        const SigningKey& root,
                        const SigningKey& sign_key,
                        const SealingKey& seal_key) {
    const auto certificate = sync::certify(
        sync::CoordinatorCertificate{
            store.project().id, first_coordinator, sign_key.public_key, seal_key.public_key, {}},
        root);
    const Bytes encoded = sync::encode(certificate);
    KITH_TRY(store.set_fact(Fact::root_secret, root.secret.view()));
    KITH_TRY(store.set_fact(Fact::coordinator_number, as_bytes(std::to_string(first_coordinator))));
    KITH_TRY(store.set_fact(Fact::coordinator_sign_secret, sign_key.secret.view()));
    KITH_TRY(store.set_fact(Fact::coordinator_seal_secret, seal_key.secret.view()));
    KITH_TRY(store.set_fact(Fact::coordinator_certificate, encoded));
    KITH_TRY(store.set_fact(Fact::tag_key, SecretKey::random().view()));
    KITH_TRY(store.set_fact(Fact::data_key, SecretKey::random().view()));
    return save_coordinator(store,
                            {first_coordinator, sign_key.public_key, seal_key.public_key, encoded});
}

/// The coordinator's own laptop is approved from the start.
Status keep_own_laptop(Store& store, const SigningKey& coordinator, RecordId worker) {
    const Key32 sign_public = store.laptop_signing_key().public_key;
    const Key32 seal_public = store.laptop_sealing_key().public_key;
    const auto certificate =
        sync::certify(sync::LaptopCertificate{store.project().id,
                                              first_coordinator,
                                              sign_public,
                                              seal_public,
                                              sync::Role::coordinator,
                                              store.now() + sync::laptop_certificate_span,
                                              {}},
                      coordinator);
    LaptopRow row;
    row.id = store.laptop();
    row.sign = sign_public;
    row.seal = seal_public;
    row.name = "This laptop";
    row.role = LaptopRole::coordinator;
    row.state = LaptopState::approved;
    row.certificate = sync::encode(certificate);
    row.worker = worker;
    row.last_seen = store.now();
    row.own = true;
    KITH_TRY(store.set_fact(Fact::laptop_certificate, row.certificate));
    return save_laptop(store, row);
}

/// What makes a new store a coordinator's.
Status begin(Store& store,
             const SigningKey& root,
             const SigningKey& sign_key,
             const SealingKey& seal_key,
             std::string_view coordinator) {
    KITH_TRY(keep_coordinator(store, root, sign_key, seal_key));
    KITH_TRY_ASSIGN(const RecordId worker, add_worker(store, coordinator));
    KITH_TRY(store.set_fact(Fact::worker, as_bytes(to_text(worker))));
    return keep_own_laptop(store, sign_key, worker);
}

/// A scratch folder that goes away whatever happens. Its name is nobody else's.
class ScratchCopy {
public:
    ScratchCopy(const StoreEnvironment& environment, const Path& beside)
        : files_(environment.files) {
        do {
            folder_ = beside.parent_path() / fmt::format("{}-drill-{:08x}.kith",
                                                         beside.stem().string(),
                                                         environment.random.next() >> 32U);
        } while (files_.exists(folder_));
    }
    ~ScratchCopy() { remove_store(files_, folder_); }
    ScratchCopy(const ScratchCopy&) = delete;
    ScratchCopy& operator=(const ScratchCopy&) = delete;
    [[nodiscard]] const Path& folder() const { return folder_; }

private:
    FileSystem& files_;
    Path folder_;
};

} // namespace

KdfCost kdf_cost(bool is_test) {
    return is_test ? test_cost : KdfCost{};
}

void remove_store(FileSystem& files, const Path& path) {
    if (const auto inside = files.list(path))
        for (const Path& one : *inside)
            remove_store(files, one);
    static_cast<void>(files.remove(path)); // what cannot be removed is encrypted
}

Result<StartedProject>
start_project(const StoreEnvironment& environment, const Path& folder, const ProjectSpec& spec) {
    if (trim(spec.name).empty())
        return fail(ErrorCode::bad_input, "A project needs a name; type what people call it.");
    const SigningKey root = make_signing_key();
    const SigningKey sign_key = make_signing_key();
    const SealingKey seal_key = make_sealing_key();
    RecoveryCode recovery = make_recovery_code();

    StoreSpec store_spec;
    store_spec.project = {hash16(root.public_key), trim(spec.name), spec.is_test, root.public_key};
    store_spec.passphrase = spec.passphrase;
    store_spec.cost = kdf_cost(spec.is_test);
    store_spec.recovery_key = &recovery.key;
    store_spec.coordinators = {seal_key.public_key};
    store_spec.laptop_name = "This laptop";
    KITH_TRY_ASSIGN(auto store, Store::create(environment, folder, store_spec));
    const Status begun = begin(*store, root, sign_key, seal_key, spec.coordinator);
    if (!begun) {
        store.reset();
        remove_store(environment.files, folder); // half a project is none
        return same_error(begun);
    }
    return StartedProject{std::move(store), std::move(recovery)};
}

Status recovery_drill(Store& store, std::string_view code) {
    KITH_TRY(parse_recovery_code(code));
    const StoreEnvironment& environment = store.environment();
    const ScratchCopy scratch(environment, store.folder());
    KITH_TRY_ASSIGN(const Snapshot snapshot, take_snapshot(store));
    KITH_TRY(restore_snapshot(environment.files, snapshot.file, scratch.folder()));
    KITH_TRY_ASSIGN(auto opened, Store::open(environment, scratch.folder(), RecoveryText{code}));
    KITH_TRY(opened->close());
    return store.set_fact(Fact::drill_passed, as_bytes(to_iso8601(store.now())));
}

Result<bool> drill_has_passed(StoreView& store) {
    KITH_TRY_ASSIGN(const auto passed, store.find_fact(Fact::drill_passed));
    return passed.has_value();
}

Result<RecordId> add_worker(Store& store, std::string_view name) {
    const std::string clean = trim(name);
    if (clean.empty())
        return fail(ErrorCode::bad_input, "A worker needs a name; type what people call them.");
    ChangeGroup group(store, RecordId{});
    const RecordId worker = group.create({RecordKind::worker, {}, {}, 0},
                                         {{field::name, {Value::Kind::text, clean}, {}}});
    KITH_TRY(group.commit());
    return worker;
}

Result<RecordId> worker_of(StoreView& store) {
    KITH_TRY_ASSIGN(const auto text, store.find_fact(Fact::worker));
    if (!text)
        return fail(ErrorCode::not_found,
                    "This store does not say who uses it; join the project again.");
    return parse_dot(as_text(*text));
}

Result<std::string> worker_name(StoreView& store, RecordId worker) {
    KITH_TRY_ASSIGN(const auto record, find_record(store, worker));
    return record ? std::string(record->text(field::name)) : std::string();
}

Result<std::string> coordinator_phone(StoreView& store) {
    KITH_TRY_ASSIGN(const ProjectTerms terms, project_terms(store));
    if (!terms.phone.empty()) return terms.phone;
    KITH_TRY_ASSIGN(const auto phone, store.find_fact(Fact::coordinator_phone));
    return phone ? std::string(as_text(*phone)) : std::string();
}

Status check_phone(std::string_view phone) {
    const bool has_digit =
        std::any_of(phone.begin(), phone.end(), [](char one) { return one >= '0' && one <= '9'; });
    if (has_digit) return {};
    return fail(ErrorCode::bad_input,
                "A phone number needs digits; type it as people would dial it.");
}

Status keep_coordinator_phone(Store& store, std::string_view phone) {
    const std::string number = trim(phone);
    KITH_TRY(check_phone(number));
    KITH_TRY_ASSIGN(ProjectTerms terms, project_terms(store));
    if (store.is_hub()) {
        terms.phone = number;
        return keep_project_terms(store, terms);
    }
    if (!terms.phone.empty() && terms.phone != number)
        return fail(ErrorCode::refused,
                    "People ring " + terms.phone +
                        " in this project; only a coordinator can change that number.");
    return store.set_fact(Fact::coordinator_phone, as_bytes(number));
}

Result<SealingKey> coordinator_sealing_key(StoreView& store) {
    KITH_TRY_ASSIGN(const auto secret, store.find_fact(Fact::coordinator_seal_secret));
    if (!secret)
        return fail(ErrorCode::refused, "Only a coordinator's store can open sealed answers.");
    return sealing_key_from(SecretKey::copy_of(*secret));
}

} // namespace kith::app
