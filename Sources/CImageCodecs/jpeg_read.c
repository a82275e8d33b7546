#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>
#include <setjmp.h>

#include "bytes.h"
#include "jpeg_coefficients.h"
#include "jpeg_marks.h"

struct mugmoji_jpeg_reader {
    // First, because `client_data` leads to them too.
    mugmoji_jpeg_coefficients coefficients;
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    struct jpeg_source_mgr source;
    mugmoji_input input;
    mugmoji_jpeg_marks marks;
    uint8_t block[65536];
    // All pieces were read.
    bool has_ended;
    jmp_buf escape;
    mugmoji_codec_error *error;
};

static void fail(j_common_ptr common) {
    mugmoji_jpeg_reader *reader = common->client_data;
    char message[JMSG_LENGTH_MAX];
    common->err->format_message(common, message);
    int code = common->err->msg_code;
    mugmoji_codec_failure failure = code == JWRN_JPEG_EOF || code == JERR_INPUT_EOF || code == JERR_INPUT_EMPTY
        ? MUGMOJI_CODEC_TRUNCATED
        : code == JERR_OUT_OF_MEMORY ? MUGMOJI_CODEC_NO_MEMORY : MUGMOJI_CODEC_CORRUPT;
    mugmoji_set_error(reader->error, failure, message);
    longjmp(reader->escape, 1);
}

static void truncate_error(mugmoji_jpeg_reader *reader) {
    mugmoji_set_error(reader->error, MUGMOJI_CODEC_TRUNCATED, "the data ends before the picture does");
    longjmp(reader->escape, 1);
}

// Warnings are let pass, except that data is missing at the end: the rest of the picture would be grey.
static void warn(j_common_ptr common, int level) {
    mugmoji_jpeg_reader *reader = common->client_data;
    if (level < 0 && common->err->msg_code == JWRN_HIT_MARKER && reader->has_ended && !reader->marks.has_end)
        truncate_error(reader);
}

static void print_nothing(j_common_ptr common) { (void)common; }

static void begin_source(j_decompress_ptr jpeg) { (void)jpeg; }

static boolean fill_source(j_decompress_ptr jpeg) {
    mugmoji_jpeg_reader *reader = jpeg->client_data;
    size_t count = mugmoji_pieces_read(&reader->marks.pieces, &reader->input, reader->block, sizeof reader->block);
    if (count == 0) {
        // Whether something is missing is told by the decoder, which then runs out of data.
        reader->has_ended = true;
        reader->block[0] = 0xFF;
        reader->block[1] = JPEG_EOI;
        count = 2;
    }
    reader->source.next_input_byte = reader->block;
    reader->source.bytes_in_buffer = count;
    return TRUE;
}

static void skip_source(j_decompress_ptr jpeg, long count) {
    struct jpeg_source_mgr *source = jpeg->src;
    while (count > 0) {
        if (source->bytes_in_buffer == 0) fill_source(jpeg);
        size_t step = source->bytes_in_buffer < (size_t)count ? source->bytes_in_buffer : (size_t)count;
        source->next_input_byte += step;
        source->bytes_in_buffer -= step;
        count -= (long)step;
        if (((mugmoji_jpeg_reader *)jpeg->client_data)->has_ended) return;
    }
}

static void end_source(j_decompress_ptr jpeg) { (void)jpeg; }

#define RETURN_ON_FAILURE(reader, target, value)       \
    (reader)->error = (target);                        \
    memset((target), 0, sizeof *(target));             \
    if (setjmp((reader)->escape) != 0) return (value)

static bool read_header(mugmoji_jpeg_reader *reader, mugmoji_picture_info *info, mugmoji_codec_error *error) {
    RETURN_ON_FAILURE(reader, error, false);
    struct jpeg_decompress_struct *jpeg = &reader->jpeg;
    jpeg_create_decompress(jpeg);
    mugmoji_jpeg_coefficients_install(jpeg);
    jpeg->src = &reader->source;
    jpeg_read_header(jpeg, TRUE);
    info->width = jpeg->image_width;
    info->height = jpeg->image_height;
    info->channels = jpeg->num_components;
    info->exif = reader->marks.exif.bytes;
    info->exif_length = reader->marks.exif.length;
    info->icc = reader->marks.icc.bytes;
    info->icc_length = reader->marks.icc.length;
    return true;
}

mugmoji_jpeg_reader *mugmoji_jpeg_open(
    const mugmoji_input *input, mugmoji_picture_info *info, mugmoji_codec_error *error) {
    memset(error, 0, sizeof *error);
    memset(info, 0, sizeof *info);
    mugmoji_jpeg_reader *reader = calloc(1, sizeof *reader);
    if (reader == NULL) {
        mugmoji_set_error(error, MUGMOJI_CODEC_NO_MEMORY, "out of memory");
        return NULL;
    }
    reader->input = *input;
    reader->jpeg.err = jpeg_std_error(&reader->errors);
    reader->jpeg.client_data = reader;
    reader->errors.error_exit = fail;
    reader->errors.emit_message = warn;
    reader->errors.output_message = print_nothing;
    reader->source.init_source = begin_source;
    reader->source.fill_input_buffer = fill_source;
    reader->source.skip_input_data = skip_source;
    reader->source.resync_to_restart = jpeg_resync_to_restart;
    reader->source.term_source = end_source;
    if (mugmoji_jpeg_look_through(input, &reader->marks, error) && read_header(reader, info, error)) return reader;
    mugmoji_jpeg_close(reader);
    return NULL;
}

// Whether every coefficient of a progressive picture came in full.
static bool is_complete(struct jpeg_decompress_struct *jpeg) {
    for (int i = 0; i < jpeg->num_components && jpeg->coef_bits != NULL; i++) {
        for (int k = 0; k < DCTSIZE2; k++)
            if (jpeg->coef_bits[i][k] != 0) return false;
    }
    return true;
}

bool mugmoji_jpeg_start(
    mugmoji_jpeg_reader *reader, int eighths, uint32_t *width, uint32_t *height, mugmoji_codec_error *error) {
    RETURN_ON_FAILURE(reader, error, false);
    struct jpeg_decompress_struct *jpeg = &reader->jpeg;
    jpeg->scale_num = (unsigned)eighths;
    jpeg->scale_denom = 8;
    bool inks = jpeg->jpeg_color_space == JCS_CMYK || jpeg->jpeg_color_space == JCS_YCCK;
    jpeg->out_color_space = inks ? JCS_CMYK : JCS_EXT_RGBA;
    jpeg_start_decompress(jpeg);
    // With several scans all of them were read now.
    if (jpeg_has_multiple_scans(jpeg) && !reader->marks.has_end
        && (!is_complete(jpeg) || (!jpeg->progressive_mode && reader->marks.scans < reader->marks.components)))
        truncate_error(reader);
    if (jpeg->output_components != 4) ERREXIT(jpeg, JERR_CONVERSION_NOTIMPL);
    *width = jpeg->output_width;
    *height = jpeg->output_height;
    return true;
}

bool mugmoji_jpeg_read_row(mugmoji_jpeg_reader *reader, uint8_t *row, mugmoji_codec_error *error) {
    RETURN_ON_FAILURE(reader, error, false);
    struct jpeg_decompress_struct *jpeg = &reader->jpeg;
    JSAMPROW rows[] = {row};
    if (jpeg_read_scanlines(jpeg, rows, 1) != 1) truncate_error(reader);
    // Programs store inks inverted (255 is no ink) and read them so, with Adobe's marker and without.
    if (jpeg->out_color_space == JCS_CMYK) {
        for (size_t i = 0; i < (size_t)jpeg->output_width * 4; i++) row[i] ^= 255;
    }
    return true;
}

void mugmoji_jpeg_close(mugmoji_jpeg_reader *reader) {
    if (reader == NULL) return;
    jpeg_destroy_decompress(&reader->jpeg);
    mugmoji_jpeg_coefficients_free(&reader->coefficients);
    mugmoji_jpeg_marks_free(&reader->marks);
    free(reader);
}
