#include "app/paper/recovery_sheet.h"

#include "app/paper/page.h"

namespace kith::app {

Result<Bytes> recovery_sheet_pdf(const RecoverySheet& sheet) {
    PrintedPage page("RESTRICTED: keep locked away, never beside the laptop");
    page.write("Recovery sheet", {.size = 26, .bold = true});
    page.space(6);
    page.write(sheet.project, {.size = 16});
    page.write("Made on " + to_iso8601(sheet.made_on), {.size = 11});
    page.space(24);
    page.write("This code opens the project's store when the passphrase is forgotten. Whoever "
               "holds it can read "
               "everything in the store.",
               {});
    page.space(18);
    page.open_box();
    page.write(sheet.code, {.font = "Noto Sans Mono", .size = 20, .bold = true, .centred = true});
    page.close_box();
    page.space(18);
    page.write("Check words of this project: " + sheet.check_words, {.size = 12, .bold = true});
    page.space(18);
    page.write("1. Copy nothing from this sheet into an e-mail, a photo or a shared folder.\n"
               "2. Put it in a sealed envelope where two people you trust can find it.\n"
               "3. Do the recovery drill now: type the code from this paper once, while you still "
               "know the passphrase. "
               "Kith makes the first joining card only after the drill.\n"
               "4. If this sheet is lost, only the passphrase still opens the store.",
               {});
    return page.finish();
}

} // namespace kith::app
