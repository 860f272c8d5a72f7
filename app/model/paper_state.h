// Sheets of paper, as the window asks for them: what is printed of whom, and where the file lies.
#pragma once

#include "app/flow/paper_kind.h"
#include "survey_core/record/dot.h"

#include <optional>
#include <string>

namespace kith::app {

/// A file outside the encryption, until somebody deletes it.
struct PaperMade {
    std::string file;
    std::uint64_t pages = 0;
};

struct PaperState {
    RecordId record; // the person, or the interview of somebody without a name; the round
    PaperKind kind = PaperKind::gift_card;
    std::string phone; // as the store knows it
    bool is_working = false;
    std::optional<PaperMade> done;
    std::optional<RecordId> last_talk; // just finished: its card and slip are offered
};

namespace intent {

struct OpenPaper {
    PaperKind kind = PaperKind::gift_card;
    RecordId record;
};
struct WritePaper {
    PaperKind kind = PaperKind::gift_card;
    std::string language; // "ur"
    std::string phone;
    std::string folder;
};
struct ShowPaper {}; // in the desktop's own program
struct VerifyAsset {};

} // namespace intent

namespace command {

struct LoadPhone {};
struct WritePaper {
    RecordId record;
    intent::WritePaper wish;
};
/// For the window's platform, not for an errand.
struct ShowFile {
    std::string file;
};
struct VerifyAsset {
    RecordId asset;
};

} // namespace command

namespace news {

struct PhoneLoaded {
    std::string phone;
};
struct FileShown {};
struct PaperWritten {
    PaperMade made;
    std::string phone;
};

} // namespace news

} // namespace kith::app
