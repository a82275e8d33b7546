// The scans, once for each file that includes this one. That file defines
//   VS_NAME(name), VS_TARGET            the name of a function for this instruction set, and its target attribute
//   vs_floats, VS_LANES                 a vector of floats and their number
//   VS_LOAD, VS_STORE, VS_SET           aligned load, unaligned store, one float in every lane
//   VS_FMA(a, b, c), VS_ADD, VS_MUL
//   VS_ANY_AT_LEAST(v, least)           whether a lane of v is as large as that of least, or larger
//   vs_ints, VS_ZERO_INTS               a vector of VS_LANES int32, and zeros
//   VS_QUAD(p, even, odd, sum)          sum + for each lane the products of its four int8 at p with two pairs of int16
//   VS_PAIR(p)                          the pair of int16 at p in every lane
//   VS_TO_FLOATS(ints)
#include "scan_table.h"

#if defined(__clang__)
#define VS_UNROLL _Pragma("clang loop unroll(full)")
#else
#define VS_UNROLL _Pragma("GCC unroll 16")
#endif

// Vectors of a block, and independent sums, which hide the latency of the multiply-add.
#define VS_VECTORS (VS_ROWS / VS_LANES)
#define VS_SUMS (VS_VECTORS == 1 ? 4 : VS_VECTORS == 2 ? 2 : 1)

// `dimension` comes apart from `scan` so that it may be a constant.
VS_TARGET static inline __attribute__((always_inline)) size_t VS_NAME(vs_next_of)(
    const vs_scan *scan, const int dimension, size_t first, size_t last, float least, float *scores) {
    const float *query = scan->query;
    const vs_floats limit = VS_SET(least);
    for (size_t block = first; block < last; block++) {
        const float *reciprocals = (const float *)((const char *)scan->blocks + block * scan->block_bytes);
        const float *values = reciprocals + VS_ROWS;
        vs_floats sum[VS_SUMS][VS_VECTORS];
        VS_UNROLL for (int s = 0; s < VS_SUMS; s++) {
            VS_UNROLL for (int v = 0; v < VS_VECTORS; v++) sum[s][v] = VS_SET(0);
        }
        int k = 0;
        for (; k + VS_SUMS <= dimension; k += VS_SUMS) {
            VS_UNROLL for (int s = 0; s < VS_SUMS; s++) {
                const vs_floats q = VS_SET(query[k + s]);
                VS_UNROLL for (int v = 0; v < VS_VECTORS; v++) {
                    sum[s][v] = VS_FMA(q, VS_LOAD(values + VS_ROWS * (k + s) + VS_LANES * v), sum[s][v]);
                }
            }
        }
        for (; k < dimension; k++) {
            const vs_floats q = VS_SET(query[k]);
            VS_UNROLL for (int v = 0; v < VS_VECTORS; v++) {
                sum[0][v] = VS_FMA(q, VS_LOAD(values + VS_ROWS * k + VS_LANES * v), sum[0][v]);
            }
        }
        int found = 0;
        VS_UNROLL for (int v = 0; v < VS_VECTORS; v++) {
            VS_UNROLL for (int s = 1; s < VS_SUMS; s++) sum[0][v] = VS_ADD(sum[0][v], sum[s][v]);
            sum[0][v] = VS_MUL(sum[0][v], VS_LOAD(reciprocals + VS_LANES * v));
            found |= VS_ANY_AT_LEAST(sum[0][v], limit);
        }
        if (found) {
            VS_UNROLL for (int v = 0; v < VS_VECTORS; v++) VS_STORE(scores + VS_LANES * v, sum[0][v]);
            return block;
        }
    }
    return last;
}

VS_TARGET static size_t VS_NAME(vs_next)(
    const vs_scan *scan, size_t first, size_t last, float least, float *scores) {
    switch (scan->dimension) {
        case 8: return VS_NAME(vs_next_of)(scan, 8, first, last, least, scores);
        default: return VS_NAME(vs_next_of)(scan, scan->dimension, first, last, least, scores);
    }
}

VS_TARGET static size_t VS_NAME(vs_next_quantized)(
    const vs_scan *scan, size_t first, size_t last, float least, float *scores) {
    const int16_t *query = scan->query;
    const int groups = (scan->dimension + 3) / 4;
    const vs_floats limit = VS_SET(least), query_unit = VS_SET(1 / VS_QUERY_SCALE);
    for (size_t block = first; block < last; block++) {
        const float *scales = (const float *)((const char *)scan->blocks + block * scan->block_bytes);
        const float *bounds = scales + VS_ROWS;
        const int8_t *values = (const int8_t *)(bounds + VS_ROWS);
        vs_ints sum[VS_VECTORS];
        VS_UNROLL for (int v = 0; v < VS_VECTORS; v++) sum[v] = VS_ZERO_INTS;
        for (int g = 0; g < groups; g++) {
            const vs_ints even = VS_PAIR(query + 4 * g), odd = VS_PAIR(query + 4 * g + 2);
            VS_UNROLL for (int v = 0; v < VS_VECTORS; v++) {
                sum[v] = VS_QUAD(values + 4 * (VS_ROWS * g + VS_LANES * v), even, odd, sum[v]);
            }
        }
        int found = 0;
        vs_floats score[VS_VECTORS];
        VS_UNROLL for (int v = 0; v < VS_VECTORS; v++) {
            score[v] = VS_FMA(
                VS_MUL(VS_TO_FLOATS(sum[v]), query_unit), VS_LOAD(scales + VS_LANES * v),
                VS_LOAD(bounds + VS_LANES * v));
            found |= VS_ANY_AT_LEAST(score[v], limit);
        }
        if (found) {
            VS_UNROLL for (int v = 0; v < VS_VECTORS; v++) VS_STORE(scores + VS_LANES * v, score[v]);
            return block;
        }
    }
    return last;
}

const vs_scanners VS_NAME(vs_scanners) = {VS_NAME(vs_next), VS_NAME(vs_next_quantized)};
