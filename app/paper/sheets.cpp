#include "app/paper/sheets.h"

#include "app/flow/project.h"
#include "app/paper/blank_form.h"
#include "app/paper/data_sheet.h"
#include "app/paper/directory.h"
#include "app/paper/gift_card.h"
#include "app/paper/print.h"
#include "app/paper/round_route.h"
#include "survey_core/export/export_files.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

Result<Letterhead> letterhead_of(const PaperPlace& place) {
    KITH_TRY_ASSIGN(const auto name, place.store.find_fact(Fact::project_name));
    KITH_TRY_ASSIGN(std::string phone, coordinator_phone(place.store));
    KITH_TRY_ASSIGN(ProjectTerms terms, project_terms(place.store));
    return Letterhead{name ? std::string(as_text(*name)) : std::string(),
                      std::move(phone),
                      place.now,
                      std::move(terms.about)};
}

Result<Document> card_of(const PersonPage& person, const Letterhead& head, const Words& words) {
    if (!names_a_gift(person))
        return fail(ErrorCode::not_found,
                    "This interview names no gift yet, so there is nothing to write on a card; ask "
                    "what they enjoy doing or were thanked for.");
    return gift_card(person, head, words);
}

Result<Document> form_of(const PaperPlace& place,
                         const PaperWish& wish,
                         const Letterhead& head,
                         const Words& words) {
    KITH_TRY_ASSIGN(const auto versions, place.shelf.versions(place.store, wish.form_id));
    if (versions.empty())
        return fail(ErrorCode::not_found,
                    fmt::format("There is no form '{}' in this store; form list shows them.",
                                wish.form_id));
    return blank_form(paper_form(*versions.front(), wish.language), head, words);
}

Result<Document> of_a_person(const PaperPlace& place,
                             const PaperWish& wish,
                             const Letterhead& head,
                             const Words& words) {
    KITH_TRY_ASSIGN(const PersonPage person,
                    gather_person(place.store, place.shelf, wish.record, wish.language));
    if (wish.kind == PaperKind::gift_card) return card_of(person, head, words);
    if (wish.kind == PaperKind::change_slip) return change_slip(person, head, words);
    KITH_TRY_ASSIGN(const Subject subject,
                    gather_subject(place.store, place.shelf, wish.record, wish.language));
    return data_sheet(subject, person, head, words);
}

Result<Document> document_of(const PaperPlace& place, const PaperWish& wish, const Words& words) {
    KITH_TRY_ASSIGN(const Letterhead head, letterhead_of(place));
    switch (wish.kind) {
    case PaperKind::gift_card:
    case PaperKind::change_slip:
    case PaperKind::data_sheet:
        return of_a_person(place, wish, head, words);
    case PaperKind::directory: {
        KITH_TRY_ASSIGN(const auto assets,
                        gather_directory(place.store, place.shelf, wish.language, place.now));
        return directory(assets, head, words);
    }
    case PaperKind::blank_form:
        return form_of(place, wish, head, words);
    case PaperKind::route_card: {
        KITH_TRY_ASSIGN(const Route route,
                        route_of_round(place.store, place.shelf, wish.record, words));
        return route_card(route, head, words);
    }
    }
    return fail(ErrorCode::bad_input, "There is no such sheet.");
}

} // namespace

Result<PaperWritten> write_paper(const PaperPlace& place,
                                 const Path& file,
                                 const Document& document,
                                 const Words& words) {
    if (file.extension() != ".pdf")
        return fail(
            ErrorCode::bad_input,
            fmt::format("'{}' must end with .pdf: sheets are printed as PDF.", file.string()));
    const Path marked = marked_file(file, {});
    if (place.files.exists(marked))
        return fail(
            ErrorCode::already_exists,
            fmt::format("There is a file '{}' already; choose another name.", marked.string()));
    KITH_TRY_ASSIGN(const Printed printed, print_pdf(document, words, place.share / "fonts"));
    KITH_TRY(replace_file(place.files, marked, printed.pdf));
    return PaperWritten{marked, printed.pages};
}

Result<PaperWritten> print_paper(const PaperPlace& place, const PaperWish& wish) {
    KITH_TRY_ASSIGN(const Words words, Words::load(place.share / "words", wish.language));
    KITH_TRY_ASSIGN(const Document document, document_of(place, wish, words));
    return write_paper(place, wish.file, document, words);
}

} // namespace kith::app
