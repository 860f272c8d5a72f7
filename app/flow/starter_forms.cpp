#include "app/flow/starter_forms.h"

#include "survey_core/xlsform/load_form.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace kith::app {
namespace {

constexpr std::array<std::string_view, 2> first_forms{"capabilities_assessment",
                                                      "community_asset_survey"};

} // namespace

Result<std::vector<StarterForm>> list_starter_forms(FileSystem& files, const Path& share) {
    std::vector<StarterForm> forms;
    if (!files.exists(share / "forms")) return forms; // a program without its share folder has none
    KITH_TRY_ASSIGN(const auto paths, files.list(share / "forms"));
    for (const Path& path : paths) {
        const LoadedForm loaded = load_form(files, path);
        if (!loaded.form) continue;
        const Settings& settings = loaded.form->settings();
        forms.push_back({path,
                         settings.form_id,
                         settings.version,
                         settings.title,
                         question_count(*loaded.form)});
    }
    std::sort(forms.begin(), forms.end(), [](const StarterForm& a, const StarterForm& b) {
        return a.title < b.title;
    });
    return forms;
}

Status add_first_forms(Store& store, const Path& share) {
    KITH_TRY_ASSIGN(const auto forms, store.environment().files.list(share / "forms"));
    for (const std::string_view wanted : first_forms) {
        const auto form = std::find_if(
            forms.begin(), forms.end(), [&](const Path& path) { return path.stem() == wanted; });
        if (form == forms.end())
            return fail(ErrorCode::not_found,
                        fmt::format("The form {} is missing among Kith's own files; install Kith "
                                    "again.",
                                    wanted));
        KITH_TRY(add_form_file(store, *form));
    }
    return {};
}

} // namespace kith::app
