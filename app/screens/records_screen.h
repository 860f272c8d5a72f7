// Everything that was collected, with search; and one record with what happened to it.
#pragma once

#include "app/screens/interview_screen.h"

namespace kith::app {

struct RecordsView {
    TopView top;
    std::vector<RecordRow> rows;
    std::uint64_t total = 0;
    std::string search;
    RecordChoice chosen;
    std::vector<std::string> lists; // of entities, by name
    SamePlacesState same_places;
    bool is_working = false;
    std::uint64_t sealed = 0; // interviews that are not among them
};
[[nodiscard]] RecordsView make_records_view(const Model& model);
struct RecordsDraft {
    std::string search;
};
Intents draw_records_screen(Kit& kit, const RecordsView& view, RecordsDraft& draft);

struct RecordPageView {
    TopView top;
    std::optional<RecordPage> page; // none: on its way
    std::string correcting;         // the path of the fact in hand
    Message trouble;
    bool is_working = false;
    bool is_hub = false;
    std::optional<ErasingPlan> erasing; // as soon as it is known
};
[[nodiscard]] RecordPageView make_record_view(const Model& model);
struct RecordDraft {
    std::string answer;
    std::string reason;
    bool has_begun = false; // the keyboard was taken to the first field
    ChoiceSearch search;    // of a choice among many
};
Intents draw_record_screen(Kit& kit, const RecordPageView& view, RecordDraft& draft);

// records_filters.cpp
void draw_records_filters(Kit& kit, const RecordsView& view, Intents& intents);
// alike_places.cpp
void draw_alike_places(Kit& kit, const RecordsView& view, Intents& intents);
// record_history.cpp
void draw_history(Kit& kit, const RecordPage& page);
// record_review.cpp
void draw_asked_back(Kit& kit, const RecordPageView& view, Intents& intents);
void draw_send_back(Kit& kit, const RecordPageView& view, RecordDraft& draft, Intents& intents);
// person_consents.cpp
void draw_withdrawal(Kit& kit, const RecordPageView& view, Intents& intents);
// record_erasing.cpp
void draw_erasing(Kit& kit, const RecordPageView& view, RecordDraft& draft, Intents& intents);
// record_changes.cpp
void draw_record_sheets(Kit& kit, const RecordPageView& view, RecordDraft& draft, Intents& intents);

/// The key of the words for a status or a kind.
[[nodiscard]] std::string_view words_of(RecordStatus status);
[[nodiscard]] std::string_view words_of(RecordKind kind);

} // namespace kith::app
