// The log of an interview that a form asks for with an `audit` row: when each question was on the
// screen, and what changed there. It is made once, at the end, from the steps of the draft, which
// are kept anyway; so nothing more is written down during the interview, and a form that does not
// ask gets none. Columns and events are those of the ODK XForms specification, "Client Audit Logs".
#pragma once

#include "app/flow/live_interview.h"

namespace kith::app {

struct AuditWish {
    std::string path;               // of the node that takes the log
    bool tracks_changes = false;    // old and new values
    bool identifies_worker = false; // the worker's name
    bool tracks_reasons = false;    // stays blank: reasons are kept with each correction instead
};

/// What the form asks to be logged; nothing where it has no audit row.
[[nodiscard]] std::optional<AuditWish> audit_wish(const Form& form);

/// The steps that say when an interview was left and taken up again.
[[nodiscard]] DraftStep leaving_note();
[[nodiscard]] DraftStep resuming_note();

/// What is on the screen: the questions, the list of everything one can jump to, or the last page.
enum class LoggedScreen : std::uint8_t { questions, jump, end };
/// The step that says when that came.
[[nodiscard]] DraftStep screen_note(LoggedScreen screen);

/// UTF-8 CSV. An old or new value is there only where the record itself holds the answer in the
/// clear: not of what was sealed, refused, withdrawn, or not asked in the end.
[[nodiscard]] std::string audit_log(const LiveInterview& interview,
                                    const AuditWish& wish,
                                    const std::vector<DraftStep>& steps,
                                    std::string_view worker,
                                    Instant finished_at);

/// Keeps the log as an attachment and answers the form's audit node with it. Nothing happens where
/// the form asks for none, or was added before logs had a place in records.
Status keep_audit_log(Store& store, LiveInterview& interview, DraftId draft, RecordId author);

} // namespace kith::app
