#include "jpeg_marks.h"

#include <stdlib.h>
#include <string.h>

#include "bytes.h"

// More scans than any honest file has; each costs a pass over the whole picture.
#define MAXIMUM_SCANS 100
// Blocks of 8×8 times scans: a progressive picture of 200 megapixels may have 13 scans, and ten are usual.
#define MAXIMUM_BLOCK_VISITS 128e6
// Tables may come again before each scan, and no more often.
#define MAXIMUM_TABLES 4096
// Bytes that belong to no segment, in all, and bytes of one scan.
#define MAXIMUM_STRAY_BYTES (1u << 20)
#define MAXIMUM_SCAN_LENGTH (1u << 28)

typedef struct {
    mugmoji_window window;
    mugmoji_jpeg_marks *marks;
    // Pieces of the colour profile, by their number.
    mugmoji_piece profile[255];
    int profile_count;
    int tables;
    bool has_jfif;
    bool has_adobe;
} search;

static bool refuse(mugmoji_codec_error *error, mugmoji_codec_failure failure, const char *message) {
    mugmoji_set_error(error, failure, message);
    return false;
}

static bool begins(search *self, uint64_t offset, const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (mugmoji_window_byte(&self->window, offset + i) != (uint8_t)text[i]) return false;
    return true;
}

static bool copy(search *self, uint64_t offset, size_t length, mugmoji_bytes *output) {
    uint8_t block[4096];
    while (length > 0) {
        size_t wanted = length < sizeof block ? length : sizeof block;
        if (mugmoji_input_read(self->window.input, offset, block, wanted) < wanted) return false;
        if (!mugmoji_bytes_append(output, block, wanted)) return false;
        offset += wanted;
        length -= wanted;
    }
    return true;
}

// Application data at `offset`: keeps what says something about the picture, and lets the rest be.
static bool application(search *self, int marker, uint64_t offset, uint64_t length) {
    mugmoji_jpeg_marks *marks = self->marks;
    uint64_t payload = offset + 4;
    size_t count = (size_t)length - 4;
    if (marker == 0xE0 && !self->has_jfif && begins(self, payload, "JFIF", 5)) {
        self->has_jfif = true;
        return mugmoji_pieces_add(&marks->pieces, offset, length);
    }
    if (marker == 0xEE && !self->has_adobe && count >= 12 && begins(self, payload, "Adobe", 5)) {
        self->has_adobe = true;
        return mugmoji_pieces_add(&marks->pieces, offset, length);
    }
    if (marker == 0xE1 && marks->exif.length == 0 && count > 6 && begins(self, payload, "Exif\0\0", 6))
        return copy(self, payload + 6, count - 6, &marks->exif);
    if (marker == 0xE2 && count > 14 && begins(self, payload, "ICC_PROFILE", 12)) {
        int number = mugmoji_window_byte(&self->window, payload + 12);
        int total = mugmoji_window_byte(&self->window, payload + 13);
        if (number >= 1 && number <= total && self->profile[number - 1].length == 0) {
            self->profile[number - 1] = (mugmoji_piece){payload + 14, count - 14};
            self->profile_count = total;
        }
    }
    return true;
}

// Puts the pieces of the profile together; a profile of which one is missing is none.
static bool gather_profile(search *self) {
    uint64_t length = 0;
    for (int i = 0; i < self->profile_count; i++) {
        if (self->profile[i].length == 0) return true;
        length += self->profile[i].length;
    }
    if (length > MUGMOJI_ICC_LIMIT) return true;
    for (int i = 0; i < self->profile_count; i++)
        if (!copy(self, self->profile[i].offset, (size_t)self->profile[i].length, &self->marks->icc)) return false;
    return true;
}

// Where the entropy-coded data from `offset` on ends: at a marker, or behind the last byte.
static uint64_t end_of_data(search *self, uint64_t offset) {
    mugmoji_window *window = &self->window;
    uint64_t limit = offset + MAXIMUM_SCAN_LENGTH;
    while (true) {
        if (offset > limit || mugmoji_window_byte(window, offset) < 0) return offset;
        const uint8_t *from = window->buffer + (offset - window->start);
        size_t count = window->count - (size_t)(offset - window->start);
        const uint8_t *found = memchr(from, 0xFF, count);
        if (found == NULL) {
            offset += count;
            continue;
        }
        offset += (uint64_t)(found - from);
        int next = mugmoji_window_byte(window, offset + 1);
        if (next < 0) return offset + 1;
        if (next == 0xFF) {
            offset += 1;
        } else if (next == 0 || (next >= 0xD0 && next <= 0xD7)) {
            offset += 2;
        } else {
            return offset;
        }
    }
}

static bool read_frame(search *self, int marker, uint64_t offset, mugmoji_codec_error *error) {
    mugmoji_jpeg_marks *marks = self->marks;
    if (marks->frame != 0) return refuse(error, MUGMOJI_CODEC_CORRUPT, "it has two frames");
    marks->frame = marker;
    marks->precision = mugmoji_window_byte(&self->window, offset + 4);
    marks->height = (uint32_t)mugmoji_window_number(&self->window, offset + 5, 2);
    marks->width = (uint32_t)mugmoji_window_number(&self->window, offset + 7, 2);
    marks->components = mugmoji_window_byte(&self->window, offset + 9);
    switch (marker) {
    case 0xC3: case 0xC7: case 0xCB: case 0xCF:
        return refuse(error, MUGMOJI_CODEC_UNSUPPORTED, "a lossless JPEG picture, as scanners write it");
    case 0xC5: case 0xC6: case 0xCD: case 0xCE:
        return refuse(error, MUGMOJI_CODEC_UNSUPPORTED, "a hierarchical JPEG picture");
    case 0xF7: return refuse(error, MUGMOJI_CODEC_UNSUPPORTED, "a JPEG-LS picture");
    default: break;
    }
    if (marks->precision > 8)
        return refuse(error, MUGMOJI_CODEC_UNSUPPORTED, "a JPEG picture with more than 8 bits a channel");
    if (marks->height == 0 && marks->width > 0)
        return refuse(error, MUGMOJI_CODEC_UNSUPPORTED, "a JPEG picture that does not say how high it is");
    if (marks->components != 1 && marks->components != 3 && marks->components != 4)
        return refuse(error, MUGMOJI_CODEC_UNSUPPORTED, "a JPEG picture of unusual colour channels");
    return true;
}

static bool is_frame(int marker) {
    return marker == 0xF7 || (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC);
}

// Behind a scan only these are markers: other bytes are what somebody hung on behind the picture.
static bool is_known(int marker) {
    return marker == 0xC4 || marker == 0xCC || marker == 0xDA || marker == 0xDB || marker == 0xDD ||
        (marker >= 0xE0 && marker <= 0xEF) || marker == 0xFE;
}

static bool walk(search *self, mugmoji_codec_error *error) {
    mugmoji_jpeg_marks *marks = self->marks;
    mugmoji_window *window = &self->window;
    mugmoji_pieces *pieces = &marks->pieces;
    const char *crowded = "it has too many segments";
    if (!mugmoji_pieces_add(pieces, 0, 2)) return refuse(error, MUGMOJI_CODEC_NO_MEMORY, "out of memory");
    uint64_t offset = 2;
    uint32_t stray = 0;
    while (true) {
        int byte = mugmoji_window_byte(window, offset);
        int marker = mugmoji_window_byte(window, offset + 1);
        if (marker < 0) break;
        // Bytes between segments, and markers without one.
        bool is_stray = byte != 0xFF || marker == 0xFF || marker <= 1 || (marker >= 0xD0 && marker <= 0xD8);
        if (is_stray) {
            offset++;
            if (++stray > MAXIMUM_STRAY_BYTES) break;
            continue;
        }
        if (marker == 0xD9) {
            marks->has_end = true;
            break;
        }
        if (marks->scans > 0 && !is_known(marker)) break;
        int64_t length = mugmoji_window_number(window, offset + 2, 2);
        bool is_whole = length >= 2 && offset + 2 + (uint64_t)length <= window->input->length;
        if (!is_whole) {
            if (marks->scans > 0) break;
            if (length >= 0 && length < 2) return refuse(error, MUGMOJI_CODEC_CORRUPT, "a segment has no length");
            return refuse(error, MUGMOJI_CODEC_TRUNCATED, "the data ends within its header");
        }
        uint64_t end = offset + 2 + (uint64_t)length;
        if (is_frame(marker)) {
            if (length < 8 || !read_frame(self, marker, offset, error)) {
                if (error->failure == 0) mugmoji_set_error(error, MUGMOJI_CODEC_CORRUPT, "its frame is too short");
                return false;
            }
            if (!mugmoji_pieces_add(pieces, offset, end - offset)) return refuse(error, MUGMOJI_CODEC_CORRUPT, crowded);
        } else if (marker == 0xDA) {
            if (marks->frame == 0) return refuse(error, MUGMOJI_CODEC_CORRUPT, "a scan comes before the frame");
            if (++marks->scans > MAXIMUM_SCANS)
                return refuse(error, MUGMOJI_CODEC_CORRUPT, "it has more than 100 scans");
            int count = mugmoji_window_byte(window, offset + 4);
            // A scan of all components is the only one of a picture that is not progressive, and what follows is not looked at.
            bool is_only = marks->frame != 0xC2 && marks->frame != 0xCA && marks->scans == 1 && count == marks->components;
            uint64_t data_end = is_only ? window->input->length : end_of_data(self, end);
            if (!mugmoji_pieces_add(pieces, offset, data_end - offset))
                return refuse(error, MUGMOJI_CODEC_CORRUPT, crowded);
            if (is_only) return true;
            end = data_end;
        } else if (marker >= 0xE0 && marker <= 0xEF) {
            if (!application(self, marker, offset, (uint64_t)length + 2))
                return refuse(error, MUGMOJI_CODEC_NO_MEMORY, "out of memory");
        } else if (marker == 0xC4 || marker == 0xCC || marker == 0xDB || marker == 0xDD) {
            if (++self->tables > MAXIMUM_TABLES || !mugmoji_pieces_add(pieces, offset, end - offset))
                return refuse(error, MUGMOJI_CODEC_CORRUPT, crowded);
        }
        offset = end;
    }
    if (marks->frame == 0 || marks->scans == 0)
        return refuse(error, MUGMOJI_CODEC_TRUNCATED, "the data ends before the first scan");
    return true;
}

bool mugmoji_jpeg_look_through(const mugmoji_input *input, mugmoji_jpeg_marks *marks, mugmoji_codec_error *error) {
    memset(marks, 0, sizeof *marks);
    search *self = calloc(1, sizeof *self);
    if (self == NULL) return refuse(error, MUGMOJI_CODEC_NO_MEMORY, "out of memory");
    self->window.input = input;
    self->marks = marks;
    bool done = walk(self, error);
    if (done && !gather_profile(self)) done = refuse(error, MUGMOJI_CODEC_NO_MEMORY, "out of memory");
    free(self);
    double blocks = (double)marks->width * (double)marks->height / 64 * marks->components;
    if (done && marks->scans > 1 && blocks * marks->scans > MAXIMUM_BLOCK_VISITS)
        done = refuse(error, MUGMOJI_CODEC_CORRUPT, "it has too many scans for its size");
    if (!done) mugmoji_jpeg_marks_free(marks);
    return done;
}

void mugmoji_jpeg_marks_free(mugmoji_jpeg_marks *marks) {
    mugmoji_pieces_free(&marks->pieces);
    mugmoji_bytes_free(&marks->exif);
    mugmoji_bytes_free(&marks->icc);
}
