#include "app/ctl/scenario.h"

#include "app/ctl/scenario_match.h"
#include "survey_core/base/clock.h"
#include "survey_core/interview/interview.h"
#include "survey_core/xlsform/load_form.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith::app {

namespace {

std::string as_text(const nlohmann::json& value) {
    return value.is_string() ? value.get<std::string>() : value.is_null() ? "" : value.dump();
}

/// A part of an object; an empty one where it is missing. (items() of a temporary would dangle.)
const nlohmann::json& part(const nlohmann::json& of, const char* name) {
    static const nlohmann::json nothing = nlohmann::json::object();
    const auto found = of.find(name);
    return found == of.end() ? nothing : *found;
}

Result<nlohmann::json> read_json(FileSystem& files, const Path& file) {
    auto content = read_file(files, file, 64U << 20U);
    if (!content) return same_error(content);
    nlohmann::json json = nlohmann::json::parse(content->begin(), content->end(), nullptr, false);
    if (!json.is_object())
        return fail(ErrorCode::bad_input,
                    file.string() + " is no scenario: it must hold one JSON object.");
    return json;
}

class Player {
public:
    Player(FileSystem& files, const Path& file, const nlohmann::json& scenario)
        : files_(files), folder_(file.parent_path()), scenario_(scenario),
          clock_(parse_instant(scenario.value("now", "2024-06-15T10:00:00Z")).value_or(Instant{})),
          random_(scenario.value("seed", std::uint64_t{1})) {
        result_.name = file.stem().string();
    }

    ScenarioResult run() {
        const LoadedForm loaded = load(scenario_.value("lenient", false));
        if (scenario_.contains("expect_errors")) {
            check_refusal(loaded);
            return std::move(result_);
        }
        if (!loaded.form) {
            std::string why = "the form does not load";
            for (const Finding& finding : loaded.findings)
                if (finding.severity == Severity::error) why += "; " + told(finding);
            expect(false, why);
            return std::move(result_);
        }
        form_ = std::make_shared<const Form>(*loaded.form);
        interview_.emplace(form_, context());
        if (scenario_.contains("language"))
            must(interview_->set_language(scenario_["language"].get<std::string>()), 0);
        int number = 0;
        for (const nlohmann::json& step : part(scenario_, "steps"))
            play(step, ++number);
        return std::move(result_);
    }

private:
    static std::string told(const Finding& finding) {
        return finding.code + " at " + finding.sheet + " row " + std::to_string(finding.row) +
               " column " + finding.column + " (" + finding.message + ")";
    }

    void expect(bool passed, std::string line) {
        result_.expectations.push_back({passed, result_.name + ": " + std::move(line)});
    }

    LoadedForm load(bool lenient) {
        LoadOptions options;
        options.lenient = lenient;
        if (scenario_.contains("attachments")) {
            options.attachments.emplace();
            for (const auto& [name, content] : scenario_["attachments"].items())
                options.attachments->push_back(name);
        }
        if (scenario_.contains("form"))
            return load_form(files_, folder_ / scenario_["form"].get<std::string>(), options);
        std::vector<std::pair<std::string, SheetText>> sheets;
        for (const auto& [name, rows] : part(scenario_, "sheets").items()) {
            SheetText sheet;
            for (const nlohmann::json& row : rows) {
                sheet.emplace_back();
                for (const nlohmann::json& cell : row)
                    sheet.back().push_back(as_text(cell));
            }
            sheets.emplace_back(name, std::move(sheet));
        }
        const auto workbook = workbook_from_text(sheets);
        if (!workbook) return {std::nullopt, {Finding{"unreadable-workbook"}}, {}, {}};
        return load_workbook(*workbook, result_.name, options);
    }

    /// Refused with exactly the expected errors; a repairable form loads when opened leniently.
    void check_refusal(const LoadedForm& loaded) {
        std::vector<const Finding*> left;
        for (const Finding& finding : loaded.findings)
            if (finding.severity == Severity::error) left.push_back(&finding);
        for (const nlohmann::json& wanted : scenario_["expect_errors"]) {
            const auto same = [&](const Finding* finding) {
                return finding->sheet == as_text(wanted["sheet"]) &&
                       finding->row == (wanted["row"].is_null() ? 0 : wanted["row"].get<int>()) &&
                       finding->column == as_text(wanted["column"]);
            };
            const auto found = std::find_if(left.begin(), left.end(), same);
            const bool passed = found != left.end();
            if (passed) left.erase(found);
            expect(passed,
                   "error expected: " + as_text(wanted["about"]) + " at " +
                       as_text(wanted["sheet"]) + " row " + as_text(wanted["row"]) + " column " +
                       as_text(wanted["column"]));
        }
        for (const Finding* finding : left)
            expect(false, "not expected: " + told(*finding));
        if (scenario_.value("repairable", false))
            expect(load(true).form.has_value(), "loads when opened leniently");
    }

    InterviewContext context() {
        InterviewContext context{clock_, random_};
        context.time_zone = scenario_.value("tz", "UTC");
        for (const auto& [name, value] : part(scenario_, "props").items())
            context.props[name] = as_text(value);
        for (const auto& [path, value] : part(scenario_, "last_saved").items())
            context.last_saved[path] = as_text(value);
        context.attachment = [this](const std::string& name) { return attachment(name); };
        return context;
    }

    std::optional<std::string> attachment(const std::string& name) {
        const nlohmann::json& attachments = part(scenario_, "attachments");
        if (!attachments.contains(name)) return std::nullopt;
        if (attachments[name].contains("text")) return as_text(attachments[name]["text"]);
        const auto content =
            read_file(files_, folder_ / as_text(attachments[name]["path"]), 64U << 20U);
        if (!content) return std::nullopt;
        return std::string(content->begin(), content->end());
    }

    template <class T> void must(const Result<T>& done, int number) {
        if (!done) expect(false, "step " + std::to_string(number) + ": " + done.error().message);
    }

    void play(const nlohmann::json& step, int number) {
        const auto at = "step " + std::to_string(number) + ": ";
        if (step.contains("set"))
            must(interview_->set(as_text(step["set"]), as_text(step["value"])), number);
        if (step.contains("add_repeat") || step.contains("remove_repeat"))
            change_repeat(step, number);
        if (step.contains("language"))
            must(interview_->set_language(as_text(step["language"])), number);
        if (step.contains("reload")) reload();
        if (step.contains("finalise")) interview_->finalise();
        for (const auto& [path, keys] : part(step, "expect").items())
            for (const auto& [key, wanted] : keys.items())
                check(at, path, key, wanted);
        if (step.contains("expect_record")) check_record(at, step["expect_record"]);
    }

    void change_repeat(const nlohmann::json& step, int number) {
        const bool adds = step.contains("add_repeat");
        const auto series = interview_->find(as_text(step[adds ? "add_repeat" : "remove_repeat"]));
        if (!series)
            return expect(false, "step " + std::to_string(number) + ": there is no such repeat");
        if (!adds) return must(interview_->remove_repeat(*series, step.value("index", 1)), number);
        std::optional<std::int32_t> after;
        if (step.contains("after")) after = step["after"].get<std::int32_t>();
        must(interview_->add_repeat(*series, after), number);
    }

    void reload() {
        const auto answers = interview_->to_answers();
        const std::string language = interview_->language();
        interview_.emplace(form_, context(), answers);
        static_cast<void>(interview_->set_language(language));
    }

    void check(const std::string& at,
               const std::string& path,
               const std::string& key,
               const nlohmann::json& wanted) {
        const auto ref = interview_->find(path);
        const std::string line = at + path + " " + key + " is " + wanted.dump();
        if (key == "exists") return expect(ref.has_value() == wanted.get<bool>(), line);
        if (!ref) return expect(false, line + ", but it does not exist");
        if (key == "count") {
            const std::int32_t count = interview_->count(*ref);
            return expect(count == wanted.get<std::int32_t>(),
                          line + ", seen " + std::to_string(count));
        }
        const auto [passed, seen] = look(*ref, key, wanted);
        expect(passed, passed ? line : line + ", seen " + seen);
    }

    std::pair<bool, std::string>
    look(const NodeRef& ref, const std::string& key, const nlohmann::json& wanted) {
        if (key == "choices" || key == "choice_labels")
            return look_at_choices(ref, key == "choices", wanted);
        const NodeState state = interview_->state(ref);
        const auto flag = [&](bool seen) {
            return std::pair(seen == wanted.get<bool>(), nlohmann::json(seen).dump());
        };
        if (key == "relevant") return flag(state.relevant);
        if (key == "required") return flag(state.required);
        if (key == "readonly") return flag(state.readonly);
        if (key == "valid") return flag(state.valid());
        if (key == "value") return {value_matches(wanted, state.value), state.value};
        if (key == "violation") {
            const std::string seen = state.valid()                            ? ""
                                     : state.violation == Violation::required ? "required"
                                                                              : "constraint";
            return {seen == as_text(wanted), seen};
        }
        const std::string& text = key == "label"  ? state.label
                                  : key == "hint" ? state.hint
                                                  : state.message;
        return {text_matches(wanted, text), text};
    }

    std::pair<bool, std::string>
    look_at_choices(const NodeRef& ref, bool names, const nlohmann::json& wanted) {
        nlohmann::json seen = nlohmann::json::array();
        for (const OfferedChoice& choice : interview_->choices(ref))
            seen.push_back(names ? choice.name : choice.label);
        bool same = seen.size() == wanted.size();
        for (std::size_t i = 0; same && i < seen.size(); ++i)
            same =
                names ? seen[i] == wanted[i] : text_matches(wanted[i], seen[i].get<std::string>());
        return {same, seen.dump()};
    }

    void check_record(const std::string& at, const nlohmann::json& wanted) {
        const auto record = interview_->to_record();
        for (const auto& [path, value] : wanted.items()) {
            const std::string wanted_path = path;
            const auto found =
                std::find_if(record.begin(), record.end(), [&](const Answer& answer) {
                    return answer.path == wanted_path;
                });
            const std::string line = fmt::format("{}the record's {} is {}", at, path, value.dump());
            if (value.is_null() || found == record.end()) {
                expect(value.is_null() && found == record.end(), line);
                continue;
            }
            expect(value_matches(value, found->value), line + ", seen " + found->value);
        }
    }

    FileSystem& files_;
    Path folder_;
    const nlohmann::json& scenario_;
    FixedClock clock_;
    SeededRandom random_;
    ScenarioResult result_;
    std::shared_ptr<const Form> form_;
    std::optional<Interview> interview_;
};

/// In this folder and those in it.
Result<std::vector<Path>> scenarios_under(FileSystem& files, const Path& folder) {
    std::vector<Path> found;
    KITH_TRY_ASSIGN(const auto paths, files.list(folder));
    for (const Path& path : paths) {
        if (path.extension() == ".json") {
            found.push_back(path);
        } else if (const auto inside = scenarios_under(files, path)) {
            found.insert(found.end(), inside->begin(), inside->end());
        } // else it is no folder
    }
    return found;
}

} // namespace

int ScenarioResult::failed() const {
    return static_cast<int>(std::count_if(
        expectations.begin(), expectations.end(), [](const auto& one) { return !one.passed; }));
}

Result<ScenarioResult> play_scenario(FileSystem& files, const Path& file) {
    const auto scenario = read_json(files, file);
    if (!scenario) return same_error(scenario);
    return Player(files, file, *scenario).run();
}

Result<std::vector<ScenarioResult>> play_scenarios(FileSystem& files, const Path& file_or_folder) {
    std::vector<Path> paths{file_or_folder};
    if (file_or_folder.extension() != ".json") {
        KITH_TRY_ASSIGN(paths, scenarios_under(files, file_or_folder));
    }
    std::vector<ScenarioResult> results;
    for (const Path& path : paths) {
        KITH_TRY_ASSIGN(ScenarioResult result, play_scenario(files, path));
        results.push_back(std::move(result));
    }
    return results;
}

} // namespace kith::app
