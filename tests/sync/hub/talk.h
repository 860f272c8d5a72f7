// An interview of which no word may be left on the laptop that held it, and where one looks for
// them.
#pragma once

#include "survey_core/store/blobs.h"
#include "survey_core/store/snapshots.h"
#include "tests/support/faults/pages.h"
#include "tests/sync/hub/village.h"

namespace kith::test {

inline constexpr std::string_view left_words = "Quetzalcoatlus";

inline std::vector<std::string> traces_on(const Laptop& laptop) {
    PosixFileSystem files;
    return must(traces(files, laptop.store->folder(), Passphrase{village_passphrase}, left_words));
}
inline const std::vector<std::string> nowhere;

/// An interview with children, corrections, a person of its own, a picture and a snapshot.
struct Talk {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    Laptop bea = village.joins_approved("Bea");
    RecordId visit, child, person;
    RecordId zofia = amir.meets("Zofia");

    Talk() {
        ChangeGroup group(*amir.store, amir.worker);
        visit = group.create({RecordKind::submission}, {{field::label, say(left_words)}});
        child = group.create({RecordKind::repeat, {}, visit, 1}, {{field::label, say(left_words)}});
        person = group.create({RecordKind::entity},
                              {{field::list, say("person")}, {field::label, say(left_words)}});
        must(group.commit());
        amir.writes(visit, phone, "Quetzalcoatlus 0121");
        amir.writes(person, phone, "0122 Quetzalcoatlus");
        take_picture();
        must(take_snapshot(*amir.store));
    }

    void take_picture() {
        const std::string content = std::string(5000, 'x') + std::string(left_words);
        const Hash32 name = must(save_blob(*amir.store, as_bytes(content)));
        ChangeGroup group(*amir.store, amir.worker);
        must(group.set(visit,
                       {{FieldId{(1U << 22U) | 9U},
                         {Value::Kind::blob, std::string(name.begin(), name.end())}}},
                       ""));
        must(group.commit());
    }
};

} // namespace kith::test
