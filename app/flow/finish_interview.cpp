#include "app/flow/finish_interview.h"

#include "app/flow/audit_log.h"
#include "survey_core/store/blobs.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith::app {
namespace {

constexpr std::string_view granted = "yes";

Result<std::vector<PlannedInstance>> planned_instances(const LiveInterview& interview) {
    const Form& form = interview.form();
    std::vector<PlannedInstance> instances{{}};
    std::map<std::string, std::size_t> places{{"", 0}};
    for (const Answer& answer : interview.engine().to_record()) {
        const auto ref = parse_node_path(form, answer.path);
        if (!ref) continue;
        const Node& node = form.node(ref->node);
        const std::string path = without_root(form, answer.path);
        if (node.is_repeat()) {
            places[path] = instances.size();
            instances.push_back({path, {}});
        } else if (is_stored(node) && is_permitted(interview.engine(), node)) {
            KITH_TRY_ASSIGN(Value value, interview.to_store(*ref, answer.value));
            if (!value.blank())
                instances[places.at(instance_of(path))].answers.push_back(
                    {ref->node, std::move(value)});
        }
    }
    return instances;
}

/// What is said about questions that the record holds. Where someone is to be asked again stays
/// with the draft.
void plan_remarks(const LiveInterview& interview, std::vector<PlannedInstance>& instances) {
    const Interview& engine = interview.engine();
    const auto add = [&](const std::string& path, std::string_view suffix, Value value) {
        const auto ref = engine.find("/" + std::string(interview.form().root_name()) + path);
        const auto instance =
            std::find_if(instances.begin(), instances.end(), [&](const PlannedInstance& one) {
                return one.path == instance_of(path);
            });
        if (!ref || instance == instances.end() || !engine.state(*ref).relevant) return;
        if (is_permitted(engine, interview.form().node(ref->node)))
            instance->remarks.push_back({ref->node, suffix, std::move(value)});
    };
    for (const auto& [path, missing] : interview.remarks().marks())
        if (interview.remarks().excuses(path))
            add(path, missing_suffix, {Value::Kind::text, std::string(name_of(missing))});
    for (const auto& [path, note] : interview.remarks().notes())
        add(path, note_suffix, note.stored);
}

PlannedInstance& instance_at(std::vector<PlannedInstance>& instances, const std::string& path) {
    const auto known = std::find_if(
        instances.begin(), instances.end(), [&](const auto& one) { return one.path == path; });
    if (known != instances.end()) return *known;
    // A repeat that this version does not have: its parents first.
    const std::size_t slash = path.rfind('/');
    static_cast<void>(instance_at(instances, instance_of(path.substr(0, slash))));
    instances.push_back({path, {}});
    return instances.back();
}

/// What an earlier version of the form asked belongs to the record as well.
Status plan_earlier(const LiveInterview& interview, std::vector<PlannedInstance>& instances) {
    const Interview& engine = interview.engine();
    for (const auto& [path, answer] : interview.earlier()) {
        const auto consent = engine.form().find_name(answer.consent);
        const bool is_permitted = answer.consent.empty() ||
                                  (consent && engine.state(NodeRef{*consent, {}}).value == granted);
        if (!is_permitted) continue;
        PlannedInstance& instance = instance_at(instances, instance_of(path));
        const std::string field = without_positions(path);
        KITH_TRY_ASSIGN(Value value, interview.to_store(answer));
        instance.earlier.emplace_back(field, std::move(value));
        if (const Remarks::Note* note = interview.remarks().note(path))
            instance.earlier.emplace_back(field + std::string(note_suffix), note->stored);
    }
    return {};
}

/// The question that saves to a property of an entity made in this scope, so that a sealed answer
/// stays sealed there.
Result<Value> property_value(const LiveInterview& interview,
                             const EntityAction& action,
                             const std::string& property,
                             const std::string& text) {
    const Form& form = interview.form();
    const std::string instance = instance_of(without_root(form, action.scope_path));
    for (const Node& node : form.nodes()) {
        if (!node.save_to || node.save_to->list != action.list ||
            node.save_to->property != property)
            continue;
        if (!is_permitted(interview.engine(), node)) return Value{};
        const std::string plain = without_root(form, node.path);
        const std::string path = instance + plain.substr(without_positions(instance).size());
        const auto ref = interview.engine().find("/" + std::string(form.root_name()) + path);
        if (ref) return interview.to_store(*ref, text);
    }
    return Value{Value::Kind::text, text};
}

/// The record that the name of this entity was said to mean, if any.
std::optional<RecordId> known_record(const LiveInterview& interview, const PlannedEntity& entity) {
    if (entity.list != "asset") return std::nullopt;
    for (const auto& [path, record] : interview.known())
        if (instance_of(path) == entity.scope) return record;
    return std::nullopt;
}

/// Those that the interview makes, or those that it changes.
Result<std::vector<PlannedEntity>> planned_entities(const LiveInterview& interview, bool updates) {
    std::vector<PlannedEntity> entities;
    for (const EntityAction& action : interview.engine().entities()) {
        if (action.creates == updates) continue;
        PlannedEntity entity{action.list,
                             action.label,
                             instance_of(without_root(interview.form(), action.scope_path)),
                             action.id,
                             {}};
        for (const auto& [property, text] : action.properties) {
            KITH_TRY_ASSIGN(Value value, property_value(interview, action, property, text));
            entity.properties.emplace_back(SaveTo{action.list, property}, std::move(value));
        }
        entity.known = known_record(interview, entity);
        entities.push_back(std::move(entity));
    }
    return entities;
}

std::string first_problem(const LiveInterview& interview, const Problem& problem) {
    const std::string path =
        without_root(interview.form(), node_path(interview.form(), problem.node));
    const char* what = problem.violation == Violation::required ? "needs an answer"
                                                                : "has an answer that does not fit";
    return fmt::format(
        "'{}' {}{}{}", path, what, problem.message.empty() ? "" : ": ", problem.message);
}

/// The draft goes, the tally stays.
Status keep_only_a_tally(Store& store,
                         const LiveInterview& interview,
                         std::optional<DraftId> draft,
                         RecordId author) {
    ChangeGroup group(store, author);
    add_tally(group, interview.version());
    KITH_TRY(group.commit(draft));
    KITH_TRY(collect_blobs(store));                // a picture that was taken goes with the draft
    return store.database().checkpoint_truncate(); // nor in the log of the database
}

} // namespace

std::vector<Problem> open_problems(const LiveInterview& interview) {
    std::vector<Problem> problems = interview.engine().validate();
    std::erase_if(problems, [&](const Problem& problem) {
        const std::string path =
            without_root(interview.form(), node_path(interview.form(), problem.node));
        return problem.violation == Violation::required &&
               (interview.stored_apart(path) != nullptr || interview.remarks().excuses(path));
    });
    return problems;
}

bool is_permitted(const Interview& engine, const Node& node) {
    if (node.access.who != Access::Who::consent) return true;
    const auto question = engine.form().find_name(node.access.purpose);
    return question && engine.state(NodeRef{*question, {}}).value == granted;
}

Result<SubmissionPlan> plan_submission(const LiveInterview& interview, Instant finished_at) {
    SubmissionPlan plan;
    plan.form = &interview.form();
    plan.version = interview.version();
    KITH_TRY_ASSIGN(plan.instances, planned_instances(interview));
    plan_remarks(interview, plan.instances);
    KITH_TRY(plan_earlier(interview, plan.instances));
    KITH_TRY_ASSIGN(plan.entities, planned_entities(interview, false));
    KITH_TRY_ASSIGN(plan.updates, planned_entities(interview, true));
    plan.about = {{field::label, interview.title()},
                  {field::started_at, to_iso8601(interview.started_at())},
                  {field::finished_at, to_iso8601(finished_at)},
                  {field::language, interview.engine().language()}};
    if (interview.noted_unreviewed_consent())
        plan.about.emplace_back(field::unreviewed_consent, "yes");
    return plan;
}

Result<Finished> finish_interview(Store& store,
                                  LiveInterview& interview,
                                  std::optional<DraftId> draft,
                                  RecordId author) {
    interview.engine().finalise();
    if (interview.engine().keeps_nothing()) {
        KITH_TRY(keep_only_a_tally(store, interview, draft, author));
        return Finished{};
    }
    if (interview.needs_consent_override())
        return fail(ErrorCode::refused,
                    fmt::format("Nobody has reviewed the {} wording of the consent; say first that "
                                "the person understood it, or change the language.",
                                interview.engine().language()));
    const std::vector<Problem> problems = open_problems(interview);
    if (!problems.empty())
        return fail(ErrorCode::refused,
                    fmt::format("{} questions still stand in the way; the first: {}.",
                                problems.size(),
                                first_problem(interview, problems.front())));
    if (draft) KITH_TRY(keep_audit_log(store, interview, *draft, author));
    ChangeGroup group(store, author);
    FieldNumbers numbers(store);
    KITH_TRY_ASSIGN(const SubmissionPlan plan, plan_submission(interview, store.now()));
    KITH_TRY_ASSIGN(const WrittenSubmission written, add_to_group(group, numbers, plan));
    KITH_TRY(group.commit(draft));
    return Finished{written.submission, written.entities};
}

} // namespace kith::app
