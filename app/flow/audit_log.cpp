#include "app/flow/audit_log.h"

#include "app/flow/field_paths.h"
#include "app/flow/finish_interview.h"
#include "app/flow/project.h"
#include "survey_core/export/export_files.h"
#include "survey_core/store/blobs.h"
#include "survey_core/store/forms.h"

#include <algorithm>
#include <set>

namespace kith::app {
namespace {

constexpr std::string_view left_path = "@left";
constexpr std::string_view resumed_path = "@resumed";
constexpr std::string_view questions_path = "@questions";
constexpr std::string_view jump_path = "@jump";
constexpr std::string_view end_path = "@end";

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

/// The group whose questions share a page with this one, as a path with its instance numbers;
/// empty: the question has a page of its own.
std::string page_group(const Form& form, const std::string& path) {
    const auto question =
        form.find_path("/" + std::string(form.root_name()) + without_positions(path));
    if (!question) return {};
    std::string_view found;
    for (NodeIndex at = form.node(*question).parent; at > 0; at = form.node(at).parent)
        if (form.node(at).is_group() && (form.node(at).has_appearance("field-list") ||
                                         form.node(at).has_appearance("table-list")))
            found = form.node(at).path;
    if (found.empty()) return {};
    const std::string group = without_root(form, found);
    std::size_t end = 0;
    for (auto steps = std::count(group.begin(), group.end(), '/'); steps > 0; --steps)
        end = std::min(path.find('/', end + 1), path.size());
    // In a flat form a group is no part of the paths of its questions.
    const std::string prefix = path.substr(0, end);
    return without_positions(prefix) == group ? prefix : std::string();
}

/// Follows the steps; a question is left when another one is reached, or the form is.
class Following {
public:
    explicit Following(const Form& form) : form_(form) {}

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
            return take_note(step.path, at, is_first);
        }
    }

    std::vector<Event> finish(Instant at) {
        leave(at);
        say("form finalize", {}, at);
        return std::move(events_);
    }

private:
    void take_note(std::string_view note, Instant at, bool is_first) {
        if (is_first) return say("form start", {}, at);
        if (note == left_path) return leave(at);
        if (note == resumed_path) return say("form resume", {}, at);
        if (note == jump_path) return show("jump", at);
        if (note == end_path) return show("end screen", at);
        if (note == questions_path && open_ && events_[*open_].path.empty()) go_to(last_, at);
    }
    void close(std::optional<std::size_t>& event, Instant at) {
        if (event) events_[*event].end = at;
        event.reset();
    }
    void say(std::string_view name, const std::string& path, Instant at) {
        events_.push_back({name, path, path, at, {}, {}, {}});
    }
    std::size_t begin(std::string_view name, const std::string& path, Instant at) {
        say(name, path, at);
        return events_.size() - 1;
    }
    /// Every answer was saved when it was given: this is when the worker heard so.
    void leave(Instant at) {
        close(open_, at);
        close(group_, at);
        say("form save", {}, at);
        say("form exit", {}, at);
    }
    void show(std::string_view screen, Instant at) {
        close(open_, at);
        close(group_, at);
        open_ = begin(screen, {}, at);
    }
    void go_to(const std::string& path, Instant at) {
        if (open_ && events_[*open_].path == path) return;
        close(open_, at);
        const std::string group = page_group(form_, path);
        if (group_ && events_[*group_].path != group) close(group_, at);
        if (!group_ && !group.empty()) group_ = begin("group questions", group, at);
        open_ = begin("question", path, at);
        last_ = path;
    }
    void answer(const DraftStep& step) {
        go_to(step.path, step.at);
        Event& event = events_[*open_];
        std::string& current = values_[step.path];
        const std::string next = step.value.kind == Value::Kind::text   ? step.value.bytes
                                 : step.value.kind == Value::Kind::blob ? name_of_file(step.value)
                                                                        : std::string();
        if (!changed_.contains(*open_)) event.old_value = current;
        changed_.insert(*open_);
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

    const Form& form_;
    std::vector<Event> events_;
    std::optional<std::size_t> open_;  // the question or the screen that is shown
    std::optional<std::size_t> group_; // the page it stands on, where questions share one
    std::string last_;                 // the question shown before a screen
    std::set<std::size_t> changed_;
    std::map<std::string, std::string> values_;
};

/// Quoted only where it must be, as the specification wants it.
std::string cell(std::string_view text) {
    std::string safe = safe_cell(text);
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

DraftStep screen_note(LoggedScreen screen) {
    switch (screen) {
    case LoggedScreen::jump:
        return note_at(jump_path);
    case LoggedScreen::end:
        return note_at(end_path);
    case LoggedScreen::questions:
        break;
    }
    return note_at(questions_path);
}

std::string audit_log(const LiveInterview& interview,
                      const AuditWish& wish,
                      const std::vector<DraftStep>& steps,
                      std::string_view worker,
                      Instant finished_at) {
    Following following(interview.form());
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
