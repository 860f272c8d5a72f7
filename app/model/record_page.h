// One record, and one disagreement about a record, shaped for showing.
#pragma once

#include "app/flow/asset_page.h"
#include "app/flow/person_page.h"
#include "app/flow/question_words.h"
#include "app/flow/remarks.h"
#include "survey_core/store/records.h"

#include <string>
#include <vector>

namespace kith::app {

struct RecordFact {
    std::string question;
    std::string answer; // what is said about it: as Missing is named
    bool in_conflict = false;
    bool is_sealed = false;
    std::string path = {}; // of the question within its record
    About about = About::answer;
    std::string value = {};                // as it is kept
    std::vector<NamedChoice> choices = {}; // what else it could be, where the form lists that
    bool takes_many = false;
    bool is_worked_out = false; // by the form, which asked nobody
};
struct RecordEvent {
    Instant when;
    std::string who;
    std::string question; // empty: the record as a whole
    std::string answer;
    ChangeKind kind = ChangeKind::set;
    bool is_superseded = false;
    About about = About::answer;
};
/// What a coordinator would like to have looked at again.
struct AskedBack {
    std::string path; // empty: the record as a whole
    std::string question;
    std::string words;
    std::string who;
};
struct RecordPage {
    RecordRow row;
    std::vector<RecordFact> facts;
    std::vector<RecordEvent> history;  // the newest first
    std::vector<AskedBack> asked_back; // open words of the coordinator
    std::optional<PersonPage> person;  // of a person, or of an interview
    std::optional<AssetPage> asset;
    Instant read_at;
};

struct ConflictSide {
    std::string who;
    std::string laptop;
    Instant when;
    std::string answer; // as people read it
    Value value;        // as it is kept
    Dot dot;            // who wrote it, by name of the write
};
/// One field with two values that had not seen each other, or a deletion against an edit.
struct ConflictCase {
    Conflict conflict;
    std::string record; // its title
    std::string question;
    bool is_deletion = false; // side 0: it stays; side 1: it goes
    std::vector<ConflictSide> sides;
    About about = About::answer;
};

} // namespace kith::app
