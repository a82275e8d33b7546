// Tables and queries of small integers, with bounds of what rounding changed.
#include <math.h>
#include <string.h>

#include "scan_table.h"

size_t vs_quantized_block_bytes(int32_t dimension) {
    return 2 * sizeof(float) * VS_ROWS + 4 * VS_ROWS * (((size_t)dimension + 3) / 4);
}

// A float that is `value` or a little more, by more than the double arithmetic that led to it may have lost.
static float vs_rounded_up(double value) {
    return value > 0 ? nextafterf((float)(value * (1 + 0x1p-20)), INFINITY) : 0;
}

static void vs_quantize_row(const float *row, int32_t dimension, float *scale, float *bound, int8_t *values) {
    double square = 0, largest = 0;
    for (int32_t k = 0; k < dimension; k++) {
        const double value = row[VS_ROWS * k];
        square += value * value;
        largest = fmax(largest, fabs(value));
    }
    const double length = sqrt(square);
    *scale = length > 0 ? (float)(largest / length / 127) : 0;
    double error = 0;
    for (int32_t k = 0; k < dimension; k++) {
        double value = 0, rest = 0;
        if (length > 0) {
            const double unit = row[VS_ROWS * k] / length;
            value = fmin(fmax(rint(unit / *scale), -127), 127);
            rest = unit - value * *scale;
        }
        values[4 * VS_ROWS * (k / 4) + k % 4] = (int8_t)value;
        error += rest * rest;
    }
    *bound = vs_rounded_up(sqrt(error));
}

void vs_quantize(const void *blocks, size_t count, int32_t dimension, void *quantized) {
    const size_t all = (count + VS_ROWS - 1) / VS_ROWS;
    memset(quantized, 0, all * vs_quantized_block_bytes(dimension));
    for (size_t row = 0; row < all * VS_ROWS; row++) {
        const size_t block = row / VS_ROWS, lane = row % VS_ROWS;
        const float *from = (const float *)((const char *)blocks + block * vs_float_block_bytes(dimension));
        float *to = (float *)((char *)quantized + block * vs_quantized_block_bytes(dimension));
        vs_quantize_row(
            from + VS_ROWS + lane, dimension, to + lane, to + VS_ROWS + lane,
            (int8_t *)(to + 2 * VS_ROWS) + 4 * lane);
    }
}

double vs_quantized_query(const float *values, int32_t dimension, double square, int16_t *query) {
    static const int places[4] = {0, 2, 1, 3};
    const double length = sqrt(square);
    double error = 0;
    for (int32_t k = 0; k < (dimension + 3) / 4 * 4; k++) {
        const double unit = k < dimension && length > 0 ? values[k] / length : 0;
        const double value = rint(unit * VS_QUERY_SCALE), rest = unit - value / VS_QUERY_SCALE;
        query[k / 4 * 4 + places[k % 4]] = (int16_t)value;
        error += rest * rest;
    }
    return sqrt(error) * (1 + 0x1p-20);
}
