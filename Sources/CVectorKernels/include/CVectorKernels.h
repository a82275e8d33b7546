/// Search kernels on tables of vectors, and the threads that run them.
///
/// A table is an array of blocks of 16 rows. Within a block the rows lie side by side, so that a lane of a vector register is a
/// row. The last block is filled up with rows of zeros. Sizes are checked by the Swift module `VectorSearch`; only
/// `vs_pool_create` allocates memory.
#ifndef MUGMOJI_VECTOR_KERNELS_H
#define MUGMOJI_VECTOR_KERNELS_H

#include <stddef.h>
#include <stdint.h>

/// Rows of a block.
#define VS_ROWS 16

/// An instruction set that the kernels may be compiled for.
typedef enum vs_isa { VS_PORTABLE = 0, VS_NEON = 1, VS_AVX2 = 2, VS_AVX512 = 3 } vs_isa;

/// 1 when the kernels were compiled for `isa` and this machine runs them.
int vs_isa_available(vs_isa isa);

// ---- Tables ----

/// Bytes of a block of `dimension` floats a row: 16 reciprocals of the rows' lengths (0 for a row of zeros), then for each
/// coordinate its 16 values.
size_t vs_float_block_bytes(int32_t dimension);

/// Bytes of a quantised block: 16 scales, 16 error bounds (floats), then for every four coordinates four int8 of each row.
size_t vs_quantized_block_bytes(int32_t dimension);

/// Packs `count` rows of `dimension` floats. A row whose length lies outside 2^-60…2^60 is multiplied by the power of two that
/// brings it to 1…2. Returns the first row with a value that is not finite, or `count`.
size_t vs_pack(const float *rows, size_t count, int32_t dimension, void *blocks);

/// The first row of a packed table that `vs_pack` would not have written so, or `count` when all is well.
size_t vs_check(const void *blocks, size_t count, int32_t dimension);

/// Copies a row of a packed table.
void vs_row(const void *blocks, size_t row, int32_t dimension, float *values);

/// Quantises a packed table. With r the row divided by its length, s its scale and c its int8: |r - s c| ≤ its error bound.
void vs_quantize(const void *blocks, size_t count, int32_t dimension, void *quantized);

// ---- Queries ----

/// The square of the length of `values`.
double vs_square(const float *values, int32_t dimension);

/// `values`, of which `square` is the square of the length, divided by their length.
void vs_unit_query(const float *values, int32_t dimension, double square, float *query);

/// int16 of a query: for every four coordinates a, b, c, d the values a, c, b, d of the unit query × 2^14. Returns an upper
/// bound of the length of what rounding changed, in units of the unit query.
double vs_quantized_query(const float *values, int32_t dimension, double square, int16_t *query);

/// Cosine of the angle between a row and the query, in double precision, coordinate by coordinate; 0 when the row is zero.
/// `square` is that of the query.
double vs_cosine(const void *blocks, size_t row, int32_t dimension, const float *values, double square);

// ---- Scans ----

/// What a scan goes over: blocks of `block_bytes`, and a query as `vs_unit_query` or `vs_quantized_query` made it.
typedef struct vs_scan {
    const void *blocks;
    size_t block_bytes;
    const void *query;
    int32_t dimension;
} vs_scan;

/// The first block of `first ..< last` in which a row scores `least` or more, and the scores of its 16 rows; `last` when there is
/// none. The score is the cosine in float arithmetic.
size_t vs_next(vs_isa isa, const vs_scan *scan, size_t first, size_t last, float least, float *scores);

/// The same on quantised blocks. The score is an upper bound of the cosine, but for the query's rounding and float arithmetic.
size_t vs_next_quantized(
    vs_isa isa, const vs_scan *scan, size_t first, size_t last, float least, float *scores);

// ---- Threads ----

/// Threads that wait for work.
typedef struct vs_pool vs_pool;

/// Starts `helpers` threads, or as many as the system grants; NULL when memory is short.
vs_pool *vs_pool_create(int helpers);
int vs_pool_helpers(const vs_pool *pool);
void vs_pool_destroy(vs_pool *pool);

/// Calls `task(context, worker)` on the calling thread (worker 0) and, unless `share` is 0, on the helpers (1, 2, …), and returns
/// when all calls have. A helper that wakes only after worker 0 is done is left out.
void vs_pool_run(vs_pool *pool, int share, void (*task)(void *context, int worker), void *context);

/// Within a task: 0, 1, 2, … each once over all workers.
size_t vs_pool_next(vs_pool *pool);

#endif
