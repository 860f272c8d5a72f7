// Choice lists: the rows that a select offers and that instance() looks into.
#pragma once

#include "survey_core/form/texts.h"

namespace kith {

struct Choice {
    std::string name;
    LocalText label, image, big_image, audio, video;
    std::vector<std::string> properties; // by ChoiceList::columns
    bool keeps_nothing =
        false; // kith::effect = keep_nothing: at finish only an anonymous tally remains
    int row = 0;
};

/// A list of the choices sheet, or the place of a file (csv, xml, geojson) whose rows come with the
/// interview.
struct ChoiceList {
    enum class Source : std::uint8_t {
        sheet,
        external_sheet,
        csv,
        xml,
        geojson
    } source = Source::sheet;
    std::string name; // of a file: its name without ending
    std::string file; // "people.csv"; empty for a list of the workbook
    std::vector<std::string> columns;
    std::vector<Choice> choices;

    [[nodiscard]] bool is_file() const { return source >= Source::csv; }
    [[nodiscard]] std::optional<std::size_t> find_column(std::string_view name) const;
};

} // namespace kith
