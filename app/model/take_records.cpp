// Reading records, handing over, merging, settling conflicts.
#include "app/model/take.h"

#include <algorithm>
#include <utility>

namespace kith::app {
namespace {

const ConflictCase* in_hand(const ConflictsState& conflicts) {
    return conflicts.at < conflicts.cases.size() ? &conflicts.cases[conflicts.at] : nullptr;
}

} // namespace

Commands take(Model& model, const intent::SearchRecords& wish, Instant) {
    model.records.search = wish.text;
    return one(command::ListRecords{wish.text, model.records.chosen});
}

Commands take(Model& model, const intent::OpenRecord& wish, Instant) {
    const auto& rows = model.records.rows;
    const auto row = std::find_if(
        rows.begin(), rows.end(), [&](const RecordRow& r) { return r.id == wish.record; });
    if (row == rows.end()) return {};
    model.records.page.reset();
    model.screen = Screen::record;
    return one(command::LoadRecord{*row});
}

Commands take(Model&, const intent::LookForPlaces&, Instant) {
    return one(command::FindPlaces{});
}

Commands take(Model& model, const intent::PlacesChanged&, Instant) {
    if (model.screen != Screen::merge || model.merge.folder.empty())
        return one(command::FindPlaces{});
    const std::string folder = watched_folder(model);
    if (folder.empty()) return {};
    model.merge.is_reading = true; // what is shown stays until the files have been looked at again
    return one(command::ReadFolder{folder});
}

Commands take(Model& model, const intent::WriteHandover& wish, Instant) {
    if (model.handover.is_writing || wish.folder.empty()) return {};
    model.handover.is_writing = true;
    return one(command::WriteHandover{wish.folder});
}

Commands take(Model& model, const intent::LookIntoFolder& wish, Instant) {
    if (model.merge.is_reading || model.merge.running || wish.folder.empty()) return {};
    model.merge = {};
    model.merge.folder = wish.folder;
    model.merge.is_reading = true;
    return one(command::ReadFolder{wish.folder});
}

Commands take(Model& model, const intent::MergeFiles&, Instant) {
    MergeState& merge = model.merge;
    if (merge.running) return {};
    merge.goes_on = true;
    for (std::size_t i = 0; i < merge.files.size(); ++i) {
        if (merge.files[i].state != FileState::ready) continue;
        merge.running = i;
        if (std::exchange(merge.was_stopped, false)) model.toast = "toast.merge_goes_on";
        return one(command::MergeFile{merge.files[i].file});
    }
    return {};
}

Commands take(Model&, const intent::ApproveLaptop& wish, Instant) {
    return one(command::ApproveLaptop{wish.laptop});
}

Commands take(Model&, const intent::WriteReplies& wish, Instant) {
    return one(command::WriteReplies{wish.folder});
}

Commands take(Model& model, const intent::KeepValue& wish, Instant) {
    ConflictsState& conflicts = model.conflicts;
    const ConflictCase* current = in_hand(conflicts);
    if (current == nullptr || conflicts.is_working || wish.side >= current->sides.size()) return {};
    conflicts.is_working = true;
    return one(command::Resolve{*current, wish.side});
}

Commands take(Model& model, const intent::DecideLater&, Instant) {
    ConflictsState& conflicts = model.conflicts;
    if (!conflicts.cases.empty() && !conflicts.is_working)
        conflicts.at = (conflicts.at + 1) % conflicts.cases.size();
    return {};
}

Commands take(Model& model, const intent::TakeBack&, Instant) {
    ConflictsState& conflicts = model.conflicts;
    if (conflicts.decided.empty() || conflicts.is_working) return {};
    conflicts.cases.insert(conflicts.cases.begin() + static_cast<std::ptrdiff_t>(conflicts.at),
                           std::move(conflicts.decided.back()));
    conflicts.decided.pop_back();
    return {};
}

std::string watched_folder(const Model& model) {
    const MergeState& merge = model.merge;
    const bool is_at_rest = !merge.is_reading && !merge.running;
    const bool is_shown = model.screen == Screen::merge && !model.is_hidden;
    return is_shown && is_at_rest ? merge.folder : std::string();
}

} // namespace kith::app
