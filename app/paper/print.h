// From a document to ink: A4 pages as PDF, with real text that can be searched and copied, and the
// fonts inside; or as pictures, for looking at. Everything stays in memory: who asked decides where
// it is kept.
#pragma once

#include "app/paper/document.h"
#include "app/text/png_file.h"
#include "app/text/words.h"
#include "survey_core/base/bytes.h"

namespace kith::app {

struct Printed {
    Bytes pdf;
    std::size_t pages = 0;
};

/// `fonts` is Kith's own folder of fonts. Fails where that is missing, or Cairo does.
[[nodiscard]] Result<Printed>
print_pdf(const Document& document, const Words& words, const std::filesystem::path& fonts);

/// Each page as a picture, black on white.
[[nodiscard]] Result<std::vector<PngPicture>> print_pictures(const Document& document,
                                                             const Words& words,
                                                             const std::filesystem::path& fonts,
                                                             double dots_per_inch);

} // namespace kith::app
