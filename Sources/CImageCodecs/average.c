// Averages runs of pixels, as pictures are made smaller, and reads between pixels, as they are turned.
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "CImageCodecs.h"

typedef float average_color __attribute__((vector_size(16)));
typedef uint8_t average_bytes __attribute__((vector_size(4)));

static inline __attribute__((always_inline)) average_color weighted_with_alpha(average_color color) {
    const float alpha = color[3] / 255;
    color[3] = 255;
    return color * alpha;
}

// Adds the pixels `tap` up to `end` to a sum.
static inline __attribute__((always_inline)) void average_taps(
    const uint8_t *pixels, ptrdiff_t tap, ptrdiff_t end, const float *weights, float *output) {
// On every processor the same numbers: no product is fused with a sum.
#pragma STDC FP_CONTRACT OFF
    average_color sum;
    memcpy(&sum, output, sizeof sum);
    for (; tap < end; tap++) {
        const uint8_t *pixel = pixels + 4 * tap;
        average_bytes bytes;
        memcpy(&bytes, pixel, 4);
        average_color color = __builtin_convertvector(bytes, average_color);
        if (pixel[3] != 255) color = weighted_with_alpha(color);
        const average_color weighted = color * weights[tap];
        sum = sum + weighted;
    }
    memcpy(output, &sum, sizeof sum);
}

static inline __attribute__((always_inline)) void average_row(
    const uint8_t *row, size_t count, const ptrdiff_t *firsts, const ptrdiff_t *offsets, const float *weights, float *output) {
    for (size_t x = 0; x < count; x++) {
        memset(output + 4 * x, 0, sizeof(average_color));
        average_taps(row + 4 * firsts[x], 0, offsets[x + 1] - offsets[x], weights + offsets[x], output + 4 * x);
    }
}

#if defined(__x86_64__)
// Two outputs side by side, as long as both have pixels left; their sums are those of `average_row`.
__attribute__((target("avx2"))) static void average_row_avx2(
    const uint8_t *row, size_t count, const ptrdiff_t *firsts, const ptrdiff_t *offsets, const float *weights, float *output) {
#pragma STDC FP_CONTRACT OFF
    size_t x = 0;
    for (; x + 1 < count; x += 2) {
        const uint8_t *one = row + 4 * firsts[x], *two = row + 4 * firsts[x + 1];
        const float *first = weights + offsets[x], *second = weights + offsets[x + 1];
        const ptrdiff_t length = offsets[x + 1] - offsets[x], other = offsets[x + 2] - offsets[x + 1];
        const ptrdiff_t both = length < other ? length : other;
        __m256 sum = _mm256_setzero_ps();
        ptrdiff_t tap = 0;
        for (; tap < both; tap++) {
            int a, b;
            memcpy(&a, one + 4 * tap, 4);
            memcpy(&b, two + 4 * tap, 4);
            if ((uint32_t)(a & b) < 0xFF000000) break;
            const __m128i bytes = _mm_insert_epi32(_mm_cvtsi32_si128(a), b, 1);
            const __m256 colors = _mm256_cvtepi32_ps(_mm256_cvtepu8_epi32(bytes));
            const __m256 weight = _mm256_insertf128_ps(
                _mm256_castps128_ps256(_mm_broadcast_ss(first + tap)), _mm_broadcast_ss(second + tap), 1);
            sum = _mm256_add_ps(sum, _mm256_mul_ps(colors, weight));
        }
        _mm256_storeu_ps(output + 4 * x, sum);
        average_taps(one, tap, length, first, output + 4 * x);
        average_taps(two, tap, other, second, output + 4 * x + 4);
    }
    if (x < count) average_row(row, count - x, firsts + x, offsets + x, weights, output + 4 * x);
}
#endif

void mugmoji_average_row(
    const uint8_t *row, size_t count, const ptrdiff_t *firsts, const ptrdiff_t *offsets, const float *weights, float *output) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return average_row_avx2(row, count, firsts, offsets, weights, output);
#endif
    average_row(row, count, firsts, offsets, weights, output);
}

typedef uint8_t sample_bytes __attribute__((vector_size(8)));
typedef float sample_pair __attribute__((vector_size(32)));

static inline __attribute__((always_inline)) size_t sample_row(
    const uint8_t *pixels, size_t width, size_t height, const double start[2], const double step[2], size_t from, size_t to,
    uint8_t *output) {
#pragma STDC FP_CONTRACT OFF
    const double right = (double)width - 1, bottom = (double)height - 1;
    for (size_t column = from; column < to; column++) {
        const double x = start[0] + step[0] * (double)column - 0.5, y = start[1] + step[1] * (double)column - 0.5;
        if (!(x >= 0 && y >= 0 && x < right && y < bottom)) return column;
        const size_t left = (size_t)x, top = (size_t)y;
        const float across = (float)(x - (double)left), down = (float)(y - (double)top);
        const uint8_t *upper = pixels + (top * width + left) * 4, *lower = upper + width * 4;
        sample_bytes bytes[2];
        memcpy(&bytes[0], upper, 8);
        memcpy(&bytes[1], lower, 8);
        const sample_pair above = __builtin_convertvector(bytes[0], sample_pair), below = __builtin_convertvector(bytes[1], sample_pair);
        average_color a = {above[0], above[1], above[2], above[3]}, b = {above[4], above[5], above[6], above[7]};
        average_color c = {below[0], below[1], below[2], below[3]}, d = {below[4], below[5], below[6], below[7]};
        if ((upper[3] & upper[7] & lower[3] & lower[7]) != 255) {
            a = weighted_with_alpha(a);
            b = weighted_with_alpha(b);
            c = weighted_with_alpha(c);
            d = weighted_with_alpha(d);
        }
        const average_color first = a + (b - a) * across, second = c + (d - c) * across;
        average_color color = first + (second - first) * down;
        const float alpha = color[3];
        if (alpha < 254.99f) {
            const average_color none = {0, 0, 0, 0};
            color = alpha > 0.01f ? color * (255 / alpha) : none;
            color[3] = alpha;
        }
        // A float of this magnitude keeps whole numbers only: the addition rounds, the low byte holds the result.
        const average_color large = color + 8388608.0f;
        uint32_t bits[4];
        memcpy(bits, &large, sizeof bits);
        for (int channel = 0; channel < 4; channel++) output[4 * column + channel] = (uint8_t)bits[channel];
    }
    return to;
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static size_t sample_row_avx2(
    const uint8_t *pixels, size_t width, size_t height, const double start[2], const double step[2], size_t from, size_t to,
    uint8_t *output) {
    return sample_row(pixels, width, height, start, step, from, to, output);
}
#endif

size_t mugmoji_sample_row(
    const uint8_t *pixels, size_t width, size_t height, const double start[2], const double step[2], size_t from, size_t to,
    uint8_t *output) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return sample_row_avx2(pixels, width, height, start, step, from, to, output);
#endif
    return sample_row(pixels, width, height, start, step, from, to, output);
}
