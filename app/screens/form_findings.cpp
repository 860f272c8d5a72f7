// Every finding in a form's file: the place first, then what is there, then what to write instead.
#include "app/screens/forms_screen.h"

#include <algorithm>

namespace kith::app {
namespace {

constexpr std::size_t most_shown = 200;

struct SeverityWords {
    Severity severity;
    std::string_view key;
    Icon icon;
    Tone tone;
};
constexpr SeverityWords severities[] = {
    {Severity::error, "forms.must_fix", Icon::close, Tone::bad},
    {Severity::warning, "forms.worth_a_look", Icon::warning, Tone::warn},
    {Severity::info, "forms.good_to_know", Icon::info, Tone::good}};

const SeverityWords& severity_words(Severity severity) {
    return *std::find_if(std::begin(severities), std::end(severities), [&](const auto& one) {
        return one.severity == severity;
    });
}

std::string place_of(const Kit& kit, const Finding& finding) {
    if (!finding.cell.empty() && finding.row > 0)
        return kit.say("forms.row_and_cell",
                       {{"row", std::to_string(finding.row)}, {"cell", finding.cell}});
    if (finding.row > 0) return kit.say("forms.row", {{"row", std::to_string(finding.row)}});
    return finding.column;
}

void draw_filter(Kit& kit, const Findings& findings, std::optional<Severity>& only) {
    std::vector<Choice> choices{
        {.id = "all",
         .label = kit.say("forms.all", {{"n", std::to_string(findings.size())}}),
         .is_selected = !only}};
    for (const SeverityWords& one : severities)
        choices.push_back(
            {.id = std::string(one.key),
             .label = kit.say(one.key) + "  " + std::to_string(count_of(findings, one.severity)),
             .icon = one.icon,
             .is_selected = only == one.severity});
    const std::string label = kit.say("forms.which");
    const auto pressed = draw_choices(kit, {.id = "which", .label = label}, choices);
    if (!pressed) return;
    only = *pressed == 0 ? std::nullopt : std::optional(severities[*pressed - 1].severity);
}

void draw_finding(Kit& kit, const Finding& finding) {
    const SeverityWords& kind = severity_words(finding.severity);
    const std::string label = kit.say(kind.key);
    {
        Columns three(kit, {0.17F, 0.18F, 0.65F}, kit.px(14.0F));
        draw_pill(kit, {.id = {}, .label = label, .tone = kind.tone, .icon = kind.icon});
        three.next();
        {
            const Stack place(kit, 2.0F);
            draw_text(kit,
                      finding.sheet.empty() ? kit.say("forms.whole_file") : finding.sheet,
                      Type::topic);
            const std::string where = place_of(kit, finding);
            if (!where.empty()) draw_text(kit, where, Type::small, Token::muted);
        }
        three.next();
        const Stack what(kit, 2.0F);
        draw_text(kit, finding.message, Type::name);
        if (!finding.suggestion.empty())
            draw_text(kit, finding.suggestion, Type::small, Token::muted);
    }
    draw_hairline(kit);
}

/// What must be fixed comes first; otherwise the order of the sheets.
std::vector<const Finding*> in_order(const Findings& findings, std::optional<Severity> only) {
    std::vector<const Finding*> shown;
    for (const Finding& finding : findings)
        if (!only || finding.severity == *only) shown.push_back(&finding);
    std::stable_sort(shown.begin(), shown.end(), [](const Finding* a, const Finding* b) {
        return a->severity < b->severity;
    });
    return shown;
}

} // namespace

std::size_t count_of(const Findings& findings, Severity severity) {
    return static_cast<std::size_t>(
        std::count_if(findings.begin(), findings.end(), [&](const Finding& finding) {
            return finding.severity == severity;
        }));
}

void draw_form_check(Kit& kit, const FormCheck& check, std::optional<Severity>& only) {
    const std::size_t bad = count_of(check.findings, Severity::error);
    draw_heading(kit,
                 bad > 0 ? say_count(kit, "forms.nearly", bad) : kit.say("forms.can_be_added"));
    const std::string name = check.path.substr(check.path.rfind('/') + 1);
    std::string about = name;
    if (check.can_be_added)
        about = name + " · " + check.title + " · " +
                kit.say("start.version", {{"version", check.version}}) + " · " +
                say_count(kit, "forms.questions", check.questions);
    draw_text(kit, about, Type::body, Token::muted);
    const Card card(kit, {.gap = 10.0F});
    if (check.findings.empty()) {
        draw_text(kit, kit.say("forms.nothing_found"));
        return;
    }
    draw_filter(kit, check.findings, only);
    draw_hairline(kit);
    const auto shown = in_order(check.findings, only);
    for (std::size_t i = 0; i < std::min(shown.size(), most_shown); ++i)
        draw_finding(kit, *shown[i]);
    if (shown.size() > most_shown)
        draw_text(kit,
                  say_count(kit, "forms.more", shown.size() - most_shown),
                  Type::small,
                  Token::muted);
}

} // namespace kith::app
