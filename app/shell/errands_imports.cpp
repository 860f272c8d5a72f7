// The files that were put in before: listed, taken back, counted again.
#include "app/flow/imports.h"
#include "app/flow/project.h"
#include "app/shell/errands.h"
#include "sync/hub/hub.h"

namespace kith::app {
namespace {

Result<sync::ImportUndone> undo(Desk& desk, const command::UndoImport& command) {
    KITH_TRY_ASSIGN(const RecordId author, worker_of(*desk.store));
    return sync::Hub(*desk.store).undo(author, command.import, command.reason);
}

Result<sync::ImportUndone> redo(Desk& desk, const command::RedoImport& command) {
    KITH_TRY_ASSIGN(const RecordId author, worker_of(*desk.store));
    return sync::Hub(*desk.store).redo(author, command.import, {});
}

News turned(const Result<sync::ImportUndone>& done, bool is_undone) {
    if (!done) return news::Failed{done.error()};
    return news::ImportTurned{is_undone, done->later_edits.size()};
}

} // namespace

News run(Desk& desk, const command::LoadImports&) {
    const auto imports = list_project_imports(*desk.reader);
    if (!imports) return news::Failed{imports.error()};
    news::ImportsLoaded loaded;
    for (const ImportView& one : *imports)
        loaded.lines.push_back({one.row.no,
                                one.row.at,
                                one.laptop,
                                one.row.counts.created,
                                one.row.counts.changed,
                                one.row.is_undone});
    return loaded;
}

News run(Desk& desk, const command::UndoImport& command) {
    return turned(undo(desk, command), true);
}

News run(Desk& desk, const command::RedoImport& command) {
    return turned(redo(desk, command), false);
}

} // namespace kith::app
