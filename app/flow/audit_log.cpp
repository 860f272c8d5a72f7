#include "app/flow/audit_log.h"

#include "app/flow/field_paths.h"
#include "app/flow/finish_interview.h"
#include "app/flow/project.h"
#include "survey_core/export/export_files.h"
#include "survey_core/store/blobs.h"
#include "survey_core/store/forms.h"

#include <set>

namespace kith::app {
namespace {

constexpr std::string_view left_path = "@left";
constexpr std::string_view resumed_path = "@resumed";

DraftStep note_at(std::string_view path) {
    return {DraftStep::Kind::note, std::string(path), {}, {}};
}

struct Event {
    std::string_view name;
    std::string path; // as it was then, without the root; empty: the form as a whole
    std::string now;  // where that is now; empty: taken away with its repeat
    Instant start;
    std::optional<Instant> end;
    std::string old_value;
    std::string new_value;
};

bool can_be_told(const LiveInterview& interview, const std::string& path) {
    const auto ref =
        interview.engine().find("/" + std::string(interview.form().root_name()) + path);
    if (path.empty() || !ref) return false;
    const Node& node = interview.form().node(ref->node);
    const Value* apart = interview.stored_apart(path);
    return is_stored(node) && interview.engine().state(*ref).relevant &&
           is_permitted(interview.engine(), node) && !interview.remarks().excuses(path) &&
           !node.access.is_sealed_when_stored() &&
           (apart == nullptr || apart->kind == Value::Kind::blob);
}

/// Follows the steps; a question is left when another one is reached, or the form is.
class Following {
public:
    void take(const DraftStep& step, bool is_first) {
        const Instant at = step.at;
        switch (step.kind) {
        case DraftStep::Kind::place:
            return go_to(step.path, at);
        case DraftStep::Kind::set:
            return answer(step);
        case DraftStep::Kind::add_repeat:
            return say("add repeat", step.path, at);
        case DraftStep::Kind::remove_repeat:
            take_away(step.path);
            return say("delete repeat", step.path, at);
        case DraftStep::Kind::language:
            return;
        case DraftStep::Kind::note:
            if (is_first) return say("form start", {}, at);
            if (step.path == left_path) return leave("form exit", at);
            if (step.path == resumed_path) return leave("form resume", at);
        }
    }

    std::vector<Event> finish(Instant at) {
        leave("form save", at);
        say("form finalize", {}, at);
        return std::move(events_);
    }

private:
    void close(Instant at) {
        if (is_open_ && !events_.empty()) events_[open_].end = at;
        is_open_ = false;
    }
    void say(std::string_view name, const std::string& path, Instant at) {
        events_.push_back({name, path, path, at, {}, {}, {}});
    }
    void leave(std::string_view name, Instant at) {
        close(at);
        say(name, {}, at);
    }
    void go_to(const std::string& path, Instant at) {
        if (is_open_ && events_[open_].path == path) return;
        close(at);
        open_ = events_.size();
        is_open_ = true;
        say("question", path, at);
    }
    void answer(const DraftStep& step) {
        go_to(step.path, step.at);
        Event& event = events_[open_];
        std::string& current = values_[step.path];
        const std::string next = step.value.kind == Value::Kind::text   ? step.value.bytes
                                 : step.value.kind == Value::Kind::blob ? name_of_file(step.value)
                                                                        : std::string();
        if (!changed_.contains(open_)) event.old_value = current;
        changed_.insert(open_);
        event.new_value = next;
        current = next;
    }
    /// What was said in an instance that is gone is not told; those behind it move up.
    void take_away(const std::string& instance) {
        for (Event& event : events_)
            if (!event.now.empty())
                event.now = path_after_removal(event.now, instance).value_or(std::string());
        std::map<std::string, std::string> moved;
        for (auto& [path, value] : values_)
            if (auto now = path_after_removal(path, instance))
                moved.emplace(std::move(*now), std::move(value));
        values_ = std::move(moved);
    }

    std::vector<Event> events_;
    std::size_t open_ = 0;
    bool is_open_ = false;
    std::set<std::size_t> changed_;
    std::map<std::string, std::string> values_;
};

/// Quoted only where it must be, as the specification wants it.
std::string cell(std::string_view text) {
    const std::string safe = safe_cell(text);
    if (safe.find_first_of(",\r\n") == std::string::npos) return safe;
    std::string quoted = "\"";
    for (const char c : safe)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

std::string milliseconds(std::optional<Instant> at) {
    return at ? std::to_string(at->ms) : std::string();
}

bool is_on(const Parameters& parameters, std::string_view key) {
    return parameters.find(key) == "true";
}

} // namespace

std::optional<AuditWish> audit_wish(const Form& form) {
    for (const Node& node : form.nodes())
        if (node.type == QuestionType::audit)
            return AuditWish{without_root(form, node.path),
                             is_on(node.parameters, "track-changes"),
                             is_on(node.parameters, "identify-user"),
                             node.parameters.find("track-changes-reasons").has_value()};
    return std::nullopt;
}

DraftStep leaving_note() {
    return note_at(left_path);
}

DraftStep resuming_note() {
    return note_at(resumed_path);
}

std::string audit_log(const LiveInterview& interview,
                      const AuditWish& wish,
                      const std::vector<DraftStep>& steps,
                      std::string_view worker,
                      Instant finished_at) {
    Following following;
    for (const DraftStep& step : steps)
        following.take(step, &step == &steps.front());
    std::string csv = "event,node,start,end";
    if (wish.tracks_changes) csv += ",old-value,new-value";
    if (wish.identifies_worker) csv += ",user";
    if (wish.tracks_reasons) csv += ",change-reason";
    csv += "\n";
    const std::string root = "/" + std::string(interview.form().root_name());
    for (const Event& event : following.finish(finished_at)) {
        csv += std::string(event.name) + "," + (event.path.empty() ? "" : cell(root + event.path)) +
               "," + milliseconds(event.start) + "," + milliseconds(event.end);
        const bool tells = wish.tracks_changes && can_be_told(interview, event.now) &&
                           event.old_value != event.new_value;
        if (wish.tracks_changes)
            csv += tells ? "," + cell(event.old_value) + "," + cell(event.new_value) : ",,";
        if (wish.identifies_worker) csv += "," + cell(worker);
        if (wish.tracks_reasons) csv += ",";
        csv += "\n";
    }
    return csv;
}

Status keep_audit_log(Store& store, LiveInterview& interview, DraftId draft, RecordId author) {
    const auto wish = audit_wish(interview.form());
    if (!wish) return {};
    const auto node =
        interview.engine().find("/" + std::string(interview.form().root_name()) + wish->path);
    if (!node) return {};
    KITH_TRY_ASSIGN(
        const auto field,
        find_field(store, question_name(interview.form(), interview.form().node(node->node))));
    if (!field) return {};
    KITH_TRY_ASSIGN(const Draft kept, load_draft(store, draft));
    KITH_TRY_ASSIGN(const std::string worker, worker_name(store, author));
    const std::string csv = audit_log(interview, *wish, kept.steps, worker, store.now());
    KITH_TRY_ASSIGN(const Hash32 blob, save_blob(store, as_bytes(csv)));
    KITH_TRY(interview.answer_with_file(wish->path, {blob, "csv", csv.size()}));
    return {};
}

} // namespace kith::app
