#include "png_chunks.h"

#include <stdlib.h>
#include <string.h>

#include "bytes.h"

// The most of a text chunk that may hold an Exif block, compressed or not; hexadecimal digits take two bytes each.
#define TEXT_LIMIT (2u * MUGMOJI_EXIF_LIMIT + 65536)

#define TYPE(a, b, c, d) ((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | (uint32_t)(d))

typedef struct {
    mugmoji_window window;
    mugmoji_png_chunks *chunks;
    bool has_palette;
    bool has_transparency;
} search;

static bool refuse(mugmoji_codec_error *error, mugmoji_codec_failure failure, const char *message) {
    mugmoji_set_error(error, failure, message);
    return false;
}

// A chunk's content; NULL when it cannot be had. To be freed.
static uint8_t *content(search *self, uint64_t offset, uint32_t length) {
    uint8_t *bytes = malloc((size_t)length + 1);
    if (bytes != NULL && mugmoji_input_read(self->window.input, offset + 8, bytes, length) < length) {
        free(bytes);
        return NULL;
    }
    if (bytes != NULL) bytes[length] = 0;
    return bytes;
}

// Keeps what follows the mark "Exif\0\0", which some programs put before the block.
static void keep_exif(mugmoji_png_chunks *chunks, const uint8_t *bytes, size_t length) {
    if (chunks->exif.length > 0) return;
    if (length > 6 && memcmp(bytes, "Exif\0\0", 6) == 0) {
        bytes += 6;
        length -= 6;
    }
    if (length <= MUGMOJI_EXIF_LIMIT) mugmoji_bytes_append(&chunks->exif, bytes, length);
}

static int digit(uint8_t byte) {
    if (byte >= '0' && byte <= '9') return byte - '0';
    if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
    return byte >= 'A' && byte <= 'F' ? byte - 'A' + 10 : -1;
}

// ImageMagick's way: a line break, the kind, a line break, how many bytes, a line break, and the bytes as hexadecimal digits.
static void keep_raw_profile(mugmoji_png_chunks *chunks, const uint8_t *text, size_t length) {
    size_t position = 0;
    for (int lines = 0; position < length && lines < 3; position++)
        if (text[position] == '\n') lines++;
    mugmoji_bytes bytes = {0};
    int high = -1;
    for (; position < length; position++) {
        int value = digit(text[position]);
        if (value < 0) continue;
        if (high < 0) {
            high = value;
        } else {
            uint8_t byte = (uint8_t)(high << 4 | value);
            if (!mugmoji_bytes_append(&bytes, &byte, 1)) break;
            high = -1;
        }
    }
    keep_exif(chunks, bytes.bytes, bytes.length);
    mugmoji_bytes_free(&bytes);
}

// An Exif block that stands in a text: zTXt, tEXt or iTXt under one of the names that programs give it.
static void read_text(search *self, uint32_t type, uint64_t offset, uint32_t length) {
    static const char *names[] = {"Raw profile type exif", "Raw profile type APP1", "Raw profile type app1"};
    if (self->chunks->exif.length > 0 || length > TEXT_LIMIT) return;
    // The name alone tells most texts apart, and the rest of them is not read.
    char name[22] = {0};
    for (size_t i = 0; i < sizeof name - 1 && i < length; i++)
        name[i] = (char)mugmoji_window_byte(&self->window, offset + 8 + i);
    bool is_profile = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) is_profile = is_profile || strcmp(name, names[i]) == 0;
    if (!is_profile) return;
    uint8_t *bytes = content(self, offset, length);
    if (bytes == NULL) return;
    size_t start = strlen(name) + 1;
    bool is_compressed = type == TYPE('z', 'T', 'X', 't');
    if (type == TYPE('i', 'T', 'X', 't')) {
        // A flag, a method, a language and a translated name come before the text.
        is_compressed = start < length && bytes[start] == 1;
        start += 2;
        for (int strings = 0; strings < 2 && start < length; start++)
            if (bytes[start] == 0) strings++;
    } else if (is_compressed) {
        start += 1;
    }
    if (start < length && is_compressed) {
        mugmoji_bytes text = {0};
        if (mugmoji_inflate(bytes + start, length - start, TEXT_LIMIT, &text))
            keep_raw_profile(self->chunks, text.bytes, text.length);
        mugmoji_bytes_free(&text);
    } else if (start < length) {
        keep_raw_profile(self->chunks, bytes + start, length - start);
    }
    free(bytes);
}

static void read_profile(search *self, uint64_t offset, uint32_t length) {
    if (self->chunks->icc.length > 0 || length > MUGMOJI_ICC_LIMIT) return;
    uint8_t *bytes = content(self, offset, length);
    if (bytes == NULL) return;
    size_t start = strlen((char *)bytes) + 2;
    if (start < length && !mugmoji_inflate(bytes + start, length - start, MUGMOJI_ICC_LIMIT, &self->chunks->icc))
        mugmoji_bytes_free(&self->chunks->icc);
    free(bytes);
}

// What a chunk beside the pixels says.
static void read_chunk(search *self, uint32_t type, uint64_t offset, uint32_t length) {
    mugmoji_png_chunks *chunks = self->chunks;
    mugmoji_window *window = &self->window;
    switch (type) {
    case TYPE('e', 'X', 'I', 'f'): {
        if (chunks->exif.length > 0 || length > MUGMOJI_EXIF_LIMIT) return;
        uint8_t *bytes = content(self, offset, length);
        if (bytes != NULL) keep_exif(chunks, bytes, length);
        free(bytes);
        return;
    }
    case TYPE('t', 'E', 'X', 't'): case TYPE('z', 'T', 'X', 't'): case TYPE('i', 'T', 'X', 't'):
        return read_text(self, type, offset, length);
    case TYPE('i', 'C', 'C', 'P'): return read_profile(self, offset, length);
    case TYPE('c', 'I', 'C', 'P'):
        if (length != 4) return;
        chunks->has_cicp = true;
        for (uint64_t i = 0; i < 4; i++) chunks->cicp[i] = (uint8_t)mugmoji_window_byte(window, offset + 8 + i);
        return;
    case TYPE('s', 'R', 'G', 'B'): chunks->is_srgb = true; return;
    case TYPE('g', 'A', 'M', 'A'):
        if (length == 4) chunks->gamma = (uint32_t)mugmoji_window_number(window, offset + 8, 4);
        return;
    case TYPE('c', 'H', 'R', 'M'):
        if (length != 32) return;
        chunks->has_chromaticities = true;
        for (uint64_t i = 0; i < 8; i++)
            chunks->chromaticities[i] = (uint32_t)mugmoji_window_number(window, offset + 8 + 4 * i, 4);
        return;
    default: return;
    }
}

static bool walk(search *self, mugmoji_codec_error *error) {
    mugmoji_window *window = &self->window;
    mugmoji_pieces *pieces = &self->chunks->pieces;
    uint64_t file_length = window->input->length;
    const char *crowded = "its data lies in too many pieces";
    if (!mugmoji_pieces_add(pieces, 0, 8)) return refuse(error, MUGMOJI_CODEC_NO_MEMORY, "out of memory");
    uint64_t offset = 8;
    bool has_header = false;
    while (true) {
        int64_t length = mugmoji_window_number(window, offset, 4);
        int64_t type = mugmoji_window_number(window, offset + 4, 4);
        if (length < 0 || type < 0) break;
        if (!has_header && type == TYPE('C', 'g', 'B', 'I'))
            return refuse(
                error, MUGMOJI_CODEC_UNSUPPORTED, "a PNG picture in Apple's own form (CgBI), as apps for the iPhone hold it");
        if (!has_header && (type != TYPE('I', 'H', 'D', 'R') || length != 13))
            return refuse(error, MUGMOJI_CODEC_CORRUPT, "it does not begin with its header");
        if (type == TYPE('I', 'E', 'N', 'D')) break;
        // A length without room in the file is where a file that was cut off ends.
        bool is_whole = (uint64_t)length + 12 <= file_length - offset;
        uint64_t end = is_whole ? offset + (uint64_t)length + 12 : file_length;
        bool is_needed = type == TYPE('I', 'H', 'D', 'R') ? !has_header
            : type == TYPE('P', 'L', 'T', 'E')            ? !self->has_palette
            : type == TYPE('t', 'R', 'N', 'S')            ? !self->has_transparency
                                                          : type == TYPE('I', 'D', 'A', 'T');
        if (is_needed) {
            // Only pixels may be long; libpng takes memory for the others.
            if (type != TYPE('I', 'D', 'A', 'T') && length > 1024)
                return refuse(error, MUGMOJI_CODEC_CORRUPT, "its palette is too long");
            if (!mugmoji_pieces_add(pieces, offset, end - offset)) return refuse(error, MUGMOJI_CODEC_CORRUPT, crowded);
        } else if (is_whole) {
            read_chunk(self, (uint32_t)type, offset, (uint32_t)length);
        }
        has_header = true;
        self->has_palette = self->has_palette || type == TYPE('P', 'L', 'T', 'E');
        self->has_transparency = self->has_transparency || type == TYPE('t', 'R', 'N', 'S');
        if (!is_whole) break;
        offset = end;
    }
    if (!has_header) return refuse(error, MUGMOJI_CODEC_TRUNCATED, "Read Error: the data ends too early");
    return true;
}

bool mugmoji_png_look_through(const mugmoji_input *input, mugmoji_png_chunks *chunks, mugmoji_codec_error *error) {
    memset(chunks, 0, sizeof *chunks);
    search *self = calloc(1, sizeof *self);
    if (self == NULL) return refuse(error, MUGMOJI_CODEC_NO_MEMORY, "out of memory");
    self->window.input = input;
    self->chunks = chunks;
    bool done = walk(self, error);
    free(self);
    if (!done) mugmoji_png_chunks_free(chunks);
    return done;
}

void mugmoji_png_chunks_free(mugmoji_png_chunks *chunks) {
    mugmoji_pieces_free(&chunks->pieces);
    mugmoji_bytes_free(&chunks->exif);
    mugmoji_bytes_free(&chunks->icc);
}
