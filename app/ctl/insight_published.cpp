#include "app/ctl/insight_report.h"
#include "survey_core/insight/publish.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

using Count = std::optional<std::size_t>;

Json as_json(const Count& count) {
    return count ? Json(*count) : Json();
}

std::string as_text(const Count& count) {
    return count ? std::to_string(*count) : "withheld";
}

/// Only of what is shown.
Json share_of(const Count& count, const Count& n) {
    return count && n ? Json(percent(*count, *n)) : Json();
}

void add_willingness(const Willingness& all, std::size_t threshold, Outcome& outcome) {
    std::vector<std::size_t> counts;
    for (const WillingShare& share : all.shares)
        counts.push_back(share.people.count());
    const PublishedTable shown = publish({counts}, {true, false, false}, threshold);
    const Count n = shown.row_totals.front();
    Json json{{"n", as_json(n)}, {"answers", Json::array()}};
    outcome.lines.push_back("Willing to do more, of " + as_text(n) + ":");
    for (std::size_t i = 0; i < all.shares.size(); ++i) {
        const Count count = shown.cells.front()[i];
        json["answers"].push_back({{"answer", all.shares[i].answer},
                                   {"count", as_json(count)},
                                   {"percent", share_of(count, n)},
                                   {"benchmark_2008", all.shares[i].benchmark}});
        outcome.lines.push_back(fmt::format("  {:<11} {}", all.shares[i].answer, as_text(count)));
    }
    outcome.json["willingness"] = std::move(json);
}

/// Somebody may need or offer several things, so these columns have no sum that could be shown.
void add_leaves(const Picture& picture,
                const Taxonomy& taxonomy,
                std::size_t threshold,
                Outcome& outcome) {
    std::vector<std::vector<std::size_t>> counts;
    for (const LeafBalance& row : picture.balance.leaves)
        counts.push_back({row.needs.count(), row.willing.count()});
    const PublishedTable shown = publish(counts, {false, false, false}, threshold);
    outcome.json["leaves"] = Json::array();
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const Leaf& leaf = *taxonomy.find_leaf(picture.balance.leaves[i].leaf);
        if (!shown.cells[i][0] && !shown.cells[i][1]) continue;
        outcome.json["leaves"].push_back({{"leaf", leaf.id},
                                          {"label", leaf.labels.front()},
                                          {"needs", as_json(shown.cells[i][0])},
                                          {"willing", as_json(shown.cells[i][1])}});
        outcome.lines.push_back(fmt::format("{}: needed by {}, offered by {}",
                                            leaf.labels.front(),
                                            as_text(shown.cells[i][0]),
                                            as_text(shown.cells[i][1])));
    }
}

/// Who chose an option and who did not, so that neither follows from the other.
PublishedTable
publish_side(const Poll& poll, PollShare PollOption::*side, std::size_t n, std::size_t threshold) {
    std::vector<std::vector<std::size_t>> counts;
    for (const PollOption& option : poll.options) {
        const std::size_t chose = (option.*side).people.count();
        counts.push_back({chose, n - chose});
    }
    return publish(counts, {true, false, false}, threshold);
}

void add_poll(const PollPicture& picture, std::size_t threshold, Outcome& outcome) {
    const Poll& poll = picture.poll;
    const auto users = publish_side(poll, &PollOption::users, poll.users.count(), threshold);
    const auto staff = publish_side(poll, &PollOption::staff, poll.staff.count(), threshold);
    Json json{{"form", picture.form_id}, {"about", picture.about}, {"options", Json::array()}};
    outcome.lines.push_back("Poll, users beside staff:");
    for (std::size_t i = 0; i < poll.options.size(); ++i) {
        const auto side = [&](const PublishedTable& table) {
            return Json{
                {"count", as_json(table.cells[i][0])},
                {"n", as_json(table.row_totals[i])},
                {"percent",
                 poll.may_chart() ? share_of(table.cells[i][0], table.row_totals[i]) : Json()}};
        };
        json["options"].push_back({{"option", poll.options[i].option},
                                   {"label", picture.words[i].front()},
                                   {"users", side(users)},
                                   {"staff", side(staff)}});
        outcome.lines.push_back(fmt::format("  {} of {}, {} of {}: {}",
                                            as_text(users.cells[i][0]),
                                            as_text(users.row_totals[i]),
                                            as_text(staff.cells[i][0]),
                                            as_text(staff.row_totals[i]),
                                            picture.words[i].front()));
    }
    outcome.json["polls"].push_back(std::move(json));
}

} // namespace

Outcome report_published(const Picture& picture, const Taxonomy& taxonomy, std::size_t threshold) {
    Outcome outcome;
    outcome.json["threshold"] = threshold;
    outcome.lines.push_back(fmt::format(
        "Counts under {}, and those from which they would follow, are withheld.", threshold));
    add_willingness(picture.willingness, threshold, outcome);
    add_leaves(picture, taxonomy, threshold, outcome);
    outcome.json["polls"] = Json::array();
    for (const PollPicture& poll : picture.polls)
        add_poll(poll, threshold, outcome);
    return outcome;
}

} // namespace kith::app
