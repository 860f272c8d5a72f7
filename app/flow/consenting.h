// What a person agreed to, purpose by purpose, over all interviews with them; and taking it back,
// which is as easy as giving it (UK GDPR, article 7(3)).
#pragma once

#include "app/flow/form_shelf.h"
#include "app/flow/subject_scope.h"
#include "survey_core/record/consent.h"
#include "survey_core/store/records.h"

#include <string>
#include <vector>

namespace kith::app {

struct ConsentState {
    std::string purpose; // as in consent_purposes
    std::string answer;  // as it is kept; of several interviews the one that permits least
    Instant when;
    RecordId by;
    RecordId record;          // the interview or entity that says so
    std::string path;         // of the answer in it
    bool is_disputed = false; // answers that had not seen each other; this one permits least
};
/// Only purposes that the person was asked about, in the order of consent_purposes. not_found: no
/// such record.
[[nodiscard]] Result<std::vector<ConsentState>> consents_of(StoreView& store, RecordId person);
[[nodiscard]] Result<std::vector<ConsentState>> consents_of(StoreView& store,
                                                            const SubjectScope& person);

struct Withdrawal {
    std::vector<std::string> purposes; // that permit nothing any more
    std::uint64_t records = 0;         // changed
};
/// Each purpose becomes the answer of its question that permits least, in every interview with the
/// person and in their entity, all in one change group; nothing else of the answers changes, for
/// whoever shows them reads the consent first. No purposes: all but having taken part. bad_input:
/// no such purpose. refused: the person agreed to none of it.
Result<Withdrawal> withdraw_consent(Store& store,
                                    FormShelf& shelf,
                                    RecordId person,
                                    const std::vector<std::string>& purposes,
                                    std::string_view how);

} // namespace kith::app
