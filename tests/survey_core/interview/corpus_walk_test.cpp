// Walks every real form that loads: from the first question to the last, each reachable question
// answered with a plausible random value, repeats opened, and at the end the incremental state
// compared with a full one.
#include "survey_core/interview/interview.h"
#include "survey_core/xlsform/load_form.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <sstream>

using namespace kith;

namespace {

const Path corpus_folder = Path(KITH_SOURCE_DIR) / "../shared/forms/corpus";
constexpr std::int32_t most_instances = 3;
constexpr int most_tries = 60;

std::vector<Path> corpus_forms() {
    std::vector<Path> forms;
    if (!std::filesystem::exists(corpus_folder)) return forms;
    for (const auto& entry : std::filesystem::directory_iterator(corpus_folder))
        if (entry.path().extension().string().starts_with(".xls")) forms.push_back(entry.path());
    std::sort(forms.begin(), forms.end());
    return forms;
}

class Chance {
public:
    explicit Chance(std::uint64_t seed) : random_(seed) {}
    [[nodiscard]] std::size_t below(std::size_t end) {
        std::array<std::uint8_t, 4> bytes{};
        random_.fill(bytes);
        std::size_t number = 0;
        for (const std::uint8_t byte : bytes)
            number = number << 8U | byte;
        return end == 0 ? 0 : number % end;
    }
    template <class Items> [[nodiscard]] const auto& one_of(const Items& items) {
        return items[below(items.size())];
    }

private:
    SeededRandom random_;
};

/// Numbers and quoted texts that an expression compares with: values near a constraint's edge.
std::vector<std::string> literals_of(std::string_view expression) {
    std::vector<std::string> literals;
    for (std::size_t at = 0; at < expression.size(); ++at) {
        const char c = expression[at];
        if (c == '\'' || c == '"') {
            const std::size_t end = expression.find(c, at + 1);
            if (end == std::string_view::npos) break;
            literals.emplace_back(expression.substr(at + 1, end - at - 1));
            at = end;
        } else if (c >= '0' && c <= '9') {
            std::size_t end = at;
            while (end < expression.size() && expression[end] >= '0' && expression[end] <= '9')
                ++end;
            const std::string digits(expression.substr(at, std::min<std::size_t>(end - at, 9)));
            literals.push_back(digits);
            literals.push_back(std::to_string(std::stol(digits) + 1));
            literals.push_back(std::to_string(std::max(0L, std::stol(digits) - 1)));
            at = end - 1;
        }
    }
    return literals;
}

struct PlainValues {
    QuestionType type;
    std::string_view values; // parted by |
};
// clang-format off
constexpr std::array plain_table{
    PlainValues{QuestionType::integer, "0|1|2|3|5|8|10|12|18|25|30|45|60|100|1000|2015|-1|123456"},
    PlainValues{QuestionType::decimal, "0|0.5|1|2.5|3.75|12.25|36.6|65|120.5|1000"},
    PlainValues{QuestionType::date, "2024-06-15|2024-06-14|2023-12-31|2015-01-01|2000-02-29|1980-05-17|2024-07-01|2030-01-01"},
    PlainValues{QuestionType::time, "10:30:00|00:00:00|23:59:00"},
    PlainValues{QuestionType::date_time, "2024-06-15T10:00:00.000Z|2020-01-01T00:00:00.000Z"},
    PlainValues{QuestionType::acknowledge, "OK"},
    PlainValues{QuestionType::geopoint, "52.48 -1.89 100 5|0 0 0 0|-6.2 106.8 20 4"},
    PlainValues{QuestionType::geotrace, "52.48 -1.89 0 0; 52.49 -1.88 0 0"},
    PlainValues{QuestionType::geoshape, "52.48 -1.89 0 0; 52.49 -1.88 0 0; 52.48 -1.87 0 0; 52.48 -1.89 0 0"},
    PlainValues{QuestionType::image, "photo.jpg"},
    PlainValues{QuestionType::audio, "voice.m4a"},
    PlainValues{QuestionType::video, "film.mp4"},
    PlainValues{QuestionType::file, "list.pdf"},
    PlainValues{QuestionType::barcode, "5901234123457"},
};
constexpr std::string_view plain_texts =
    "Amina|a b|12|0712345678|1234567890|123|1234|12345|someone@example.org|ABC-123|Z|2024|42.5";
// clang-format on

std::vector<std::string> plain_values(QuestionType type) {
    const auto known = std::find_if(plain_table.begin(),
                                    plain_table.end(),
                                    [&](const PlainValues& values) { return values.type == type; });
    std::istringstream parts{std::string(known == plain_table.end() ? plain_texts : known->values)};
    std::vector<std::string> values;
    for (std::string value; std::getline(parts, value, '|');)
        values.push_back(value);
    return values;
}

class Walk {
public:
    Walk(Interview& interview, std::uint64_t seed) : interview_(interview), chance_(seed) {}

    /// Goes through the form until a pass finds nothing new, as later answers may open earlier
    /// questions.
    void to_the_last_page() {
        constexpr int most_passes = 4;
        for (int pass = 0; pass < most_passes; ++pass) {
            const std::size_t before = asked_.size();
            visit(NodeRef{0, {}});
            if (asked_.size() == before) return;
        }
    }
    [[nodiscard]] std::size_t asked() const { return asked_.size(); }
    [[nodiscard]] const std::vector<std::string>& refused() const { return refused_; }

private:
    void visit(const NodeRef& ref) {
        if (!interview_.exists(ref) || !interview_.state(ref).relevant) return;
        const Node& node = interview_.form().node(ref.node);
        if (node.is_question()) return ask(ref, node);
        if (is_series(ref, node)) open_instances(ref);
        for (std::size_t i = 0; i < interview_.children(ref).size(); ++i)
            visit(interview_.children(ref)[i]);
    }
    [[nodiscard]] static bool is_series(const NodeRef& ref, const Node& node) {
        return node.is_repeat() && static_cast<int>(ref.instances.size()) + 1 == node.levels;
    }
    void open_instances(const NodeRef& series) {
        if (!asked_.insert(node_path(interview_.form(), series) + "[]").second) return;
        const auto wanted = static_cast<std::int32_t>(chance_.below(most_instances)) + 1;
        while (interview_.may_add(series) && interview_.count(series) < wanted)
            if (!interview_.add_repeat(series)) break;
    }
    void ask(const NodeRef& ref, const Node& node) {
        const bool has_answer = !is_invisible(node.type) && node.type != QuestionType::note &&
                                node.type != QuestionType::none;
        // A calculated answer may be typed over, but only until it is calculated again.
        const bool is_calculated = node.calculation != no_expression;
        if (!has_answer || is_calculated || interview_.state(ref).readonly) return;
        if (!asked_.insert(node_path(interview_.form(), ref)).second) return;
        const std::vector<std::string> values = candidates(ref, node);
        if (values.empty()) return;
        for (int tries = 0; tries < most_tries; ++tries) {
            const auto changed = interview_.set(ref, chance_.one_of(values));
            if (!changed) {
                refused_.push_back(node.path + ": " + changed.error().message);
                return;
            }
            if (interview_.state(ref).valid()) return;
        }
        (void)interview_.set(ref, "");
    }
    std::vector<std::string> candidates(const NodeRef& ref, const Node& node) {
        if (is_select(node.type)) return selections(ref, node);
        if (node.type == QuestionType::range) return range_values(node);
        std::vector<std::string> values = plain_values(node.type);
        const bool takes_literals = node.type == QuestionType::integer ||
                                    node.type == QuestionType::decimal ||
                                    node.type == QuestionType::text;
        if (takes_literals && node.constraint != no_expression)
            for (std::string& literal :
                 literals_of(interview_.form().expression(node.constraint).source))
                if (node.type == QuestionType::text ||
                    literal.find_first_not_of("0123456789") == std::string::npos)
                    values.push_back(std::move(literal));
        return values;
    }
    std::vector<std::string> selections(const NodeRef& ref, const Node& node) {
        std::vector<std::string> names;
        for (const OfferedChoice& choice : interview_.choices(ref))
            names.push_back(choice.name);
        if (node.type == QuestionType::select_one || names.empty()) return names;
        std::vector<std::string> several =
            node.type == QuestionType::rank ? std::vector<std::string>{} : names;
        for (int i = 0; i < 4; ++i) {
            std::string joined;
            for (const std::string& name : names)
                if (node.type == QuestionType::rank || chance_.below(2) == 0)
                    joined += (joined.empty() ? "" : " ") + name;
            several.push_back(joined);
        }
        return several;
    }
    static std::vector<std::string> range_values(const Node& node) {
        return {node.parameters.find("start").value_or("1"),
                node.parameters.find("end").value_or("10")};
    }

    Interview& interview_;
    Chance chance_;
    std::set<std::string> asked_;
    std::vector<std::string> refused_;
};

/// What a full recomputation changed, which must be nothing.
std::vector<std::string> changed_by_recomputing(Interview& interview) {
    std::vector<std::string> changed;
    for (const InterviewChange& change : interview.recompute())
        changed.push_back(node_path(interview.form(), change.node) + " " +
                          interview.state(change.node).value);
    return changed;
}

std::string first_error(const Findings& findings) {
    for (const Finding& finding : findings)
        if (finding.severity == Severity::error)
            return finding.code + " in " + finding.sheet + " row " + std::to_string(finding.row) +
                   ": " + finding.message;
    return {};
}

constexpr std::array<std::uint64_t, 5> seeds = {1, 2, 3, 4, 20240615};

/// Walks one form with every seed; the number of questions asked.
std::size_t walk_form(const std::shared_ptr<const Form>& form, const std::string& name) {
    FixedClock clock(Instant{1'718'445'600'000});
    std::size_t asked = 0;
    for (const std::uint64_t seed : seeds) {
        INFO(name << ", seed " << seed);
        SeededRandom random(seed);
        Interview interview(form, InterviewContext{clock, random, "UTC", {}, {}, {}});
        Walk walk(interview, seed);
        walk.to_the_last_page();
        CHECK(walk.refused() == std::vector<std::string>{});
        CHECK(changed_by_recomputing(interview) == std::vector<std::string>{});
        asked += walk.asked();
    }
    return asked;
}

} // namespace

TEST_CASE("at least 40 real forms can be answered to the last page", "[interview][walk]") {
    const std::vector<Path> forms = corpus_forms();
    if (forms.empty()) SKIP("the conformance material is not beside this source tree");
    PosixFileSystem files;
    std::size_t walked = 0;
    std::size_t asked = 0;
    std::string not_loaded;
    for (const Path& path : forms) {
        const std::string name = path.filename().string();
        LoadedForm loaded = load_form(files, path);
        if (!loaded.form) {
            not_loaded += "\n  " + name + ": " + first_error(loaded.findings);
            continue;
        }
        asked += walk_form(std::make_shared<const Form>(std::move(*loaded.form)), name);
        ++walked;
    }
    WARN(walked << " forms walked, " << asked << " questions asked; not loaded:" << not_loaded);
    CHECK(walked >= 40);
}
