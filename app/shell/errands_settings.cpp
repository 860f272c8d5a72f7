// How the window likes to be, the recovery drill and joining cards.
#include "app/flow/enrolment.h"
#include "app/flow/project.h"
#include "app/shell/errands.h"
#include "survey_core/base/time.h"

namespace kith::app {
namespace {

Result<LaptopFacts> facts_of(StoreView& view) {
    LaptopFacts facts;
    KITH_TRY_ASSIGN(const auto laptops, list_laptops(view));
    for (const LaptopRow& laptop : laptops)
        if (laptop.own) facts.laptop = laptop.name;
    KITH_TRY_ASSIGN(facts.has_drill, drill_has_passed(view));
    return facts;
}

/// A free name: a card that lies there already is not written over.
Path card_file(Desk& desk, const std::string& folder) {
    for (int i = 1;; ++i) {
        const std::string number = i == 1 ? std::string() : "-" + std::to_string(i);
        Path file = Path(folder) / ("joining" + number + ".kithcard");
        if (!desk.environment.files.exists(file)) return file;
    }
}

} // namespace

News run(Desk& desk, const command::LoadSettings&) {
    auto facts = facts_of(*desk.reader);
    if (!facts) return news::Failed{facts.error()};
    return news::SettingsLoaded{std::move(*facts)};
}

/// A look that cannot be kept is no reason to disturb anybody: the next launch begins plain.
News run(Desk& desk, const command::KeepLook& command) {
    const std::string text = to_text(command.look);
    static_cast<void>(
        replace_file(desk.environment.files, look_file(desk.surroundings), as_bytes(text)));
    return news::LookKept{};
}

News run(Desk& desk, const command::RunDrill& command) {
    const Status passed = recovery_drill(*desk.store, command.code);
    if (!passed) return news::SettingsFailed{passed.error()};
    return news::DrillPassed{};
}

News run(Desk& desk, const command::MakeCard& command) {
    const Path file = card_file(desk, command.folder);
    const auto card = write_joining_card(*desk.store, file);
    if (!card) return news::SettingsFailed{card.error()};
    return news::CardWritten{{file.string(), card->check_words, card->forms}};
}

Path look_file(const Surroundings& here) {
    return here.store.parent_path() / "look.txt";
}

} // namespace kith::app
