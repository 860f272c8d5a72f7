// A draft goes on with a newer version of its form, once somebody has looked at what changes.
#include "app/model/newer_version.h"
#include "app/model/take.h"

#include <algorithm>

namespace kith::app {

const FormRow* find_newer_version(const Model& model, const DraftSummary& draft) {
    const auto& forms = model.forms; // the newest version of each form first
    const auto own = std::find_if(
        forms.begin(), forms.end(), [&](const FormRow& form) { return form.id == draft.form; });
    if (own == forms.end()) return nullptr;
    const auto newest = std::find_if(forms.begin(), forms.end(), [&](const FormRow& form) {
        return form.form_id == own->form_id;
    });
    return newest == own ? nullptr : &*newest;
}

Commands take(Model& model, const intent::LookAtMove& wish, Instant) {
    for (const DraftSummary& draft : model.drafts)
        if (const FormRow* newer = find_newer_version(model, draft);
            newer != nullptr && draft.id == wish.draft)
            return one(command::PlanMove{draft.id, newer->id});
    return {};
}

Commands take(Model& model, const intent::MoveDraft&, Instant) {
    model.sheet = SheetKind::none;
    if (!model.move) return {};
    const DraftMove move = *std::exchange(model.move, std::nullopt);
    // A copy that lies here opened is of the older version; what is not saved yet must be first.
    const auto is_it = [&](const InterviewState& parked) { return parked.draft == move.draft; };
    const auto parked = std::find_if(model.parked.begin(), model.parked.end(), is_it);
    if (parked != model.parked.end() && !parked->is_saved()) {
        model.banner = Banner{{"banner.still_saving", {}}, true};
        return {};
    }
    std::erase_if(model.parked, is_it);
    return one(command::MoveDraft{move.draft, move.to});
}

} // namespace kith::app
