// Tables of floats: how they are written, checked and read.
#include <math.h>
#include <string.h>

#include "CVectorKernels.h"

size_t vs_float_block_bytes(int32_t dimension) { return sizeof(float) * VS_ROWS * ((size_t)dimension + 1); }

static float *vs_block(const void *blocks, size_t row, int32_t dimension) {
    return (float *)((char *)blocks + row / VS_ROWS * vs_float_block_bytes(dimension));
}

double vs_square(const float *values, int32_t dimension) {
    double square = 0;
    for (int32_t k = 0; k < dimension; k++) square += (double)values[k] * values[k];
    return square;
}

// The power of two by which a row of this length is multiplied.
static int vs_scaling(double length) {
    if (length == 0 || (length >= 0x1p-60 && length <= 0x1p60)) return 0;
    int exponent;
    frexp(length, &exponent);
    return 1 - exponent;
}

static float vs_reciprocal(double square) { return square > 0 ? (float)(1 / sqrt(square)) : 0; }

size_t vs_pack(const float *rows, size_t count, int32_t dimension, void *blocks) {
    const size_t padded = (count + VS_ROWS - 1) / VS_ROWS * VS_ROWS;
    for (size_t row = 0; row < padded; row++) {
        float *block = vs_block(blocks, row, dimension), *lane = block + row % VS_ROWS;
        if (row >= count) {
            for (int32_t k = 0; k <= dimension; k++) lane[VS_ROWS * k] = 0;
            continue;
        }
        const float *values = rows + row * (size_t)dimension;
        double square = vs_square(values, dimension);
        // The square of a finite float, and a sum of many, is far from the largest double.
        if (!isfinite(square)) return row;
        const int scaling = vs_scaling(sqrt(square));
        if (scaling) square = 0;
        for (int32_t k = 0; k < dimension; k++) {
            const float value = scaling ? ldexpf(values[k], scaling) : values[k];
            lane[VS_ROWS * (k + 1)] = value;
            if (scaling) square += (double)value * value;
        }
        lane[0] = vs_reciprocal(square);
    }
    return count;
}

void vs_row(const void *blocks, size_t row, int32_t dimension, float *values) {
    const float *lane = vs_block(blocks, row, dimension) + row % VS_ROWS + VS_ROWS;
    for (int32_t k = 0; k < dimension; k++) values[k] = lane[VS_ROWS * k];
}

size_t vs_check(const void *blocks, size_t count, int32_t dimension) {
    const size_t padded = (count + VS_ROWS - 1) / VS_ROWS * VS_ROWS;
    for (size_t row = 0; row < padded; row++) {
        const float *lane = vs_block(blocks, row, dimension) + row % VS_ROWS;
        double square = 0;
        for (int32_t k = 1; k <= dimension; k++) square += (double)lane[VS_ROWS * k] * lane[VS_ROWS * k];
        const int is_sound = isfinite(square) && vs_scaling(sqrt(square)) == 0 && lane[0] == vs_reciprocal(square);
        if (!is_sound || (row >= count && square != 0)) return row < count ? row : count ? count - 1 : 0;
    }
    return count;
}

double vs_cosine(const void *blocks, size_t row, int32_t dimension, const float *values, double square) {
    const float *lane = vs_block(blocks, row, dimension) + row % VS_ROWS + VS_ROWS;
    double dot = 0, row_square = 0;
    for (int32_t k = 0; k < dimension; k++) {
        const double value = lane[VS_ROWS * k];
        dot += value * values[k];
        row_square += value * value;
    }
    // Of the square of a float only a square root is taken, so that a vector's cosine with itself is 1 exactly.
    if (row_square == 0 || square == 0) return 0;
    return fmin(fmax(dot / sqrt(square * row_square), -1), 1);
}

void vs_unit_query(const float *values, int32_t dimension, double square, float *query) {
    const double length = sqrt(square);
    for (int32_t k = 0; k < dimension; k++) query[k] = length > 0 ? (float)(values[k] / length) : 0;
}
