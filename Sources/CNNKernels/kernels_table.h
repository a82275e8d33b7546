// What each instruction set provides, and how channels are divided into blocks.
#ifndef MUGMOJI_KERNELS_TABLE_H
#define MUGMOJI_KERNELS_TABLE_H

#include "CNNKernels.h"

typedef struct nn_kernels {
    int lanes;
    void (*convolve)(const nn_convolution *, const nn_plane *, const nn_plane *, const nn_plane *);
    void (*convolve_places)(
        const nn_convolution *, const nn_numbers *, const float *, int32_t, const int32_t *, float *, float *);
    void (*convolve_transposed)(const nn_convolution *, const nn_plane *, const nn_plane *);
    void (*convolve_depthwise)(const nn_convolution *, const nn_plane *, const nn_plane *);
    void (*run_chain)(const nn_chain *);
    void (*dot_products)(int32_t, size_t, const float *, const float *, const float *, int, float *);
    void (*relu)(size_t, const float *, float *);
    void (*add)(size_t, const float *, const float *, int, float *);
    void (*pool)(nn_pool_kind, int32_t, int32_t, int32_t, const nn_plane *, const nn_plane *);
    void (*pool_global)(const nn_plane *, float *);
    void (*upsample)(const nn_plane *, const nn_plane *);
    void (*argmax)(const nn_plane *, uint8_t *, float *);
    void (*double_argmax)(const nn_plane *, const uint8_t *, uint8_t *);
} nn_kernels;

extern const nn_kernels nn_kernels_portable;
#if defined(__x86_64__)
extern const nn_kernels nn_kernels_avx2, nn_kernels_avx512;
#endif
#if defined(__aarch64__)
extern const nn_kernels nn_kernels_neon;
#endif

// Pixels of which a convolution gathers the inputs before it computes them.
#define NN_MOST_PLACES 84

// Most rows of a depthwise kernel.
#define NN_MOST_DEPTHWISE_ROWS 16

// Parts of a scratch area start on a cache line.
static inline ptrdiff_t nn_round_up(ptrdiff_t count) { return (count + 15) & ~(ptrdiff_t)15; }

// Output channels are computed a block at a time: one, two or three vectors. An odd number of vectors above one starts with a
// block of three, so that a single vector, which uses the loads worst, occurs only alone.
static inline int nn_vectors(int lanes, int outputs) { return (outputs + lanes - 1) / lanes; }
static inline int nn_block(int vectors_left) {
    return vectors_left == 1 ? 1 : vectors_left % 2 == 1 ? 3 : 2;
}
// First channel of a vector. The last one overlaps its neighbour where the channels do not fill it.
static inline int nn_vector_start(int lanes, int outputs, int vector) {
    int start = vector * lanes;
    return start + lanes <= outputs || outputs < lanes ? start : outputs - lanes;
}

// The taps of one phase of a transposed convolution along one axis: `count` taps, the first in input order is `first` (later
// taps are `stride` lower), and output `phase + stride * j` reads inputs from `j + offset` on.
typedef struct nn_phase {
    int count, first, offset;
} nn_phase;
static inline nn_phase nn_transposed_phase(int phase, int kernel, int stride, int padding) {
    int lowest = (phase + padding) % stride;
    int count = lowest < kernel ? (kernel - lowest + stride - 1) / stride : 0;
    return (nn_phase){count, lowest + (count - 1) * stride, (phase + padding - lowest) / stride - (count - 1)};
}

#endif
