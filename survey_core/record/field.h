// Fields are named by global numbers, so that a renamed label or a newer form never loses an
// answer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kith {

/// 10 bits of coordinator number (0 = built in), 22 bits of counter.
enum class FieldId : std::uint32_t {};

[[nodiscard]] constexpr FieldId make_field_id(std::uint32_t coordinator, std::uint32_t counter) {
    return FieldId{(coordinator << 22U) | counter};
}

/// What every record may carry, whatever its form. Their paths begin with `@` in the command line
/// and in dumps.
namespace field {
inline constexpr FieldId deleted{1}; // the reason; blank: not deleted
inline constexpr FieldId review{2};  // has_issues, approved, rejected; blank: none
inline constexpr FieldId source{
    3}; // the submission or repeat instance that made this entity, as `writer:seq`
inline constexpr FieldId list{4};       // the entity list: person, asset, capability, need ...
inline constexpr FieldId label{5};      // an entity's label; a submission's instance name
inline constexpr FieldId name{6};       // a worker's name
inline constexpr FieldId started_at{7}; // ISO 8601, when the interview began
inline constexpr FieldId language{8};   // in which language it was held
inline constexpr FieldId comment{9};    // a coordinator's word to the worker who collected it
inline constexpr FieldId unreviewed_consent{
    10}; // a worker's override: consent read from an unreviewed translation
inline constexpr FieldId entity_uuid{11}; // as a form's entity_id gave it
inline constexpr FieldId finished_at{12};
inline constexpr FieldId repeat_path{13}; // of a repeat instance: the path of its repeat
inline constexpr FieldId tally_of{14};    // of a tally: what was counted (`keep_nothing`)
inline constexpr FieldId alias{
    15}; // an imported submission's name elsewhere, `openrosa:` and its instanceID
inline constexpr FieldId missing{
    16}; // `path=refused` lines, of a form whose remarks have no numbers of their own
inline constexpr FieldId notes{17};   // `path=text` lines, likewise
inline constexpr FieldId revoked{18}; // of a revocation: the changes, as dot_range.h writes them
inline constexpr FieldId erased{19};  // of an erasure: the records, as dot_range.h writes them
inline constexpr FieldId erased_aliases{20}; // of an erasure: tags of their aliases, with spaces
inline constexpr FieldId mentions{30};       // of a mention: the asset's record, as `writer:seq`
inline constexpr FieldId verified{31}; // of an asset: `yes`; who and when are the change's own
inline constexpr FieldId same_as{
    32}; // of a link: two records that are one, as `writer:seq` with a blank between
// Of the project's own record (app/flow/project_terms.h):
inline constexpr FieldId project_who{40};
inline constexpr FieldId project_purpose{41};
inline constexpr FieldId project_understood{42};
inline constexpr FieldId project_connections{43};
inline constexpr FieldId project_phone{44};
inline constexpr FieldId project_retention{45}; // days; blank: for ever
inline constexpr FieldId project_threshold{46}; // the least count that may be published
inline constexpr FieldId project_sealing{47};   // shift-end, hand-over; blank: never
} // namespace field

/// `@deleted` and so on; empty for a field that is not built in.
[[nodiscard]] std::string_view builtin_field_name(FieldId id);

/// A form question is (form id, path without the root, repeats without indexes); an entity property
/// (list, property).
struct FieldName {
    enum class Kind : std::uint8_t { question = 1, property = 2 };
    Kind kind = Kind::question;
    std::string owner;
    std::string path;

    auto operator<=>(const FieldName&) const = default;
};

/// That nobody wants to be called on, of a household: nothing but a coordinator's correction lifts
/// it, and it travels before everything else.
[[nodiscard]] FieldName do_not_call_name();

/// What is said about a question beside its answer is a field of its own, so that it merges as an
/// answer does: its name is the question's path with one of these behind it.
inline constexpr std::string_view missing_suffix = "@missing"; // why there is no answer
inline constexpr std::string_view note_suffix = "@note";       // a word to the coordinator

} // namespace kith
