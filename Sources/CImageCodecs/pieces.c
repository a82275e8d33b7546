#include "pieces.h"

#include <stdlib.h>
#include <zlib.h>

#include "bytes.h"

// More than any honest file has: pieces that follow each other are one.
#define MAXIMUM_PIECES 65536

int64_t mugmoji_window_number(mugmoji_window *window, uint64_t offset, int bytes) {
    int64_t number = 0;
    for (int i = 0; i < bytes; i++) {
        int byte = mugmoji_window_byte(window, offset + (uint64_t)i);
        if (byte < 0) return -1;
        number = number << 8 | byte;
    }
    return number;
}

bool mugmoji_pieces_add(mugmoji_pieces *pieces, uint64_t offset, uint64_t length) {
    if (pieces->count > 0) {
        mugmoji_piece *last = &pieces->pieces[pieces->count - 1];
        if (last->offset + last->length == offset) {
            last->length += length;
            return true;
        }
    }
    if (pieces->count == MAXIMUM_PIECES) return false;
    if (pieces->count == pieces->capacity) {
        size_t capacity = pieces->capacity == 0 ? 16 : pieces->capacity * 2;
        mugmoji_piece *grown = realloc(pieces->pieces, capacity * sizeof *grown);
        if (grown == NULL) return false;
        pieces->pieces = grown;
        pieces->capacity = capacity;
    }
    pieces->pieces[pieces->count++] = (mugmoji_piece){offset, length};
    return true;
}

size_t mugmoji_pieces_read(mugmoji_pieces *pieces, const mugmoji_input *input, uint8_t *target, size_t count) {
    size_t done = 0;
    while (done < count && pieces->current < pieces->count) {
        mugmoji_piece *piece = &pieces->pieces[pieces->current];
        uint64_t left = piece->length - pieces->position;
        size_t wanted = left < count - done ? (size_t)left : count - done;
        size_t got = mugmoji_input_read(input, piece->offset + pieces->position, target + done, wanted);
        done += got;
        pieces->position += got;
        if (got < wanted) break;
        if (pieces->position == piece->length) {
            pieces->current++;
            pieces->position = 0;
        }
    }
    return done;
}

void mugmoji_pieces_free(mugmoji_pieces *pieces) {
    free(pieces->pieces);
    *pieces = (mugmoji_pieces){0};
}

bool mugmoji_inflate(const uint8_t *bytes, size_t length, size_t limit, mugmoji_bytes *output) {
    z_stream stream = {.next_in = (Bytef *)bytes, .avail_in = (uInt)length};
    if (inflateInit(&stream) != Z_OK) return false;
    uint8_t block[4096];
    int status = Z_OK;
    bool fits = true;
    while (status == Z_OK && fits) {
        stream.next_out = block;
        stream.avail_out = sizeof block;
        status = inflate(&stream, Z_NO_FLUSH);
        size_t count = sizeof block - stream.avail_out;
        fits = output->length + count <= limit && mugmoji_bytes_append(output, block, count);
    }
    inflateEnd(&stream);
    return fits && status == Z_STREAM_END;
}
