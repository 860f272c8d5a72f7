// How questions, instances and stored fields name each other. Paths leave out the root's name:
// `/group/name`; those of repeat instances have positions: `/rep[2]/name`; those of stored fields
// have none: `/rep/name`.
#pragma once

#include "survey_core/form/form.h"
#include "survey_core/record/field.h"

#include <optional>
#include <string>
#include <string_view>

namespace kith::app {

/// `/data/rep/name` becomes `/rep/name`; the root itself becomes empty.
[[nodiscard]] std::string without_root(const Form& form, std::string_view path);
/// `/rep[2]/name` becomes `/rep/name`.
[[nodiscard]] std::string without_positions(std::string_view path);
/// `/rep[2]/inner[1]/name` becomes `/rep[2]/inner[1]`; empty when the path lies in no repeat.
[[nodiscard]] std::string instance_of(std::string_view path);
/// The position of an instance path's last repeat: 1 of `/rep[2]/inner[1]`.
[[nodiscard]] std::uint64_t position_of(std::string_view instance);

/// Where a path leads once the instance `gone` (`/rep[2]`) was removed: later ones move up by one;
/// nothing for what was in it.
[[nodiscard]] std::optional<std::string> path_after_removal(std::string_view path,
                                                            std::string_view gone);

/// Does an answer to this question become a field of the record?
[[nodiscard]] bool is_stored(const Node& node);
/// Answered with a file: a picture, a sound, a film.
[[nodiscard]] bool takes_a_file(QuestionType type);
[[nodiscard]] FieldName question_name(const Form& form, const Node& node);
/// Of what is said about the question: `/name@missing`, `/name@note`.
[[nodiscard]] FieldName remark_name(const Form& form, const Node& node, std::string_view suffix);
[[nodiscard]] FieldName property_name(const SaveTo& save_to);

} // namespace kith::app
