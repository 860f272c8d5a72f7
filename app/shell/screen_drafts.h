// What is typed and not sent yet, screen by screen.
#pragma once

#include "app/screens/check_in_screen.h"
#include "app/screens/concerns_screen.h"
#include "app/screens/conflicts_screen.h"
#include "app/screens/door_screen.h"
#include "app/screens/export_screen.h"
#include "app/screens/forms_screen.h"
#include "app/screens/given_screen.h"
#include "app/screens/hand_over_screen.h"
#include "app/screens/home_screen.h"
#include "app/screens/interview_screen.h"
#include "app/screens/join_screen.h"
#include "app/screens/laptops_screen.h"
#include "app/screens/merge_screen.h"
#include "app/screens/new_project_screen.h"
#include "app/screens/new_round_screen.h"
#include "app/screens/paper_screen.h"
#include "app/screens/picture_screen.h"
#include "app/screens/records_screen.h"
#include "app/screens/round_end_screen.h"
#include "app/screens/settings_screen.h"
#include "app/screens/start_screen.h"
#include "app/screens/terms_screen.h"
#include "app/screens/unlock_screen.h"

namespace kith::app {

/// Typed and not sent, by screen.
struct ScreenDrafts {
    UnlockDraft unlock;
    NewProjectDraft new_project;
    RecoveryDraft recovery;
    StartDraft start;
    InterviewDraft interview;
    RecordsDraft records;
    FolderDraft hand_over;
    MergeDraft merge;
    JoinDraft join;
    FormsDraft forms;
    ExportDraft exporting;
    SettingsDraft settings;
    RecordDraft record;
    NewRoundDraft new_round;
    DoorDraft door;
    CheckInDraft check_in;
    PaperDraft paper;
    TermsDraft terms;
    ConcernsDraft concerns;
};

} // namespace kith::app
