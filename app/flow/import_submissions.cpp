#include "app/flow/import_submissions.h"

#include "app/flow/finish_interview.h"
#include "app/flow/import_answers.h"
#include "app/flow/project.h"
#include "app/flow/submissions.h"
#include "survey_core/openrosa/import_source.h"
#include "survey_core/store/blobs.h"
#include "survey_core/store/erasures.h"
#include "survey_core/store/records.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace kith::app {
namespace {

/// Calls back with every submission and its name elsewhere: the one it came with, else the one it
/// would go out with.
Status for_each_alias(StoreView& store,
                      const std::function<void(const std::string& alias, RecordId record)>& visit) {
    return for_each_record(store, [&](const Change& creation) -> Status {
        if (creation.header.record_kind != RecordKind::submission) return {};
        std::string alias =
            std::string(openrosa_scheme) + instance_id_from(to_text(creation.header.record));
        if (const auto body = body_of(creation))
            for (const FieldWrite& write : body->fields)
                if (write.field == field::alias) alias = write.value.bytes;
        visit(alias, creation.header.record);
        return {};
    });
}

struct KnownVersion {
    FormVersionId id{};
    InterviewPlace place;
};

struct KnownForm {
    std::vector<KnownVersion> versions; // the newest first
    std::vector<SharedForm> forms;
};

Result<KnownForm> known_form(Store& store, FormShelf& shelf, const std::string& form_id) {
    KnownForm known;
    KITH_TRY_ASSIGN(const auto rows, list_forms(store));
    for (const FormRow& row : rows) {
        if (row.form_id != form_id) continue;
        KITH_TRY_ASSIGN(InterviewPlace place, interview_place(store, shelf, row.id, {}));
        known.forms.push_back(place.form);
        known.versions.push_back({row.id, std::move(place)});
    }
    if (known.forms.empty())
        return fail(
            ErrorCode::not_found,
            fmt::format("There is no form '{}' in this store; form list shows those there are.",
                        form_id));
    return known;
}

/// What the record's own metadata says, as text of an instant; empty where it says nothing.
std::string stamp_of(const Form& form, const ImportedSubmission& submission, QuestionType type) {
    for (const Answer& answer : submission.answers) {
        const auto node = form.find_path(answer.path);
        if (!node || form.node(*node).type != type) continue;
        if (const auto instant = parse_instant(answer.value)) return to_iso8601(*instant);
    }
    return {};
}

/// Everything up to the group's commit; only pictures are stored before, and taken back without it.
class Importing {
public:
    Importing(Store& store, KnownForm form, RecordId author)
        : store_(store), form_(std::move(form)), group_(store, author), numbers_(store) {}

    Status learn_aliases() {
        KITH_TRY_ASSIGN(const auto erasures, list_erasures(store_));
        for (const ErasureRow& erasure : erasures) {
            erased_tags_.insert(erasure.aliases.begin(), erasure.aliases.end());
            KITH_TRY_ASSIGN(const auto records, erased_by(store_, erasure.id));
            for (const RecordId record : records)
                KITH_TRY(note_erased(record));
        }
        return for_each_alias(store_, [&](const std::string& alias, RecordId record) {
            known_.emplace(alias, record);
        });
    }

    Status take(const ImportedBatch& batch) {
        for (const RefusedSource& refused : batch.refused)
            report_.refused.push_back({refused.source, "refused", {}, refused.reason});
        for (const auto& [source, finding] : batch.findings)
            note(source, finding);
        for (const ImportedSubmission& submission : batch.submissions)
            KITH_TRY(add(submission));
        return {};
    }

    Result<ImportReport> finish(bool skip_bad) {
        if (!report_.refused.empty() && !skip_bad) {
            report_.added.clear();
            report_.kept_nothing = 0;
        }
        if (!report_.added.empty()) {
            KITH_TRY(group_.commit());
        } else {
            KITH_TRY(collect_blobs(store_));
        }
        return std::move(report_);
    }

private:
    /// The name that a record of ours goes out under.
    Status note_erased(RecordId record) {
        KITH_TRY_ASSIGN(
            std::string tag,
            alias_tag(store_, std::string(openrosa_scheme) + instance_id_from(to_text(record))));
        erased_tags_.insert(std::move(tag));
        return {};
    }

    void note(const std::string& source, const ImportFinding& finding) {
        report_.findings.push_back({source, finding.code, finding.path, finding.message});
    }

    Status add(const ImportedSubmission& submission) {
        const std::string alias = std::string(openrosa_scheme) + submission.instance_id;
        if (const auto known = known_.find(alias); known != known_.end()) {
            report_.already_here.push_back(
                {submission.source, known->second, submission.instance_id});
            return {};
        }
        KITH_TRY_ASSIGN(const std::string tag, alias_tag(store_, alias));
        if (erased_tags_.contains(tag)) {
            note(submission.source,
                 {"erased", {}, "This person was erased, so the record is not taken in again."});
            return {};
        }
        const KnownVersion& version = form_.versions[submission.version];
        const Form& form = *version.place.form;
        // The day of the interview, so that what follows from today() comes out as it did then.
        const std::string started = stamp_of(form, submission, QuestionType::start);
        const auto began = parse_instant(started);
        FixedClock clock(began ? *began : store_.now());
        KITH_TRY_ASSIGN(LiveInterview interview,
                        LiveInterview::start(version.place, clock, store_.environment().random));
        KITH_TRY_ASSIGN(const auto findings, take_answers(store_, interview, submission));
        if (interview.engine().keeps_nothing()) {
            ++report_.kept_nothing;
            return {};
        }
        for (const ImportFinding& finding : submission.findings)
            note(submission.source, finding);
        for (const ImportFinding& finding : findings)
            note(submission.source, finding);
        KITH_TRY_ASSIGN(SubmissionPlan plan, plan_submission(interview, store_.now()));
        describe(plan, submission, alias);
        KITH_TRY_ASSIGN(const WrittenSubmission written, add_to_group(group_, numbers_, plan));
        group_.end_group();
        known_[alias] = written.submission;
        report_.added.push_back({submission.source, written.submission, submission.instance_id});
        return {};
    }

    /// Its name elsewhere, its own times instead of the import's, and the ids of its entities.
    void describe(SubmissionPlan& plan,
                  const ImportedSubmission& submission,
                  const std::string& alias) const {
        std::erase_if(plan.about, [](const auto& one) {
            return one.first == field::started_at || one.first == field::finished_at ||
                   one.first == field::language;
        });
        plan.about.emplace_back(field::alias, alias);
        for (const auto& [field, type] : {std::pair{field::started_at, QuestionType::start},
                                          std::pair{field::finished_at, QuestionType::end}})
            if (const std::string stamp = stamp_of(*plan.form, submission, type); !stamp.empty())
                plan.about.emplace_back(field, stamp);
        for (PlannedEntity& entity : plan.entities) {
            const auto theirs = std::find_if(
                submission.entities.begin(),
                submission.entities.end(),
                [&](const EntityAction& one) {
                    return one.list == entity.list && !one.id.empty() &&
                           instance_of(without_root(*plan.form, one.scope_path)) == entity.scope;
                });
            if (theirs != submission.entities.end()) entity.id = theirs->id;
        }
    }

    Store& store_;
    KnownForm form_;
    ChangeGroup group_;
    FieldNumbers numbers_;
    std::map<std::string, RecordId> known_; // by alias
    std::set<std::string> erased_tags_;
    ImportReport report_;
};

} // namespace

Result<ImportReport>
import_submissions(Store& store, FormShelf& shelf, const ImportRequest& request) {
    KITH_TRY_ASSIGN(KnownForm form, known_form(store, shelf, request.form_id));
    KITH_TRY_ASSIGN(const ImportedBatch batch,
                    read_import(store.environment().files, request.from, form.forms));
    KITH_TRY_ASSIGN(const RecordId author, worker_of(store));
    // Pictures are kept before the records that refer to them.
    KITH_TRY_ASSIGN(const Hold hold, Hold::take(store.database()));
    Importing importing(store, std::move(form), author);
    KITH_TRY(importing.learn_aliases());
    KITH_TRY(importing.take(batch));
    return importing.finish(request.skip_bad);
}

Result<std::vector<SameSubmission>> list_same_submissions(StoreView& store) {
    std::map<std::string, std::vector<RecordId>> records;
    KITH_TRY(for_each_alias(store, [&](const std::string& alias, RecordId record) {
        records[alias].push_back(record);
    }));
    std::vector<SameSubmission> same;
    for (const auto& [alias, all] : records) {
        if (all.size() < 2) continue;
        SameSubmission one{alias.substr(std::min(alias.size(), openrosa_scheme.size())), {}};
        for (const RecordId id : all) {
            KITH_TRY_ASSIGN(const auto record, find_record(store, id));
            if (record && record->status != RecordStatus::deleted) one.records.push_back(id);
        }
        std::sort(one.records.begin(), one.records.end());
        if (one.records.size() >= 2) same.push_back(std::move(one));
    }
    return same;
}

} // namespace kith::app
