#include "app/flow/import_answers.h"

#include "app/flow/field_paths.h"
#include "app/flow/finish_interview.h"
#include "app/flow/keep_file.h"
#include "app/media/photo.h"
#include "survey_core/interview/normal_form.h"
#include "survey_core/store/blobs.h"

#include <algorithm>
#include <set>

namespace kith::app {
namespace {

constexpr int most_passes = 3;
constexpr std::int32_t most_imported_instances = 10'000;

/// One is the other, whatever the order of several choices.
bool same_answer(QuestionType type, const std::string& ours, const std::string& theirs) {
    const std::string normal = normal_answer(type, theirs);
    if (ours == normal || type != QuestionType::select_multiple) return ours == normal;
    const auto sorted_words = [](const std::string& text) {
        std::multiset<std::string> words;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find(' ', at), text.size());
            if (end > at) words.insert(text.substr(at, end - at));
            at = end + 1;
        }
        return words;
    };
    return sorted_words(ours) == sorted_words(normal);
}

class Taking {
public:
    Taking(Store& store, LiveInterview& interview, const ImportedSubmission& submission)
        : store_(store), interview_(interview), submission_(submission) {
        for (const Answer& answer : submission.answers) {
            wanted_[answer.path] = answer.value;
            by_depth_.push_back(&answer);
        }
        std::stable_sort(by_depth_.begin(), by_depth_.end(), [](const Answer* a, const Answer* b) {
            return depth(a->path) < depth(b->path);
        });
    }

    Result<std::vector<ImportFinding>> take() {
        for (int pass = 0; pass < most_passes; ++pass) {
            bool changed = false;
            for (const Answer* answer : by_depth_)
                changed = set(*answer) || changed;
            changed = tidy({}) || changed;
            if (!changed) break;
        }
        KITH_TRY(take_files());
        interview_.engine().recompute();
        for (const Answer& answer : submission_.answers)
            compare(answer);
        report_violations();
        return std::move(findings_);
    }

private:
    static std::ptrdiff_t depth(const std::string& path) {
        return std::count(path.begin(), path.end(), '[');
    }
    Interview& engine() { return interview_.engine(); }
    [[nodiscard]] std::string short_path(const std::string& path) const {
        return without_root(interview_.form(), path);
    }
    void find(const char* code, const std::string& path, const char* message) {
        findings_.push_back({code, path, message});
    }

    /// True when something became different.
    bool set(const Answer& answer) {
        const auto ref = parse_node_path(interview_.form(), answer.path);
        if (!ref) return false;
        const bool grew = make_instances(*ref);
        const Node& node = interview_.form().node(ref->node);
        if (!node.is_question() || node.type == QuestionType::note || !engine().exists(*ref))
            return grew;
        const std::string stored = engine().state(*ref).stored;
        if (same_answer(node.type, stored, answer.value)) return grew;
        return interview_.answer(short_path(answer.path), answer.value).has_value() || grew;
    }

    bool make_instances(const NodeRef& ref) {
        std::vector<NodeIndex> repeats;
        for (NodeIndex at = ref.node; at != no_node; at = interview_.form().node(at).repeat)
            if (interview_.form().node(at).is_repeat()) repeats.insert(repeats.begin(), at);
        bool grew = false;
        for (std::size_t i = 0; i < std::min(repeats.size(), ref.instances.size()); ++i) {
            const auto above = ref.instances.begin() + static_cast<std::ptrdiff_t>(i);
            const NodeRef series{repeats[i], {ref.instances.begin(), above}};
            if (!engine().exists(series) || *above > most_imported_instances) return grew;
            while (engine().count(series) < *above && engine().may_add(series)) {
                if (!interview_.add_repeat(short_path(node_path(interview_.form(), series))))
                    return grew;
                grew = true;
            }
        }
        return grew;
    }

    /// Takes away what this laptop filled in by itself and the record does not have: defaults,
    /// metadata, first instances.
    bool tidy(const NodeRef& top) {
        bool changed = false;
        std::vector<NodeRef> waiting{top};
        while (!waiting.empty()) {
            const NodeRef ref = std::move(waiting.back());
            waiting.pop_back();
            if (!engine().exists(ref)) continue;
            const Node& node = interview_.form().node(ref.node);
            if (node.is_question()) {
                changed = blank(ref, node) || changed;
                continue;
            }
            if (engine().may_add(ref)) changed = drop_instances(ref) || changed;
            for (NodeRef& child : engine().children(ref))
                waiting.push_back(std::move(child));
        }
        return changed;
    }

    bool blank(const NodeRef& ref, const Node& node) {
        const std::string path = node_path(interview_.form(), ref);
        if (wanted_.contains(path) || node.calculation != no_expression) return false;
        if (node.type == QuestionType::note || node.type == QuestionType::instance_id) return false;
        if (engine().state(ref).stored.empty()) return false;
        return interview_.answer(short_path(path), "").has_value();
    }

    bool drop_instances(const NodeRef& series) {
        const std::string path = node_path(interview_.form(), series);
        bool dropped = false;
        for (std::int32_t last = engine().count(series); last > 0; --last) {
            const std::string instance = path + "[" + std::to_string(last) + "]";
            if (wanted_.contains(instance)) break;
            dropped = interview_.remove_repeat(short_path(instance)).has_value() || dropped;
        }
        return dropped;
    }

    Status take_files() {
        for (const Answer& answer : submission_.answers) {
            const auto ref = engine().find(answer.path);
            if (!ref || answer.value.empty() || !engine().state(*ref).relevant) continue;
            const QuestionType type = interview_.form().node(ref->node).type;
            if (takes_a_file(type)) KITH_TRY(take_file(answer, type));
        }
        return {};
    }

    /// The name must be a plain one, so that no record points out of its own folder.
    Status take_file(const Answer& answer, QuestionType type) {
        const Path name(answer.value);
        if (name.has_parent_path() || answer.value == ".." || submission_.folder.empty()) {
            find("file-missing", answer.path, "names a file that is not beside the record");
            return {};
        }
        Path file = submission_.folder / name;
        if (!store_.environment().files.exists(file)) file = submission_.folder / "media" / name;
        const auto kept =
            type == QuestionType::image ? keep_photo(file) : keep_file(store_, type, file);
        if (!kept) {
            find("file-missing", answer.path, "names a file that is not there or cannot be kept");
            return {};
        }
        KITH_TRY(interview_.answer_with_file(short_path(answer.path), *kept));
        files_taken_.insert(answer.path);
        return {};
    }

    Result<Attachment> keep_photo(const Path& file) {
        KITH_TRY_ASSIGN(const Bytes bytes,
                        read_file(store_.environment().files, file, PhotoLimits{}.file_bytes));
        KITH_TRY_ASSIGN(const Bytes photo, clean_photo(bytes));
        KITH_TRY_ASSIGN(const Hash32 blob, save_blob(store_, photo));
        return Attachment{blob, {}, 0};
    }

    void compare(const Answer& answer) {
        if (answer.value.empty() || files_taken_.contains(answer.path)) return;
        const auto ref = engine().find(answer.path);
        if (!ref) return find("not-here", answer.path, "has no place with these answers; left out");
        const Node& node = interview_.form().node(ref->node);
        if (!is_stored(node)) return;
        const NodeState state = engine().state(*ref);
        if (!state.relevant)
            find("not-asked", answer.path, "is not asked with these answers; left out");
        else if (!is_permitted(engine(), node))
            find("no-consent", answer.path, "may be kept only with a consent that is not given");
        else if (!same_answer(node.type, state.value, answer.value))
            find_difference(node, state, answer.path);
    }

    void find_difference(const Node& node, const NodeState& state, const std::string& path) {
        if (node.calculation != no_expression)
            find(
                "calculated", path, "is calculated otherwise here; this form's own result is kept");
        else if (state.drops_answer)
            find("not-offered",
                 path,
                 "is a choice that is not offered with these answers; left out");
        else
            find("changed", path, "is not kept as it was");
    }

    void report_violations() {
        for (const Problem& problem : open_problems(interview_))
            find(problem.violation == Violation::required ? "needs-answer" : "does-not-fit",
                 node_path(interview_.form(), problem.node),
                 problem.violation == Violation::required
                     ? "is required and has no answer"
                     : "has a value that this form does not allow; it is kept");
    }

    Store& store_;
    LiveInterview& interview_;
    const ImportedSubmission& submission_;
    std::map<std::string, std::string, std::less<>> wanted_;
    std::vector<const Answer*> by_depth_;
    std::set<std::string> files_taken_;
    std::vector<ImportFinding> findings_;
};

} // namespace

Result<std::vector<ImportFinding>>
take_answers(Store& store, LiveInterview& interview, const ImportedSubmission& submission) {
    return Taking(store, interview, submission).take();
}

} // namespace kith::app
