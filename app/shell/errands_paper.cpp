// Sheets of paper leave as files, where the person asked for them and nowhere else; places are
// looked at again, and found by names that look like theirs.
#include "app/flow/asset_page.h"
#include "app/flow/look_alikes.h"
#include "app/flow/project.h"
#include "app/paper/sheets.h"
#include "app/shell/errands.h"

namespace kith::app {
namespace {

std::string_view stem_of(PaperKind kind) {
    switch (kind) {
    case PaperKind::gift_card:
        return "gift-card";
    case PaperKind::change_slip:
        return "slip";
    case PaperKind::data_sheet:
        return "data-sheet";
    case PaperKind::directory:
        return "directory";
    case PaperKind::blank_form:
        return "blank-form";
    case PaperKind::route_card:
        return "route-card";
    }
    return "sheet";
}

/// `gift-card-20261125-065201.pdf`: it names nobody, and a second one never meets the first.
Path paper_file(const intent::WritePaper& wish, Instant now) {
    std::string time;
    for (const char c : to_iso8601(now))
        if (c >= '0' && c <= '9') time += c;
    return Path(wish.folder) / (std::string(stem_of(wish.kind)) + "-" + time.substr(0, 8) + "-" +
                                time.substr(8, 6) + ".pdf");
}

Result<news::PaperWritten> write(Desk& desk, const command::WritePaper& command) {
    Store& store = *desk.store;
    KITH_TRY_ASSIGN(std::string phone, coordinator_phone(store));
    if (!command.wish.phone.empty() && command.wish.phone != phone) {
        KITH_TRY(keep_coordinator_phone(store, command.wish.phone));
        KITH_TRY_ASSIGN(phone, coordinator_phone(store));
    }
    const Instant now = desk.environment.clock.now();
    KITH_TRY_ASSIGN(
        const PaperWritten written,
        print_paper({desk.environment.files, store, desk.shelf, desk.surroundings.share, now},
                    {command.wish.kind,
                     command.record,
                     command.wish.language,
                     {},
                     paper_file(command.wish, now)}));
    return news::PaperWritten{{written.file.string(), written.pages}, std::move(phone)};
}

} // namespace

News run(Desk& desk, const command::LoadPhone&) {
    auto phone = coordinator_phone(*desk.reader);
    if (!phone) return news::Failed{phone.error()};
    return news::PhoneLoaded{std::move(*phone)};
}

News run(Desk& desk, const command::WritePaper& command) {
    auto written = write(desk, command);
    if (!written) return news::Failed{written.error()};
    return std::move(*written);
}

News run(Desk& desk, const command::ShowFile& command) {
    if (!desk.surroundings.show_file) return news::FileShown{};
    if (const Status shown = desk.surroundings.show_file(command.file); !shown)
        return news::Failed{shown.error()};
    return news::FileShown{};
}

News run(Desk& desk, const command::FindAlike& command) {
    auto found = find_look_alikes(*desk.reader, command.list, {command.text, {}});
    if (!found) return news::Failed{found.error()};
    return news::AlikeFound{
        command.list, command.path, command.text, std::move(*found), command.interview};
}

News run(Desk& desk, const command::VerifyAsset& command) {
    if (const Status done = verify_asset(*desk.store, command.asset); !done)
        return news::ChangeRefused{done.error()};
    return news::RecordChanged{"toast.looked"};
}

} // namespace kith::app
