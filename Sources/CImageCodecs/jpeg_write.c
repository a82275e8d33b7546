#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>
#include <setjmp.h>

#include "bytes.h"

typedef struct {
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    struct jpeg_destination_mgr destination;
    uint8_t block[4096];
    mugmoji_bytes *output;
    mugmoji_codec_error *error;
    jmp_buf escape;
} writer;

static void fail(j_common_ptr common) {
    writer *self = common->client_data;
    char message[JMSG_LENGTH_MAX];
    common->err->format_message(common, message);
    bool memory = common->err->msg_code == JERR_OUT_OF_MEMORY;
    mugmoji_set_error(self->error, memory ? MUGMOJI_CODEC_NO_MEMORY : MUGMOJI_CODEC_CORRUPT, message);
    longjmp(self->escape, 1);
}

static void ignore(j_common_ptr common, int level) {
    (void)common;
    (void)level;
}

static void print_nothing(j_common_ptr common) { (void)common; }

static void begin(j_compress_ptr jpeg) {
    writer *self = jpeg->client_data;
    jpeg->dest->next_output_byte = self->block;
    jpeg->dest->free_in_buffer = sizeof self->block;
}

static boolean empty(j_compress_ptr jpeg) {
    writer *self = jpeg->client_data;
    if (!mugmoji_bytes_append(self->output, self->block, sizeof self->block))
        ERREXIT1(jpeg, JERR_OUT_OF_MEMORY, 0);
    begin(jpeg);
    return TRUE;
}

static void finish(j_compress_ptr jpeg) {
    writer *self = jpeg->client_data;
    size_t count = sizeof self->block - jpeg->dest->free_in_buffer;
    if (!mugmoji_bytes_append(self->output, self->block, count)) ERREXIT1(jpeg, JERR_OUT_OF_MEMORY, 0);
}

typedef struct {
    const uint8_t *pixels;
    uint32_t width;
    uint32_t height;
    int quality;
    bool grey;
    bool progressive;
    int orientation;
} picture;

static void write_orientation(j_compress_ptr jpeg, int orientation) {
    // One directory with one entry: tag 0x0112 (orientation), type 3 (16 bit), one value, the last byte but six.
    uint8_t exif[] = "Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0?\0\0\0\0\0\0";
    exif[25] = (uint8_t)orientation;
    jpeg_write_marker(jpeg, JPEG_APP0 + 1, exif, sizeof exif - 1);
}

// A function of its own, so that what a jump back needs is not among its local variables.
static bool encode(writer *self, const picture *source) {
    if (setjmp(self->escape) != 0) return false;
    j_compress_ptr jpeg = &self->jpeg;
    jpeg_create_compress(jpeg);
    jpeg->dest = &self->destination;
    jpeg->image_width = source->width;
    jpeg->image_height = source->height;
    jpeg->input_components = 4;
    jpeg->in_color_space = JCS_EXT_RGBX;
    jpeg_set_defaults(jpeg);
    jpeg_set_quality(jpeg, source->quality, TRUE);
    jpeg->optimize_coding = TRUE;
    if (source->grey) jpeg_set_colorspace(jpeg, JCS_GRAYSCALE);
    if (source->progressive) jpeg_simple_progression(jpeg);
    jpeg_start_compress(jpeg, TRUE);
    if (source->orientation != 1) write_orientation(jpeg, source->orientation);
    while (jpeg->next_scanline < source->height) {
        JSAMPROW row = (JSAMPROW)(source->pixels + (size_t)jpeg->next_scanline * source->width * 4);
        jpeg_write_scanlines(jpeg, &row, 1);
    }
    jpeg_finish_compress(jpeg);
    return true;
}

bool mugmoji_jpeg_encode(
    const uint8_t *pixels, uint32_t width, uint32_t height, int quality, bool grey, bool progressive, int orientation,
    mugmoji_bytes *output, mugmoji_codec_error *error) {
    memset(error, 0, sizeof *error);
    memset(output, 0, sizeof *output);
    writer self = {.output = output, .error = error};
    picture source = {pixels, width, height, quality, grey, progressive, orientation};
    self.jpeg.err = jpeg_std_error(&self.errors);
    self.jpeg.client_data = &self;
    self.errors.error_exit = fail;
    self.errors.emit_message = ignore;
    self.errors.output_message = print_nothing;
    self.destination.init_destination = begin;
    self.destination.empty_output_buffer = empty;
    self.destination.term_destination = finish;
    bool encoded = encode(&self, &source);
    jpeg_destroy_compress(&self.jpeg);
    if (!encoded) mugmoji_bytes_free(output);
    return encoded;
}
