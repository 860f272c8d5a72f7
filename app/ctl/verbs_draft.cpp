// Unfinished interviews, and their move to a newer version of their form.
#include "app/ctl/verbs.h"
#include "app/flow/draft_move.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace kith::app {
namespace {

constexpr std::string_view scheme = "draft:";

std::string name_of(DraftId id) {
    return fmt::format("{}{:016x}", scheme, static_cast<std::uint64_t>(id));
}

Result<DraftSummary> find_draft(StoreView& store, const std::string& name) {
    KITH_TRY_ASSIGN(const auto drafts, list_drafts(store));
    for (const DraftSummary& draft : drafts)
        if (name_of(draft.id) == name) return draft;
    return fail(ErrorCode::not_found,
                fmt::format("There is no draft '{}' here; draft list shows what there is.", name));
}

Result<FormRow> form_of(StoreView& store, FormVersionId id) {
    KITH_TRY_ASSIGN(const auto forms, list_forms(store));
    const auto found = std::find_if(
        forms.begin(), forms.end(), [&](const FormRow& form) { return form.id == id; });
    if (found != forms.end()) return *found;
    return fail(ErrorCode::not_found, "The form of this draft is not in this store.");
}

Result<Outcome> draft_list(Console& console, const StoreOption& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const auto drafts, list_drafts(*store));
    Outcome outcome;
    outcome.json["drafts"] = Json::array();
    for (const DraftSummary& draft : drafts) {
        KITH_TRY_ASSIGN(const FormRow form, form_of(*store, draft.form));
        outcome.json["drafts"].push_back({{"id", name_of(draft.id)},
                                          {"form", form.form_id},
                                          {"version", form.version},
                                          {"started", to_iso8601(draft.started_at)},
                                          {"steps", draft.answers}});
        outcome.lines.push_back(fmt::format("{}  {}  version {}  {} steps",
                                            name_of(draft.id),
                                            form.form_id,
                                            form.version,
                                            draft.answers));
    }
    KITH_TRY(store->close());
    if (drafts.empty()) outcome.lines.emplace_back("There is no unfinished interview here.");
    return outcome;
}

struct MoveOptions {
    std::string store, draft, to;
    bool dry_run = false;
};

/// The version of this name, or the newest one, of the draft's own form.
Result<FormRow> wanted_version(StoreView& store, const FormRow& now, const std::string& version) {
    KITH_TRY_ASSIGN(auto forms, list_forms(store));
    std::erase_if(forms, [&](const FormRow& form) {
        return form.form_id != now.form_id || (!version.empty() && form.version != version);
    });
    const auto newest =
        std::max_element(forms.begin(), forms.end(), [](const FormRow& a, const FormRow& b) {
            return a.added_at < b.added_at;
        });
    if (newest == forms.end())
        return fail(ErrorCode::not_found,
                    fmt::format("There is no version '{}' of '{}' here; form list shows what there "
                                "is.",
                                version,
                                now.form_id));
    return *newest;
}

Json as_json(const std::vector<MovedAnswer>& answers) {
    Json json = Json::array();
    for (const MovedAnswer& answer : answers)
        json.push_back({{"question", answer.question}, {"fits", answer.fits}});
    return json;
}

/// Questions only: what a person answered is not for a terminal's history.
void report(const DraftMove& move, Outcome& outcome) {
    outcome.json = {{"from", move.version_before},
                    {"to", move.version_after},
                    {"kept", move.kept},
                    {"changed", as_json(move.changed)},
                    {"no_place", as_json(move.no_place)},
                    {"added", move.added}};
    outcome.lines.push_back(fmt::format("Version {} to {}: {} answers stay as they are.",
                                        move.version_before,
                                        move.version_after,
                                        move.kept));
    for (const MovedAnswer& answer : move.changed)
        outcome.lines.push_back(fmt::format(
            "  {}: {}", answer.question, answer.fits ? "is worked out anew" : "does not fit"));
    for (const MovedAnswer& answer : move.no_place)
        outcome.lines.push_back(
            fmt::format("  {}: no longer asked, kept with the record", answer.question));
    for (const std::string& question : move.added)
        outcome.lines.push_back(fmt::format("  {}: new", question));
    outcome.findings = std::any_of(
        move.changed.begin(), move.changed.end(), [](const auto& answer) { return !answer.fits; });
}

Result<Outcome> draft_move(Console& console, const MoveOptions& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const DraftSummary draft, find_draft(*store, options.draft));
    KITH_TRY_ASSIGN(const FormRow now, form_of(*store, draft.form));
    KITH_TRY_ASSIGN(const FormRow to, wanted_version(*store, now, options.to));
    if (to.id == now.id)
        return fail(ErrorCode::refused,
                    fmt::format("This draft is of version '{}' already.", now.version));
    FormShelf shelf;
    KITH_TRY_ASSIGN(const DraftMove move,
                    plan_move(*store, shelf, draft.id, to.id, console.clock()));
    Outcome outcome;
    report(move, outcome);
    if (!options.dry_run) KITH_TRY(move_to_version(*store, shelf, draft.id, to.id));
    KITH_TRY(store->close());
    outcome.lines.emplace_back(options.dry_run ? "Nothing was changed." : "Moved.");
    return outcome;
}

} // namespace

void add_draft_verbs(CLI::App& app, Chosen& chosen) {
    CLI::App& family = add_family(app, "draft", "Unfinished interviews");
    add_verb<StoreOption>(
        family,
        chosen,
        {"list", "What is not finished"},
        [](CLI::App& verb, StoreOption& options) {
            verb.add_option("store", options.store)->required();
        },
        draft_list);
    add_verb<MoveOptions>(
        family,
        chosen,
        {"move", "Go on with a newer version of the form; nothing that was answered is lost"},
        [](CLI::App& verb, MoveOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("draft", options.draft, "draft:..., as draft list shows it")
                ->required();
            verb.add_option("--to", options.to, "The version; the newest one if left out");
            verb.add_flag("--dry-run", options.dry_run, "Only say what it would change");
        },
        draft_move);
}

} // namespace kith::app
