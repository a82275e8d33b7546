// The kernels, once for each file that includes this one. That file defines
//   NN_NAME(name), NN_TARGET         the name of a function for this instruction set, and its target attribute
//   nn_vector, NN_LANES              a vector and its number of floats
//   NN_LOAD, NN_STORE, NN_SET        unaligned load and store, one float in every lane
//   NN_FMA(a, b, c), NN_ADD, NN_MUL, NN_MAX
//   NN_LARGEST(v)                    the largest lane
//   NN_PIXELS_1, _2, _3              most pixels of a tile that is 1, 2 or 3 vectors wide, so that its sums fill the registers
#include <string.h>

#include "kernels_table.h"

#if defined(__clang__)
#define NN_UNROLL _Pragma("clang loop unroll(full)")
#define NN_NO_UNROLL _Pragma("clang loop unroll(disable)")
#elif defined(__GNUC__)
#define NN_UNROLL _Pragma("GCC unroll 32")
#define NN_NO_UNROLL _Pragma("GCC unroll 1")
#else
#define NN_UNROLL
#define NN_NO_UNROLL
#endif
#define NN_INLINE NN_TARGET static inline __attribute__((always_inline))
#define NN_FUNCTION NN_TARGET static

// The first `count` lanes; the others are 0, or stay unwritten.
NN_INLINE nn_vector NN_NAME(nn_load)(const float *p, int count) {
    if (count >= NN_LANES) return NN_LOAD(p);
    float lanes[NN_LANES] = {0};
    memcpy(lanes, p, sizeof(float) * (size_t)count);
    return NN_LOAD(lanes);
}
NN_INLINE void NN_NAME(nn_store)(float *p, nn_vector v, int count) {
    if (count >= NN_LANES) {
        NN_STORE(p, v);
    } else {
        float lanes[NN_LANES];
        NN_STORE(lanes, v);
        memcpy(p, lanes, sizeof(float) * (size_t)count);
    }
}
#define NN_LOAD_N(p, count) NN_NAME(nn_load)(p, count)
#define NN_STORE_N(p, v, count) NN_NAME(nn_store)(p, v, count)

// Walks over `total` floats a vector at a time: `at` is where a vector starts, `count` how many of its lanes count. The last vector
// overlaps its neighbour, which therefore must not be computed in place.
#define NN_EACH_VECTOR(at, count, total)                                                                              \
    const int count = (total) < NN_LANES ? (int)(total) : NN_LANES;                                                   \
    for (ptrdiff_t at##_next = 0, at = 0;                                                                             \
         at##_next < (ptrdiff_t)(total) &&                                                                            \
         (at = (ptrdiff_t)(total) < NN_LANES || at##_next + NN_LANES <= (ptrdiff_t)(total) ? at##_next                \
                                                                                : (ptrdiff_t)(total) - NN_LANES, 1);  \
         at##_next += NN_LANES)

// ---- Dense convolution ----

// Pixels of one row × one block of channels. A pixel's inputs are `segments` runs of `length` floats.
typedef struct NN_NAME(nn_tile) {
    const float *weights, *bias;
    ptrdiff_t length, segment_step, input_step, add_step, output_step;
    ptrdiff_t last;  // where the block's last vector starts
    int segments, relu, lanes;
} NN_NAME(nn_tile);

NN_INLINE void NN_NAME(nn_compute)(
    const NN_NAME(nn_tile) * t, const float *input, const float *add, float *output, const int pixels, const int width) {
    nn_vector sum[16][3];
    NN_UNROLL for (int v = 0; v < width; v++) {
        nn_vector bias = NN_LOAD(t->bias + v * NN_LANES);
        NN_UNROLL for (int p = 0; p < pixels; p++) sum[p][v] = bias;
    }
    const float *weights = t->weights;
    const ptrdiff_t step = t->input_step, length = t->length;
    for (int s = 0; s < t->segments; s++) {
        const float *in = input + s * t->segment_step;
        NN_NO_UNROLL for (ptrdiff_t k = 0; k < length; k++) {
            nn_vector w[3];
            NN_UNROLL for (int v = 0; v < width; v++) w[v] = NN_LOAD(weights + v * NN_LANES);
            NN_UNROLL for (int p = 0; p < pixels; p++) {
                nn_vector x = NN_SET(in[k + p * step]);
                NN_UNROLL for (int v = 0; v < width; v++) sum[p][v] = NN_FMA(x, w[v], sum[p][v]);
            }
            weights += width * NN_LANES;
        }
    }
    // The second operand of a maximum passes a NaN on.
    const nn_vector floor = NN_SET(t->relu ? 0.0f : -__builtin_inff());
    if (t->lanes < NN_LANES) {
        // One vector wide, not all of which may be written. Through memory, so that the sums need not survive a call.
        float sums[16 * NN_LANES];
        NN_UNROLL for (int p = 0; p < pixels; p++) NN_STORE(sums + p * NN_LANES, sum[p][0]);
        for (int p = 0; p < pixels; p++) {
            nn_vector y = NN_LOAD(sums + p * NN_LANES);
            if (add) y = NN_ADD(y, NN_LOAD_N(add + p * t->add_step, t->lanes));
            NN_STORE_N(output + p * t->output_step, NN_MAX(floor, y), t->lanes);
        }
        return;
    }
    if (add) {
        NN_UNROLL for (int v = 0; v < width; v++) {
            const ptrdiff_t at = v == width - 1 ? t->last : v * NN_LANES;
            NN_UNROLL for (int p = 0; p < pixels; p++) {
                sum[p][v] = NN_ADD(sum[p][v], NN_LOAD(add + p * t->add_step + at));
            }
        }
    }
    NN_UNROLL for (int v = 0; v < width; v++) {
        const ptrdiff_t at = v == width - 1 ? t->last : v * NN_LANES;
        NN_UNROLL for (int p = 0; p < pixels; p++) {
            NN_STORE(output + p * t->output_step + at, NN_MAX(floor, sum[p][v]));
        }
    }
}

typedef void (*NN_NAME(nn_tile_function))(const NN_NAME(nn_tile) *, const float *, const float *, float *);
#define NN_TILE(width, pixels)                                                                                        \
    NN_FUNCTION void NN_NAME(nn_tile_##width##_##pixels)(                                                             \
        const NN_NAME(nn_tile) * t, const float *input, const float *add, float *output) {                            \
        NN_NAME(nn_compute)(t, input, add, output, pixels, width);                                                    \
    }
#define NN_TILES_4(width) NN_TILE(width, 1) NN_TILE(width, 2) NN_TILE(width, 3) NN_TILE(width, 4)
#define NN_TILES_6(width) NN_TILES_4(width) NN_TILE(width, 5) NN_TILE(width, 6)
#define NN_TILES_8(width) NN_TILES_6(width) NN_TILE(width, 7) NN_TILE(width, 8)
#define NN_TILES_9(width) NN_TILES_8(width) NN_TILE(width, 9)
#define NN_TILES_12(width) NN_TILES_9(width) NN_TILE(width, 10) NN_TILE(width, 11) NN_TILE(width, 12)
#define NN_TILES_14(width) NN_TILES_12(width) NN_TILE(width, 13) NN_TILE(width, 14)
#define NN_LIST_4(width)                                                                                              \
    NULL, NN_NAME(nn_tile_##width##_1), NN_NAME(nn_tile_##width##_2), NN_NAME(nn_tile_##width##_3),                   \
        NN_NAME(nn_tile_##width##_4)
#define NN_LIST_6(width) NN_LIST_4(width), NN_NAME(nn_tile_##width##_5), NN_NAME(nn_tile_##width##_6)
#define NN_LIST_8(width) NN_LIST_6(width), NN_NAME(nn_tile_##width##_7), NN_NAME(nn_tile_##width##_8)
#define NN_LIST_9(width) NN_LIST_8(width), NN_NAME(nn_tile_##width##_9)
#define NN_LIST_12(width)                                                                                             \
    NN_LIST_9(width), NN_NAME(nn_tile_##width##_10), NN_NAME(nn_tile_##width##_11), NN_NAME(nn_tile_##width##_12)
#define NN_LIST_14(width)                                                                                             \
    NN_LIST_12(width), NN_NAME(nn_tile_##width##_13), NN_NAME(nn_tile_##width##_14)
#define NN_TILES(width, most) NN_TILES_##most(width)
#define NN_LIST(width, most) NN_LIST_##most(width)
#define NN_TILES_OF(width, most) NN_TILES(width, most)
#define NN_LIST_OF(width, most) NN_LIST(width, most)
NN_TILES_OF(1, NN_PIXELS_1)
NN_TILES_OF(2, NN_PIXELS_2)
NN_TILES_OF(3, NN_PIXELS_3)
static const NN_NAME(nn_tile_function) NN_NAME(nn_tiles)[4][15] = {
    {NULL}, {NN_LIST_OF(1, NN_PIXELS_1)}, {NN_LIST_OF(2, NN_PIXELS_2)}, {NN_LIST_OF(3, NN_PIXELS_3)}};
static const int NN_NAME(nn_most_pixels)[4] = {0, NN_PIXELS_1, NN_PIXELS_2, NN_PIXELS_3};

// `count` pixels of one row, for the block that `tile` describes, in tiles of about equal size.
NN_FUNCTION void NN_NAME(nn_compute_row)(
    const NN_NAME(nn_tile) * tile, int width, int count, const float *input, const float *add, float *output) {
    const int most = NN_NAME(nn_most_pixels)[width], tiles = (count + most - 1) / most;
    for (int t = 0, done = 0; t < tiles; t++) {
        const int pixels = (count - done) / (tiles - t);
        NN_NAME(nn_tiles)[width][pixels](tile, input, add, output);
        input += pixels * tile->input_step;
        output += pixels * tile->output_step;
        if (add) add += pixels * tile->add_step;
        done += pixels;
    }
}

// All channels of `count` pixels of one row; `rows` is the number of inputs that the packed weights cover, of which those from
// `skip` on are read.
NN_FUNCTION void NN_NAME(nn_compute_channels)(
    NN_NAME(nn_tile) tile, const nn_convolution *c, int from, int to, ptrdiff_t rows, ptrdiff_t skip, const float *weights,
    int count, const float *input, const float *add, float *output) {
    const int vectors = nn_vectors(NN_LANES, c->outputs);
    tile.lanes = c->outputs < NN_LANES ? c->outputs : NN_LANES;
    tile.relu = c->relu;
    for (int v = from; v < to;) {
        const int width = nn_block(vectors - v);
        const ptrdiff_t start = nn_vector_start(NN_LANES, c->outputs, v);
        tile.weights = weights + rows * v * NN_LANES + skip * width * NN_LANES;
        tile.bias = c->bias + v * NN_LANES;
        tile.last = nn_vector_start(NN_LANES, c->outputs, v + width - 1) - start;
        NN_NAME(nn_compute_row)(&tile, width, count, input, add ? add + start : NULL, output + start);
        v += width;
    }
}

// One row of a 1×1 convolution.
NN_FUNCTION void NN_NAME(nn_pointwise_row)(
    const nn_convolution *c, int count, const float *input, ptrdiff_t input_step, const float *add, ptrdiff_t add_step,
    float *output, ptrdiff_t output_step) {
    NN_NAME(nn_tile) tile = {
        .length = c->inputs, .segments = 1, .input_step = input_step, .add_step = add_step, .output_step = output_step};
    NN_NAME(nn_compute_channels)(
        tile, c, 0, nn_vectors(NN_LANES, c->outputs), c->inputs, 0, c->weights, count, input, add, output);
}

static inline ptrdiff_t NN_NAME(nn_clamp)(ptrdiff_t value, ptrdiff_t low, ptrdiff_t high) {
    return value < low ? low : value > high ? high : value;
}

NN_FUNCTION void NN_NAME(nn_convolve)(
    const nn_convolution *c, const nn_plane *in, const nn_plane *add, const nn_plane *out) {
    const int vectors = nn_vectors(NN_LANES, c->outputs);
    int height = out->height, width = out->width;
    const int flat = c->kernel_height == 1 && c->kernel_width == 1 && c->stride == 1 && c->padding == 0
        && in->row == in->pixel * width && out->row == out->pixel * width
        && (!add || add->row == add->pixel * width);
    if (flat) {
        // Any cut of the pixels into rows will do; long rows waste least on small tiles.
        width *= height;
        height = 1;
    }
    // All blocks of channels for a band of rows, then the next band: the weights of a block are read once a band.
    const int band = width >= 64 ? 1 : (64 + width - 1) / width;
    const ptrdiff_t run = (ptrdiff_t)c->kernel_width * c->inputs;
    NN_NAME(nn_tile) tile = {
        .length = run, .segment_step = in->row, .input_step = in->pixel * c->stride, .add_step = add ? add->pixel : 0,
        .output_step = out->pixel};
    for (int top = 0; top < height; top += band) {
        const int bottom = top + band < height ? top + band : height;
        for (int v = 0; v < vectors; v += nn_block(vectors - v)) {
            for (int y = top; y < bottom; y++) {
                const ptrdiff_t first = (ptrdiff_t)y * c->stride - c->padding;
                const ptrdiff_t from = NN_NAME(nn_clamp)(-first, 0, c->kernel_height);
                const ptrdiff_t to = NN_NAME(nn_clamp)(in->height - first, from, c->kernel_height);
                tile.segments = (int)(to - from);
                NN_NAME(nn_compute_channels)(
                    tile, c, v, v + nn_block(vectors - v), c->kernel_height * run, from * run, c->weights, width,
                    in->data + (first + from) * in->row - c->padding * in->pixel, add ? add->data + y * add->row : NULL,
                    out->data + y * out->row);
            }
        }
    }
}

// Places are gathered a few at a time, so that what a pixel sees lies in one piece, in the order of the weights.
NN_FUNCTION void NN_NAME(nn_convolve_places)(
    const nn_convolution *c, const nn_numbers *in, const float *vectors, int32_t count, const int32_t *places, float *scratch,
    float *out) {
    const ptrdiff_t inputs = c->inputs, rows = (ptrdiff_t)c->kernel_height * c->kernel_width * inputs;
    const NN_NAME(nn_tile) tile = {
        .length = rows, .segments = 1, .input_step = rows, .output_step = c->outputs};
    for (int32_t done = 0; done < count;) {
        const int32_t left = count - done, pixels = left < NN_MOST_PLACES ? left : NN_MOST_PLACES;
        float *to = scratch;
        for (int32_t p = 0; p < pixels; p++) {
            for (int32_t r = 0; r < c->kernel_height; r++) {
                const int32_t *numbers = in->data + places[done + p] + r * in->row;
                for (int32_t k = 0; k < c->kernel_width; k++, to += inputs) {
                    const float *from = vectors + numbers[k] * inputs;
                    if (inputs % NN_LANES == 0) {
                        for (ptrdiff_t i = 0; i < inputs; i += NN_LANES) NN_STORE(to + i, NN_LOAD(from + i));
                    } else {
                        for (ptrdiff_t i = 0; i < inputs; i++) to[i] = from[i];
                    }
                }
            }
        }
        NN_NAME(nn_compute_channels)(
            tile, c, 0, nn_vectors(NN_LANES, c->outputs), rows, 0, c->weights, pixels, scratch, NULL,
            out + (ptrdiff_t)done * c->outputs);
        done += pixels;
    }
}

// A transposed convolution is stride × stride plain ones, each with the taps that meet its output pixels.
NN_FUNCTION void NN_NAME(nn_convolve_transposed)(const nn_convolution *c, const nn_plane *in, const nn_plane *out) {
    const int vectors = nn_vectors(NN_LANES, c->outputs);
    const float *weights = c->weights;
    for (int py = 0; py < c->stride; py++) {
        const nn_phase vertical = nn_transposed_phase(py, c->kernel_height, c->stride, c->padding);
        for (int px = 0; px < c->stride; px++) {
            const nn_phase across = nn_transposed_phase(px, c->kernel_width, c->stride, c->padding);
            const ptrdiff_t run = (ptrdiff_t)across.count * c->inputs, rows = vertical.count * run;
            const int count = (out->width - px + c->stride - 1) / c->stride;
            NN_NAME(nn_tile) tile = {
                .length = run, .segment_step = in->row, .input_step = in->pixel,
                .output_step = out->pixel * c->stride};
            for (int v = 0; v < vectors; v += nn_block(vectors - v)) {
                for (int y = py, j = 0; y < out->height; y += c->stride, j++) {
                    const ptrdiff_t first = j + vertical.offset;
                    const ptrdiff_t from = NN_NAME(nn_clamp)(-first, 0, vertical.count);
                    const ptrdiff_t to = NN_NAME(nn_clamp)(in->height - first, from, vertical.count);
                    tile.segments = (int)(to - from);
                    NN_NAME(nn_compute_channels)(
                        tile, c, v, v + nn_block(vectors - v), rows, from * run, weights, count,
                        in->data + (first + from) * in->row + across.offset * in->pixel, NULL,
                        out->data + y * out->row + px * out->pixel);
                }
            }
            weights += rows * vectors * NN_LANES;
        }
    }
}

// ---- Depthwise convolution ----

typedef struct NN_NAME(nn_depthwise) {
    const float *const *rows;  // input rows, from the leftmost pixel that the first output pixel reads
    const float *weights, *bias;
    ptrdiff_t input_step, output_step;
    int row_count, kernel_width, stride, channels, count, relu;
    float *output;
} NN_NAME(nn_depthwise);

// `pixels` neighbouring pixels of one vector of channels, with all taps in registers.
NN_INLINE void NN_NAME(nn_depthwise_pixels)(
    const NN_NAME(nn_depthwise) * d, const nn_vector *w, nn_vector bias, ptrdiff_t channel, int lanes, int x, const int pixels,
    const int height, const int stride) {
    nn_vector sum[8];
    NN_UNROLL for (int p = 0; p < pixels; p++) sum[p] = bias;
    NN_UNROLL for (int r = 0; r < height; r++) {
        const float *in = d->rows[r] + (ptrdiff_t)x * stride * d->input_step + channel;
        NN_UNROLL for (int j = 0; j < (pixels - 1) * stride + 3; j++) {
            nn_vector value = NN_LOAD_N(in + j * d->input_step, lanes);
            NN_UNROLL for (int p = 0; p < pixels; p++) {
                const int tap = j - p * stride;
                if (tap >= 0 && tap < 3) sum[p] = NN_FMA(value, w[r * 3 + tap], sum[p]);
            }
        }
    }
    NN_UNROLL for (int p = 0; p < pixels; p++) {
        nn_vector y = d->relu ? NN_MAX(sum[p], NN_SET(0.0f)) : sum[p];
        NN_STORE_N(d->output + (x + p) * d->output_step + channel, y, lanes);
    }
}

// Kernels three wide, two or three rows of them.
NN_INLINE void NN_NAME(nn_depthwise_row_3)(const NN_NAME(nn_depthwise) * d, const int height, const int stride) {
    NN_EACH_VECTOR(channel, lanes, d->channels) {
        nn_vector w[9];
        NN_UNROLL for (int t = 0; t < height * 3; t++) w[t] = NN_LOAD_N(d->weights + t * d->channels + channel, lanes);
        const nn_vector bias = NN_LOAD_N(d->bias + channel, lanes);
        int x = 0;
        if (lanes == NN_LANES) {
            for (; x + NN_DEPTHWISE_PIXELS <= d->count; x += NN_DEPTHWISE_PIXELS) {
                NN_NAME(nn_depthwise_pixels)(d, w, bias, channel, NN_LANES, x, NN_DEPTHWISE_PIXELS, height, stride);
            }
        }
        for (; x < d->count; x++) NN_NAME(nn_depthwise_pixels)(d, w, bias, channel, lanes, x, 1, height, stride);
    }
}

NN_FUNCTION void NN_NAME(nn_depthwise_row_any)(const NN_NAME(nn_depthwise) * d) {
    NN_EACH_VECTOR(channel, lanes, d->channels) {
        for (int x = 0; x < d->count; x++) {
            nn_vector sum = NN_LOAD_N(d->bias + channel, lanes);
            const float *weights = d->weights + channel;
            for (int r = 0; r < d->row_count; r++) {
                const float *in = d->rows[r] + (ptrdiff_t)x * d->stride * d->input_step + channel;
                for (int k = 0; k < d->kernel_width; k++, weights += d->channels) {
                    sum = NN_FMA(NN_LOAD_N(in + k * d->input_step, lanes), NN_LOAD_N(weights, lanes), sum);
                }
            }
            if (d->relu) sum = NN_MAX(sum, NN_SET(0.0f));
            NN_STORE_N(d->output + x * d->output_step + channel, sum, lanes);
        }
    }
}

NN_FUNCTION void NN_NAME(nn_depthwise_row)(const NN_NAME(nn_depthwise) * d) {
    if (d->kernel_width == 3 && d->row_count == 3 && d->stride == 1) NN_NAME(nn_depthwise_row_3)(d, 3, 1);
    else if (d->kernel_width == 3 && d->row_count == 3 && d->stride == 2) NN_NAME(nn_depthwise_row_3)(d, 3, 2);
    else if (d->kernel_width == 3 && d->row_count == 2 && d->stride == 1) NN_NAME(nn_depthwise_row_3)(d, 2, 1);
    else if (d->kernel_width == 3 && d->row_count == 2 && d->stride == 2) NN_NAME(nn_depthwise_row_3)(d, 2, 2);
    else NN_NAME(nn_depthwise_row_any)(d);
}

// One output row from input rows that lie `row_step` apart, `ring` of them (0: all of them exist).
NN_FUNCTION void NN_NAME(nn_depthwise_output_row)(
    const nn_convolution *c, int y, int input_height, const float *input, ptrdiff_t row_step, int ring, ptrdiff_t input_step,
    int count, float *output, ptrdiff_t output_step) {
    const ptrdiff_t first = (ptrdiff_t)y * c->stride - c->padding;
    const ptrdiff_t from = NN_NAME(nn_clamp)(-first, 0, c->kernel_height);
    const ptrdiff_t to = NN_NAME(nn_clamp)(input_height - first, from, c->kernel_height);
    const float *rows[NN_MOST_DEPTHWISE_ROWS];
    for (ptrdiff_t r = from; r < to; r++) {
        const ptrdiff_t at = first + r;
        rows[r - from] = input + (ring ? at % ring : at) * row_step - c->padding * input_step;
    }
    const NN_NAME(nn_depthwise) d = {
        .rows = rows, .weights = c->weights + from * c->kernel_width * c->outputs, .bias = c->bias, .input_step = input_step,
        .output_step = output_step, .row_count = (int)(to - from), .kernel_width = c->kernel_width, .stride = c->stride,
        .channels = c->outputs, .count = count, .relu = c->relu, .output = output};
    NN_NAME(nn_depthwise_row)(&d);
}

NN_FUNCTION void NN_NAME(nn_convolve_depthwise)(const nn_convolution *c, const nn_plane *in, const nn_plane *out) {
    for (int y = 0; y < out->height; y++) {
        NN_NAME(nn_depthwise_output_row)(
            c, y, in->height, in->data, in->row, 0, in->pixel, out->width, out->data + y * out->row, out->pixel);
    }
}

// ---- Upsampling ----

// The two source positions between which output position `at` lies, and the weight of the second.
typedef struct NN_NAME(nn_between) {
    ptrdiff_t low, high;
    float weight;
} NN_NAME(nn_between);
static inline NN_NAME(nn_between) NN_NAME(nn_source)(int at, int from, int to) {
    float source = ((float)at + 0.5f) * ((float)from / (float)to) - 0.5f;
    if (source < 0) source = 0;
    ptrdiff_t low = (ptrdiff_t)source;
    if (low > from - 1) low = from - 1;
    return (NN_NAME(nn_between)){low, low + 1 < from ? low + 1 : low, source - (float)low};
}

// Row `y` of a plane upsampled to width × height.
NN_FUNCTION void NN_NAME(nn_upsample_row)(
    const nn_plane *in, int y, int height, int width, float *output, ptrdiff_t output_step) {
    const NN_NAME(nn_between) rows = NN_NAME(nn_source)(y, in->height, height);
    const float *above = in->data + rows.low * in->row, *below = in->data + rows.high * in->row;
    const nn_vector wa = NN_SET(1 - rows.weight), wb = NN_SET(rows.weight);
    NN_EACH_VECTOR(channel, lanes, in->channels) {
        if (width == 2 * in->width) {
            const nn_vector near = NN_SET(0.75f), far = NN_SET(0.25f);
            nn_vector left = NN_SET(0.0f);
            float *to = output + channel;
            for (int x = 0; x < in->width; x++) {
                nn_vector here = NN_MUL(wa, NN_LOAD_N(above + x * in->pixel + channel, lanes));
                here = NN_FMA(wb, NN_LOAD_N(below + x * in->pixel + channel, lanes), here);
                if (x == 0) {
                    NN_STORE_N(to, here, lanes);
                } else {
                    NN_STORE_N(to, NN_FMA(near, left, NN_MUL(far, here)), lanes);
                    NN_STORE_N(to + output_step, NN_FMA(near, here, NN_MUL(far, left)), lanes);
                    to += output_step;
                }
                to += output_step;
                left = here;
            }
            NN_STORE_N(to, left, lanes);
        } else {
            for (int x = 0; x < width; x++) {
                const NN_NAME(nn_between) columns = NN_NAME(nn_source)(x, in->width, width);
                const ptrdiff_t l = columns.low * in->pixel + channel, r = columns.high * in->pixel + channel;
                const nn_vector left =
                    NN_FMA(wb, NN_LOAD_N(below + l, lanes), NN_MUL(wa, NN_LOAD_N(above + l, lanes)));
                const nn_vector right =
                    NN_FMA(wb, NN_LOAD_N(below + r, lanes), NN_MUL(wa, NN_LOAD_N(above + r, lanes)));
                const nn_vector y = NN_FMA(NN_SET(columns.weight), right, NN_MUL(NN_SET(1 - columns.weight), left));
                NN_STORE_N(output + x * output_step + channel, y, lanes);
            }
        }
    }
}

NN_FUNCTION void NN_NAME(nn_upsample)(const nn_plane *in, const nn_plane *out) {
    for (int y = 0; y < out->height; y++) {
        NN_NAME(nn_upsample_row)(in, y, out->height, out->width, out->data + y * out->row, out->pixel);
    }
}

// The index of the largest of `channels` values, the lowest of equal ones.
NN_INLINE int NN_NAME(nn_index_of_largest)(const float *values, int channels) {
    int index = 0;
    float largest = values[0];
    if (channels >= NN_LANES) {
        // The largest value first; neighbours mostly share its index, so that the search for it is well predicted.
        nn_vector most = NN_LOAD(values);
        NN_EACH_VECTOR(channel, lanes, channels) { most = NN_MAX(most, NN_LOAD_N(values + channel, lanes)); }
        largest = NN_LARGEST(most);
        while (index < channels - 1 && values[index] != largest) index++;
    } else {
        for (int c = 1; c < channels; c++) {
            if (values[c] > largest) {
                largest = values[c];
                index = c;
            }
        }
    }
    return index;
}

NN_FUNCTION void NN_NAME(nn_argmax)(const nn_plane *in, uint8_t *labels, float *leads) {
    for (int y = 0; y < in->height; y++) {
        const float *values = in->data + y * in->row;
        for (int x = 0; x < in->width; x++, values += in->pixel) {
            const int index = NN_NAME(nn_index_of_largest)(values, in->channels);
            *labels++ = (uint8_t)index;
            if (leads == NULL) continue;
            float second = -__builtin_inff();
            for (int c = 0; c < index; c++) second = values[c] > second ? values[c] : second;
            for (int c = index + 1; c < in->channels; c++) second = values[c] > second ? values[c] : second;
            *leads++ = values[index] - second;
        }
    }
}

NN_FUNCTION void NN_NAME(nn_double_argmax)(const nn_plane *in, const uint8_t *own, uint8_t *labels) {
// On every processor the same numbers: no product is fused with a sum.
#pragma STDC FP_CONTRACT OFF
    const nn_vector most = NN_SET(0.75f), rest = NN_SET(0.25f);
    const int height = in->height, width = in->width;
    float values[256];
    for (int row = 0; row < 2 * height; row++) {
        const int y = row / 2, above = row % 2 == 0 ? y - 1 : y + 1;
        const int far = above < 0 ? 0 : above < height ? above : height - 1;
        for (int column = 0; column < 2 * width; column++) {
            const int x = column / 2, beside = column % 2 == 0 ? x - 1 : x + 1;
            const int side = beside < 0 ? 0 : beside < width ? beside : width - 1;
            const uint8_t label = own[y * width + x];
            // Where all four pixels agree, so does anything between them.
            if (own[y * width + side] == label && own[far * width + x] == label && own[far * width + side] == label) {
                *labels++ = label;
                continue;
            }
            const float *here = in->data + y * in->row, *there = in->data + far * in->row;
            NN_EACH_VECTOR(channel, lanes, in->channels) {
                const ptrdiff_t at = x * in->pixel + channel, next = side * in->pixel + channel;
                const nn_vector inner = NN_ADD(NN_MUL(NN_LOAD_N(here + at, lanes), most), NN_MUL(NN_LOAD_N(there + at, lanes), rest));
                const nn_vector outer = NN_ADD(NN_MUL(NN_LOAD_N(here + next, lanes), most), NN_MUL(NN_LOAD_N(there + next, lanes), rest));
                NN_STORE_N(values + channel, NN_ADD(NN_MUL(inner, most), NN_MUL(outer, rest)), lanes);
            }
            *labels++ = (uint8_t)NN_NAME(nn_index_of_largest)(values, in->channels);
        }
    }
}

// ---- Chains ----

NN_FUNCTION void NN_NAME(nn_run_chain)(const nn_chain *chain) {
    const nn_convolution *expand = chain->expand, *depthwise = chain->depthwise, *project = chain->project;
    const nn_plane *in = chain->in, *out = chain->out;
    const ptrdiff_t channels = depthwise->outputs, halo = depthwise->padding * channels;
    const ptrdiff_t ring_row = in->width * channels + 2 * halo;
    const int rows = depthwise->kernel_height;
    float *middle = chain->scratch, *ring = middle + nn_round_up(out->width * channels);
    float *upsampled = ring + nn_round_up(rows * ring_row);
    if (expand) memset(ring, 0, sizeof(float) * (size_t)(rows * ring_row));
    const int above = chain->first_row * depthwise->stride - depthwise->padding;
    for (int y = chain->first_row, next = above > 0 ? above : 0; y < chain->last_row; y++) {
        const int needed = y * depthwise->stride - depthwise->padding + rows;
        for (; expand && next < needed && next < in->height; next++) {
            if (chain->low) {
                NN_NAME(nn_upsample_row)(chain->low, next, in->height, in->width, upsampled, channels);
            }
            NN_NAME(nn_pointwise_row)(
                expand, in->width, in->data + next * in->row, in->pixel, chain->low ? upsampled : NULL, channels,
                ring + (next % rows) * ring_row + halo, channels);
        }
        if (expand) {
            NN_NAME(nn_depthwise_output_row)(
                depthwise, y, in->height, ring + halo, ring_row, rows, channels, out->width, middle, channels);
        } else {
            NN_NAME(nn_depthwise_output_row)(
                depthwise, y, in->height, in->data, in->row, 0, in->pixel, out->width, middle, channels);
        }
        NN_NAME(nn_pointwise_row)(
            project, out->width, middle, channels, chain->residual ? chain->residual->data + y * chain->residual->row : NULL,
            chain->residual ? chain->residual->pixel : 0, out->data + y * out->row, out->pixel);
    }
}

// ---- Everything else ----

NN_FUNCTION void NN_NAME(nn_dot_products)(
    int32_t outputs, size_t inputs, const float *weights, const float *bias, const float *in, int relu, float *out) {
    for (int32_t o = 0; o < outputs; o++, weights += inputs) {
        nn_vector sum[4] = {NN_SET(0.0f), NN_SET(0.0f), NN_SET(0.0f), NN_SET(0.0f)};
        size_t i = 0;
        for (; i + 4 * NN_LANES <= inputs; i += 4 * NN_LANES) {
            NN_UNROLL for (int s = 0; s < 4; s++) {
                sum[s] = NN_FMA(NN_LOAD(weights + i + s * NN_LANES), NN_LOAD(in + i + s * NN_LANES), sum[s]);
            }
        }
        float lanes[NN_LANES];
        NN_STORE(lanes, NN_ADD(NN_ADD(sum[0], sum[1]), NN_ADD(sum[2], sum[3])));
        float total = bias[o];
        for (int l = 0; l < NN_LANES; l++) total += lanes[l];
        for (; i < inputs; i++) total += weights[i] * in[i];
        out[o] = relu && total < 0 ? 0 : total;
    }
}

NN_FUNCTION void NN_NAME(nn_relu)(size_t count, const float *in, float *out) {
    NN_EACH_VECTOR(at, lanes, count) { NN_STORE_N(out + at, NN_MAX(NN_LOAD_N(in + at, lanes), NN_SET(0.0f)), lanes); }
}

NN_FUNCTION void NN_NAME(nn_add)(size_t count, const float *a, const float *b, int relu, float *out) {
    NN_EACH_VECTOR(at, lanes, count) {
        nn_vector sum = NN_ADD(NN_LOAD_N(a + at, lanes), NN_LOAD_N(b + at, lanes));
        NN_STORE_N(out + at, relu ? NN_MAX(sum, NN_SET(0.0f)) : sum, lanes);
    }
}

NN_FUNCTION void NN_NAME(nn_pool)(
    nn_pool_kind kind, int32_t kernel, int32_t stride, int32_t padding, const nn_plane *in, const nn_plane *out) {
    const float scale = 1.0f / (float)(kernel * kernel);
    for (int y = 0; y < out->height; y++) {
        const ptrdiff_t top = NN_NAME(nn_clamp)((ptrdiff_t)y * stride - padding, 0, in->height);
        const ptrdiff_t bottom = NN_NAME(nn_clamp)((ptrdiff_t)y * stride - padding + kernel, 0, in->height);
        for (int x = 0; x < out->width; x++) {
            const ptrdiff_t left = NN_NAME(nn_clamp)((ptrdiff_t)x * stride - padding, 0, in->width);
            const ptrdiff_t right = NN_NAME(nn_clamp)((ptrdiff_t)x * stride - padding + kernel, 0, in->width);
            NN_EACH_VECTOR(channel, lanes, in->channels) {
                nn_vector result = NN_SET(kind == NN_POOL_MAX ? -__builtin_inff() : 0.0f);
                for (ptrdiff_t j = top; j < bottom; j++) {
                    for (ptrdiff_t i = left; i < right; i++) {
                        nn_vector value = NN_LOAD_N(in->data + j * in->row + i * in->pixel + channel, lanes);
                        result = kind == NN_POOL_MAX ? NN_MAX(result, value) : NN_ADD(result, value);
                    }
                }
                if (kind == NN_POOL_AVERAGE) result = NN_MUL(result, NN_SET(scale));
                NN_STORE_N(out->data + y * out->row + x * out->pixel + channel, result, lanes);
            }
        }
    }
}

NN_FUNCTION void NN_NAME(nn_pool_global)(const nn_plane *in, float *out) {
    const nn_vector scale = NN_SET(1.0f / ((float)in->height * (float)in->width));
    NN_EACH_VECTOR(channel, lanes, in->channels) {
        nn_vector total = NN_SET(0.0f);
        for (int y = 0; y < in->height; y++) {
            nn_vector sum = NN_SET(0.0f);
            for (int x = 0; x < in->width; x++) {
                sum = NN_ADD(sum, NN_LOAD_N(in->data + y * in->row + x * in->pixel + channel, lanes));
            }
            total = NN_ADD(total, sum);
        }
        NN_STORE_N(out + channel, NN_MUL(total, scale), lanes);
    }
}

const nn_kernels NN_NAME(nn_kernels) = {
    .lanes = NN_LANES,
    .convolve = NN_NAME(nn_convolve),
    .convolve_places = NN_NAME(nn_convolve_places),
    .convolve_transposed = NN_NAME(nn_convolve_transposed),
    .convolve_depthwise = NN_NAME(nn_convolve_depthwise),
    .run_chain = NN_NAME(nn_run_chain),
    .dot_products = NN_NAME(nn_dot_products),
    .relu = NN_NAME(nn_relu),
    .add = NN_NAME(nn_add),
    .pool = NN_NAME(nn_pool),
    .pool_global = NN_NAME(nn_pool_global),
    .upsample = NN_NAME(nn_upsample),
    .argmax = NN_NAME(nn_argmax),
    .double_argmax = NN_NAME(nn_double_argmax),
};
