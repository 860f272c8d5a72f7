#include "app/paper/sheet_words.h"

#include <fmt/format.h>

#include <ctime>

namespace kith::app {

std::string say_day_in_full(const Words& words, Instant when) {
    const auto seconds = static_cast<std::time_t>(when.ms / 1000);
    std::tm local{};
    localtime_r(&seconds, &local);
    return fmt::format("{} {} {}",
                       local.tm_mday,
                       words.text(fmt::format("month.{}", local.tm_mon + 1)),
                       local.tm_year + 1900);
}

void add_phone(Document& document, const Letterhead& head, const Words& words) {
    if (!head.phone.empty()) {
        document.blocks.emplace_back(block::Text{
            words.text("paper.ring", {{"phone", own_direction(head.phone)}}), Face::large});
        return;
    }
    document.blocks.emplace_back(block::Text{words.text("paper.ring_blank")});
    document.blocks.emplace_back(block::Lines{});
}

void add_about(Document& document, const ProjectAbout& about, const Words& words) {
    for (const auto& [key, answer] : {std::pair("about.who", &about.who),
                                      std::pair("about.purpose", &about.purpose),
                                      std::pair("about.understood", &about.understood),
                                      std::pair("about.connections", &about.connections)})
        if (!answer->empty())
            document.blocks.emplace_back(
                block::Text{words.text(key) + " " + own_direction(*answer), Face::quiet});
}

void add_imprint(Document& document, const Letterhead& head, const Words& words) {
    document.blocks.emplace_back(
        block::Text{words.text("paper.imprint",
                               {{"project", own_direction(head.project)},
                                {"day", say_day_in_full(words, head.printed_at)}}),
                    Face::quiet});
}

std::string say_consent(const Words& words, const ConsentAnswer& answer) {
    if (answer.said == Said::not_asked) return words.text("consent.not_asked");
    const std::string plain = words.text(answer.said == Said::yes ? "consent.yes" : "consent.no");
    if (answer.answer.empty() || answer.answer == plain) return plain;
    return plain + ": " + own_direction(answer.answer);
}

block::Table consent_table(const Consents& consents, const Words& words) {
    block::Table table{{3, 2}, {}, {}};
    for (const ConsentAnswer& one : consents.answers)
        table.rows.push_back({{words.text("consent." + one.name), say_consent(words, one)}, false});
    return table;
}

std::string say_consented(const Consents& consents, const Words& words) {
    return words.text("consent.said_to",
                      {{"who", own_direction(consents.worker)},
                       {"day", say_day_in_full(words, consents.when)},
                       {"language", own_direction(consents.language)}});
}

} // namespace kith::app
