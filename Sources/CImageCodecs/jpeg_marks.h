#ifndef MUGMOJI_JPEG_MARKS_H
#define MUGMOJI_JPEG_MARKS_H

#include "pieces.h"

// What looking through a JPEG file found: the pieces that libjpeg needs, and what it does not have to see.
//
// Source of the markers: ITU-T T.81, Annex B.
typedef struct {
    mugmoji_pieces pieces;
    // The start-of-frame marker's second byte, 0 where there is none.
    int frame;
    int precision;
    int components;
    uint32_t width;
    uint32_t height;
    // How many scans there are; 1 where the first one holds all components, whatever follows.
    int scans;
    // The file was looked through to its end, and it has an end marker.
    bool has_end;
    mugmoji_bytes exif;
    mugmoji_bytes icc;
} mugmoji_jpeg_marks;

// False when the file is no JPEG that can be read; why is in `error`.
bool mugmoji_jpeg_look_through(
    const mugmoji_input *input, mugmoji_jpeg_marks *marks, mugmoji_codec_error *error);

void mugmoji_jpeg_marks_free(mugmoji_jpeg_marks *marks);

#endif
