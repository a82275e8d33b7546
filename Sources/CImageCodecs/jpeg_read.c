#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>
#include <setjmp.h>

#include "bytes.h"

// More scans than any honest progressive file has; each costs a pass over the whole picture.
#define MAXIMUM_SCANS 500

struct mugmoji_jpeg_reader {
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
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

// Warnings are let pass, except that the data ended: the rest of the picture would be grey.
static void warn(j_common_ptr common, int level) {
    if (level < 0 && common->err->msg_code == JWRN_JPEG_EOF) fail(common);
}

static void print_nothing(j_common_ptr common) { (void)common; }

static void limit_scans(j_common_ptr common) {
    mugmoji_jpeg_reader *reader = common->client_data;
    if (common->is_decompressor && reader->jpeg.input_scan_number > MAXIMUM_SCANS) {
        mugmoji_set_error(reader->error, MUGMOJI_CODEC_CORRUPT, "too many scans");
        longjmp(reader->escape, 1);
    }
}

#define RETURN_ON_FAILURE(reader, target, value)       \
    (reader)->error = (target);                        \
    memset((target), 0, sizeof *(target));             \
    if (setjmp((reader)->escape) != 0) return (value)

static bool read_header(
    mugmoji_jpeg_reader *reader, const uint8_t *bytes, size_t length, mugmoji_picture_info *info,
    mugmoji_codec_error *error) {
    RETURN_ON_FAILURE(reader, error, false);
    struct jpeg_decompress_struct *jpeg = &reader->jpeg;
    jpeg_create_decompress(jpeg);
    jpeg->progress = &reader->progress;
    jpeg_mem_src(jpeg, bytes, length);
    jpeg_save_markers(jpeg, JPEG_APP0 + 1, 0xffff);
    jpeg_read_header(jpeg, TRUE);
    info->width = jpeg->image_width;
    info->height = jpeg->image_height;
    for (jpeg_saved_marker_ptr marker = jpeg->marker_list; marker != NULL; marker = marker->next) {
        if (marker->data_length > 6 && memcmp(marker->data, "Exif\0\0", 6) == 0) {
            info->exif = marker->data + 6;
            info->exif_length = marker->data_length - 6;
            break;
        }
    }
    return true;
}

mugmoji_jpeg_reader *mugmoji_jpeg_open(
    const uint8_t *bytes, size_t length, mugmoji_picture_info *info, mugmoji_codec_error *error) {
    memset(error, 0, sizeof *error);
    memset(info, 0, sizeof *info);
    mugmoji_jpeg_reader *reader = calloc(1, sizeof *reader);
    if (reader == NULL) {
        mugmoji_set_error(error, MUGMOJI_CODEC_NO_MEMORY, "out of memory");
        return NULL;
    }
    reader->jpeg.err = jpeg_std_error(&reader->errors);
    reader->jpeg.client_data = reader;
    reader->errors.error_exit = fail;
    reader->errors.emit_message = warn;
    reader->errors.output_message = print_nothing;
    reader->progress.progress_monitor = limit_scans;
    if (read_header(reader, bytes, length, info, error)) return reader;
    mugmoji_jpeg_close(reader);
    return NULL;
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
    if (jpeg->output_components != 4) ERREXIT(jpeg, JERR_CONVERSION_NOTIMPL);
    *width = jpeg->output_width;
    *height = jpeg->output_height;
    return true;
}

// Ink to light, in place. Adobe's programs store inks inverted (255 is no ink).
static void convert_inks(uint8_t *row, size_t width, bool inverted) {
    unsigned flip = inverted ? 0 : 255;
    for (size_t x = 0; x < width; x++, row += 4) {
        unsigned light = row[3] ^ flip;
        for (int i = 0; i < 3; i++) row[i] = (uint8_t)(((row[i] ^ flip) * light + 127) / 255);
        row[3] = 255;
    }
}

bool mugmoji_jpeg_read_all(mugmoji_jpeg_reader *reader, uint8_t *pixels, mugmoji_codec_error *error) {
    RETURN_ON_FAILURE(reader, error, false);
    struct jpeg_decompress_struct *jpeg = &reader->jpeg;
    size_t stride = (size_t)jpeg->output_width * 4;
    while (jpeg->output_scanline < jpeg->output_height) {
        JSAMPROW row = pixels + jpeg->output_scanline * stride;
        jpeg_read_scanlines(jpeg, &row, 1);
        if (jpeg->out_color_space == JCS_CMYK) convert_inks(row, jpeg->output_width, jpeg->saw_Adobe_marker);
    }
    jpeg_finish_decompress(jpeg);
    return true;
}

void mugmoji_jpeg_close(mugmoji_jpeg_reader *reader) {
    if (reader == NULL) return;
    jpeg_destroy_decompress(&reader->jpeg);
    free(reader);
}
