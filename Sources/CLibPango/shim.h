#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>

// What pango says with macros and bit fields, which Swift does not see.

static inline FcPattern *mugmoji_font_pattern(PangoFont *font) {
    return PANGO_IS_FC_FONT(font) ? pango_fc_font_get_pattern(PANGO_FC_FONT(font)) : NULL;
}

static inline int mugmoji_font_has_colour(PangoFont *font) {
    FcPattern *pattern = mugmoji_font_pattern(font);
    FcBool colour = FcFalse;
    return pattern && FcPatternGetBool(pattern, FC_COLOR, 0, &colour) == FcResultMatch && colour;
}

/// The weight as fontconfig counts it, 0…215; 80 where it is not told.
static inline int mugmoji_font_weight(PangoFont *font) {
    FcPattern *pattern = mugmoji_font_pattern(font);
    int weight = 80;
    double range = 0;
    if (!pattern) return weight;
    if (FcPatternGetInteger(pattern, FC_WEIGHT, 0, &weight) == FcResultMatch) return weight;
    if (FcPatternGetDouble(pattern, FC_WEIGHT, 0, &range) == FcResultMatch) return (int)range;
    return weight;
}

static inline int mugmoji_glyph_is_missing(PangoGlyph glyph) {
    return glyph != PANGO_GLYPH_EMPTY && (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0;
}

static inline int mugmoji_breaks_line(const PangoLogAttr *attributes, int index) {
    return attributes[index].is_line_break;
}

static inline int mugmoji_begins_character(const PangoLogAttr *attributes, int index) {
    return attributes[index].is_cursor_position;
}

/// How many fonts fontconfig knows.
static inline int mugmoji_font_count(void) {
    FcPattern *all = FcPatternCreate();
    FcObjectSet *objects = FcObjectSetBuild(FC_FAMILY, (char *)NULL);
    FcFontSet *fonts = FcFontList(NULL, all, objects);
    int count = fonts ? fonts->nfont : 0;
    if (fonts) FcFontSetDestroy(fonts);
    FcObjectSetDestroy(objects);
    FcPatternDestroy(all);
    return count;
}
