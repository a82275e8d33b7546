// Finds the pixels of flat pictures that repeat their neighbour's, so that only the others need be computed.
#include <string.h>

#include "CNNKernels.h"

#define NN_COLOR_SLOTS 1024

int32_t nn_number_colors(const uint8_t *pixels, const nn_numbers *out, uint32_t *colors) {
    // Numbers of the colours that were met last, by a hash; a colour that lost its slot gets another number, which costs only time.
    uint32_t keys[NN_COLOR_SLOTS];
    int32_t known[NN_COLOR_SLOTS];
    memset(keys, 0xff, sizeof keys);
    int32_t count = 0, number = 0;
    uint32_t last = 0xffffffff;
    for (int32_t y = 0; y < out->height; y++) {
        int32_t *to = out->data + y * out->row;
        for (int32_t x = 0; x < out->width; x++, pixels += 3) {
            const uint32_t color = (uint32_t)pixels[0] | (uint32_t)pixels[1] << 8 | (uint32_t)pixels[2] << 16;
            if (color != last) {
                const uint32_t slot = color * 2654435761u >> 22;
                if (keys[slot] != color) {
                    keys[slot] = color;
                    colors[count] = color;
                    known[slot] = ++count;
                }
                number = known[slot];
                last = color;
            }
            to[x] = number;
        }
    }
    return count;
}

size_t nn_repeats_scratch(const nn_convolution *c, const nn_numbers *in) {
    return (size_t)(in->width + 2 * c->padding + 16) * (size_t)(2 * (c->kernel_height + c->stride) + 4);
}

static inline __attribute__((always_inline)) int32_t nn_find(
    const nn_convolution *c, const nn_numbers *in, const nn_numbers *out, uint8_t *scratch, int32_t *places) {
    const int padding = c->padding, stride = c->stride;
    const ptrdiff_t length = in->width + 2 * padding, step = (length + 15) & ~(ptrdiff_t)15;
    // Of the padded rows that windows may still see, in turns: where a pixel has its left neighbour's number, and where that of the one above.
    const int ring = c->kernel_height + stride;
    uint8_t *left = scratch, *above = left + ring * step, *flat = above + ring * step, *same = flat + step;
    // Whether the window that begins at a pixel repeats that of the output at the left, or above.
    uint8_t *repeats_left = same + step, *repeats_above = repeats_left + step;
    const ptrdiff_t windows = length - c->kernel_width + 1;
    int32_t count = 0;
    ptrdiff_t ready = 0;
    for (int32_t y = 0; y < out->height; y++) {
        // Row r of the padded input is row r - padding of the input.
        const ptrdiff_t top = (ptrdiff_t)y * stride, bottom = top + c->kernel_height;
        for (; ready < bottom; ready++) {
            const int32_t *row = in->data + (ready - padding) * in->row - padding;
            uint8_t *l = left + ready % ring * step, *a = above + ready % ring * step;
            l[0] = 0;
            for (ptrdiff_t x = 1; x < length; x++) l[x] = row[x] == row[x - 1];
            if (ready == 0) {
                memset(a, 0, (size_t)length);
            } else {
                const int32_t *before = row - in->row;
                for (ptrdiff_t x = 0; x < length; x++) a[x] = row[x] == before[x];
            }
        }
        memset(flat, 1, (size_t)length);
        memset(same, y > 0, (size_t)length);
        for (ptrdiff_t r = top; r < bottom; r++) {
            const uint8_t *l = left + r % ring * step;
            for (ptrdiff_t x = 0; x < length; x++) flat[x] &= l[x];
        }
        for (ptrdiff_t r = top - stride + 1; y > 0 && r < bottom; r++) {
            const uint8_t *a = above + r % ring * step;
            for (ptrdiff_t x = 0; x < length; x++) same[x] &= a[x];
        }
        memset(repeats_left, 1, (size_t)windows);
        memset(repeats_above, 1, (size_t)windows);
        for (int i = 1 - stride; i < c->kernel_width; i++)
            for (ptrdiff_t x = i < 0 ? -i : 0; x < windows; x++) repeats_left[x] &= flat[x + i];
        for (int i = 0; i < c->kernel_width; i++)
            for (ptrdiff_t x = 0; x < windows; x++) repeats_above[x] &= same[x + i];
        int32_t *to = out->data + y * out->row;
        for (int32_t x = 0; x < out->width; x++) {
            const ptrdiff_t window = (ptrdiff_t)x * stride;
            if (x > 0 && repeats_left[window]) {
                to[x] = to[x - 1];
                continue;
            }
            if (y > 0 && repeats_above[window]) {
                to[x] = to[x - out->row];
                continue;
            }
            places[count] = (int32_t)((top - padding) * in->row + (ptrdiff_t)x * stride - padding);
            to[x] = ++count;
        }
    }
    return count;
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static int32_t nn_find_avx2(
    const nn_convolution *c, const nn_numbers *in, const nn_numbers *out, uint8_t *scratch, int32_t *places) {
    return nn_find(c, in, out, scratch, places);
}
#endif

int32_t nn_find_repeats(
    const nn_convolution *c, const nn_numbers *in, const nn_numbers *out, uint8_t *scratch, int32_t *places) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return nn_find_avx2(c, in, out, scratch, places);
#endif
    return nn_find(c, in, out, scratch, places);
}
