#include "app/ctl/insight_report.h"
#include "app/ctl/verbs.h"
#include "app/flow/project_terms.h"
#include "app/text/share_folder.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

constexpr std::uint64_t most_bytes = std::uint64_t{4} << 20U;

struct InsightOptions {
    std::string store, local_leaves;
    bool publish = false;
    std::optional<std::size_t> threshold; // none: as the project's policy says
};

Result<Taxonomy> taxonomy_of(Console& console, const InsightOptions& options) {
    const auto share = find_share_folder();
    if (!share)
        return fail(ErrorCode::not_found,
                    "Kith's own files (share/kith) were not found beside the program; install it "
                    "again.");
    KITH_TRY_ASSIGN(Taxonomy taxonomy, load_taxonomy(console.files(), *share / "taxonomy"));
    if (options.local_leaves.empty()) return taxonomy;
    KITH_TRY_ASSIGN(const Bytes bytes,
                    read_file(console.files(), options.local_leaves, most_bytes));
    return with_local_leaves(std::move(taxonomy), as_text(bytes));
}

Result<Outcome> insight(Console& console, const InsightOptions& options) {
    if (options.threshold == std::size_t{0})
        return fail(ErrorCode::bad_input,
                    "A threshold of 0 would withhold nothing; give 1 or more, 5 is usual.");
    KITH_TRY_ASSIGN(const Taxonomy taxonomy, taxonomy_of(console, options));
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    FormShelf shelf;
    KITH_TRY_ASSIGN(
        const Picture picture,
        make_picture(
            *store, shelf, taxonomy, options.publish ? Audience::outside : Audience::project));
    KITH_TRY_ASSIGN(const ProjectTerms terms, project_terms(*store));
    KITH_TRY(store->close());
    const std::size_t threshold = options.threshold.value_or(terms.policy.threshold);
    return options.publish ? report_published(picture, taxonomy, threshold)
                           : report_picture(picture, taxonomy);
}

} // namespace

void add_insight_verb(CLI::App& app, Chosen& chosen) {
    add_verb<InsightOptions>(
        app,
        chosen,
        {"insight", "The picture: willingness, needs beside gifts, users beside staff"},
        [](CLI::App& verb, InsightOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_flag("--publish",
                          options.publish,
                          "Only what may leave the project: small counts withheld, no records");
            verb.add_option("--threshold",
                            options.threshold,
                            "With --publish: the least count that is shown; if not given, as the "
                            "project's policy says (5 unless it says otherwise)");
            verb.add_option(
                "--local-leaves", options.local_leaves, "The project's own leaves, a CSV file");
        },
        insight);
}

} // namespace kith::app
