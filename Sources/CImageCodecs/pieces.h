#ifndef MUGMOJI_PIECES_H
#define MUGMOJI_PIECES_H

#include "CImageCodecs.h"

// A file is looked through before a codec library sees it, and the library is given only the pieces that it needs: what a hostile
// file adds beside them costs nothing.

typedef struct {
    uint64_t offset;
    uint64_t length;
} mugmoji_piece;

// A few bytes of the file in memory, for looking through it.
typedef struct {
    const mugmoji_input *input;
    uint64_t start;
    size_t count;
    uint8_t buffer[32768];
} mugmoji_window;

// The byte at `offset`, or -1 behind the end.
static inline int mugmoji_window_byte(mugmoji_window *window, uint64_t offset) {
    if (offset - window->start >= window->count) {
        window->start = offset;
        window->count = mugmoji_input_read(window->input, offset, window->buffer, sizeof window->buffer);
        if (window->count == 0) return -1;
    }
    return window->buffer[offset - window->start];
}

// The big-endian number of `bytes` (1 to 4) bytes at `offset`, or -1 where the file ends in it.
int64_t mugmoji_window_number(mugmoji_window *window, uint64_t offset, int bytes);

// Pieces of a file, read one after the other.
typedef struct {
    mugmoji_piece *pieces;
    size_t count;
    size_t capacity;
    size_t current;
    uint64_t position;
} mugmoji_pieces;

// Adds a piece behind the last one, which grows when the new one follows it in the file; false when there are too many.
bool mugmoji_pieces_add(mugmoji_pieces *pieces, uint64_t offset, uint64_t length);

// Copies the next `count` bytes; fewer at the end.
size_t mugmoji_pieces_read(
    mugmoji_pieces *pieces, const mugmoji_input *input, uint8_t *target, size_t count);

void mugmoji_pieces_free(mugmoji_pieces *pieces);

// Appends what is left of a compressed text or profile, at most `limit` bytes of it; false when it is damaged or longer.
bool mugmoji_inflate(const uint8_t *bytes, size_t length, size_t limit, mugmoji_bytes *output);

// The most that is read of an Exif block and of a colour profile.
#define MUGMOJI_EXIF_LIMIT (1u << 20)
#define MUGMOJI_ICC_LIMIT (4u << 20)

#endif
