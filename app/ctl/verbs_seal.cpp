#include "app/ctl/seal_words.h"
#include "app/ctl/verbs.h"
#include "app/flow/sealing.h"
#include "survey_core/store/envelopes.h"

#include <fmt/format.h>

namespace kith::app {

std::string sentence_of_sealed(std::uint64_t interviews) {
    if (interviews == 0) return "No finished interview was open on this laptop.";
    if (interviews == 1)
        return "1 finished interview is sealed: nobody can read it on this laptop any more. It "
               "goes out with every hand-over until a coordinator has it.";
    return fmt::format("{} finished interviews are sealed: nobody can read them on this laptop any "
                       "more. They go out with every hand-over until a coordinator has them.",
                       interviews);
}

namespace {

Result<Outcome> seal(Console& console, const StoreOption& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const std::uint64_t sealed, seal_now(*store));
    KITH_TRY_ASSIGN(const std::uint64_t waiting, count_sealed(*store));
    KITH_TRY(store->close());
    Outcome outcome;
    outcome.json = {{"sealed", sealed}, {"waiting", waiting}};
    outcome.lines = {
        sentence_of_sealed(sealed),
        fmt::format("Sealed interviews that no coordinator has confirmed: {}.", waiting)};
    return outcome;
}

} // namespace

void add_seal_verb(CLI::App& app, Chosen& chosen) {
    add_verb<StoreOption>(
        app,
        chosen,
        {"seal", "The end of a shift: finished interviews are for coordinators alone from now on"},
        [](CLI::App& verb, StoreOption& options) {
            verb.add_option("store", options.store)->required();
        },
        seal);
}

} // namespace kith::app
