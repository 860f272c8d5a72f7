#include "survey_core/xlsform/column_names.h"

#include <algorithm>
#include <array>

namespace kith {
namespace {

constexpr auto survey_names = std::to_array<ColumnName>({
    {"type", "type"},
    {"command", "type"},
    {"name", "name"},
    {"tag", "name"},
    {"value", "name"},
    {"label", "label"},
    {"caption", "label"},
    {"hint", "hint"},
    {"guidance_hint", "guidance_hint"},
    {"relevant", "relevant"},
    {"relevance", "relevant"},
    {"constraint", "constraint"},
    {"constraint_message", "constraint_message"},
    {"constraintmsg", "constraint_message"},
    {"constraining_message", "constraint_message"},
    {"jr:constraintmsg", "constraint_message"},
    {"required", "required"},
    {"required_message", "required_message"},
    {"requiredmsg", "required_message"},
    {"jr:requiredmsg", "required_message"},
    {"calculation", "calculation"},
    {"calculate", "calculation"},
    {"default", "default"},
    {"trigger", "trigger"},
    {"choice_filter", "choice_filter"},
    {"appearance", "appearance"},
    {"parameters", "parameters"},
    {"repeat_count", "repeat_count"},
    {"jr:count", "repeat_count"},
    {"count", "repeat_count"},
    {"readonly", "readonly"},
    {"read_only", "readonly"},
    {"save_to", "save_to"},
    {"autoplay", "autoplay"},
    {"image", "image"},
    {"big_image", "big_image"},
    {"audio", "audio"},
    {"video", "video"},
    {"kith::access", "access"},
    {"disabled", "disabled"},
});

constexpr auto choice_names = std::to_array<ColumnName>({
    {"list_name", "list_name"},
    {"name", "name"},
    {"value", "name"},
    {"label", "label"},
    {"caption", "label"},
    {"image", "image"},
    {"big_image", "big_image"},
    {"audio", "audio"},
    {"video", "video"},
    {"kith::effect", "effect"},
});

constexpr auto settings_names = std::to_array<ColumnName>({
    {"form_title", "form_title"},
    {"title", "form_title"},
    {"set_form_title", "form_title"},
    {"form_id", "form_id"},
    {"id_string", "form_id"},
    {"set_form_id", "form_id"},
    {"version", "version"},
    {"default_language", "default_language"},
    {"instance_name", "instance_name"},
    {"style", "style"},
    {"name", "name"},
    {"allow_choice_duplicates", "allow_choice_duplicates"},
    {"flat", "flat"},
    {"kith::review", "review"},
});

constexpr auto entity_names = std::to_array<ColumnName>({
    {"list_name", "list_name"},
    {"dataset", "list_name"},
    {"label", "label"},
    {"entity_id", "entity_id"},
    {"create_if", "create_if"},
    {"update_if", "update_if"},
});

constexpr auto texts_of_survey = std::to_array<std::string_view>({"label",
                                                                  "hint",
                                                                  "guidance_hint",
                                                                  "constraint_message",
                                                                  "required_message",
                                                                  "image",
                                                                  "big_image",
                                                                  "audio",
                                                                  "video"});
constexpr auto texts_of_choices =
    std::to_array<std::string_view>({"label", "image", "big_image", "audio", "video"});

constexpr auto unused_of_survey = std::to_array<std::string_view>({"rows",
                                                                   "noapperrorstring",
                                                                   "no_app_error_string",
                                                                   "buttontext",
                                                                   "intent",
                                                                   "publishable",
                                                                   "minimum_seconds",
                                                                   "query",
                                                                   "sms_field",
                                                                   "$given_name",
                                                                   "delete_form",
                                                                   "save_form",
                                                                   "save_instance"});
constexpr auto unused_of_settings = std::to_array<std::string_view>({"public_key",
                                                                     "submission_url",
                                                                     "auto_send",
                                                                     "auto_delete",
                                                                     "allow_updates",
                                                                     "instance_xmlns",
                                                                     "namespaces",
                                                                     "omit_instanceid",
                                                                     "clean_text_values",
                                                                     "add_none_option",
                                                                     "sms_keyword",
                                                                     "sms_separator",
                                                                     "sms_allow_media",
                                                                     "sms_date_format",
                                                                     "sms_datetime_format",
                                                                     "sms_response",
                                                                     "prefix",
                                                                     "delimiter",
                                                                     "compact_prefix",
                                                                     "compact_delimiter",
                                                                     "logging",
                                                                     "xml_root",
                                                                     "path",
                                                                     "client_editable",
                                                                     "attribute"});
constexpr auto unused_of_entities = std::to_array<std::string_view>({"repeat"});

template <class Words> bool holds(const Words& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

std::span<const ColumnName> column_names(SheetKind kind) {
    switch (kind) {
    case SheetKind::survey:
        return survey_names;
    case SheetKind::settings:
        return settings_names;
    case SheetKind::entities:
        return entity_names;
    case SheetKind::choices:
    case SheetKind::external_choices:
        break;
    }
    return choice_names;
}

bool is_translatable(SheetKind kind, std::string_view standard) {
    if (kind == SheetKind::survey) return holds(texts_of_survey, standard);
    if (kind == SheetKind::choices || kind == SheetKind::external_choices)
        return holds(texts_of_choices, standard);
    return kind == SheetKind::settings && standard == "review";
}

bool is_unused_column(SheetKind kind, std::string_view spelling) {
    if (kind == SheetKind::survey) return holds(unused_of_survey, spelling);
    if (kind == SheetKind::settings) return holds(unused_of_settings, spelling);
    if (kind == SheetKind::entities) return holds(unused_of_entities, spelling);
    return false;
}

} // namespace kith
