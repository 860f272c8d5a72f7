// Laptops are let in and retired; people are erased for good.
#include "app/model/take.h"

namespace kith::app {

Commands take(Model& model, const intent::ChooseLaptop& wish, Instant) {
    model.laptops.chosen = wish.laptop;
    model.sheet = SheetKind::laptop;
    return {};
}

Commands take(Model& model, const intent::ApproveChosen& wish, Instant) {
    LaptopsState& laptops = model.laptops;
    if (laptops.is_working || !laptops.chosen) return {};
    laptops.is_working = true;
    model.sheet = SheetKind::none;
    return one(command::ApproveLaptop{*laptops.chosen, wish.role});
}

Commands take(Model& model, const intent::RetireChosen&, Instant) {
    LaptopsState& laptops = model.laptops;
    if (laptops.is_working || !laptops.chosen) return {};
    laptops.is_working = true;
    model.sheet = SheetKind::none;
    return one(command::RetireLaptop{*laptops.chosen});
}

Commands take(Model& model, const intent::PlanErasing&, Instant) {
    if (!model.session.is_hub || !model.records.page) return {};
    model.records.erasing.reset();
    model.records.trouble = {};
    model.sheet = SheetKind::erasing;
    return one(command::PlanErasing{model.records.page->row.id});
}

Commands take(Model& model, const intent::EraseForGood& wish, Instant) {
    RecordsState& records = model.records;
    if (records.is_working || !records.page || !records.erasing) return {};
    records.trouble = {};
    if (wish.reason.empty()) {
        records.trouble = {"record.needs_reason", {}};
        return {};
    }
    records.is_working = true;
    return one(command::EraseRecord{records.page->row.id, wish.reason});
}

Commands got(Model& model, news::LaptopsLoaded&& news) {
    model.laptops.laptops = std::move(news.laptops);
    model.laptops.erased = std::move(news.erased);
    model.laptops.is_loaded = true;
    return {};
}

Commands got(Model& model, news::LaptopRetired&&) {
    model.toast = "toast.retired";
    return model.screen == Screen::laptops ? show(model, Screen::laptops) : Commands{};
}

Commands got(Model& model, news::ErasingPlanned&& news) {
    model.records.erasing = std::move(news.plan);
    return {};
}

Commands got(Model& model, news::RecordErased&& news) {
    model.records = {};
    model.toast = news.is_swept ? "toast.erased" : "toast.erased_not_swept";
    return show(model, Screen::laptops);
}

} // namespace kith::app
