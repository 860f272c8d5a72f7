// What the places beside interviews want done outside.
#pragma once

#include "app/model/look_choice.h"
#include "app/model/places_state.h"

namespace kith::app::command {

/// Makes this laptop's store from a joining card.
struct JoinProject {
    std::string card;
    std::string laptop;
    std::string worker;
    std::string passphrase;
};
/// Files with this ending, such as ".kithcard", in the places where people put files.
struct FindFiles {
    std::string ending;
};
struct LoadShelf {};
struct CheckForm {
    std::string path;
};
struct AddCheckedForm {
    std::string path;
};

struct ExportAnswers {
    ExportWish wish;
};
struct LoadGiven {};
struct LoadSettings {};
struct KeepLook {
    LookChoice look;
};
struct RunDrill {
    std::string code;
};
struct MakeCard {
    std::string folder;
};
struct CorrectRecord {
    RecordId record;
    std::string path;
    std::string answer;
    std::string reason;
};
struct DeleteRecord {
    RecordId record;
    std::string reason;
};
struct UndeleteRecord {
    RecordId record;
};
struct SendBack {
    RecordId record;
    std::string path;
    std::string words;
};
struct SettleReview {
    RecordId record;
};
struct WithdrawConsent {
    RecordId person;
    std::vector<std::string> purposes;
};

} // namespace kith::app::command
