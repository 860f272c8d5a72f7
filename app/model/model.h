// Everything the window shows, as plain values, and how it changes. No drawing, no clock, no store:
// update() and receive() answer with commands for the shell. The interview in hand is the one thing
// with a life of its own, and it belongs to the window's thread.
#pragma once

#include "app/model/exchange_state.h"
#include "app/model/interview_state.h"
#include "app/model/laptops.h"
#include "app/model/look_choice.h"
#include "app/model/news.h"

namespace kith::app {

/// Something to say: a key of the words, or a whole sentence that came with an error.
struct Message {
    std::string key;
    std::string sentence;

    [[nodiscard]] bool empty() const { return key.empty() && sentence.empty(); }
    bool operator==(const Message&) const = default;
};

struct SettingsState {
    LaptopFacts facts;
    std::optional<CardMade> card;
    Message trouble; // with the drill or the card
    bool is_working = false;
};

struct TermsState {
    ProjectTerms kept;
    std::uint64_t loads = 0; // goes up when `kept` was read anew
    bool is_set_up = false;  // the project has just begun: the page leads home, and may be skipped
    bool is_working = false;
    Message trouble;
};

struct Banner {
    Message message;
    bool can_retry = false;
};

struct UnlockState {
    bool store_exists = false;
    std::string store_path;
    bool is_working = false;
    Message error;
    std::string recovery_code; // only until it was noted
};

struct RecordsState {
    std::string search;
    RecordChoice chosen;
    std::vector<std::string> lists; // of entities, as seen so far
    std::vector<RecordRow> rows;
    std::uint64_t total = 0;
    std::optional<RecordPage> page;
    std::string correcting; // the path of the fact in hand
    Message trouble;        // with the correction or deletion
    std::optional<ErasingPlan> erasing;
    bool is_working = false;
};

struct Model {
    Screen screen = Screen::unlock;
    SheetKind sheet = SheetKind::none;
    bool is_hidden = false; // the words are asked for, and everything is as it was behind them
    LookChoice look;
    std::optional<Banner> banner;
    std::string toast; // a key of the words; the shell shows it once and empties it
    Session session;
    UnlockState unlock;
    HomeCounts counts;
    std::vector<FormRow> forms;
    std::vector<DraftSummary> drafts;
    std::optional<DraftId> discarded; // for taking it back
    std::optional<DraftMove> move;    // to a newer version, while it is looked at
    std::optional<InterviewState> interview;
    std::vector<InterviewState> parked; // put aside or not saved yet, the last one at the end
    std::uint64_t interviews_opened = 0;
    RecordsState records;
    SamePlacesState same_places;
    HandoverState handover;
    MergeState merge;
    ImportsState imports;
    ConflictsState conflicts;
    JoinState join;
    FoundFiles found;
    ShelfState shelf;
    ExportState exporting;
    GivenState given;
    SettingsState settings;
    LaptopsState laptops;
    PictureState picture;
    RoundState rounds;
    Screen after_interview = Screen::home; // where its end leads back to
    PaperState paper;
    TermsState terms;
    ConcernsState concerns;
};

[[nodiscard]] Model make_model(std::string store_path, bool store_exists);

Commands update(Model& model, const Intent& intent, Instant now);
Commands receive(Model& model, News news);
/// Time has passed: typing that paused becomes an answer.
Commands tick(Model& model, Instant now);
/// When tick() has something to do, if nothing else happens.
[[nodiscard]] std::optional<Instant> wants_tick_at(const Model& model);
/// The window wants to close: what is typed becomes an answer and is saved first.
Commands prepare_to_close(Model& model, Instant now);
[[nodiscard]] bool may_close(const Model& model);
/// The folder whose hand-over files are shown, so that what comes into it is shown too; empty:
/// none.
[[nodiscard]] std::string watched_folder(const Model& model);

} // namespace kith::app
