// One laptop that was copied while it was in use, so that there are two of one name.
#pragma once

#include "sync/hub/own_bundle.h"
#include "tests/sync/hub/copy_in_use.h"
#include "tests/sync/hub/village.h"

#include <set>

namespace kith::test {

inline Laptop copied(Village& village, Laptop& laptop, std::string_view name) {
    Laptop copy(copy_in_use(*laptop.store, village.scratch.path() / name, village_passphrase), "");
    copy.worker = laptop.worker;
    return copy;
}

struct TwoOfOne {
    Village village;
    Laptop amir = joins(village);
    Laptop copy = copied(village, amir, "copied.kith");
    RecordId jan = amir.visits("Jan", {});
    RecordId ola = copy.visits("Ola", {});

    static Laptop joins(Village& village) {
        Laptop amir = village.joins_approved("Amir");
        amir.meets("Zofia");
        village.meet(amir);
        amir.meets("Piotr");
        return amir;
    }
    /// On a coordinator's word.
    sync::MergeReport lets_in(Laptop& hub, const Path& file) {
        return must(sync::Hub(*hub.store).merge(std::vector{file}, {.lets_copies_in = true}));
    }
};

/// What is sealed at the end of a shift leaves in a file of its own, so the next one begins later.
inline Path hands_over_only(Laptop& laptop, const HaveRange& range, const Path& folder) {
    return must(sync::write_own_bundle(*laptop.store, {range}, folder)).file.file;
}

inline std::vector<RecordRow> people(Laptop& laptop) {
    std::vector<RecordRow> rows = must(list_records(*laptop.store, {}, {0, 100}));
    std::erase_if(rows, [](const RecordRow& row) { return row.kind == RecordKind::worker; });
    return rows;
}

inline std::multiset<std::string> labels(Laptop& laptop) {
    std::multiset<std::string> all;
    for (const RecordRow& row : people(laptop))
        all.insert(row.title);
    return all;
}

inline RecordId called(Laptop& laptop, std::string_view title) {
    for (const RecordRow& row : people(laptop))
        if (row.title == title) return row.id;
    FAIL("nobody is called so");
    return {};
}

} // namespace kith::test
