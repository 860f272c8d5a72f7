// Files that wait until what lies between them and what is here has come (whose_history.h): put in
// by the merge that brings it, in whatever order files are read.
#pragma once

#include "sync/hub/merge_session.h"

namespace kith::sync {

/// Those of this merge, whose reports are changed to what has become of them, and those in
/// quarantine, of which only what goes in is reported. \pre session.report.files are those of
/// `files`
Status take_up_waiting(MergeSession& session, std::span<const Path> files);

} // namespace kith::sync
