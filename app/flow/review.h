// A coordinator sends a record back to the person who wrote it, with a word on a question; it stays
// open until somebody corrects that question or says that it is right as it stands.
#pragma once

#include "survey_core/store/changes.h"
#include "survey_core/store/records.h"

#include <set>
#include <string>
#include <vector>

namespace kith::app {

struct ReviewComment {
    std::string path; // of the question within its record; empty: the record as a whole
    std::string text; // one line

    bool operator==(const ReviewComment&) const = default;
};

/// field::comment keeps one comment a line, `path=text`; a line of another shape is of the record
/// as a whole.
[[nodiscard]] std::vector<ReviewComment> review_comments(std::string_view field);
[[nodiscard]] std::string review_field(const std::vector<ReviewComment>& comments);

/// The record has issues from now on. An earlier comment on the same question is replaced, and
/// stays in the history. bad_input: no text. refused: the record is deleted.
Result<Dot> send_back(Store& store, RecordId record, const ReviewComment& comment);
/// It is right as it stands: no comment is open any more. refused: it was not sent back.
Result<Dot> settle_review(Store& store, RecordId record, std::string_view reason);

/// What a correction of these questions settles: edits for the same group, none where nothing was
/// asked about them.
[[nodiscard]] std::vector<Edit> settled_by(const RecordView& record,
                                           const std::set<std::string>& paths);

} // namespace kith::app
