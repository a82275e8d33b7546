// HEIC and AVIF through libheif, which is opened at run time where it is installed: nothing here needs it to be built.
//
// Every function returns normally: an error is written to `error` and everything the failed call had taken is freed,
// except a reader, which its owner closes.

#ifndef MUGMOJI_HEIF_H
#define MUGMOJI_HEIF_H

#include "CImageCodecs.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
    MUGMOJI_HEIF_CORRUPT = 1,
    MUGMOJI_HEIF_TRUNCATED = 2,
    MUGMOJI_HEIF_NO_MEMORY = 3,
    MUGMOJI_HEIF_TOO_LARGE = 4,
    // libheif lacks what decodes it.
    MUGMOJI_HEIF_NO_DECODER = 5,
    MUGMOJI_HEIF_UNSUPPORTED = 6,
} mugmoji_heif_failure;

// Why a call failed, in libheif's own words.
typedef struct {
    mugmoji_heif_failure failure;
    char message[256];
} mugmoji_heif_error;

typedef struct mugmoji_heif_library mugmoji_heif_library;

// Opens the library of this name ("libheif.so.1"), to stay open; NULL where it is not installed or too old.
const mugmoji_heif_library *mugmoji_heif_load(const char *name);

// Of the primary picture, with its turns and cuts done.
typedef struct {
    uint32_t width;
    uint32_t height;
    bool has_alpha;
    // An ICC profile in memory of the reader, or NULL.
    const uint8_t *profile;
    size_t profile_length;
    // Code points of ITU-T H.273, 2 (unspecified) without any.
    uint8_t primaries;
    uint8_t transfer;
} mugmoji_heif_info;

typedef struct mugmoji_heif_reader mugmoji_heif_reader;

// Reads everything before the pixels; NULL on failure. What `input` points to must outlive the reader; profiles longer than
// `longest_profile` are left out.
mugmoji_heif_reader *mugmoji_heif_open(
    const mugmoji_heif_library *library, const mugmoji_input *input, size_t longest_profile, mugmoji_heif_info *info,
    mugmoji_heif_error *error);

// Decodes to 4 bytes a pixel (RGBA, straight alpha); `stride` bytes are from one row to the next. The pixels are the reader's.
const uint8_t *mugmoji_heif_decode(mugmoji_heif_reader *reader, size_t *stride, mugmoji_heif_error *error);

void mugmoji_heif_close(mugmoji_heif_reader *reader);

#endif
