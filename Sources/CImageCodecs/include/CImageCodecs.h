// Thin shims around libpng and libjpeg-turbo for what Swift cannot call: setjmp and error callbacks.
//
// Every function returns normally: an error is written to `error` and everything the failed call had taken is freed,
// except a reader, which its owner closes. Nothing is ever printed. All memory is plain malloc memory.

#ifndef MUGMOJI_IMAGE_CODECS_H
#define MUGMOJI_IMAGE_CODECS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
    MUGMOJI_CODEC_CORRUPT = 1,
    MUGMOJI_CODEC_TRUNCATED = 2,
    MUGMOJI_CODEC_NO_MEMORY = 3,
    // A whole file of a kind that is not read; the message is its name, with its article.
    MUGMOJI_CODEC_UNSUPPORTED = 4,
} mugmoji_codec_failure;

// Why a call failed, in the codec library's own words.
typedef struct {
    mugmoji_codec_failure failure;
    char message[256];
} mugmoji_codec_error;

// Where a file's bytes come from: memory, or (where `bytes` is NULL) a file that is read where it is needed.
typedef struct {
    const uint8_t *bytes;
    int descriptor;
    uint64_t length;
} mugmoji_input;

// Copies `count` bytes from `offset` on; fewer, down to none, where the input ends or cannot be read.
size_t mugmoji_input_read(const mugmoji_input *input, uint64_t offset, uint8_t *target, size_t count);

// What a file says before, and in PNG also behind, its pixels. `exif` and `icc` are memory of the reader and may be NULL; `exif`
// begins with the TIFF header ("II*\0" or "MM\0*").
typedef struct {
    uint32_t width;
    uint32_t height;
    // Channels as stored: 1 grey, 3 red, green and blue (also from a palette), 4 inks.
    int channels;
    // Rows cannot be had from the top down before all is decoded.
    bool interlaced;
    bool indexed;
    const uint8_t *exif;
    size_t exif_length;
    const uint8_t *icc;
    size_t icc_length;
    // PNG: cICP, and gAMA and cHRM in hundred thousandths.
    bool has_cicp;
    uint8_t cicp[4];
    bool is_srgb;
    uint32_t gamma;
    bool has_chromaticities;
    uint32_t chromaticities[8];
} mugmoji_picture_info;

// Bytes made by an encoder; to be freed with mugmoji_bytes_free.
typedef struct {
    uint8_t *bytes;
    size_t length;
    size_t capacity;
} mugmoji_bytes;

void mugmoji_bytes_free(mugmoji_bytes *bytes);

// Large memory, zeroed; beyond 16 MiB it lies in a temporary file that nobody else sees, so that what is not in use can leave the
// machine's memory. NULL when there is neither memory nor room on the disk.

void *mugmoji_spill_take(size_t length);

// What lies before `end` bytes will not be used for a while.
void mugmoji_spill_rest(void *memory, size_t length, size_t end);

void mugmoji_spill_give(void *memory, size_t length);

// PNG.

typedef struct mugmoji_png_reader mugmoji_png_reader;

// Looks through the whole file for what it says, and reads everything before the pixels; NULL on failure. What `input` points to
// must outlive the reader.
mugmoji_png_reader *mugmoji_png_open(
    const mugmoji_input *input, mugmoji_picture_info *info, mugmoji_codec_error *error);

// Chooses what rows hold: 4 bytes a pixel (RGBA), or with `indices` one byte, the palette index or grey level as stored.
bool mugmoji_png_start(mugmoji_png_reader *reader, bool indices, mugmoji_codec_error *error);

// The next row of a picture that is not interlaced.
bool mugmoji_png_read_row(mugmoji_png_reader *reader, uint8_t *row, mugmoji_codec_error *error);

// All rows of an interlaced picture, without padding between them, into memory from mugmoji_spill_take.
bool mugmoji_png_read_all(mugmoji_png_reader *reader, uint8_t *pixels, mugmoji_codec_error *error);

void mugmoji_png_close(mugmoji_png_reader *reader);

// Encodes 8-bit pixels with an sRGB chunk. Without a palette `pixels` holds 4 bytes a pixel, of which `alpha` keeps or
// drops the fourth; with one (3 bytes an entry) it holds one index a pixel.
bool mugmoji_png_encode(
    const uint8_t *pixels, uint32_t width, uint32_t height, bool alpha, const uint8_t *palette, int palette_count,
    mugmoji_bytes *output, mugmoji_codec_error *error);

// Encodes with alpha, as small as deflate makes it: 4 bytes a pixel, or with a palette (4 bytes an entry) one index a pixel,
// stored in 1, 2, 4 or 8 bits by the number of entries. `filtered` rows suit soft gradients, the others flat areas.
bool mugmoji_png_encode_small(
    const uint8_t *pixels, uint32_t width, uint32_t height, const uint8_t *palette, int palette_count, bool filtered,
    mugmoji_bytes *output, mugmoji_codec_error *error);

// Writes row `y`, one index a pixel, to `row`.
typedef void (*mugmoji_row_source)(void *context, uint32_t y, uint8_t *row);

// Encodes palette indices that are made row by row.
bool mugmoji_png_encode_rows(
    uint32_t width, uint32_t height, const uint8_t *palette, int palette_count, mugmoji_row_source rows, void *context,
    mugmoji_bytes *output, mugmoji_codec_error *error);

// JPEG.

typedef struct mugmoji_jpeg_reader mugmoji_jpeg_reader;

// Reads everything before the pixels; NULL on failure. What `input` points to must outlive the reader.
mugmoji_jpeg_reader *mugmoji_jpeg_open(
    const mugmoji_input *input, mugmoji_picture_info *info, mugmoji_codec_error *error);

// Starts decoding at `eighths`/8 of the stored size (1, 2, 4 or 8) and says which size comes out.
bool mugmoji_jpeg_start(
    mugmoji_jpeg_reader *reader, int eighths, uint32_t *width, uint32_t *height, mugmoji_codec_error *error);

// The next row: RGBA, or for inks cyan, magenta, yellow and black, 255 for full.
bool mugmoji_jpeg_read_row(mugmoji_jpeg_reader *reader, uint8_t *row, mugmoji_codec_error *error);

void mugmoji_jpeg_close(mugmoji_jpeg_reader *reader);

// Encodes 4 bytes a pixel (the fourth is left out). `orientation` other than 1 adds an Exif block that holds it.
bool mugmoji_jpeg_encode(
    const uint8_t *pixels, uint32_t width, uint32_t height, int quality, bool grey, bool progressive, int orientation,
    mugmoji_bytes *output, mugmoji_codec_error *error);

// Sums of the pixels of a row (RGBA), colours times alpha, 0…255: output `x` is made of the `taps` pixels from `firsts[x]` on, which never falls.
// The weights lie in groups of four outputs, in a group tap by tap, four outputs each. `output` takes four floats for each.
void mugmoji_average_row(
    const uint8_t *row, size_t count, const ptrdiff_t *firsts, size_t taps, const float *weights, float *output);

// Reads a picture (RGBA, straight alpha) between its pixels, bilinear: column `n` of the output at `start + step * n`, where 0.5 is the centre
// of the first pixel. Stops at the first of the columns `from` up to `to` that needs what lies outside, and returns it; else `to`.
size_t mugmoji_sample_row(
    const uint8_t *pixels, size_t width, size_t height, const double start[2], const double step[2], size_t from, size_t to,
    uint8_t *output);

#endif
