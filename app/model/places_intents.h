// Asked for where a laptop joins, forms are kept, and what left the laptop is looked up.
#pragma once

#include "app/model/look_choice.h"
#include "app/model/places_state.h"

namespace kith::app::intent {

// A laptop joins
struct JoinProject {
    std::string card; // the joining card's file
    std::string laptop;
    std::string worker;
    std::string passphrase;
    std::string again;
};
struct CheckWordsNoted {};

// Forms
struct CheckForm {
    std::string path;
};
/// Adds the form that was checked; nothing happens while something must be fixed.
struct AddCheckedForm {};
struct ForgetCheck {};

// Exports
struct ExportAnswers {
    ExportWish wish;
};
struct ForgetExport {};

// Settings
struct ChooseLook {
    LookChoice look;
};
struct RunDrill {
    std::string code; // as typed from the printed sheet
};
struct MakeCard {
    std::string folder;
};

// Records
struct ChooseRecords {
    RecordChoice choice;
};
struct CorrectFact {
    std::string path;
};
struct SaveCorrection {
    std::string answer;
    std::string reason;
};
struct DeleteRecord {
    std::string reason;
};
struct UndeleteRecord {};
/// Begins a word to the person who wrote it; empty path: on the record as a whole.
struct AskAgain {
    std::string path;
};
struct SendBack {
    std::string words; // on what AskAgain named
};
/// It is right as it stands.
struct SettleReview {};
/// Of the person in hand; no purposes: everything they agreed to.
struct WithdrawConsent {
    std::vector<std::string> purposes;
};

} // namespace kith::app::intent
