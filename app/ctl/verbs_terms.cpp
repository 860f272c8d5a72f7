// What a project says of itself: the four questions and its policies.
#include "app/ctl/verbs.h"
#include "app/flow/project_terms.h"

#include <fmt/format.h>

#include <charconv>

namespace kith::app {
namespace {

struct AboutOptions {
    std::string store;
    std::optional<std::string> who, purpose, understood, connections;

    [[nodiscard]] bool asks_only() const { return !who && !purpose && !understood && !connections; }
};

Outcome about_outcome(const ProjectAbout& about) {
    Outcome outcome;
    outcome.json = {{"who", about.who},
                    {"purpose", about.purpose},
                    {"understood", about.understood},
                    {"connections", about.connections}};
    for (const auto& [question, answer] :
         {std::pair("Who is asking", &about.who),
          std::pair("For what purpose", &about.purpose),
          std::pair("How it will be understood", &about.understood),
          std::pair("How it will be used to make connections", &about.connections)})
        outcome.lines.push_back(
            fmt::format("{}: {}", question, answer->empty() ? "not answered yet" : *answer));
    return outcome;
}

Result<Outcome> project_about(Console& console, const AboutOptions& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(ProjectTerms terms, project_terms(*store));
    ProjectAbout& about = terms.about;
    about.who = options.who.value_or(about.who);
    about.purpose = options.purpose.value_or(about.purpose);
    about.understood = options.understood.value_or(about.understood);
    about.connections = options.connections.value_or(about.connections);
    if (!options.asks_only()) KITH_TRY(keep_project_terms(*store, terms));
    KITH_TRY_ASSIGN(terms, project_terms(*store));
    KITH_TRY(store->close());
    return about_outcome(terms.about);
}

struct PolicyOptions {
    std::string store, retention, sealing;
    std::optional<std::uint32_t> threshold;

    [[nodiscard]] bool asks_only() const {
        return retention.empty() && sealing.empty() && !threshold;
    }
};

constexpr std::string_view for_ever = "for-ever";
constexpr std::string_view after_acknowledgement = "after-acknowledgement";

Result<std::optional<std::uint32_t>> retention_in(std::string_view text) {
    if (text == for_ever) return std::nullopt;
    if (text == after_acknowledgement) return std::optional<std::uint32_t>(0);
    std::uint32_t days = 0;
    const char* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, days);
    if (error == std::errc{} && rest == end) return std::optional(days);
    return fail(ErrorCode::bad_input,
                fmt::format("'{}' does not say how long interviews stay on laptops; give a number "
                            "of days, {} or {}.",
                            text,
                            after_acknowledgement,
                            for_ever));
}

std::string say_retention(const std::optional<std::uint32_t>& days) {
    if (!days) return "Interviews stay on the laptop that held them.";
    if (*days == 0)
        return "Interviews leave the laptop that held them as soon as a coordinator's reply says "
               "that they are safe.";
    return fmt::format("Interviews leave the laptop that held them when they are {} days old and a "
                       "coordinator's reply has said that they are safe.",
                       *days);
}

Result<Sealing> sealing_in(std::string_view text) {
    if (const auto sealing = sealing_called(text)) return *sealing;
    return fail(ErrorCode::bad_input,
                fmt::format("'{}' does not say when interviews are sealed; give never, shift-end "
                            "or hand-over.",
                            text));
}

std::string say_sealing(Sealing sealing) {
    switch (sealing) {
    case Sealing::never:
        break;
    case Sealing::shift_end:
        return "Finished interviews are sealed on the laptop that held them at the end of a shift: "
               "then only coordinators can read them.";
    case Sealing::hand_over:
        return "Finished interviews are sealed on the laptop that held them after each hand-over: "
               "then only coordinators can read them.";
    }
    return "Interviews are not sealed: whoever opens a laptop can read those that it holds.";
}

Outcome policy_outcome(const ProjectPolicy& policy) {
    Outcome outcome;
    outcome.json = {
        {"retention_days", policy.retention_days ? Json(*policy.retention_days) : Json(nullptr)},
        {"threshold", policy.threshold},
        {"sealing", sealing_name(policy.sealing)}};
    outcome.lines = {
        say_retention(policy.retention_days),
        fmt::format("What is published counts {} people or more: smaller counts, and those from "
                    "which they would follow, are withheld.",
                    policy.threshold),
        say_sealing(policy.sealing)};
    return outcome;
}

Result<Outcome> project_policy(Console& console, const PolicyOptions& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(ProjectTerms terms, project_terms(*store));
    if (!options.retention.empty()) {
        KITH_TRY_ASSIGN(terms.policy.retention_days, retention_in(options.retention));
    }
    if (!options.sealing.empty()) {
        KITH_TRY_ASSIGN(terms.policy.sealing, sealing_in(options.sealing));
    }
    terms.policy.threshold = options.threshold.value_or(terms.policy.threshold);
    if (!options.asks_only()) KITH_TRY(keep_project_terms(*store, terms));
    KITH_TRY_ASSIGN(terms, project_terms(*store));
    KITH_TRY(store->close());
    return policy_outcome(terms.policy);
}

} // namespace

void add_terms_verbs(CLI::App& project, Chosen& chosen) {
    add_verb<AboutOptions>(
        project,
        chosen,
        {"about", "The four questions before any other; without options: what they were answered"},
        [](CLI::App& verb, AboutOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("--who", options.who, "Who is asking");
            verb.add_option("--purpose", options.purpose, "For what purpose");
            verb.add_option("--understood", options.understood, "How it will be understood");
            verb.add_option(
                "--connections", options.connections, "How it will be used to make connections");
        },
        project_about);
    add_verb<PolicyOptions>(
        project,
        chosen,
        {"policy", "What holds for every laptop; without options: what holds now"},
        [](CLI::App& verb, PolicyOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("--retention",
                            options.retention,
                            "How long interviews stay on laptops: a number of days, "
                            "after-acknowledgement, or for-ever");
            verb.add_option("--sealing",
                            options.sealing,
                            "When finished interviews are sealed on laptops: never, shift-end or "
                            "hand-over");
            verb.add_option("--threshold",
                            options.threshold,
                            "The least count of people that is published, 5 if not given");
        },
        project_policy);
}

} // namespace kith::app
