// Submissions without a screen: many at once from JSON lines, and corrections of finished ones.
// Both go through the same engine as an interview, so nothing enters that a person could not have
// entered.
#pragma once

#include "app/flow/finish_interview.h"

namespace kith::app {

/// Before the instanceID in the alias of a record that came by OpenRosa.
inline constexpr std::string_view openrosa_scheme = "openrosa:";

struct RejectedLine {
    std::uint64_t line = 0; // from 1
    std::string path;       // empty: the line as a whole
    std::string reason;
};

struct AddedLines {
    std::vector<RecordId> added;
    std::uint64_t kept_nothing = 0; // lines whose person wanted nothing kept: only a tally each
    std::vector<RejectedLine>
        rejected; // with any of them nothing is added, unless bad lines are skipped
};

/// One submission a line, `{"/group/name": "value", "/rep[1]/name": "value"}`, all in one
/// transaction.
Result<AddedLines> add_submissions(Store& store,
                                   FormShelf& shelf,
                                   std::string_view form_id,
                                   std::string_view json_lines,
                                   bool skip_bad);

struct PathEdit {
    std::string path;
    std::string value;
};

/// A new change of a finished record; what is calculated from it, and the entities it saves to,
/// change with it in one group. bad_input: no such path, or a value that the question cannot hold.
/// Returns the record's own change.
Result<Dot> correct_record(Store& store,
                           FormShelf& shelf,
                           RecordId record,
                           const std::vector<PathEdit>& edits,
                           std::string_view reason);

/// The value of a question or field as it would be stored, for a person's decision: what the
/// question cannot hold is refused, what is for coordinators only is sealed.
Result<Value> checked_value(Store& store, FormShelf& shelf, RecordId record, const PathEdit& edit);

/// With its repeat instances; can be taken back. bad_input: no reason. refused: deleted already.
Result<Dot> delete_record(Store& store, RecordId record, std::string_view reason);
/// Takes a deletion back, with the repeat instances that went with it. refused: not deleted.
Result<Dot> undelete_record(Store& store, RecordId record, std::string_view reason);

} // namespace kith::app
