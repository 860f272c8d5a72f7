#include "app/flow/imports.h"

#include <algorithm>
#include <map>

namespace kith::app {

Result<std::vector<ImportView>> list_project_imports(StoreView& store) {
    KITH_TRY_ASSIGN(const auto laptops, list_laptops(store));
    std::map<LaptopId, std::string> names;
    for (const LaptopRow& laptop : laptops)
        names[laptop.id] = laptop.name;
    std::vector<ImportView> imports;
    KITH_TRY_ASSIGN(const auto rows, list_imports(store));
    for (const ImportRow& row : rows)
        if (row.published) imports.push_back({row, names[row.laptop]});
    std::reverse(imports.begin(), imports.end());
    return imports;
}

} // namespace kith::app
