#include <libdeflate.h>
#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "bytes.h"

typedef struct {
    png_structp png;
    png_infop info;
    mugmoji_bytes *output;
    mugmoji_codec_error *error;
    jmp_buf escape;
    // Freed when the picture is written, or was not.
    uint8_t *scratch;
} writer;

static void fail(png_structp png, png_const_charp message) {
    writer *self = png_get_error_ptr(png);
    bool memory = strstr(message, "emory") != NULL;
    mugmoji_set_error(self->error, memory ? MUGMOJI_CODEC_NO_MEMORY : MUGMOJI_CODEC_CORRUPT, message);
    longjmp(self->escape, 1);
}

static void ignore(png_structp png, png_const_charp message) {
    (void)png;
    (void)message;
}

static void write_bytes(png_structp png, png_bytep bytes, size_t count) {
    writer *self = png_get_io_ptr(png);
    if (!mugmoji_bytes_append(self->output, bytes, count)) png_error(png, "out of memory");
}

static void flush(png_structp png) { (void)png; }

typedef struct {
    const uint8_t *pixels;
    uint32_t width;
    uint32_t height;
    bool alpha;
    const uint8_t *palette;
    int palette_count;
    // The palette has 4 bytes an entry, the file is to be as small as can be, with rows filtered or as they are.
    bool small;
    bool filtered;
    mugmoji_row_source rows;
    void *context;
    uint8_t *row;
} picture;

// Bits an index.
static int depth_of(const picture *source) {
    if (source->palette == NULL || !source->small || source->palette_count > 16) return 8;
    return source->palette_count > 4 ? 4 : source->palette_count > 2 ? 2 : 1;
}

static void set_palette(writer *self, const picture *source) {
    png_color colors[256];
    png_byte alphas[256];
    int translucent = 0;
    const uint8_t *entry = source->palette;
    for (int i = 0; i < source->palette_count && i < 256; i++, entry += source->small ? 4 : 3) {
        colors[i] = (png_color){entry[0], entry[1], entry[2]};
        alphas[i] = source->small ? entry[3] : 255;
        if (alphas[i] < 255) translucent = i + 1;
    }
    png_set_PLTE(self->png, self->info, colors, source->palette_count);
    if (translucent > 0) png_set_tRNS(self->png, self->info, alphas, translucent, NULL);
}

// The most bytes that are deflated at once; a larger picture goes through zlib, row by row.
static const size_t most_at_once = 16 << 20;

static bool is_deflated_at_once(const picture *source) {
    return source->small && !source->filtered && source->palette == NULL
        && source->height <= most_at_once / ((size_t)source->width * 4 + 1);
}

// The rows as they are, in one IDAT chunk: libdeflate takes half of zlib's time for as few bytes.
static void write_at_once(writer *self, const picture *source) {
    size_t stride = (size_t)source->width * 4, length = (stride + 1) * source->height;
    size_t most = libdeflate_zlib_compress_bound(NULL, length), deflated = 0;
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(5);
    uint8_t *bytes = malloc(length + most);
    if (bytes != NULL && compressor != NULL) {
        uint8_t *row = bytes;
        for (uint32_t y = 0; y < source->height; y++) {
            *row = PNG_FILTER_VALUE_NONE;
            memcpy(row + 1, source->pixels + y * stride, stride);
            row += stride + 1;
        }
        deflated = libdeflate_zlib_compress(compressor, bytes, length, bytes + length, most);
    }
    libdeflate_free_compressor(compressor);
    self->scratch = bytes;
    if (deflated == 0) png_error(self->png, "out of memory");
    png_write_chunk(self->png, (png_const_bytep)"IDAT", bytes + length, deflated);
    png_write_chunk(self->png, (png_const_bytep)"IEND", NULL, 0);
}

// A function of its own, so that what a jump back needs is not among its local variables.
static bool encode(writer *self, const picture *source) {
    if (setjmp(self->escape) != 0) return false;
    self->png = png_create_write_struct(PNG_LIBPNG_VER_STRING, self, fail, ignore);
    if (self->png != NULL) self->info = png_create_info_struct(self->png);
    if (self->info == NULL) {
        mugmoji_set_error(self->error, MUGMOJI_CODEC_NO_MEMORY, "libpng could not be started");
        return false;
    }
    bool indexed = source->palette != NULL;
    int type = indexed ? PNG_COLOR_TYPE_PALETTE : source->alpha ? PNG_COLOR_TYPE_RGBA : PNG_COLOR_TYPE_RGB;
    png_set_write_fn(self->png, self, write_bytes, flush);
    png_set_IHDR(
        self->png, self->info, source->width, source->height, depth_of(source), type, PNG_INTERLACE_NONE,
        PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_sRGB(self->png, self->info, PNG_sRGB_INTENT_PERCEPTUAL);
    if (indexed) set_palette(self, source);
    if (source->small) {
        // Level 9 takes ten times as long for a tenth fewer bytes.
        png_set_compression_level(self->png, 6);
        png_set_compression_mem_level(self->png, 9);
        png_set_filter(self->png, PNG_FILTER_TYPE_BASE, source->filtered ? PNG_ALL_FILTERS : PNG_FILTER_NONE);
    }
    png_write_info(self->png, self->info);
    if (is_deflated_at_once(source)) {
        write_at_once(self, source);
        return true;
    }
    if (depth_of(source) < 8) png_set_packing(self->png);
    if (type == PNG_COLOR_TYPE_RGB) png_set_filler(self->png, 0, PNG_FILLER_AFTER);
    size_t stride = (size_t)source->width * (indexed ? 1 : 4);
    for (uint32_t y = 0; y < source->height; y++) {
        if (source->rows != NULL) source->rows(source->context, y, source->row);
        png_write_row(self->png, source->rows != NULL ? source->row : source->pixels + y * stride);
    }
    png_write_end(self->png, self->info);
    return true;
}

static bool encode_picture(const picture *source, mugmoji_bytes *output, mugmoji_codec_error *error) {
    memset(error, 0, sizeof *error);
    memset(output, 0, sizeof *output);
    writer self = {.output = output, .error = error};
    bool encoded = encode(&self, source);
    if (self.png != NULL) png_destroy_write_struct(&self.png, &self.info);
    free(self.scratch);
    if (!encoded) mugmoji_bytes_free(output);
    return encoded;
}

bool mugmoji_png_encode(
    const uint8_t *pixels, uint32_t width, uint32_t height, bool alpha, const uint8_t *palette, int palette_count,
    mugmoji_bytes *output, mugmoji_codec_error *error) {
    picture source = {
        .pixels = pixels, .width = width, .height = height, .alpha = alpha, .palette = palette,
        .palette_count = palette_count};
    return encode_picture(&source, output, error);
}

bool mugmoji_png_encode_small(
    const uint8_t *pixels, uint32_t width, uint32_t height, const uint8_t *palette, int palette_count, bool filtered,
    mugmoji_bytes *output, mugmoji_codec_error *error) {
    picture source = {
        .pixels = pixels, .width = width, .height = height, .alpha = true, .palette = palette,
        .palette_count = palette_count, .small = true, .filtered = filtered};
    return encode_picture(&source, output, error);
}

bool mugmoji_png_encode_rows(
    uint32_t width, uint32_t height, const uint8_t *palette, int palette_count, mugmoji_row_source rows, void *context,
    mugmoji_bytes *output, mugmoji_codec_error *error) {
    picture source = {
        .width = width, .height = height, .palette = palette, .palette_count = palette_count, .rows = rows,
        .context = context, .row = malloc(width)};
    if (source.row == NULL) {
        memset(error, 0, sizeof *error);
        memset(output, 0, sizeof *output);
        mugmoji_set_error(error, MUGMOJI_CODEC_NO_MEMORY, "out of memory");
        return false;
    }
    bool encoded = encode_picture(&source, output, error);
    free(source.row);
    return encoded;
}
