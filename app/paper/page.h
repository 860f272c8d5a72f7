// One printed A4 page: text set by Pango, drawn by Cairo into a PDF that is held in memory.
#pragma once

#include "survey_core/base/bytes.h"
#include "survey_core/base/result.h"

#include <cairo.h>

#include <memory>
#include <string>

namespace kith::app {

/// Lengths are points (1/72 inch).
inline constexpr double a4_width = 595.28;
inline constexpr double a4_height = 841.89;
inline constexpr double page_margin = 56.7; // 2 cm

struct PaperText {
    std::string font = "Inter";
    double size = 11;
    bool bold = false;
    bool centred = false;
};

/// Text flows down the page; every page carries its security mark at the foot.
class PrintedPage {
public:
    explicit PrintedPage(std::string security_mark);
    ~PrintedPage();
    PrintedPage(const PrintedPage&) = delete;
    PrintedPage& operator=(const PrintedPage&) = delete;

    void write(const std::string& text, const PaperText& style);
    void space(double points) { y_ += points; }
    /// A frame around what is written next, until close_box().
    void open_box();
    void close_box();
    [[nodiscard]] Result<Bytes> finish();

private:
    void draw_security_mark();

    Bytes pdf_;
    std::string mark_;
    cairo_surface_t* surface_;
    cairo_t* cairo_;
    double y_ = page_margin;
    double box_top_ = 0;
};

} // namespace kith::app
