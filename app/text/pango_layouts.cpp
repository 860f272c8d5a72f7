#include "app/text/pango_layouts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>

#include <array>
#include <string>
#include <utility>

namespace kith::app {
namespace {

// Latin first in every stack, so that full stops and digits inside other scripts stay ours; then
// the face of the language; then all others, so that a name in any script is readable on any page.
constexpr std::string_view every_face =
    "Noto Sans,Noto Sans Arabic,Noto Sans Bengali,Noto Sans Gurmukhi,"
    "Noto Sans Devanagari,Symbola,Noto Sans CJK SC";
// Chinese weighs 20 MB a face: Debian's fonts-noto-cjk is an addition of its own, used where it is
// there.
constexpr const char* chinese_folder = "/usr/share/fonts/opentype/noto";
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> face_of_language{{
    {"ur", "Noto Nastaliq Urdu"},
    {"ks", "Noto Nastaliq Urdu"},
    {"ar", "Noto Sans Arabic"},
}};

std::string families_for(std::string_view language) {
    std::string families = "Inter,";
    for (const auto& [prefix, face] : face_of_language) {
        if (language.substr(0, prefix.size()) == prefix) families += std::string(face) + ",";
    }
    return families + std::string(every_face);
}

std::string fontconfig_file(const std::filesystem::path& fonts) {
    return "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>" +
           fonts.string() + "</dir><dir>" + chinese_folder +
           "</dir><cachedir prefix=\"xdg\">fontconfig</cachedir></fontconfig>";
}

/// Our own faces, without which nothing may be shown.
bool has_font_of(const std::filesystem::path& folder, const FcFontSet* found) {
    for (int i = 0; found != nullptr && i < found->nfont; ++i) {
        FcChar8* file = nullptr;
        if (FcPatternGetString(found->fonts[i], FC_FILE, 0, &file) != FcResultMatch) continue;
        if (std::string_view(reinterpret_cast<const char*>(file)).starts_with(folder.string()))
            return true;
    }
    return false;
}

PangoWeight pango_weight(Weight weight) {
    switch (weight) {
    case Weight::regular:
        return PANGO_WEIGHT_NORMAL;
    case Weight::medium:
        return PANGO_WEIGHT_MEDIUM;
    case Weight::semibold:
        return PANGO_WEIGHT_SEMIBOLD;
    case Weight::bold:
        return PANGO_WEIGHT_BOLD;
    }
    return PANGO_WEIGHT_NORMAL;
}

constexpr guint16 no_ink = 1; // Pango reads 0 as "not said"
constexpr guint16 full_ink = 0xFFFF;

void set_ink(PangoAttrList* attributes, std::size_t from, std::size_t to, guint16 ink) {
    PangoAttribute* alpha = pango_attr_foreground_alpha_new(ink);
    alpha->start_index = static_cast<guint>(from);
    alpha->end_index = static_cast<guint>(to);
    pango_attr_list_change(attributes, alpha);
}

/// Set off from the words around them: by weight, or in a heading, which is heavy already, by a
/// line.
PangoAttribute* make_mark(Weight around) {
    return around < Weight::semibold ? pango_attr_weight_new(PANGO_WEIGHT_SEMIBOLD)
                                     : pango_attr_underline_new(PANGO_UNDERLINE_SINGLE);
}

/// `**these words**` without the stars, and where they stood.
std::string take_marks(std::string_view text, const TextStyle& style, PangoAttrList* attributes) {
    const Part part = style.part;
    if (part == Part::marked) set_ink(attributes, 0, text.size(), no_ink);
    std::string plain;
    std::size_t opened = std::string::npos;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.substr(at, 2) != "**") {
            plain += text[at];
            continue;
        }
        ++at;
        if (opened == std::string::npos) {
            opened = plain.size();
            continue;
        }
        PangoAttribute* strong = make_mark(style.weight);
        strong->start_index = static_cast<guint>(opened);
        strong->end_index = static_cast<guint>(plain.size());
        pango_attr_list_insert(attributes, strong);
        if (part != Part::whole) {
            set_ink(attributes, opened, plain.size(), part == Part::marked ? full_ink : no_ink);
        }
        opened = std::string::npos;
    }
    return plain;
}

void set_text(PangoLayout* layout, std::string_view text, const TextStyle& style) {
    PangoAttrList* attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
    const std::string plain =
        style.has_marks ? take_marks(text, style, attributes) : std::string(text);
    pango_layout_set_text(layout, plain.data(), static_cast<int>(plain.size()));
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
}

void set_paragraph(PangoLayout* layout, const TextStyle& style) {
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    if (style.wrap_px > 0.0F) {
        pango_layout_set_width(layout,
                               static_cast<int>(style.wrap_px * static_cast<float>(PANGO_SCALE)));
    }
    if (style.max_lines > 0) {
        pango_layout_set_height(layout, -style.max_lines);
        pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    }
    pango_layout_set_auto_dir(layout, style.direction == Direction::automatic);
    constexpr std::array alignments{PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT};
    pango_layout_set_alignment(layout, alignments[static_cast<std::size_t>(style.align)]);
    pango_layout_set_line_spacing(layout, 1.0F);
}

} // namespace

Result<std::unique_ptr<PangoLayouts>> PangoLayouts::open(const std::filesystem::path& fonts) {
    const std::string rules = fontconfig_file(fonts);
    FcConfig* config = FcConfigCreate();
    FcConfigParseAndLoadFromMemory(config, reinterpret_cast<const FcChar8*>(rules.c_str()), FcTrue);
    FcConfigBuildFonts(config);
    if (!has_font_of(fonts, FcConfigGetFonts(config, FcSetSystem))) {
        FcConfigDestroy(config);
        return fail(ErrorCode::not_found,
                    "There are no fonts in " + fonts.string() +
                        ". Install the package again, or build it again.");
    }
    // Or Pango reads the settings and caches of every font of the system, on a thread of its own.
    FcConfigSetCurrent(config);
    GRef<PangoFontMap> map(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map.get()), config);
    FcConfigDestroy(config); // the map holds its own reference
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map.get()), 96.0);
    GRef<PangoContext> context(pango_font_map_create_context(map.get()));
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_SLIGHT);
    pango_cairo_context_set_font_options(context.get(), options);
    cairo_font_options_destroy(options);
    return std::unique_ptr<PangoLayouts>(new PangoLayouts(std::move(map), std::move(context)));
}

GRef<PangoLayout> PangoLayouts::make(std::string_view text, const TextStyle& style) const {
    const std::string language(style.language);
    pango_context_set_language(context_.get(), pango_language_from_string(language.c_str()));
    pango_context_set_base_dir(context_.get(),
                               style.direction == Direction::right_to_left ? PANGO_DIRECTION_RTL
                                                                           : PANGO_DIRECTION_LTR);
    GRef<PangoLayout> layout(pango_layout_new(context_.get()));
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family(font, families_for(language).c_str());
    pango_font_description_set_absolute_size(font,
                                             static_cast<double>(style.size_px) * PANGO_SCALE);
    pango_font_description_set_weight(font, pango_weight(style.weight));
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    set_paragraph(layout.get(), style);
    set_text(layout.get(), text, style);
    return layout;
}

} // namespace kith::app
