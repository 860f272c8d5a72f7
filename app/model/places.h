// Where in the program one can be.
#pragma once

#include <cstdint>

namespace kith::app {

enum class Screen : std::uint8_t {
    unlock,
    new_project,
    recovery,
    join,
    joined,
    home,
    start,
    drafts,
    interview,
    records,
    record,
    hand_over,
    merge,
    conflicts,
    forms,
    export_answers,
    given,
    settings,
    laptops,
    picture,
    new_round,
    door,
    round_end,
    check_in,
    paper,
    terms,
    concerns
};

enum class SheetKind : std::uint8_t {
    none,
    program_language,
    form_language,
    overview,
    missing,
    parked,
    correction,
    removal,
    named_export,
    undo_import,
    laptop,
    erasing,
    send_back,
    not_asked,
    draft_move,
    withdrawal,
    transcribing
};

} // namespace kith::app
