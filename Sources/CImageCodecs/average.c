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

static inline __attribute__((always_inline)) void average_row(
    const uint8_t *row, size_t from, size_t count, const ptrdiff_t *firsts, size_t taps, const float *weights, float *output) {
// On every processor the same numbers: no product is fused with a sum.
#pragma STDC FP_CONTRACT OFF
    for (size_t x = from; x < count; x++) {
        const uint8_t *pixel = row + 4 * firsts[x];
        const float *weight = weights + x / 4 * 4 * taps + x % 4;
        average_color sum = {0, 0, 0, 0};
        for (size_t tap = 0; tap < taps; tap++, pixel += 4, weight += 4) {
            average_bytes bytes;
            memcpy(&bytes, pixel, 4);
            average_color color = __builtin_convertvector(bytes, average_color);
            if (pixel[3] != 255) color = weighted_with_alpha(color);
            const average_color weighted = color * *weight;
            sum = sum + weighted;
        }
        memcpy(output + 4 * x, &sum, sizeof sum);
    }
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static bool is_opaque_avx2(const uint8_t *pixels, size_t count) {
    __m256i all = _mm256_set1_epi32(-1);
    size_t x = 0;
    for (; x + 8 <= count; x += 8) all = _mm256_and_si256(all, _mm256_loadu_si256((const __m256i *)(pixels + 4 * x)));
    const __m256i alphas = _mm256_srli_epi32(all, 24);
    bool opaque = _mm256_movemask_epi8(_mm256_cmpeq_epi32(alphas, _mm256_set1_epi32(255))) == -1;
    for (; x < count; x++) opaque = opaque && pixels[4 * x + 3] == 255;
    return opaque;
}

// Two pixels as floats.
__attribute__((target("avx2"))) static inline __m256 average_pair(const uint8_t *one, const uint8_t *two) {
    int a, b;
    memcpy(&a, one, 4);
    memcpy(&b, two, 4);
    return _mm256_cvtepi32_ps(_mm256_cvtepu8_epi32(_mm_insert_epi32(_mm_cvtsi32_si128(a), b, 1)));
}

// Four outputs side by side; their sums are those of `average_row`.
__attribute__((target("avx2"))) static void average_row_avx2(
    const uint8_t *row, size_t count, const ptrdiff_t *firsts, size_t taps, const float *weights, float *output) {
#pragma STDC FP_CONTRACT OFF
    size_t x = 0;
    if (count > 0 && is_opaque_avx2(row + 4 * firsts[0], (size_t)(firsts[count - 1] - firsts[0]) + taps)) {
        const __m256i lower = _mm256_setr_epi32(0, 0, 0, 0, 1, 1, 1, 1), upper = _mm256_setr_epi32(2, 2, 2, 2, 3, 3, 3, 3);
        for (const float *weight = weights; x + 4 <= count; x += 4) {
            const uint8_t *a = row + 4 * firsts[x], *b = row + 4 * firsts[x + 1];
            const uint8_t *c = row + 4 * firsts[x + 2], *d = row + 4 * firsts[x + 3];
            __m256 first = _mm256_setzero_ps(), second = first;
            for (size_t tap = 0; tap < 4 * taps; tap += 4, weight += 4) {
                const __m256 four = _mm256_broadcast_ps((const __m128 *)weight);
                first = _mm256_add_ps(first, _mm256_mul_ps(average_pair(a + tap, b + tap), _mm256_permutevar_ps(four, lower)));
                second = _mm256_add_ps(second, _mm256_mul_ps(average_pair(c + tap, d + tap), _mm256_permutevar_ps(four, upper)));
            }
            _mm256_storeu_ps(output + 4 * x, first);
            _mm256_storeu_ps(output + 4 * x + 8, second);
        }
    }
    average_row(row, x, count, firsts, taps, weights, output);
}
#endif

void mugmoji_average_row(
    const uint8_t *row, size_t count, const ptrdiff_t *firsts, size_t taps, const float *weights, float *output) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return average_row_avx2(row, count, firsts, taps, weights, output);
#endif
    average_row(row, 0, count, firsts, taps, weights, output);
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
