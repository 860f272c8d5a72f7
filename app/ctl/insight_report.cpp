#include "app/ctl/insight_report.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

Json as_json(const Counted& counted) {
    Json json{{"count", counted.count()}, {"records", Json::array()}};
    for (const RecordId record : counted.records)
        json["records"].push_back(to_text(record));
    return json;
}

void add_willingness(const Willingness& all, Outcome& outcome) {
    Json json{{"n", all.n}, {"skipped", as_json(all.skipped)}, {"answers", Json::array()}};
    outcome.lines.push_back(
        fmt::format("Willing to do more ({} answered, {} skipped):", all.n, all.skipped.count()));
    for (const WillingShare& share : all.shares) {
        Json row{{"answer", share.answer}};
        row.update(as_json(share.people));
        row["percent"] = share.share;
        row["low"] = share.interval.low;
        row["high"] = share.interval.high;
        row["benchmark_2008"] = share.benchmark;
        json["answers"].push_back(std::move(row));
        outcome.lines.push_back(fmt::format("  {:<11} {:>4}  {:>3.0f} %  ({:.0f} to {:.0f} %; "
                                            "Europe 2008: {:.0f} %)",
                                            share.answer,
                                            share.people.count(),
                                            share.share,
                                            share.interval.low,
                                            share.interval.high,
                                            share.benchmark));
    }
    outcome.json["willingness"] = std::move(json);
}

Json as_json(const LeafBalance& row, const Taxonomy& taxonomy) {
    const Leaf& leaf = *taxonomy.find_leaf(row.leaf);
    return {{"leaf", row.leaf},
            {"label", leaf.labels.front()},
            {"gate", gate_name(leaf.gate)},
            {"needs", as_json(row.needs)},
            {"gifts", as_json(row.gifts)},
            {"willing", as_json(row.willing)}};
}

void add_balance(const NeedsAndGifts& all, const Taxonomy& taxonomy, Outcome& outcome) {
    outcome.json["leaves"] = Json::array();
    for (const LeafBalance& row : all.leaves)
        if (row.needs.count() + row.gifts.count() > 0)
            outcome.json["leaves"].push_back(as_json(row, taxonomy));
    outcome.json["headlines"] = Json::array();
    for (const HeadlineBalance& row : all.headlines)
        if (row.needs.count() > 0)
            outcome.json["headlines"].push_back(
                {{"headline", row.headline},
                 {"label", taxonomy.find_headline(row.headline)->labels.front()},
                 {"needs", as_json(row.needs)},
                 {"willing", as_json(row.willing)},
                 {"gap", row.is_gap()}});
    for (const HeadlineBalance& row : all.headlines)
        if (row.is_gap())
            outcome.lines.push_back(
                fmt::format("Needed in general, and nobody has offered any of it: {} ({})",
                            taxonomy.find_headline(row.headline)->labels.front(),
                            row.needs.count()));
    outcome.json["unknown"] = as_json(all.unknown);
    outcome.json["gaps"] = Json::array();
    const auto gaps = gap_list(all);
    outcome.lines.push_back(fmt::format("Needed, and nobody has offered it: {}", gaps.size()));
    for (const LeafBalance& row : gaps) {
        outcome.json["gaps"].push_back(as_json(row, taxonomy));
        const Leaf& leaf = *taxonomy.find_leaf(row.leaf);
        outcome.lines.push_back(
            fmt::format("  {:>4}  {}{}",
                        row.needs.count(),
                        leaf.labels.front(),
                        leaf.gate == Gate::service_only ? " (a service's alone)" : ""));
    }
}

Json as_json(const PollShare& share) {
    Json json = as_json(share.people);
    json["percent"] = share.share;
    json["rank"] = share.rank;
    return json;
}

void add_poll_lines(const PollPicture& picture, Outcome& outcome) {
    const Poll& poll = picture.poll;
    outcome.lines.push_back(fmt::format("Poll{}: {} users, {} staff",
                                        picture.about.empty() ? "" : " about " + picture.about,
                                        poll.users.count(),
                                        poll.staff.count()));
    for (std::size_t i = 0; i < poll.options.size(); ++i) {
        const PollOption& option = poll.options[i];
        const std::string& label = picture.words[i].front();
        if (poll.may_chart())
            outcome.lines.push_back(fmt::format("  {:>3.0f} %  {:>3.0f} %  {:+4.0f}  {}",
                                                option.users.share,
                                                option.staff.share,
                                                option.gap,
                                                label));
        else
            outcome.lines.push_back(fmt::format("  {:>4}  {:>4}  {}",
                                                option.users.people.count(),
                                                option.staff.people.count(),
                                                label));
    }
    if (!poll.may_chart())
        outcome.lines.push_back(fmt::format("  Counts only: shares need at least {} people a side.",
                                            least_for_a_chart));
    else if (poll.rho)
        outcome.lines.push_back(
            fmt::format("  The two orders agree by {:.1f} (1 the same, -1 opposite).", *poll.rho));
}

void add_polls(const Picture& all, Outcome& outcome) {
    outcome.json["polls"] = Json::array();
    for (const PollPicture& picture : all.polls) {
        const Poll& poll = picture.poll;
        Json json{{"form", picture.form_id},
                  {"about", picture.about},
                  {"users", as_json(poll.users)},
                  {"staff", as_json(poll.staff)},
                  {"chart", poll.may_chart()},
                  {"rho", poll.rho ? Json(*poll.rho) : Json()},
                  {"options", Json::array()}};
        for (std::size_t i = 0; i < poll.options.size(); ++i)
            json["options"].push_back({{"option", poll.options[i].option},
                                       {"label", picture.words[i].front()},
                                       {"users", as_json(poll.options[i].users)},
                                       {"staff", as_json(poll.options[i].staff)},
                                       {"gap", poll.options[i].gap}});
        outcome.json["polls"].push_back(std::move(json));
        add_poll_lines(picture, outcome);
    }
}

} // namespace

Outcome report_picture(const Picture& picture, const Taxonomy& taxonomy) {
    Outcome outcome;
    add_willingness(picture.willingness, outcome);
    add_balance(picture.balance, taxonomy, outcome);
    add_polls(picture, outcome);
    return outcome;
}

} // namespace kith::app
