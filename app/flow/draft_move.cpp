#include "app/flow/draft_move.h"

#include "app/flow/field_paths.h"
#include "app/flow/question_words.h"
#include "survey_core/form/markdown.h"

namespace kith::app {
namespace {

std::string words_of(const Interview& engine, const NodeRef& ref) {
    const std::string label = plain_words(engine.state(ref).label);
    return label.empty() ? engine.form().node(ref.node).name : label;
}

bool is_asked(const Node& node) {
    return is_stored(node) && node.is_shown && !is_invisible(node.type);
}

std::optional<NodeRef> find_here(const LiveInterview& live, const std::string& path) {
    return live.engine().find("/" + std::string(live.form().root_name()) + path);
}

std::string answer_of(const LiveInterview& live, const NodeRef& ref, const std::string& path) {
    if (live.form().node(ref.node).access.is_sealed_when_stored()) return "•••";
    const std::string words = answer_in_words(live.engine(), ref);
    return words.empty() && live.stored_apart(path) != nullptr ? "•••" : words;
}

/// The same draft, opened with either version.
class Comparison {
public:
    Comparison(const LiveInterview& before, const LiveInterview& after)
        : before_(before), after_(after) {}

    void run(DraftMove& move) {
        for (const Answer& answer : before_.engine().to_answers())
            if (const auto ref = before_.engine().find(answer.path)) compare(*ref, move);
        add_new_questions(move);
    }

private:
    void compare(const NodeRef& ref, DraftMove& move) {
        const Interview& engine = before_.engine();
        if (!is_asked(engine.form().node(ref.node))) return;
        const std::string path = without_root(engine.form(), node_path(engine.form(), ref));
        MovedAnswer answer{words_of(engine, ref), answer_of(before_, ref, path), {}};
        if (answer.before.empty()) answer.before = engine.state(ref).stored; // hidden for now
        if (answer.before.empty()) return;
        const auto now = find_here(after_, path);
        if (!now || !after_.form().node(now->node).is_question()) {
            move.no_place.push_back(std::move(answer));
            return;
        }
        const NodeState state = after_.engine().state(*now);
        answer.after = answer_of(after_, *now, path);
        if (answer.after.empty() && !state.relevant) answer.after = state.stored;
        const bool is_wrong = state.violation == Violation::constraint ||
                              state.violation == Violation::wrong_type || state.drops_answer;
        answer.fits = !is_wrong;
        if (answer.after == answer.before && answer.fits)
            ++move.kept;
        else
            move.changed.push_back(std::move(answer));
    }

    void add_new_questions(DraftMove& move) const {
        const std::string old_root = "/" + std::string(before_.form().root_name());
        for (const Node& node : after_.form().nodes()) {
            if (!is_asked(node)) continue;
            if (before_.form().find_path(old_root + without_root(after_.form(), node.path)))
                continue;
            const auto first = after_.engine().find(node.path);
            move.added.push_back(first ? words_of(after_.engine(), *first) : node.name);
        }
    }

    const LiveInterview& before_;
    const LiveInterview& after_;
};

struct Opened {
    Draft draft;
    InterviewPlace before, after;
    DraftStep note;
};

Result<Opened> open_both(StoreView& store, FormShelf& shelf, DraftId id, FormVersionId to) {
    Opened opened;
    KITH_TRY_ASSIGN(opened.draft, load_draft(store, id));
    KITH_TRY_ASSIGN(opened.before, interview_place(store, shelf, opened.draft.summary.form, {}));
    KITH_TRY_ASSIGN(opened.after, interview_place(store, shelf, to, {}));
    if (opened.before.form->settings().form_id != opened.after.form->settings().form_id)
        return fail(ErrorCode::refused,
                    "This draft belongs to another form; only another version of its own form can "
                    "take it over.");
    opened.note = LiveInterview::moving_note(*opened.before.form);
    return opened;
}

} // namespace

Result<DraftMove>
plan_move(StoreView& store, FormShelf& shelf, DraftId id, FormVersionId to, Clock& clock) {
    KITH_TRY_ASSIGN(Opened opened, open_both(store, shelf, id, to));
    DraftMove move{id, to, opened.before.form->settings().version, {}, 0, {}, {}, {}};
    move.version_after = opened.after.form->settings().version;
    KITH_TRY_ASSIGN(const LiveInterview before,
                    LiveInterview::resume(std::move(opened.before), opened.draft, clock));
    opened.draft.steps.push_back(opened.note);
    KITH_TRY_ASSIGN(const LiveInterview after,
                    LiveInterview::resume(std::move(opened.after), opened.draft, clock));
    Comparison(before, after).run(move);
    return move;
}

Status move_to_version(Store& store, FormShelf& shelf, DraftId id, FormVersionId to) {
    KITH_TRY_ASSIGN(const Opened opened, open_both(store, shelf, id, to));
    return move_draft(store, id, to, opened.note);
}

} // namespace kith::app
