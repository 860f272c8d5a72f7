// One person as the project knows them: gifts, what they would welcome, what they agreed to, and
// where each of it came from. For a page on the screen and for sheets of paper.
//
// Questions are known by the names that the shared question lists give them (consent block,
// capabilities assessment), wherever a form puts them; what a form does not ask stays empty.
#pragma once

#include "app/flow/form_shelf.h"
#include "survey_core/store/records.h"

namespace kith::app {

/// A gift or a need, in the language that was asked for where the form speaks it.
struct PersonItem {
    RecordId record;     // the entity, or the repeat instance of a person without a name
    RecordId source;     // the interview that it came from
    std::string name;    // as it was said
    std::string details; // level, setting, how often: the choices, with commas
    std::string limits;  // their own words
    std::string status;  // `offered`, `doing`; empty: not said
    Instant since;

    bool operator==(const PersonItem&) const = default;
};

enum class Said : std::uint8_t { not_asked, yes, no };

struct ConsentAnswer {
    std::string name; // of the question: `keep_named`
    std::string answer;
    Said said = Said::not_asked;

    bool operator==(const ConsentAnswer&) const = default;
};

/// What the person agreed to in one interview: when, to whom, in which language and wording.
struct Consents {
    std::vector<ConsentAnswer> answers; // in the order of the consent block; each name once
    std::string how;
    std::string worker;
    std::string language; // as the form names it: "Urdu (ur)"
    std::string wording;  // the form and its version
    Instant when;
    RecordId source;
};

struct PersonFact {
    std::string question;
    std::string answer;
    RecordId source; // the interview, or the correction's record
    bool is_sealed = false;
};

/// Something that happened to what is held on the person.
struct PersonEvent {
    RecordId record;
    std::string about; // a form's title of an interview; a question of a correction
    std::string who;
    Instant when;
    bool is_interview = false;
};

struct PersonPage {
    RecordId person;
    std::string called; // empty: they wanted no name kept
    std::string code;   // of the change-my-mind slip; empty: the form makes none
    std::string language;
    std::vector<std::string> own_words; // what they said of themselves, one an answer
    std::vector<PersonItem> gifts;
    std::vector<PersonItem> welcomes;
    std::optional<Consents> consents;
    std::vector<PersonFact> facts;
    std::vector<PersonEvent> events; // the newest first
};

/// `person` as find_subject() takes it: an entity, or the interview of somebody who has none.
/// `language` such as "ur".
[[nodiscard]] Result<PersonPage>
gather_person(StoreView& store, FormShelf& shelf, RecordId person, std::string_view language);

} // namespace kith::app
