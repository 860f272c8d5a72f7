#include "survey_core/record/field.h"

#include <array>

namespace kith {

std::string_view builtin_field_name(FieldId id) {
    constexpr std::array<std::string_view, 21> names{"",
                                                     "@deleted",
                                                     "@review",
                                                     "@source",
                                                     "@list",
                                                     "@label",
                                                     "@name",
                                                     "@started",
                                                     "@language",
                                                     "@comment",
                                                     "@unreviewed_consent",
                                                     "@uuid",
                                                     "@finished",
                                                     "@repeat",
                                                     "@tally_of",
                                                     "@alias",
                                                     "@missing",
                                                     "@notes",
                                                     "@revoked",
                                                     "@erased",
                                                     "@erased_aliases"};
    constexpr std::array<std::string_view, 8> of_project{"@who",
                                                         "@purpose",
                                                         "@understood",
                                                         "@connections",
                                                         "@phone",
                                                         "@retention",
                                                         "@threshold",
                                                         "@sealing"};
    if (id >= field::project_who && id <= field::project_sealing)
        return of_project[static_cast<std::size_t>(id) -
                          static_cast<std::size_t>(field::project_who)];
    if (id == field::mentions) return "@mentions";
    if (id == field::same_as) return "@same_as";
    if (id == field::verified) return "@verified";
    const auto number = static_cast<std::size_t>(id);
    return number < names.size() ? names[number] : std::string_view{};
}

FieldName do_not_call_name() {
    return {FieldName::Kind::property, "household", "do_not_call"};
}

} // namespace kith
