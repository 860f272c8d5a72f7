#include "app/model/round_walk.h"
#include "app/screens/door_screen.h"

#include <algorithm>

namespace kith::app {
namespace {

/// What Backspace would take back: what is on its way to the store, else what it holds.
void add_undo(DoorView& view, const Model& model) {
    const RoundState& rounds = model.rounds;
    for (auto visit = rounds.pending.rbegin(); visit != rounds.pending.rend(); ++visit) {
        if (visit->undo_when_saved) continue;
        view.undo = address_of(visit->before.address);
        view.undone = visit->spec.outcome;
        return;
    }
    const auto last = last_visit_of(*rounds.round, model.session.worker);
    if (!last) return;
    const Door& door = rounds.round->doors[last->door];
    view.undo = address_of(door.address);
    view.undone = door.visits[last->visit].outcome;
}

void add_door(DoorView& view, const RoundState& rounds, const Door& door) {
    view.address = address_of(door.address);
    view.place = door.address.place;
    view.rule = rule_of(door);
    view.is_closed = view.rule != DoorRule::knock && rounds.knocked.empty();
    view.is_due = is_due(door, rounds.today);
    view.call_back = door.call_back;
    view.slot = door.slot;
    view.last = door.last();
    view.attempts = door.visits.size();
}

} // namespace

DoorView make_door_view(const Model& model) {
    const RoundState& rounds = model.rounds;
    DoorView view;
    view.top = make_top_view(model);
    view.panel = rounds.panel;
    view.today = rounds.today;
    view.project = model.session.project;
    view.first_name = model.session.person;
    view.check_in = rounds.check_in;
    view.is_overdue = rounds.is_overdue;
    view.talk_at = rounds.talk ? rounds.talk_at : std::string();
    for (const FormRow& form : model.forms) {
        const bool is_older =
            std::any_of(view.forms.begin(), view.forms.end(), [&](const FormRow& one) {
                return one.form_id == form.form_id;
            });
        if (!is_older && !is_of_rounds(form.form_id)) view.forms.push_back(form);
    }
    if (!rounds.round || rounds.round->doors.empty()) return view;
    const Round& round = *rounds.round;
    view.lead = round.lead;
    view.phone = round.phone;
    view.number = rounds.at + 1;
    view.count = round.doors.size();
    view.done = tally_of(round).done();
    add_door(view, rounds, round.doors.at(rounds.at));
    const auto next = next_open(round, rounds.at, rounds.today);
    view.all_done = !next || (*next == rounds.at && !is_open(round.doors[rounds.at], rounds.today));
    if (next && *next != rounds.at) view.next = address_of(round.doors[*next].address);
    add_undo(view, model);
    return view;
}

} // namespace kith::app
