#include "tests/support/faults/sample_answers.h"

#include "survey_core/store/forms.h"
#include "survey_core/store/records.h"

#include <fmt/format.h>

#include <cstdio>
#include <optional>

namespace kith::test {

namespace {

constexpr std::string_view form_content = "gifts, version 1";

std::string sample_value(std::size_t number, std::size_t place) {
    return fmt::format("group {} value {} {}", number, place, std::string(number % 7 * 90, 'v'));
}

/// The number of the group, if this is exactly one of its values.
std::optional<std::size_t> group_of(const std::string& value) {
    std::size_t number = 0;
    std::size_t place = 0;
    if (std::sscanf(value.c_str(), "group %zu value %zu", &number, &place) != 2)
        return std::nullopt;
    if (value != sample_value(number, place)) return std::nullopt;
    return number;
}

Edit sample_edit(std::size_t number, std::size_t place) {
    return {sample_question, {Value::Kind::text, sample_value(number, place)}};
}

} // namespace

FormVersionId sample_form() {
    return form_version_id(as_bytes(form_content));
}

Status add_sample_form(Store& store) {
    FormRow form;
    form.id = sample_form();
    form.form_id = "gifts";
    form.version = "1";
    form.title = "Gifts";
    form.added_at = store.now();
    return add_form(store, form, as_bytes(form_content));
}

std::string sample_answer(std::size_t number) {
    return fmt::format("answer {} {}", number, std::string(number % 11 * 40, 'a'));
}

Status give_answer(Store& store, DraftId draft, std::size_t number) {
    DraftStep step;
    step.path = fmt::format("question_{}", number);
    step.value = {Value::Kind::text, sample_answer(number)};
    return append_answer(store, draft, step);
}

Result<DraftId> begin_sample_draft(Store& store, std::size_t answers) {
    KITH_TRY(add_sample_form(store));
    KITH_TRY_ASSIGN(const DraftId draft, start_draft(store, sample_form(), "Amir"));
    for (std::size_t number = 0; number < answers; ++number)
        KITH_TRY(give_answer(store, draft, number));
    return draft;
}

std::string judge_draft(StoreView& store, DraftId draft, std::size_t promised) {
    const auto found = load_draft(store, draft);
    if (!found) return found.error().message;
    const std::size_t kept = found->steps.size();
    for (std::size_t number = 0; number < kept; ++number)
        if (found->steps[number].value.bytes != sample_answer(number))
            return fmt::format("answer {} is not what was given", number);
    if (kept < promised) return fmt::format("{} answers promised, {} kept", promised, kept);
    return kept > promised + 1 ? "there are answers that were never given" : "";
}

RecordId add_sample_group(ChangeGroup& group, std::size_t number) {
    NewRecord submission;
    submission.form = sample_form();
    const RecordId id = group.create(submission, {sample_edit(number, 0)});
    for (std::uint64_t place = 1; place <= 2; ++place)
        group.create({RecordKind::repeat, sample_form(), id, place}, {sample_edit(number, place)});
    group.create({RecordKind::entity, sample_form(), std::nullopt, 0},
                 {{field::list, {Value::Kind::text, "person"}}, sample_edit(number, 3)});
    return id;
}

Result<std::map<std::size_t, std::size_t>> find_sample_groups(StoreView& store) {
    std::map<std::size_t, std::size_t> found;
    KITH_TRY(for_each_record(store, [&found](const Change& creation) -> Status {
        KITH_TRY_ASSIGN(const ChangeBody body, decode_body(creation.body));
        for (const FieldWrite& write : body.fields)
            if (const auto number = group_of(write.value.bytes)) ++found[*number];
        return {};
    }));
    return found;
}

GroupFinding find_sample_group(StoreView& store, std::size_t number) {
    const auto groups = find_sample_groups(store);
    if (!groups) return {false, groups.error().message};
    const auto group = groups->find(number);
    if (group == groups->end()) return {};
    if (group->second != records_of_a_group)
        return {false,
                fmt::format(
                    "{} of {} records of a group are there", group->second, records_of_a_group)};
    return {true, ""};
}

} // namespace kith::test
