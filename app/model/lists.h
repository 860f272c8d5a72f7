// What the store told us, shaped for showing: made by the jobs of app/shell, never changed here.
#pragma once

#include "app/flow/project_terms.h"
#include "app/model/record_page.h"
#include "survey_core/store/concerns.h"
#include "survey_core/store/laptops.h"
#include "survey_core/store/records.h"

#include <string>
#include <vector>

namespace kith::app {

/// Who is here, and what they may do. Known once the store is open.
struct Session {
    std::string project;
    std::string person;
    RecordId worker;
    bool is_test = false;
    bool is_hub = false; // a coordinator's store: also sees records, merge and conflicts
};

struct HomeCounts {
    std::uint64_t drafts = 0;
    std::uint64_t ready = 0;
    std::uint64_t handed_over = 0; // and received
    std::uint64_t received = 0;    // signed for by the coordinator
    std::uint64_t records = 0;     // submissions and entities
    std::uint64_t conflicts = 0;
    std::uint64_t waiting_files = 0; // in quarantine
    std::uint64_t sent_back = 0;     // records with a word of the coordinator
    // Of this laptop: corrections, receipts and everything else that is not on any stick yet, and
    // what no coordinator has signed for.
    std::uint64_t unsent = 0;
    std::uint64_t unsigned_for = 0;
    std::uint64_t left = 0;    // interviews that the coordinator has and this laptop has no more
    std::uint64_t sealed = 0;  // interviews that nobody reads here and no coordinator has yet
    std::uint64_t to_seal = 0; // interviews that are read here until the policy's moment comes
    Sealing sealing = Sealing::never;
    ConcernCounts concerns;

    bool operator==(const HomeCounts&) const = default;
};

/// Somewhere a file can be put: a stick, or a folder.
struct Place {
    std::string folder;
    std::string name;
    bool is_stick = false;
    std::uint64_t free_bytes = 0;

    bool operator==(const Place&) const = default;
};

/// Written, and read back whole.
struct HandedOver {
    std::string file;
    std::uint64_t records = 0;
    std::uint64_t changes = 0;
    std::uint64_t bytes = 0;
    std::string check_words;
    std::uint64_t files = 1; // with those that were sealed before
};

struct MergeCounts {
    std::uint64_t created = 0;
    std::uint64_t changed = 0;
    std::uint64_t same = 0;
    std::uint64_t conflicts = 0;

    bool operator==(const MergeCounts&) const = default;
};

enum class FileState { ready, waits, refused, merged };

/// One hand-over file in a folder, after its practice run.
struct MergeFile {
    std::string file;
    std::string sender; // a laptop's name and its worker, or empty: unknown
    FileState state = FileState::ready;
    std::string reason; // why it waits or is refused
    MergeCounts counts;
    std::uint64_t records = 0;
    std::uint64_t concerns = 0; // about somebody's safety
    LaptopId laptop{};          // to approve, when it waits for that
    bool needs_approval = false;
    bool is_copy = false;           // a copied laptop's own history, which may be let in
    bool waits_for_earlier = false; // it is tried again when a file of its laptop has gone in
    std::string check_words;
};

/// On a coordinator's word.
[[nodiscard]] inline bool may_be_let_in(const MergeFile& file) {
    return file.is_copy || (file.waits_for_earlier && file.state == FileState::waits);
}

} // namespace kith::app
