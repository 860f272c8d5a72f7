// The form engine: from an .xlsx file to an interview that can be answered, one answer, one
// instance, one long list. Every form is made here from plain rules, so a figure can be repeated.
#include "survey_core/interview/interview.h"
#include "survey_core/xlsform/load_form.h"
#include "survey_core/xlsform/pack.h"
#include "tests/bench/bench.h"
#include "tests/support/scratch_folder.h"

#include <fmt/format.h>
#include <malloc.h>

#include <fstream>

namespace kith::bench {
namespace {

using Cells = std::vector<std::string>;
using SheetLines = std::vector<Cells>;

/// What the forms of one measurement share; interviews refer to its clock and its chance.
struct World {
    test::ScratchFolder scratch;
    PosixFileSystem files;
    FixedClock clock{Instant{}};
    SeededRandom random{592};
    std::function<std::optional<std::string>(const std::string&)> attachment = {};

    [[nodiscard]] InterviewContext context() { return {clock, random, "UTC", {}, {}, attachment}; }
};

struct Sheets {
    SheetLines survey;
    SheetLines choices = {};
};

const Cells survey_headers = {
    "type", "name", "label", "relevant", "constraint", "required", "calculation", "choice_filter"};

Cells question(std::string type, const std::string& name) {
    return {std::move(type), name, "Question " + name, "", "", "", "", ""};
}
Cells calculated(const std::string& name, std::string calculation) {
    return {"calculate", name, "", "", "", "", std::move(calculation), ""};
}

void write_csv(const Path& file, const SheetLines& lines) {
    std::ofstream out(file, std::ios::binary);
    for (const Cells& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i)
            out << (i == 0 ? "" : ",") << '"' << line[i] << '"';
        out << "\n";
    }
}

/// The sheets as an .xlsx file.
Result<Path> make_workbook(World& world, const std::string& name, const Sheets& sheets) {
    const Path folder = world.scratch.path() / name;
    KITH_TRY(world.files.make_folder(folder));
    write_csv(folder / "survey.csv", sheets.survey);
    if (!sheets.choices.empty()) write_csv(folder / "choices.csv", sheets.choices);
    const Path file = world.scratch.path() / (name + ".xlsx");
    KITH_TRY(pack_form(world.files, folder, file));
    return file;
}

Result<Interview> open_interview(World& world, const Path& file) {
    LoadOptions options;
    options.attachments.emplace();
    LoadedForm loaded = load_form(world.files, file, options);
    if (!loaded.form) {
        std::string why = "no form";
        for (const Finding& finding : loaded.findings)
            if (finding.severity == Severity::error) why = finding.cell + ": " + finding.message;
        return fail(ErrorCode::bad_input, "The form of the measurement is refused: " + why);
    }
    return Interview(std::make_shared<const Form>(std::move(*loaded.form)), world.context());
}

/// The most memory that this process held since `forget_peak`, in MB; 0 where the system does not
/// tell.
void forget_peak() {
    ::malloc_trim(0);
    std::ofstream("/proc/self/clear_refs") << "5";
}
double peak_mb() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024;
    return 0;
}

/// Mean CPU milliseconds of `times` runs of `work(i)`.
template <class Work> Result<double> mean_ms(int times, const Work& work) {
    const double before = cpu_seconds();
    for (int i = 0; i < times; ++i)
        KITH_TRY(work(i));
    return (cpu_seconds() - before) / times * 1000;
}

struct LoadCase {
    std::string name;
    std::string goal;
    std::string note;
};

/// Two rows: the time from file to ready interview (mean of three), and the memory it took.
Status measure_load(World& world, const LoadCase& load, const Path& file, std::vector<Row>& rows) {
    forget_peak();
    KITH_TRY_ASSIGN(const double ready_ms, mean_ms(3, [&](int) -> Status {
                        KITH_TRY(open_interview(world, file));
                        return {};
                    }));
    rows.push_back({load.name + "_ready", ready_ms, "ms CPU", load.goal, "", load.note});
    rows.push_back({load.name + "_memory", peak_mb(), "MB", "<= 60", "", "peak of the process"});
    return {};
}

/// 592 rows, about 1,000 expressions: relevance, constraints, conditions of requirement,
/// calculations.
Sheets broad_form() {
    Sheets sheets{{survey_headers}};
    for (int i = 1; i <= 592; ++i) {
        const std::string name = fmt::format("q{}", i);
        const std::string earlier = fmt::format("${{q{}}}", std::max(1, i - 3));
        Cells row = i % 3 == 1 && i > 3 ? calculated(name, earlier + " + 1 div 2")
                                        : question("integer", name);
        if (i > 3 && i % 10 < 7) row[3] = fmt::format("{} > {} or {} = ''", earlier, i, earlier);
        if (i % 3 == 0) row[4] = ". >= 0 and . < 1000";
        if (i % 3 == 2 && i > 3) row[5] = earlier + " != ''";
        sheets.survey.push_back(std::move(row));
    }
    return sheets;
}

/// 325 rows, 2,500 choices in 25 lists, 5 repeats, every second select with a filter.
Sheets form_of_choices() {
    Sheets sheets{{survey_headers}, {{"list_name", "name", "label", "area"}}};
    for (int i = 0; i < 2500; ++i)
        sheets.choices.push_back({fmt::format("list{}", i / 100),
                                  fmt::format("c{}", i % 100),
                                  fmt::format("Choice {}", i),
                                  fmt::format("a{}", i % 10)});
    sheets.survey.push_back(question("text", "area"));
    for (int r = 0; r < 5; ++r) {
        sheets.survey.push_back(question("begin repeat", fmt::format("r{}", r)));
        for (int i = 0; i < 63; ++i) {
            const int number = r * 63 + i;
            Cells row =
                question(fmt::format("select_one list{}", number % 25), fmt::format("s{}", number));
            if (number % 2 == 0) row[7] = "area = ${area}";
            sheets.survey.push_back(std::move(row));
        }
        sheets.survey.push_back({"end repeat"});
    }
    return sheets;
}

/// 2,500 questions and 2,500 sums: each sum needs the one before, each question is relevant by it.
Sheets chained_form() {
    Sheets sheets{{survey_headers}};
    for (int i = 1; i <= 2500; ++i) {
        Cells row = question("integer", fmt::format("q{}", i));
        if (i > 1) row[3] = fmt::format("${{c{}}} >= 0", i - 1);
        sheets.survey.push_back(std::move(row));
        sheets.survey.push_back(
            calculated(fmt::format("c{}", i),
                       i == 1 ? "coalesce(${q1}, 0) + 0"
                              : fmt::format("${{c{}}} + coalesce(${{q{}}}, 0)", i - 1, i)));
    }
    return sheets;
}

Status measure_chain(World& world, const Path& file, std::vector<Row>& rows) {
    KITH_TRY_ASSIGN(Interview interview, open_interview(world, file));
    KITH_TRY_ASSIGN(const double tail_ms, mean_ms(1000, [&](int i) -> Status {
                        KITH_TRY(interview.set("/data/q2500", std::to_string(i)));
                        return {};
                    }));
    KITH_TRY_ASSIGN(const double head_ms, mean_ms(20, [&](int i) -> Status {
                        KITH_TRY(interview.set("/data/q1", std::to_string(i + 1)));
                        return {};
                    }));
    const auto last = interview.find("/data/c2500");
    if (!last || interview.state(*last).value != std::to_string(20 + 999))
        return fail(ErrorCode::bad_input, "The chain of the measurement came out wrong.");
    rows.push_back({"chain_tail", tail_ms, "ms CPU", "<= 0.05", "", "one answer, mean of 1,000"});
    rows.push_back({"chain_head", head_ms, "ms CPU", "<= 5", "", "2,500 follow, mean of 20"});
    return {};
}

Status measure_instances(World& world, std::vector<Row>& rows) {
    Sheets sheets{{survey_headers, question("begin repeat", "r")}};
    for (int i = 0; i < 10; ++i) {
        sheets.survey.push_back(question("integer", fmt::format("q{}", i)));
        sheets.survey.push_back(
            calculated(fmt::format("c{}", i), fmt::format("${{q{}}} + position(..)", i)));
    }
    sheets.survey.push_back({"end repeat"});
    sheets.survey.push_back(calculated("total", "sum(${c0})"));
    KITH_TRY_ASSIGN(const Path file, make_workbook(world, "instances", sheets));
    forget_peak();
    KITH_TRY_ASSIGN(Interview interview, open_interview(world, file));
    const auto series = interview.find("/data/r");
    if (!series) return fail(ErrorCode::bad_input, "The repeat of the measurement is missing.");
    for (int i = 1; i < 1000; ++i)
        KITH_TRY(interview.add_repeat(*series));
    KITH_TRY_ASSIGN(const double add_ms, mean_ms(20, [&](int) -> Status {
                        KITH_TRY(interview.add_repeat(*series));
                        return {};
                    }));
    KITH_TRY_ASSIGN(const double delete_ms, mean_ms(20, [&](int) -> Status {
                        KITH_TRY(interview.remove_repeat(*series, 500));
                        return {};
                    }));
    const std::string note = "1,000 instances of 20 fields, mean of 20";
    rows.push_back({"instance_add", add_ms, "ms CPU", "<= 5", "", note});
    rows.push_back({"instance_delete", delete_ms, "ms CPU", "<= 5", "", note + ", in the middle"});
    rows.push_back({"instances_memory", peak_mb(), "MB", "<= 60", "", "peak of the process"});
    return {};
}

std::string places_csv() {
    std::string csv = "name,label,county\n";
    for (int i = 0; i < 100'000; ++i)
        csv += fmt::format("p{},Place {},k{}\n", i, i, i % 1000);
    return csv;
}

Status measure_long_list(World& world, std::vector<Row>& rows) {
    Sheets sheets{{survey_headers, question("text", "county")}};
    sheets.survey.push_back(question("select_one_from_file places.csv", "place"));
    sheets.survey.back()[7] = "county = ${county}";
    KITH_TRY_ASSIGN(const Path file, make_workbook(world, "places", sheets));
    forget_peak();
    const std::string csv = places_csv();
    world.attachment = [&](const std::string&) { return std::optional(csv); };
    std::optional<Interview> interview;
    const auto first_ms = mean_ms(1, [&](int) -> Status {
        KITH_TRY_ASSIGN(Interview opened, open_interview(world, file));
        interview.emplace(std::move(opened));
        KITH_TRY(interview->set("/data/county", "k7"));
        return {};
    });
    world.attachment = {};
    KITH_TRY_ASSIGN(const double opened_ms, first_ms);
    KITH_TRY_ASSIGN(const double change_ms, mean_ms(200, [&](int i) -> Status {
                        KITH_TRY(interview->set("/data/county", fmt::format("k{}", i * 3)));
                        return {};
                    }));
    const auto place = interview->find("/data/place");
    if (!place || interview->choices(*place).size() != 100)
        return fail(ErrorCode::bad_input, "The list of the measurement came out wrong.");
    rows.push_back({"csv_first", opened_ms, "ms CPU", "<= 150", "", "100,000 rows, one filter"});
    rows.push_back({"csv_change", change_ms, "ms CPU", "<= 0.2", "", "mean of 200"});
    rows.push_back({"csv_memory", peak_mb(), "MB", "<= 60", "", "peak of the process"});
    return {};
}

Result<std::vector<Row>> measure_forms() {
    World world;
    std::vector<Row> rows;
    KITH_TRY_ASSIGN(const Path broad, make_workbook(world, "broad", broad_form()));
    KITH_TRY(measure_load(
        world, {"form_592", "<= 60", "592 rows, about 1,000 expressions"}, broad, rows));
    KITH_TRY_ASSIGN(const Path choices, make_workbook(world, "choices", form_of_choices()));
    KITH_TRY(measure_load(
        world, {"form_choices", "<= 80", "326 rows, 2,500 choices, 5 repeats"}, choices, rows));
    KITH_TRY_ASSIGN(const Path chained, make_workbook(world, "chained", chained_form()));
    KITH_TRY(measure_load(world, {"form_5000", "<= 250", "5,000 rows, chained"}, chained, rows));
    KITH_TRY(measure_chain(world, chained, rows));
    KITH_TRY(measure_instances(world, rows));
    KITH_TRY(measure_long_list(world, rows));
    return rows;
}

} // namespace

Bench form_bench() {
    return {"form", measure_forms};
}

} // namespace kith::bench
