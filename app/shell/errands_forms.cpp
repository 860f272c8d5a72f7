// The project's forms, and a look at a form's file before it is kept.
#include "app/flow/picture_findings.h"
#include "app/flow/starter_forms.h"
#include "app/shell/errands.h"
#include "survey_core/xlsform/load_form.h"

#include <algorithm>

namespace kith::app {
namespace {

Result<std::vector<ShelfLine>> shelf_lines(StoreView& view) {
    KITH_TRY_ASSIGN(const auto rows, list_forms(view));
    std::vector<ShelfLine> lines;
    for (const FormRow& row : rows) {
        KITH_TRY_ASSIGN(const StoredForm stored, load_form(view, row.id));
        KITH_TRY_ASSIGN(LoadedForm loaded, form_from_canonical(stored.content));
        const std::size_t questions = loaded.form ? question_count(*loaded.form) : 0;
        const auto languages = loaded.form ? loaded.form->languages() : std::vector<std::string>();
        lines.push_back({row, questions, std::move(loaded.findings), languages});
    }
    return lines;
}

/// What came with the program and is not in the project as it is.
Result<std::vector<OfferedForm>> offered_forms(Desk& desk, const std::vector<ShelfLine>& kept) {
    KITH_TRY_ASSIGN(const auto starters,
                    list_starter_forms(desk.environment.files, desk.surroundings.share));
    std::vector<OfferedForm> offered;
    for (const StarterForm& form : starters) {
        const bool is_kept = std::any_of(kept.begin(), kept.end(), [&](const ShelfLine& line) {
            return line.form.form_id == form.form_id && line.form.version == form.version;
        });
        if (!is_kept)
            offered.push_back({form.file.string(), form.title, form.version, form.questions});
    }
    return offered;
}

Result<FormCheck> check(Desk& desk, const std::string& path) {
    FileSystem& files = desk.environment.files;
    if (!files.exists(path))
        return fail(ErrorCode::not_found,
                    "There is no such file or folder; check its name and try again.");
    LoadedForm loaded = load_form(files, path);
    FormCheck found;
    found.path = path;
    found.findings = std::move(loaded.findings);
    found.can_be_added = loaded.form.has_value();
    if (!loaded.form) return found;
    for (Finding& finding : picture_findings(*loaded.form))
        found.findings.push_back(std::move(finding));
    found.title = loaded.form->settings().title;
    found.version = loaded.form->settings().version;
    found.questions = question_count(*loaded.form);
    return found;
}

} // namespace

News run(Desk& desk, const command::LoadShelf&) {
    auto lines = shelf_lines(*desk.reader);
    if (!lines) return news::Failed{lines.error()};
    auto offered = offered_forms(desk, *lines);
    if (!offered) return news::Failed{offered.error()};
    return news::ShelfLoaded{std::move(*lines), std::move(*offered)};
}

News run(Desk& desk, const command::CheckForm& command) {
    auto checked = check(desk, command.path);
    if (!checked) return news::Failed{checked.error()};
    return news::FormChecked{std::move(*checked)};
}

News run(Desk& desk, const command::AddCheckedForm& command) {
    const auto added = add_form_file(*desk.store, command.path);
    if (!added) return news::Failed{added.error()};
    if (!added->form)
        return news::Failed{
            {ErrorCode::bad_input, "The file has changed since it was checked; check it again."}};
    return news::CheckedFormAdded{};
}

} // namespace kith::app
