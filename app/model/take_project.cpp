// The lock, the four places of home, and where an interview begins.
#include "app/model/take.h"

namespace kith::app {
namespace {

/// Who comes back from one record finds the same list; who comes from elsewhere sees them all.
void show_all(RecordsState& records) {
    records.chosen.only.clear();
    records.chosen.only_title.clear();
}

/// What waits for an answer of the store, or for its people, stays.
Commands save_all(Model& model) {
    Commands commands;
    if (in_hand(model) != nullptr) commands = save(*model.interview);
    for (InterviewState& parked : model.parked)
        commands = joined(std::move(commands), save(parked));
    return commands;
}

/// What the places of a round show; nothing: it is another place.
std::optional<Commands> show_round(RoundState& rounds, Screen screen) {
    switch (screen) {
    case Screen::door:
        rounds.panel = DoorPanel::outcomes;
        return reload(rounds);
    case Screen::round_end:
        return joined(one(command::LoadHome{}), reload(rounds));
    case Screen::check_in:
        return reload(rounds);
    case Screen::new_round:
        rounds.trouble.clear();
        return one(command::LoadForms{});
    default:
        return std::nullopt;
    }
}

} // namespace

Commands show(Model& model, Screen screen) {
    model.screen = screen;
    model.sheet = SheetKind::none;
    if (auto round = show_round(model.rounds, screen)) return std::move(*round);
    switch (screen) {
    case Screen::home:
        model.after_interview = Screen::home;
        return joined(one(command::LoadHome{}), reload(model.rounds));
    case Screen::start:
        return one(command::LoadForms{});
    case Screen::drafts:
        return joined(one(command::LoadForms{}), one(command::LoadDrafts{}));
    case Screen::records:
        return one(command::ListRecords{model.records.search, model.records.chosen});
    case Screen::hand_over:
        model.handover.done.reset();
        return joined(one(command::FindPlaces{}), one(command::LoadHome{}));
    case Screen::merge:
        model.merge = {};
        model.imports = {};
        if (!model.session.is_hub) return one(command::FindPlaces{});
        return joined(one(command::FindPlaces{}), one(command::LoadImports{}));
    case Screen::conflicts:
        model.conflicts = {};
        return one(command::LoadConflicts{});
    case Screen::join:
        model.unlock.error = {};
        return one(command::FindFiles{".kithcard"});
    case Screen::forms:
        model.shelf.check.reset();
        return joined(one(command::LoadShelf{}), one(command::FindFiles{".xlsx"}));
    case Screen::export_answers:
        model.exporting = {};
        return joined(one(command::LoadShelf{}), one(command::FindPlaces{}));
    case Screen::given:
        model.given = {};
        return one(command::LoadGiven{});
    case Screen::settings:
        model.settings = {};
        return joined(one(command::LoadSettings{}), one(command::FindPlaces{}));
    case Screen::laptops:
        model.laptops = {};
        return one(command::LoadLaptops{});
    case Screen::picture:
        model.picture = {};
        return one(command::LoadPicture{});
    case Screen::paper:
        model.paper.done.reset();
        return joined(one(command::LoadPhone{}), one(command::FindPlaces{}));
    case Screen::terms:
        return one(command::LoadTerms{});
    case Screen::concerns:
        return joined(one(command::LoadHome{}),
                      joined(one(command::LoadPhone{}), one(command::FindPlaces{})));
    default: // shows what was loaded already
        return {};
    }
}

Commands take(Model& model, const intent::GoTo& wish, Instant now) {
    if (wish.screen == Screen::records && model.screen != Screen::record) show_all(model.records);
    if (model.screen != Screen::interview) return show(model, wish.screen);
    Commands leaving = take(model, intent::FinishLater{}, now);
    if (wish.screen == model.screen) return leaving;
    return joined(std::move(leaving), show(model, wish.screen));
}

Commands take(Model& model, const intent::Lock&, Instant now) {
    Commands saving = prepare_to_close(model, now);
    if (!may_close(model)) {
        if (model.interview) model.interview->was_left = true;
        model.banner = Banner{{"banner.still_saving", {}}, true};
        return saving;
    }
    return one(command::CloseStore{});
}

Commands take(Model& model, const intent::Hide&, Instant now) {
    model.is_hidden = true;
    model.unlock.error = {};
    return prepare_to_close(model, now); // what was typed is an answer, and is saved
}

Commands take(Model& model, const intent::NextTheme&, Instant) {
    model.look.theme = model.look.theme == ThemeChoice::light  ? ThemeChoice::dark
                       : model.look.theme == ThemeChoice::dark ? ThemeChoice::contrast
                                                               : ThemeChoice::light;
    return {};
}

Commands take(Model& model, const intent::NextTextSize&, Instant) {
    int& percent = model.look.text_percent;
    percent = percent < 150 ? percent + 25 : percent == 150 ? 200 : 100;
    return {};
}

Commands take(Model& model, const intent::OpenSheet& wish, Instant) {
    model.sheet = wish.sheet;
    return {};
}

Commands take(Model& model, const intent::ProgramLanguage& wish, Instant) {
    model.look.language = wish.language;
    model.sheet = SheetKind::none;
    return {};
}

Commands take(Model& model, const intent::CloseBanner&, Instant) {
    model.banner.reset();
    return {};
}

Commands take(Model& model, const intent::Retry&, Instant) {
    model.banner.reset();
    return joined(save_all(model), retry_visits(model));
}

Commands take(Model& model, const intent::Unlock& wish, Instant) {
    if (model.unlock.is_working || wish.passphrase.empty()) return {};
    model.unlock.is_working = true;
    model.unlock.error = {};
    if (model.is_hidden) return one(command::CheckWords{wish.passphrase});
    return one(command::OpenStore{wish.passphrase});
}

Commands take(Model& model, const intent::StartProject& wish, Instant) {
    if (model.unlock.is_working) return {};
    model.unlock.error = {};
    if (wish.name.empty())
        model.unlock.error.key = "new_project.needs_name";
    else if (wish.person.empty())
        model.unlock.error.key = "new_project.needs_person";
    else if (wish.passphrase.size() < 8)
        model.unlock.error.key = "new_project.needs_passphrase";
    else if (wish.passphrase != wish.again)
        model.unlock.error.key = "new_project.not_the_same";
    if (!model.unlock.error.empty()) return {};
    model.unlock.is_working = true;
    return one(command::StartProject{wish.name, wish.person, wish.passphrase, wish.is_test});
}

Commands take(Model& model, const intent::RecoveryNoted&, Instant) {
    model.unlock.recovery_code.assign(model.unlock.recovery_code.size(), '\0');
    model.unlock.recovery_code.clear();
    model.terms = {.is_set_up = true};
    return show(model, Screen::terms);
}

Commands take(Model&, const intent::AddForm& wish, Instant) {
    return one(command::AddForm{wish.path});
}

Commands take(Model& model, const intent::BeginInterview& wish, Instant) {
    return joined(park(model), one(command::BeginInterview{wish.form, {}}));
}

Commands take(Model& model, const intent::ResumeDraft& wish, Instant) {
    if (auto here = take_up(model, wish.draft)) return std::move(*here);
    return joined(park(model), one(command::ResumeInterview{wish.draft}));
}

Commands take(Model& model, const intent::DiscardDraft& wish, Instant) {
    model.discarded = wish.draft;
    std::erase_if(model.parked, [&](const InterviewState& parked) {
        return parked.draft == wish.draft && parked.is_saved();
    });
    return one(command::DiscardDraft{wish.draft});
}

Commands take(Model& model, const intent::RestoreDraft&, Instant) {
    if (!model.discarded) return {};
    const DraftId draft = *std::exchange(model.discarded, std::nullopt);
    return one(command::RestoreDraft{draft});
}

} // namespace kith::app
