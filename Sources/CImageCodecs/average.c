// Averages runs of pixels, as pictures are made smaller.
#include <string.h>

#include "CImageCodecs.h"

typedef float average_color __attribute__((vector_size(16)));
typedef uint8_t average_bytes __attribute__((vector_size(4)));

static inline __attribute__((always_inline)) void average_row(
    const uint8_t *row, size_t count, const ptrdiff_t *firsts, const ptrdiff_t *offsets, const float *weights, float *output) {
// On every processor the same numbers: no product is fused with a sum.
#pragma STDC FP_CONTRACT OFF
    for (size_t x = 0; x < count; x++) {
        const uint8_t *pixel = row + 4 * firsts[x];
        average_color sum = {0, 0, 0, 0};
        for (ptrdiff_t tap = offsets[x]; tap < offsets[x + 1]; tap++, pixel += 4) {
            average_bytes bytes;
            memcpy(&bytes, pixel, 4);
            average_color color = __builtin_convertvector(bytes, average_color);
            if (pixel[3] != 255) {
                const float alpha = (float)pixel[3] / 255;
                color[3] = 255;
                color = color * alpha;
            }
            const average_color weighted = color * weights[tap];
            sum = sum + weighted;
        }
        memcpy(output + 4 * x, &sum, sizeof sum);
    }
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void average_row_avx2(
    const uint8_t *row, size_t count, const ptrdiff_t *firsts, const ptrdiff_t *offsets, const float *weights, float *output) {
    average_row(row, count, firsts, offsets, weights, output);
}
#endif

void mugmoji_average_row(
    const uint8_t *row, size_t count, const ptrdiff_t *firsts, const ptrdiff_t *offsets, const float *weights, float *output) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return average_row_avx2(row, count, firsts, offsets, weights, output);
#endif
    average_row(row, count, firsts, offsets, weights, output);
}
