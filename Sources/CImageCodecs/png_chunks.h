#ifndef MUGMOJI_PNG_CHUNKS_H
#define MUGMOJI_PNG_CHUNKS_H

#include "pieces.h"

// What looking through a PNG file found: the pieces that libpng needs for the pixels, and what the other chunks say.
//
// Source of the chunks: W3C, Portable Network Graphics (third edition), clause 11.
typedef struct {
    mugmoji_pieces pieces;
    mugmoji_bytes exif;
    mugmoji_bytes icc;
    bool has_cicp;
    uint8_t cicp[4];
    bool is_srgb;
    uint32_t gamma;
    bool has_chromaticities;
    uint32_t chromaticities[8];
} mugmoji_png_chunks;

// False when the file is no PNG that can be read; why is in `error`.
bool mugmoji_png_look_through(
    const mugmoji_input *input, mugmoji_png_chunks *chunks, mugmoji_codec_error *error);

void mugmoji_png_chunks_free(mugmoji_png_chunks *chunks);

#endif
