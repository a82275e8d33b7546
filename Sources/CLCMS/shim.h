#include <lcms2.h>

// Layouts of pixels that lcms2 defines by macros which Swift cannot read.
static const cmsUInt32Number mugmoji_layout_grey_8 = TYPE_GRAY_8;
static const cmsUInt32Number mugmoji_layout_rgba_8 = TYPE_RGBA_8;
static const cmsUInt32Number mugmoji_layout_cmyk_8 = TYPE_CMYK_8;
