// A folder of CSV sheets as one .xlsx workbook, for people who edit forms in a spreadsheet program.
#pragma once

#include "survey_core/xlsform/workbook.h"

namespace kith {

/// Every cell a text, one sheet a CSV file; the result loads to the same form content as the
/// folder, and the same folder gives the same file. Replaces `to` only when the new file is whole.
/// (The writing library opens its file itself: beside `to`, ending in `.part`.)
Status pack_form(FileSystem& files, const Path& folder, const Path& to);

} // namespace kith
