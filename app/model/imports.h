// Files on their way in can be stopped, and those that were put in before can be taken back: state,
// intents, commands, news.
#pragma once

#include "survey_core/store/merge_port.h"

#include <optional>
#include <string>
#include <vector>

namespace kith::app {

struct ImportLine {
    ImportNo no{};
    Instant at;
    std::string laptop;
    std::uint64_t created = 0;
    std::uint64_t changed = 0;
    bool is_undone = false;
};

struct ImportsState {
    std::vector<ImportLine> lines;  // the newest first
    std::optional<ImportNo> chosen; // to be undone, once somebody has said why
    bool is_working = false;
    std::uint64_t later_edits = 0; // records that people edited because of what was hidden last
};

namespace intent {
struct StopMerge {}; // the file at hand, and those after it
/// What a copied laptop did on its own, under names of its own.
struct LetCopyIn {
    std::string file; // one of those that were read
};
struct ChooseImport {
    ImportNo import{};
};
struct UndoImport {
    std::string reason; // of the chosen one
};
struct RedoImport {
    ImportNo import{};
};
} // namespace intent

namespace command {
/// Not an errand: what runs is told at once.
struct StopMerge {};
struct LoadImports {};
struct UndoImport {
    ImportNo import{};
    std::string reason;
};
struct RedoImport {
    ImportNo import{};
};
} // namespace command

namespace news {
/// Nothing of the file at hand was taken, or practised.
struct MergeStopped {};
struct ImportsLoaded {
    std::vector<ImportLine> lines;
};
struct ImportTurned {
    bool is_undone = false;
    std::uint64_t later_edits = 0;
};
} // namespace news

} // namespace kith::app
