/// Neural network kernels on float32 tensors, H×W×C, the channels of a pixel side by side.
///
/// One source (`kernels_template.h`) is compiled for several instruction sets; the caller names the one to use. Nothing here
/// checks sizes or allocates memory: that is the task of the Swift module `NeuralNetwork`.
#ifndef MUGMOJI_CNN_KERNELS_H
#define MUGMOJI_CNN_KERNELS_H

#include <stddef.h>
#include <stdint.h>

/// An instruction set that the kernels may be compiled for.
typedef enum nn_isa { NN_PORTABLE = 0, NN_NEON = 1, NN_AVX2 = 2, NN_AVX512 = 3 } nn_isa;

/// 1 when the kernels were compiled for `isa` and this machine runs them.
int nn_isa_available(nn_isa isa);

/// Floats in a vector of `isa`.
int nn_isa_lanes(nn_isa isa);

/// A tensor in memory. Offsets count floats. `data` points to pixel (0, 0); a halo of zeros may lie around each row.
typedef struct nn_plane {
    float *data;
    ptrdiff_t row, pixel;
    int32_t height, width, channels;
} nn_plane;

/// A packed convolution (see `nn_pack_convolution`): sizes, and weights and bias in the order the kernels read them.
typedef struct nn_convolution {
    const float *weights, *bias;
    int32_t inputs, outputs, kernel_height, kernel_width, stride, padding;
    int32_t relu;
} nn_convolution;

/// Floats of packed weights for `rows` input values and `outputs` channels.
size_t nn_packed_size(nn_isa isa, size_t rows, int32_t outputs);

/// Floats of a packed bias.
size_t nn_packed_bias_size(nn_isa isa, int32_t outputs);

void nn_pack_bias(nn_isa isa, int32_t outputs, const float *bias, float *packed);

/// Packs the input channels `first ..< first + inputs` of weights O×I×H×W with I = `all_inputs`.
void nn_pack_convolution(
    nn_isa isa, const nn_convolution *c, int32_t all_inputs, int32_t first, const float *weights, float *packed);

/// Packs the weights I×O×H×W of a transposed convolution.
void nn_pack_transposed(nn_isa isa, const nn_convolution *c, const float *weights, float *packed);

/// `out = act(conv(in) + bias + add)`; `add` may be NULL and must not overlap `out`. The rows of `in` carry `padding` halo pixels of zeros on
/// both sides. Rows above and below count as zeros and need not exist. A convolution wider than 1 needs `in->pixel == in->channels`.
void nn_convolve(nn_isa isa, const nn_convolution *c, const nn_plane *in, const nn_plane *add, const nn_plane *out);

/// The number of each pixel's vector, in place of a plane whose pixels mostly repeat one another: equal numbers, equal vectors. Vectors lie one
/// after the other, and number 0 is zeros. `data` points to pixel (0, 0), and a border of zeros as wide as the padding of the next convolution
/// lies around all sides.
typedef struct nn_numbers {
    int32_t *data;
    ptrdiff_t row;
    int32_t height, width;
} nn_numbers;

/// Numbers the colours of height × width pixels of three bytes, from 1 on; `colors` takes them (lowest byte first), at most one a pixel.
/// Returns how many there are.
int32_t nn_number_colors(const uint8_t *pixels, const nn_numbers *out, uint32_t *colors);

#define NN_SAMPLES_PER_PIXEL 2

/// Where the samples of a picture lie along one side of a map of cells: for each the first of the four cells around it, which never falls, and
/// their weights, which sum to 1. `count` is a multiple of 8.
typedef struct nn_samples {
    int32_t count;
    const int32_t *cells;
    const float *weights;
} nn_samples;

/// A map of height × width cells, each with one of `count` classes, and a colour of three bytes for each class.
typedef struct nn_classes {
    int32_t height, width;
    const uint8_t *cells;
    int32_t count;
    const uint8_t *palette;
} nn_classes;

/// Draws size × size pixels of three bytes. Each sample takes the class with the largest sum of weights in the 4 × 4 cells around it, the lowest
/// of equals; 2 × 2 samples make a pixel. Where all cells around a few samples are of one class nothing is weighed. Samples beyond the last pixel
/// are not shown. `scratch` has `nn_classes_scratch` bytes.
void nn_draw_classes(
    const nn_classes *c, const nn_samples *columns, const nn_samples *rows, int32_t size, uint8_t *scratch, uint8_t *pixels);
size_t nn_classes_scratch(const nn_classes *c, const nn_samples *columns);

/// Numbers the output pixels of a convolution, from 1 on: one that sees the same as its neighbour at the left or above has its number. `places`,
/// with room for every pixel, takes for each number where the window of the first pixel that has it begins, counted from `in->data`.
/// `scratch` has `nn_repeats_scratch` bytes. Returns how many there are.
int32_t nn_find_repeats(
    const nn_convolution *c, const nn_numbers *in, const nn_numbers *out, uint8_t *scratch, int32_t *places);
size_t nn_repeats_scratch(const nn_convolution *c, const nn_numbers *in);

/// The convolution at `count` places of `in`, whose vectors are `vectors`: one vector each, one after the other. The numbers are those of
/// `nn_convolve`, bit for bit. `scratch` has `nn_places_scratch` floats.
void nn_convolve_places(
    nn_isa isa, const nn_convolution *c, const nn_numbers *in, const float *vectors, int32_t count, const int32_t *places,
    float *scratch, float *out);
size_t nn_places_scratch(const nn_convolution *c);

/// Transposed convolution. The rows of `in` carry a halo of `nn_transposed_halo` pixels on both sides.
void nn_convolve_transposed(nn_isa isa, const nn_convolution *c, const nn_plane *in, const nn_plane *out);
int32_t nn_transposed_halo(const nn_convolution *c, int32_t output_padding);

/// Depthwise convolution with weights H×W×C (not packed otherwise) and bias C. The rows of `in` carry `padding` halo pixels.
void nn_convolve_depthwise(nn_isa isa, const nn_convolution *c, const nn_plane *in, const nn_plane *out);

/// A chain of layers, computed row by row so that what lies between them stays in cache:
/// `expand` (1×1, may be NULL) → `depthwise` → `project` (1×1) → sum with `residual` (may be NULL) → ReLU where `project->relu`.
/// `low` (may be NULL; half the height and width of `in`, `expand->outputs` channels) is upsampled ×2, bilinear, and added before the activation
/// of `expand`. Of `out` the rows `first_row` up to `last_row` are computed.
typedef struct nn_chain {
    const nn_convolution *expand, *depthwise, *project;
    const nn_plane *in, *low, *residual, *out;
    int32_t first_row, last_row;
    float *scratch;
} nn_chain;

/// Floats of scratch memory that a chain with an expansion needs.
size_t nn_chain_scratch(const nn_chain *chain);
void nn_run_chain(nn_isa isa, const nn_chain *chain);

/// `out[o] = act(bias[o] + Σ weights[o * inputs + i] in[i])`.
void nn_dot_products(
    nn_isa isa, int32_t outputs, size_t inputs, const float *weights, const float *bias, const float *in, int relu,
    float *out);

void nn_relu(nn_isa isa, size_t count, const float *in, float *out);
void nn_add(nn_isa isa, size_t count, const float *a, const float *b, int relu, float *out);

typedef enum nn_pool_kind { NN_POOL_MAX = 0, NN_POOL_AVERAGE = 1 } nn_pool_kind;

/// Pooling; pixels beyond the edge do not count for a maximum, and count as zeros for an average (its divisor stays `kernel`²).
void nn_pool(
    nn_isa isa, nn_pool_kind kind, int32_t kernel, int32_t stride, int32_t padding, const nn_plane *in,
    const nn_plane *out);

/// Mean over all pixels, one value a channel.
void nn_pool_global(nn_isa isa, const nn_plane *in, float *out);

/// Bilinear resampling to the size of `out`, half-pixel centres, clamped at the edges.
void nn_upsample(nn_isa isa, const nn_plane *in, const nn_plane *out);

/// The index of the largest channel (the lowest of equal ones) of each pixel, and by how much it leads the largest of the others
/// where `leads` is not NULL.
void nn_argmax(nn_isa isa, const nn_plane *in, uint8_t *labels, float *leads);

/// The index of the largest channel of each pixel after bilinear doubling of height and width. `own` are the indices before it; where those of
/// the four pixels around agree nothing is computed. At most 256 channels.
void nn_double_argmax(nn_isa isa, const nn_plane *in, const uint8_t *own, uint8_t *labels);

/// `count` matrices of rows × columns, one after the other, each to columns × rows.
void nn_transpose(int32_t count, int32_t rows, int32_t columns, const float *in, float *out);

/// Half precision (`bfloat` 0: IEEE binary16, 1: bfloat16), little-endian, to float32.
void nn_widen(const uint8_t *bytes, size_t count, int bfloat, float *out);

#endif
