// Opening, starting and closing a project's store, and what home counts.
#include "app/flow/project.h"
#include "app/flow/sealing.h"
#include "app/flow/starter_forms.h"
#include "app/shell/errands.h"
#include "survey_core/store/drafts.h"
#include "survey_core/store/envelopes.h"
#include "survey_core/store/leaving.h"
#include "survey_core/store/records.h"

namespace kith::app {
namespace {

Result<Session> open_store(Desk& desk, std::string_view passphrase) {
    KITH_TRY_ASSIGN(desk.store,
                    Store::open(desk.environment, desk.surroundings.store, Passphrase{passphrase}));
    KITH_TRY(open_beside(desk));
    return session_of(desk);
}

struct Started {
    Session session;
    std::string recovery_code;
};

Result<Started> start(Desk& desk, const command::StartProject& command) {
    ProjectSpec spec;
    spec.name = command.name;
    spec.passphrase = command.passphrase;
    spec.coordinator = command.person;
    spec.is_test = command.is_test;
    KITH_TRY_ASSIGN(StartedProject project,
                    start_project(desk.environment, desk.surroundings.store, spec));
    desk.store = std::move(project.store);
    KITH_TRY(open_beside(desk));
    KITH_TRY_ASSIGN(Session session, session_of(desk));
    return Started{std::move(session), std::move(project.recovery.text)};
}

Status count_what_leaves(StoreView& view, HomeCounts& counts) {
    KITH_TRY_ASSIGN(counts.sent_back, count_records(view, {.status = RecordStatus::has_issues}));
    KITH_TRY_ASSIGN(counts.concerns, count_concerns(view));
    if (view.is_hub()) return {};
    KITH_TRY_ASSIGN(const HandoverCounts own, count_handed_over(view));
    counts.unsent = own.made - own.handed_over + own.confirmations;
    KITH_TRY_ASSIGN(counts.left, count_left(view));
    KITH_TRY_ASSIGN(counts.sealed, count_sealed(view));
    KITH_TRY_ASSIGN(counts.to_seal, count_to_seal(view));
    KITH_TRY_ASSIGN(const ProjectTerms terms, project_terms(view));
    counts.sealing = terms.policy.sealing;
    counts.unsigned_for = own.made - own.received + own.confirmations;
    return {};
}

Result<HomeCounts> count(StoreView& view) {
    HomeCounts counts;
    KITH_TRY_ASSIGN(const auto drafts, list_drafts(view));
    counts.drafts = drafts.size();
    KITH_TRY_ASSIGN(const auto states, count_by_status(view));
    for (const auto& [status, number] : states) {
        if (status == RecordStatus::ready)
            counts.ready += number;
        else if (status != RecordStatus::deleted)
            counts.handed_over += number;
        if (status != RecordStatus::ready && status != RecordStatus::handed_over &&
            status != RecordStatus::deleted)
            counts.received += number;
    }
    KITH_TRY_ASSIGN(counts.records, count_collected(view, {}));
    KITH_TRY_ASSIGN(const auto conflicts, list_conflicts(view));
    counts.conflicts = conflicts.size();
    KITH_TRY_ASSIGN(const auto waiting, list_quarantined(view));
    counts.waiting_files = waiting.size();
    KITH_TRY(count_what_leaves(view, counts));
    return counts;
}

Status add_one_form(Desk& desk, const std::string& path) {
    KITH_TRY_ASSIGN(const FormAdded added, add_form_file(*desk.store, path));
    if (added.form) return {};
    for (const Finding& finding : added.findings)
        if (finding.severity == Severity::error)
            return fail(ErrorCode::bad_input,
                        "This form cannot be used yet. Sheet " + finding.sheet + ", cell " +
                            finding.cell + ": " + finding.message);
    return fail(ErrorCode::bad_input,
                "This form cannot be used yet; run kithctl form check on it.");
}

} // namespace

Result<Session> session_of(Desk& desk) {
    Store& store = *desk.store;
    Session session;
    session.project = store.project().name;
    session.is_test = store.project().is_test;
    session.is_hub = store.is_hub();
    KITH_TRY_ASSIGN(session.worker, worker_of(store));
    KITH_TRY_ASSIGN(session.person, worker_name(store, session.worker));
    return session;
}

Status open_beside(Desk& desk) {
    KITH_TRY(desk.store->checkpoint_aside());
    KITH_TRY_ASSIGN(desk.reader, desk.store->open_reader());
    return {};
}

void let_go(Desk& desk) {
    desk.reader.reset();
    desk.store.reset();
    desk.shelf = {};
    desk.reader_shelf = {};
}

News run(Desk& desk, const command::OpenStore& command) {
    auto session = open_store(desk, command.passphrase);
    if (session) return news::StoreOpened{std::move(*session)};
    let_go(desk);
    return news::OpenFailed{session.error()};
}

News run(Desk& desk, const command::CheckWords& command) {
    const auto key = open_slots(desk.store->slots(), Passphrase{command.passphrase});
    if (key) return news::WordsRight{};
    return news::OpenFailed{key.error()};
}

News run(Desk& desk, const command::StartProject& command) {
    auto started = start(desk, command);
    if (started)
        return news::ProjectStarted{std::move(started->session), std::move(started->recovery_code)};
    let_go(desk);
    return news::OpenFailed{started.error()};
}

News run(Desk& desk, const command::CloseStore&) {
    if (desk.store) {
        if (const Status closed = desk.store->close(); !closed) {
            let_go(desk);
            return news::Failed{closed.error()};
        }
    }
    let_go(desk);
    return news::StoreClosed{};
}

News run(Desk& desk, const command::LoadHome&) {
    auto counts = count(*desk.reader);
    if (!counts) return news::Failed{counts.error()};
    return news::HomeLoaded{*counts};
}

News run(Desk& desk, const command::LoadForms&) {
    auto forms = list_forms(*desk.reader);
    if (!forms) return news::Failed{forms.error()};
    return news::FormsLoaded{std::move(*forms)};
}

News run(Desk& desk, const command::AddForm& command) {
    const Status added = command.path.empty()
                             ? add_first_forms(*desk.store, desk.surroundings.share)
                             : add_one_form(desk, command.path);
    if (!added) return news::Failed{added.error()};
    auto forms = list_forms(*desk.store);
    if (!forms) return news::Failed{forms.error()};
    return news::FormsLoaded{std::move(*forms)};
}

} // namespace kith::app
