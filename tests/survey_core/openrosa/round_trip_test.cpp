// The property that matters: a record written as OpenRosa XML and read back has the same answers,
// on the forms of this project and on real ones, filled in by chance.
#include "survey_core/interview/interview.h"
#include "survey_core/openrosa/read_submission.h"
#include "survey_core/openrosa/write_submission.h"
#include "survey_core/xlsform/load_form.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <filesystem>

using namespace kith;

namespace {

constexpr std::size_t enough_forms = 20;

/// Answers what is there, in document order, with whatever the types take.
class RandomWalk {
public:
    RandomWalk(Interview& interview, std::uint64_t seed) : interview_(interview), random_(seed) {}

    void walk(const NodeRef& ref) {
        if (!interview_.exists(ref) || !interview_.state(ref).relevant) return;
        const Node& node = interview_.form().node(ref.node);
        if (node.is_question()) return answer(ref, node);
        const bool is_series =
            node.is_repeat() && static_cast<int>(ref.instances.size()) + 1 == node.levels;
        if (is_series && interview_.may_add(ref))
            for (std::size_t wanted = below(3); wanted > 0; --wanted)
                (void)interview_.add_repeat(ref);
        for (const NodeRef& child : interview_.children(ref))
            walk(child);
    }

private:
    std::size_t below(std::size_t end) { return random_.next() % end; }

    void answer(const NodeRef& ref, const Node& node) {
        if (is_invisible(node.type) || node.type == QuestionType::note || below(5) == 0) return;
        if (node.calculation != no_expression || node.type == QuestionType::instance_id) return;
        (void)interview_.set(ref, value_for(ref, node));
    }

    std::string value_for(const NodeRef& ref, const Node& node) {
        if (is_select(node.type)) return chosen(ref, node);
        switch (node.type) {
        case QuestionType::integer:
        case QuestionType::range:
            return std::to_string(below(60));
        case QuestionType::decimal:
            return std::to_string(below(60)) + ".5";
        case QuestionType::date:
            return "2024-06-15";
        case QuestionType::image:
        case QuestionType::audio:
        case QuestionType::video:
        case QuestionType::file:
            return "photo 1.jpg";
        case QuestionType::geopoint:
            return "52.48 -1.89 100 5";
        default:
            return texts_[below(texts_.size())];
        }
    }

    std::string chosen(const NodeRef& ref, const Node& node) {
        const auto offered = interview_.choices(ref);
        if (offered.empty()) return {};
        std::string value = offered[below(offered.size())].name;
        const std::string other = offered[below(offered.size())].name;
        if (node.type == QuestionType::select_multiple && other != value) value += " " + other;
        return value;
    }

    Interview& interview_;
    SeededRandom random_;
    const std::vector<std::string> texts_{
        "Amina", "a < b & \"c\" > 'd'", " two\r\n lines\t", "łąka ورد 🙂", "]]>", "12"};
};

bool is_entity_line(const Answer& answer) {
    return answer.path.find("/meta/entity/") != std::string::npos;
}

/// Writes, reads and compares one filled-in form; what is different, or nothing.
std::vector<std::string> differences(const std::shared_ptr<const Form>& form, std::uint64_t seed) {
    FixedClock clock(Instant{1'718'445'600'000});
    SeededRandom random(seed);
    Interview interview(form, InterviewContext{clock, random, "UTC", {}, {}, {}});
    RandomWalk(interview, seed).walk({});
    std::vector<Answer> answers = interview.to_record();
    std::erase_if(answers, is_entity_line);
    std::vector<EntityAction> entities = interview.entities();
    for (EntityAction& entity : entities)
        entity.properties.clear(); // they are answers
    const std::string xml = write_submission(*form, {interview.instance_id(), answers, entities});
    const std::vector<std::shared_ptr<const Form>> versions{form};
    const auto read = read_submission(xml, "written", versions);
    if (!read) return {read.error().message};
    std::vector<std::string> different;
    for (const ImportFinding& finding : read->findings)
        different.push_back(finding.code + " " + finding.path);
    if (read->instance_id != interview.instance_id()) different.emplace_back("instanceID");
    const auto in_order = [](std::vector<Answer> list) {
        std::sort(list.begin(), list.end(), [](const Answer& a, const Answer& b) {
            return a.path < b.path;
        });
        return list;
    };
    const auto before = in_order(answers);
    const auto after = in_order(read->answers);
    for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i)
        if (i >= before.size() || i >= after.size() || before[i] != after[i]) {
            different.push_back((i < before.size() ? before[i].path : "nothing") + " became " +
                                (i < after.size() ? after[i].path : "nothing"));
            break;
        }
    const bool same_entities = std::is_permutation(
        entities.begin(), entities.end(), read->entities.begin(), read->entities.end());
    if (!same_entities) different.emplace_back("entities");
    return different;
}

std::vector<Path> corpus_forms() {
    const Path folder = Path(KITH_SOURCE_DIR) / "../shared/forms/corpus";
    std::vector<Path> forms;
    if (!std::filesystem::exists(folder)) return forms;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".xlsx") forms.push_back(entry.path());
    std::sort(forms.begin(), forms.end());
    return forms;
}

std::shared_ptr<const Form> load(const Path& path) {
    PosixFileSystem disk;
    LoadedForm loaded = load_form(disk, path);
    return loaded.form ? std::make_shared<const Form>(std::move(*loaded.form)) : nullptr;
}

} // namespace

TEST_CASE("the starter forms, filled in 100 times, survive being written and read", "[openrosa]") {
    for (const char* id : {"community_asset_survey", "capabilities_assessment"}) {
        const auto form = load(Path(KITH_SOURCE_DIR) / "assets" / "forms" / id);
        REQUIRE(form);
        for (std::uint64_t seed = 1; seed <= 100; ++seed) {
            INFO(id << ", seed " << seed);
            CHECK(differences(form, seed) == std::vector<std::string>{});
        }
    }
}

TEST_CASE("at least 20 real forms survive being written and read", "[openrosa]") {
    const auto paths = corpus_forms();
    if (paths.empty()) SKIP("the conformance material is not beside this source tree");
    std::size_t walked = 0;
    for (const Path& path : paths) {
        const auto form = load(path);
        if (!form || std::filesystem::file_size(path) > 400'000) continue;
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            INFO(path.filename().string() << ", seed " << seed);
            CHECK(differences(form, seed) == std::vector<std::string>{});
        }
        ++walked;
    }
    CHECK(walked >= enough_forms);
}
