// The forms of the form bench in ODK Web Forms' engine (@getodk/xforms-engine, from npm), written
// as XForms by the same rules. Its figures stand beside ours; only `./dev bench form` says what
// ours are.
#include "tests/bench/bench.h"
#include "tests/bench/peer_programs.h"

#include <fmt/format.h>

#include <array>

namespace kith::bench {
namespace {

struct PeerForm {
    const char* form;  // as forms.mjs calls it
    const char* ready; // the row beside ours
    const char* change;
    const char* note;
};
constexpr std::array forms{
    PeerForm{"broad", "xforms_592_ready", "xforms_592_change", "592 rows, about 1,000 expressions"},
    PeerForm{"choices",
             "xforms_choices_ready",
             "xforms_choices_change",
             "316 rows, 2,500 choices, 5 repeats"},
    PeerForm{"chained", "xforms_5000_ready", "xforms_chain_head", "5,000 rows, chained"}};

Result<std::vector<Row>> measure() {
    const auto programs = install_peers("forms.mjs");
    std::vector<Row> rows;
    for (const PeerForm& one : forms) {
        const auto taken =
            programs ? run_peer(fmt::format("node '{}/forms.mjs' {}", *programs, one.form))
                     : std::nullopt;
        const std::string note =
            taken ? fmt::format("{}, from XForm, without reading a workbook", one.note)
                  : "skipped: needs node and npm";
        rows.push_back({one.ready, taken ? taken->first : 0, "ms CPU", "", "", note});
        rows.push_back({one.change,
                        taken ? taken->second : 0,
                        "ms CPU",
                        "",
                        "",
                        taken ? "one answer at the head" : note});
    }
    return rows;
}

} // namespace

Bench form_peers_bench() {
    return {"form_peers", measure};
}

} // namespace kith::bench
