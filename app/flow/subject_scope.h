// Which records of a store are about one person: for showing them everything, and for erasing them.
#pragma once

#include "survey_core/store/records.h"

#include <set>

namespace kith::app {

struct SubjectScope {
    RecordId person;
    std::set<RecordId> whole; // about the person, the interview that they were made in among them
    std::set<RecordId> own;   // those of `whole` that are about nobody else
    std::set<RecordId> mentions;  // other people's interviews that point to the person
    std::string uuid;             // of the person
    std::set<std::string> others; // uuids of the other people of the list

    /// The value points to the person.
    [[nodiscard]] bool says_person(const Value& value) const;
    [[nodiscard]] bool names_another(const Value& value) const;
};

/// `person`: an entity, or the interview of somebody who has none, or one instance in it. An
/// interview that several people were made in is no single one's own. not_found: no such record.
[[nodiscard]] Result<SubjectScope> find_subject(StoreView& store, RecordId person);

} // namespace kith::app
