// The property that matters: after every random step the incremental state equals a full
// recomputation, and equals the state of an interview that starts from the same answers.
#include "tests/survey_core/interview/scenario.h"

using namespace kith;
using namespace kith::test;

namespace {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : random_(seed) {}
    std::size_t below(std::size_t count) {
        return static_cast<std::size_t>(random_.next() % count);
    }
    const std::string& one_of(const std::vector<std::string>& items) {
        return items[below(items.size())];
    }

private:
    SeededRandom random_;
};

/// An expression over questions that stand earlier, so that there is no circle.
std::string
some_expression(Dice& chance, const std::vector<std::string>& names, const std::string& repeat) {
    const std::string a = "${" + chance.one_of(names) + "}";
    const std::string b = "${" + chance.one_of(names) + "}";
    switch (chance.below(repeat.empty() ? 8 : 11)) {
    case 0:
        return a + " + 1";
    case 1:
        return "if(" + a + " > 2, " + b + ", 'x')";
    case 2:
        return "concat(" + a + ", '-', " + b + ")";
    case 3:
        return a + " = " + b;
    case 4:
        return "sum(" + a + ")";
    case 5:
        return "coalesce(" + a + ", " + b + ")";
    case 6:
        return "count-selected(join(' ', " + a + ", " + b + "))";
    case 7:
        return "not(" + a + ")";
    case 8:
        return "count(${" + repeat + "})";
    case 9:
        return "indexed-repeat(" + a + ", ${" + repeat + "}, 2)";
    default:
        return "position(..) + count-non-empty(" + a + ")";
    }
}

std::vector<Row> random_form(Dice& chance) {
    std::vector<Row> rows;
    std::vector<std::string> names;
    std::vector<std::string> open;
    std::string repeat;
    const auto count = 12 + chance.below(20);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string name = "q" + std::to_string(i);
        const bool has_names = !names.empty();
        const auto kind = chance.below(10);
        if (kind == 0 && open.size() < 3) {
            Row row = begin_repeat("r" + std::to_string(i));
            if (has_names && chance.below(2) == 0)
                row.counted_by("count-selected(${" + names.front() + "}) + 1");
            rows.push_back(row);
            open.push_back("end_repeat");
            repeat = "r" + std::to_string(i);
            continue;
        }
        if (kind == 1 && open.size() < 3) {
            Row row = begin_group("g" + std::to_string(i));
            if (has_names) row.relevant_when(some_expression(chance, names, ""));
            rows.push_back(row);
            open.push_back("end_group");
            continue;
        }
        if (kind == 2 && !open.empty()) {
            rows.push_back(Row(open.back(), ""));
            open.pop_back();
            continue;
        }
        const bool inside = !repeat.empty() && !open.empty() && open.back() == "end_repeat";
        const std::string near = inside ? repeat : "";
        if (kind < 6 && has_names)
            rows.push_back(calculate(name, some_expression(chance, names, near)));
        else if (kind == 6 && has_names)
            rows.push_back(
                Row("select_one village", name)
                    .filtered_by("district = ${" + chance.one_of(names) + "} or true()"));
        else if (kind == 7)
            rows.push_back(some_of(name));
        else
            rows.push_back(integer(name));
        if (has_names && chance.below(3) == 0)
            rows.back().relevant_when(some_expression(chance, names, ""));
        names.push_back(name);
    }
    for (; !open.empty(); open.pop_back())
        rows.push_back(Row(open.back(), ""));
    return rows;
}

void random_step(Dice& chance, Scenario& scenario) {
    static const std::vector<std::string> values{
        "", "1", "2", "3", "5", "apple", "plum pear", "north", "mill"};
    std::vector<NodeRef> questions;
    std::vector<NodeRef> repeats;
    std::vector<NodeRef> waiting{NodeRef{}};
    Interview& interview = scenario.interview();
    while (!waiting.empty()) {
        const NodeRef ref = waiting.back();
        waiting.pop_back();
        const Node& node = interview.form().node(ref.node);
        if (node.is_question() && node.calculation == no_expression && !is_metadata(node.type))
            questions.push_back(ref);
        if (interview.may_add(ref)) repeats.push_back(ref);
        for (NodeRef& child : interview.children(ref))
            waiting.push_back(std::move(child));
    }
    if (!repeats.empty() && chance.below(4) == 0) {
        const NodeRef& series = repeats[chance.below(repeats.size())];
        const std::int32_t count = interview.count(series);
        if (count > 0 && chance.below(2) == 0)
            REQUIRE(interview.remove_repeat(
                series,
                1 + static_cast<std::int32_t>(chance.below(static_cast<std::size_t>(count)))));
        else if (count < 5)
            REQUIRE(interview.add_repeat(
                series,
                static_cast<std::int32_t>(chance.below(static_cast<std::size_t>(count) + 1))));
        return;
    }
    if (!questions.empty())
        REQUIRE(interview.set(questions[chance.below(questions.size())], chance.one_of(values)));
}

} // namespace

TEST_CASE("after every random step nothing changes when everything is evaluated anew",
          "[interview][property]") {
    int steps = 0;
    for (std::uint64_t seed = 1; seed <= 600; ++seed) {
        INFO("seed " << seed);
        Dice chance(seed);
        BuiltForm made = built(random_form(chance));
        if (!made.form) continue; // a circle through a repeat's own count
        Scenario scenario(std::make_shared<const Form>(std::move(*made.form)));
        for (int step = 0; step < 30; ++step, ++steps) {
            INFO("step " << step);
            random_step(chance, scenario);
            const std::string before = scenario.picture();
            const ChangeList changed = scenario.interview().recompute();
            for (const InterviewChange& change : changed)
                UNSCOPED_INFO(node_path(scenario.interview().form(), change.node)
                              << " was evaluated late");
            REQUIRE(changed.empty());
            REQUIRE(scenario.picture() == before);
            if (step % 10 != 9) continue;
            scenario.reload();
            REQUIRE(scenario.picture() == before);
        }
    }
    CHECK(steps > 2'000);
}
