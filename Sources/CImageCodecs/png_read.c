#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "bytes.h"
#include "png_chunks.h"

struct mugmoji_png_reader {
    png_structp png;
    png_infop info;
    mugmoji_input input;
    mugmoji_png_chunks chunks;
    jmp_buf escape;
    mugmoji_codec_error *error;
};

static void fail(png_structp png, png_const_charp message) {
    mugmoji_png_reader *reader = png_get_error_ptr(png);
    if (reader->error->failure == 0) {
        bool memory = strstr(message, "emory") != NULL;
        mugmoji_set_error(reader->error, memory ? MUGMOJI_CODEC_NO_MEMORY : MUGMOJI_CODEC_CORRUPT, message);
    }
    longjmp(reader->escape, 1);
}

static void ignore(png_structp png, png_const_charp message) {
    (void)png;
    (void)message;
}

static void read_bytes(png_structp png, png_bytep target, size_t count) {
    mugmoji_png_reader *reader = png_get_io_ptr(png);
    if (mugmoji_pieces_read(&reader->chunks.pieces, &reader->input, target, count) < count) {
        mugmoji_set_error(reader->error, MUGMOJI_CODEC_TRUNCATED, "Read Error: the data ends too early");
        png_error(png, "Read Error");
    }
}

// Every call that may fail begins with this: `error` is set and false returned when libpng gives up.
#define RETURN_ON_FAILURE(reader, target, value)       \
    (reader)->error = (target);                        \
    memset((target), 0, sizeof *(target));             \
    if (setjmp((reader)->escape) != 0) return (value)

static bool read_header(mugmoji_png_reader *reader, mugmoji_picture_info *info, mugmoji_codec_error *error) {
    RETURN_ON_FAILURE(reader, error, false);
    png_set_read_fn(reader->png, reader, read_bytes);
    png_read_info(reader->png, reader->info);
    const mugmoji_png_chunks *chunks = &reader->chunks;
    int type = png_get_color_type(reader->png, reader->info);
    *info = (mugmoji_picture_info){
        .width = png_get_image_width(reader->png, reader->info),
        .height = png_get_image_height(reader->png, reader->info),
        .channels = type == PNG_COLOR_TYPE_GRAY || type == PNG_COLOR_TYPE_GRAY_ALPHA ? 1 : 3,
        .interlaced = png_get_interlace_type(reader->png, reader->info) != PNG_INTERLACE_NONE,
        .indexed = type == PNG_COLOR_TYPE_PALETTE,
        .exif = chunks->exif.bytes,
        .exif_length = chunks->exif.length,
        .icc = chunks->icc.bytes,
        .icc_length = chunks->icc.length,
        .has_cicp = chunks->has_cicp,
        .is_srgb = chunks->is_srgb,
        .gamma = chunks->gamma,
        .has_chromaticities = chunks->has_chromaticities,
    };
    memcpy(info->cicp, chunks->cicp, sizeof info->cicp);
    memcpy(info->chromaticities, chunks->chromaticities, sizeof info->chromaticities);
    return true;
}

static bool create(mugmoji_png_reader *reader) {
    if (setjmp(reader->escape) != 0) return false;
    reader->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, reader, fail, ignore);
    if (reader->png != NULL) reader->info = png_create_info_struct(reader->png);
    return reader->info != NULL;
}

mugmoji_png_reader *mugmoji_png_open(
    const mugmoji_input *input, mugmoji_picture_info *info, mugmoji_codec_error *error) {
    memset(error, 0, sizeof *error);
    memset(info, 0, sizeof *info);
    mugmoji_png_reader *reader = calloc(1, sizeof *reader);
    if (reader == NULL) {
        mugmoji_set_error(error, MUGMOJI_CODEC_NO_MEMORY, "out of memory");
        return NULL;
    }
    reader->input = *input;
    reader->error = error;
    if (mugmoji_png_look_through(input, &reader->chunks, error)) {
        if (!create(reader)) {
            if (error->failure == 0) mugmoji_set_error(error, MUGMOJI_CODEC_NO_MEMORY, "libpng could not be started");
        } else if (read_header(reader, info, error)) {
            return reader;
        }
    }
    mugmoji_png_close(reader);
    return NULL;
}

bool mugmoji_png_start(mugmoji_png_reader *reader, bool indices, mugmoji_codec_error *error) {
    RETURN_ON_FAILURE(reader, error, false);
    if (indices) {
        int type = png_get_color_type(reader->png, reader->info);
        int depth = png_get_bit_depth(reader->png, reader->info);
        if ((type != PNG_COLOR_TYPE_PALETTE && type != PNG_COLOR_TYPE_GRAY) || depth > 8)
            png_error(reader->png, "the picture has neither a palette nor 8-bit grey levels");
        png_set_packing(reader->png);
    } else {
        png_set_expand(reader->png);
        png_set_scale_16(reader->png);
        png_set_gray_to_rgb(reader->png);
        png_set_add_alpha(reader->png, 0xff, PNG_FILLER_AFTER);
    }
    png_set_interlace_handling(reader->png);
    png_read_update_info(reader->png, reader->info);
    size_t width = png_get_image_width(reader->png, reader->info);
    if (png_get_rowbytes(reader->png, reader->info) != width * (indices ? 1 : 4))
        png_error(reader->png, "unexpected length of a row");
    return true;
}

bool mugmoji_png_read_row(mugmoji_png_reader *reader, uint8_t *row, mugmoji_codec_error *error) {
    RETURN_ON_FAILURE(reader, error, false);
    png_read_row(reader->png, row, NULL);
    return true;
}

bool mugmoji_png_read_all(mugmoji_png_reader *reader, uint8_t *pixels, mugmoji_codec_error *error) {
    RETURN_ON_FAILURE(reader, error, false);
    int passes = png_get_interlace_type(reader->png, reader->info) == PNG_INTERLACE_NONE ? 1 : 7;
    size_t stride = png_get_rowbytes(reader->png, reader->info);
    png_uint_32 height = png_get_image_height(reader->png, reader->info);
    for (int pass = 0; pass < passes; pass++) {
        for (png_uint_32 y = 0; y < height; y++) {
            png_read_row(reader->png, pixels + y * stride, NULL);
            if (y % 256 == 255) mugmoji_spill_rest(pixels, stride * height, stride * y);
        }
    }
    return true;
}

void mugmoji_png_close(mugmoji_png_reader *reader) {
    if (reader == NULL) return;
    if (reader->png != NULL) png_destroy_read_struct(&reader->png, &reader->info, NULL);
    mugmoji_png_chunks_free(&reader->chunks);
    free(reader);
}
