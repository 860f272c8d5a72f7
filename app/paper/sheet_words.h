// What several sheets say alike: who printed them and when, days in words, labelled rows.
#pragma once

#include "app/flow/person_page.h"
#include "app/flow/project_terms.h"
#include "app/paper/document.h"
#include "app/text/words.h"

namespace kith::app {

/// Whose paper it is. Without a phone number the sheet has a line to write it on.
struct Letterhead {
    std::string project;
    std::string phone;
    Instant printed_at;
    ProjectAbout about = {};
};

/// `12 November 2026`, of this laptop's time zone.
[[nodiscard]] std::string say_day_in_full(const Words& words, Instant when);

/// "Ring 0121 496 0000." or the words and a line to write on.
void add_phone(Document& document, const Letterhead& head, const Words& words);

/// The four questions that the project has answered, small; nothing where it has answered none.
void add_about(Document& document, const ProjectAbout& about, const Words& words);

/// The last line: which project printed it, and when.
void add_imprint(Document& document, const Letterhead& head, const Words& words);

/// Yes, No or "Not asked", and what exactly was chosen.
[[nodiscard]] std::string say_consent(const Words& words, const ConsentAnswer& answer);
/// Two columns: what was asked for, and the answer.
[[nodiscard]] block::Table consent_table(const Consents& consents, const Words& words);
/// "Said to Amina on 20 November 2026, in Urdu"
[[nodiscard]] std::string say_consented(const Consents& consents, const Words& words);

} // namespace kith::app
