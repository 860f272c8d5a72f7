#include "app/paper/recovery_sheet.h"

namespace kith::app {

Document recovery_sheet(const RecoverySheet& sheet, const Words& words) {
    return {words.text("paper.recovery"),
            SecurityMark::restricted_recovery,
            {block::Text{words.text("paper.recovery"), Face::title},
             block::Text{sheet.project, Face::large},
             block::Text{words.text("paper.recovery.made", {{"day", to_iso8601(sheet.made_on)}})},
             block::Gap{16},
             block::Text{words.text("paper.recovery.words")},
             block::Gap{10},
             block::Frame{{{sheet.code, Face::code, 0, true}}},
             block::Gap{10},
             block::Text{words.text("paper.recovery.check", {{"words", sheet.check_words}}),
                         Face::strong},
             block::Gap{10},
             block::Text{words.text("paper.recovery.steps")}}};
}

} // namespace kith::app
