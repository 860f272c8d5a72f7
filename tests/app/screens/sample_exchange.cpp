#include "app/screens/hand_over_screen.h"
#include "app/screens/laptops_screen.h"
#include "app/screens/merge_screen.h"
#include "tests/app/screens/sample_parts.h"

#include <iterator>

namespace kith::test {
namespace {

std::vector<app::MergeFile> some_files() {
    app::MergeFile ready;
    ready.file = "/media/amina/BLUE/a.kithb";
    ready.sender = "Amina B., laptop 3";
    ready.counts = {12, 3, 1, 2};
    ready.records = 16;
    app::MergeFile waits = ready;
    waits.file = "/media/amina/BLUE/b.kithb";
    waits.state = FileState::waits;
    waits.needs_approval = true;
    waits.check_words = "maple river stone";
    waits.reason = "This laptop has not been approved yet.";
    app::MergeFile merged = ready;
    merged.file = "/media/amina/BLUE/c.kithb";
    merged.state = FileState::merged;
    return {ready, waits, merged};
}

app::MergeFile a_copy() {
    app::MergeFile copy;
    copy.file = "/media/amina/BLUE/d.kithb";
    copy.sender = "Bartholomew Featherstone, the laptop with the blue lid";
    copy.state = FileState::waits;
    copy.is_copy = true;
    copy.reason =
        "d.kithb: This laptop was copied while it was in use, and this is the work of the "
        "other one: the two differ from change 41 of writer 39ace77f755893bc on. It is "
        "kept apart until a coordinator lets it in, under names of its own.";
    return copy;
}

ImportsState some_imports() {
    ImportsState imports;
    imports.lines = {{ImportNo{7}, some_time, "the laptop with the blue lid", 182, 38, false},
                     {ImportNo{6}, some_time, "Laptop 3", 41, 0, true}};
    imports.later_edits = 2;
    return imports;
}

LaptopsState some_laptops() {
    LaptopsState state;
    LaptopLine own{{1}, "The hall's laptop", "Rukhsana", "owl sky", LaptopRole::coordinator};
    own.state = LaptopState::approved;
    own.is_own = true;
    LaptopLine waits{{2}, "the laptop with the blue lid", "Bartholomew Featherstone", "maple key"};
    LaptopLine behind = waits;
    behind.id = {3};
    behind.state = LaptopState::approved;
    behind.last_seen = some_time;
    behind.missing = 20;
    LaptopLine retired = behind;
    retired.id = {4};
    retired.missing = 0;
    retired.state = LaptopState::retired;
    state.laptops = {own, waits, behind, retired};
    state.erased = {{some_time,
                     "Rukhsana",
                     "asked to, at the drop-in",
                     4,
                     1,
                     {"the laptop with the blue lid"},
                     {"Laptop 3"},
                     {{some_time, "Laptop 3"}}},
                    {some_time, "Rukhsana", "asked to", 1, 3, {}, {}, {}}};
    state.chosen = behind.id;
    state.is_loaded = true;
    return state;
}

const std::vector<Place> two_places{{"/media/amina/BLUE", "BLUE", true, 4'000'000'000},
                                    {"/home/amina", "Home folder", false, 90'000'000'000}};

std::vector<SampleScreen> merge_samples() {
    const auto merge = [draft = MergeDraft{}](Kit& kit, const Model& model) mutable {
        return draw_merge_screen(kit, make_merge_view(model), draft);
    };
    return {
        {"merge, no stick", plain(Screen::merge), merge},
        {"merge, put in before",
         with(Screen::merge, [](Model& m) { m.imports = some_imports(); }),
         merge},
        {"merge, undo",
         with(Screen::merge,
              [](Model& m) {
                  m.imports = some_imports();
                  m.imports.chosen = ImportNo{7};
                  m.sheet = SheetKind::undo_import;
              }),
         merge},
        {"merge, choose",
         with(Screen::merge, [](Model& m) { m.handover.places = two_places; }),
         merge},
        {"merge",
         with(Screen::merge,
              [](Model& m) {
                  m.merge.folder = "/media/amina/BLUE";
                  m.merge.files = some_files();
              }),
         merge},
        {"merge, a copied laptop",
         with(Screen::merge,
              [](Model& m) {
                  m.session.is_hub = true;
                  m.merge.folder = "/media/amina/BLUE";
                  m.merge.files = {a_copy()};
              }),
         merge},
    };
}

} // namespace

std::vector<SampleScreen> laptop_samples() {
    const auto laptops = [](Kit& kit, const Model& model) {
        return draw_laptops_screen(kit, make_laptops_view(model));
    };
    return {
        {"laptops", with(Screen::laptops, [](Model& m) { m.laptops = some_laptops(); }), laptops},
        {"a laptop",
         with(Screen::laptops,
              [](Model& m) {
                  m.laptops = some_laptops();
                  m.sheet = SheetKind::laptop;
              }),
         laptops},
    };
}

std::vector<SampleScreen> exchange_samples() {
    const auto hand_over = [draft = FolderDraft{}](Kit& kit, const Model& model) mutable {
        return draw_hand_over_screen(kit, make_hand_over_view(model), draft);
    };
    std::vector<SampleScreen> samples{
        {"hand over",
         with(Screen::hand_over, [](Model& m) { m.handover.places = two_places; }),
         hand_over},
        {"hand over, only corrections",
         with(Screen::hand_over,
              [](Model& m) {
                  m.handover.places = two_places;
                  m.counts.ready = 0;
                  m.counts.unsent = 3;
              }),
         hand_over},
        {"hand over, a second copy",
         with(Screen::hand_over,
              [](Model& m) {
                  m.handover.places = two_places;
                  m.counts.ready = 0;
                  m.counts.unsigned_for = 41;
                  m.counts.sealing = Sealing::hand_over;
                  m.counts.to_seal = 12;
              }),
         hand_over},
        {"handed over",
         with(Screen::hand_over,
              [](Model& m) {
                  m.handover.done =
                      HandedOver{"/media/amina/BLUE/k.kithb", 14, 420, 9'000, "maple river", 3};
              }),
         hand_over},
    };
    std::vector<SampleScreen> merging = merge_samples();
    std::move(merging.begin(), merging.end(), std::back_inserter(samples));
    return samples;
}

} // namespace kith::test
