// Taking back what a file brought, and letting it count again.
#include "app/model/take.h"
#include "app/model/take_places.h"

namespace kith::app {

Commands take(Model& model, const intent::StopMerge&, Instant) {
    if (!model.merge.running && !model.merge.is_reading) return {};
    model.merge.is_stopping = true;
    return one(command::StopMerge{});
}

Commands take(Model& model, const intent::LetCopyIn& wish, Instant) {
    MergeState& merge = model.merge;
    if (merge.running || merge.is_reading || !model.session.is_hub) return {};
    for (std::size_t i = 0; i < merge.files.size(); ++i) {
        if (merge.files[i].file != wish.file || !may_be_let_in(merge.files[i])) continue;
        merge.running = i;
        merge.goes_on = false;
        return one(command::MergeFile{wish.file, true});
    }
    return {};
}

Commands got(Model& model, news::MergeStopped&&) {
    if (model.merge.is_reading) model.merge.folder.clear();
    model.merge.is_reading = false;
    model.merge.running.reset();
    model.merge.is_stopping = false;
    model.merge.was_stopped = true;
    model.toast = "toast.merge_stopped";
    return {};
}

Commands take(Model& model, const intent::ChooseImport& wish, Instant) {
    if (model.imports.is_working) return {};
    model.imports.chosen = wish.import;
    model.sheet = SheetKind::undo_import;
    return {};
}

Commands take(Model& model, const intent::UndoImport& wish, Instant) {
    ImportsState& imports = model.imports;
    if (imports.is_working || !imports.chosen) return {};
    imports.is_working = true;
    model.sheet = SheetKind::none;
    return one(command::UndoImport{*imports.chosen, wish.reason});
}

Commands take(Model& model, const intent::RedoImport& wish, Instant) {
    if (model.imports.is_working) return {};
    model.imports.is_working = true;
    return one(command::RedoImport{wish.import});
}

Commands got(Model& model, news::ImportsLoaded&& news) {
    model.imports.lines = std::move(news.lines);
    return {};
}

Commands got(Model& model, news::ImportTurned&& news) {
    model.imports.is_working = false;
    model.imports.chosen.reset();
    model.imports.later_edits = news.later_edits;
    model.toast = news.is_undone ? "toast.import_undone" : "toast.import_redone";
    return joined(one(command::LoadImports{}), one(command::LoadHome{}));
}

} // namespace kith::app
