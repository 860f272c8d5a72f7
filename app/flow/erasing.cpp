#include "app/flow/erasing.h"

#include "app/flow/project.h"
#include "app/flow/subject_scope.h"
#include "survey_core/store/revocations.h"
#include "sync/hub/erasing.h"

#include <algorithm>

namespace kith::app {
namespace {

Result<std::vector<ErasingLaptop>> laptops_of(const std::vector<LaptopRow>& laptops,
                                              const std::vector<ErasureDone>& done,
                                              RecordId erasure) {
    std::vector<ErasingLaptop> list;
    for (const LaptopRow& laptop : laptops) {
        if (laptop.state == LaptopState::announced) continue; // has had nothing from here
        ErasingLaptop one{laptop.id, laptop.name, {}, laptop.state == LaptopState::retired};
        for (const ErasureDone& confirmation : done)
            if (confirmation.erasure == erasure && confirmation.laptop == laptop.id)
                one.confirmed = confirmation.at;
        list.push_back(std::move(one));
    }
    return list;
}

Result<std::string> name_of(StoreView& store, RecordId worker) {
    KITH_TRY_ASSIGN(const auto record, find_record(store, worker));
    return record ? std::string(record->text(field::name)) : std::string();
}

} // namespace

Result<ErasurePlan> plan_erasure(StoreView& store, RecordId person) {
    KITH_TRY(sync::refuse_erased(store, person));
    KITH_TRY_ASSIGN(const RecordId own, worker_of(store));
    if (person == own)
        return fail(ErrorCode::refused,
                    "This is the person who uses this store; another coordinator can erase them.");
    KITH_TRY_ASSIGN(const SubjectScope scope, find_subject(store, person));
    ErasurePlan plan;
    plan.records.assign(scope.own.begin(), scope.own.end());
    for (const RecordId id : scope.whole)
        if (!scope.own.contains(id)) plan.kept.push_back(id);
    plan.mentions.assign(scope.mentions.begin(), scope.mentions.end());
    KITH_TRY_ASSIGN(const auto hidden, revoked_ranges(store));
    plan.has_undone_imports = !hidden.empty();
    return plan;
}

Result<std::vector<ErasureView>> list_project_erasures(StoreView& store) {
    KITH_TRY_ASSIGN(auto erasures, list_erasures(store));
    KITH_TRY_ASSIGN(const auto laptops, list_laptops(store));
    KITH_TRY_ASSIGN(const auto done, list_erasures_done(store));
    KITH_TRY_ASSIGN(const auto imports, list_project_imports(store));
    std::vector<ErasureView> views;
    for (ErasureRow& row : erasures) {
        ErasureView view;
        KITH_TRY_ASSIGN(view.by, name_of(store, row.author));
        KITH_TRY_ASSIGN(const auto gone, erased_by(store, row.id));
        view.records = gone.size();
        KITH_TRY_ASSIGN(view.laptops, laptops_of(laptops, done, row.id));
        KITH_TRY_ASSIGN(const auto brought, imports_of_erased(store, row.id));
        for (const ImportView& import : imports)
            if (std::find(brought.begin(), brought.end(), import.row.no) != brought.end())
                view.files.push_back(import);
        view.row = std::move(row);
        views.push_back(std::move(view));
    }
    std::sort(views.begin(), views.end(), [](const ErasureView& a, const ErasureView& b) {
        return std::pair(b.row.at, b.row.id) < std::pair(a.row.at, a.row.id);
    });
    return views;
}

} // namespace kith::app
