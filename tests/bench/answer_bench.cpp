#include "app/flow/project.h"
#include "survey_core/store/drafts.h"
#include "tests/bench/bench.h"
#include "tests/support/scratch_folder.h"

namespace kith::bench {
namespace {

constexpr int answers = 2000;

Result<std::vector<Row>> measure_answers() {
    const test::ScratchFolder scratch;
    PosixFileSystem files;
    SystemClock clock;
    SystemRandom random;
    KITH_TRY_ASSIGN(app::StartedProject started,
                    app::start_project({files, clock, random},
                                       scratch.path() / "bench.kith",
                                       {"Bench", "four plain words here", "A", true}));
    KITH_TRY_ASSIGN(const DraftId draft, start_draft(*started.store, FormVersionId{1}));
    const DraftStep step{
        DraftStep::Kind::set, "/gifts", {Value::Kind::text, "cook_for_a_neighbour bake"}, {}};
    for (int i = 0; i < 100; ++i)
        KITH_TRY(append_answer(*started.store, draft, step)); // the log has its size after these
    const double before = cpu_seconds();
    for (int i = 0; i < answers; ++i)
        KITH_TRY(append_answer(*started.store, draft, step));
    const double each_ms = (cpu_seconds() - before) / answers * 1000;
    KITH_TRY(started.store->close());
    return std::vector<Row>{{"answer_committed",
                             each_ms,
                             "ms CPU",
                             "<= 0.3",
                             "",
                             "one durable commit an answer, mean of 2,000"}};
}

} // namespace

Bench answer_bench() {
    return {"answer", measure_answers};
}

} // namespace kith::bench
