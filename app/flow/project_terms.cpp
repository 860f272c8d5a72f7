#include "app/flow/project_terms.h"

#include "app/flow/project.h"
#include "survey_core/base/text.h"
#include "survey_core/store/changes.h"
#include "sync/hub/project_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace kith::app {
namespace {

constexpr std::array<std::pair<FieldId, std::string ProjectAbout::*>, 4> four_questions{
    {{field::project_who, &ProjectAbout::who},
     {field::project_purpose, &ProjectAbout::purpose},
     {field::project_understood, &ProjectAbout::understood},
     {field::project_connections, &ProjectAbout::connections}}};

std::optional<std::uint32_t> whole_number_in(std::string_view text) {
    std::uint32_t number = 0;
    const char* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || rest != end) return std::nullopt;
    return number;
}

/// What another version wrote and this one does not understand counts as not written.
ProjectPolicy policy_in(const RecordView& record) {
    ProjectPolicy policy;
    const auto days = whole_number_in(record.text(field::project_retention));
    if (days && *days <= most_retention_days) policy.retention_days = days;
    const auto threshold = whole_number_in(record.text(field::project_threshold));
    if (threshold && *threshold >= least_threshold && *threshold <= most_threshold)
        policy.threshold = *threshold;
    policy.sealing = sealing_called(record.text(field::project_sealing)).value_or(Sealing::never);
    return policy;
}

ProjectTerms terms_in(const RecordView& record) {
    ProjectTerms terms;
    for (const auto& [field, answer] : four_questions)
        terms.about.*answer = record.text(field);
    terms.phone = record.text(field::project_phone);
    terms.policy = policy_in(record);
    return terms;
}

using FieldTexts = std::vector<std::pair<FieldId, std::string>>;

FieldTexts texts_of(const ProjectTerms& terms) {
    FieldTexts texts;
    for (const auto& [field, answer] : four_questions)
        texts.emplace_back(field, trim(terms.about.*answer));
    texts.emplace_back(field::project_phone, trim(terms.phone));
    texts.emplace_back(field::project_retention,
                       terms.policy.retention_days ? std::to_string(*terms.policy.retention_days)
                                                   : "");
    texts.emplace_back(field::project_threshold,
                       terms.policy.threshold == default_threshold
                           ? std::string()
                           : std::to_string(terms.policy.threshold));
    const Sealing sealing = terms.policy.sealing;
    texts.emplace_back(field::project_sealing,
                       sealing == Sealing::never ? std::string_view() : sealing_name(sealing));
    return texts;
}

Status check_terms(const ProjectTerms& terms) {
    for (const auto& [field, answer] : four_questions)
        if (trim(terms.about.*answer).size() > most_about_bytes)
            return fail(ErrorCode::bad_input,
                        "An answer about the project is too long to be read out at a door; keep "
                        "each to a few sentences.");
    if (!trim(terms.phone).empty()) KITH_TRY(check_phone(terms.phone));
    const ProjectPolicy& policy = terms.policy;
    if (policy.retention_days && *policy.retention_days > most_retention_days)
        return fail(ErrorCode::bad_input,
                    fmt::format("Interviews can stay on laptops for at most {} days; choose fewer, "
                                "or let them stay for ever.",
                                most_retention_days));
    if (policy.threshold < least_threshold || policy.threshold > most_threshold)
        return fail(ErrorCode::bad_input,
                    fmt::format("The least count that is published must be from {} to {}: fewer "
                                "people than that can be recognised.",
                                least_threshold,
                                most_threshold));
    return {};
}

} // namespace

std::string_view sealing_name(Sealing sealing) {
    constexpr std::array<std::string_view, sealings.size()> names{
        "never", "shift-end", "hand-over"};
    return names[static_cast<std::size_t>(sealing)];
}

std::optional<Sealing> sealing_called(std::string_view name) {
    for (const Sealing sealing : sealings)
        if (sealing_name(sealing) == name) return sealing;
    return std::nullopt;
}

Result<ProjectTerms> project_terms(StoreView& store) {
    KITH_TRY_ASSIGN(const auto record, sync::find_project_record(store));
    return record ? terms_in(*record) : ProjectTerms{};
}

Status keep_project_terms(Store& store, const ProjectTerms& terms) {
    if (!store.is_hub())
        return fail(ErrorCode::refused,
                    "Only a coordinator's store can say what holds for the project; ask the "
                    "coordinator.");
    KITH_TRY(check_terms(terms));
    KITH_TRY_ASSIGN(const auto record, sync::find_project_record(store));
    const FieldTexts before = texts_of(record ? terms_in(*record) : ProjectTerms{});
    const FieldTexts wish = texts_of(terms);
    std::vector<Edit> edits;
    for (std::size_t i = 0; i < wish.size(); ++i)
        if (wish[i] != before[i])
            edits.push_back({wish[i].first, {Value::Kind::text, wish[i].second}, {}});
    if (edits.empty()) return {};
    KITH_TRY_ASSIGN(const RecordId author, worker_of(store));
    ChangeGroup group(store, author);
    if (record)
        KITH_TRY(group.set(record->header.dot, std::move(edits), ""));
    else
        group.create({RecordKind::project}, edits);
    return group.commit();
}

} // namespace kith::app
