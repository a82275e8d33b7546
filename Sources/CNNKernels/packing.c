// Brings weights into the order in which the kernels read them: block of channels, input value, channel of the block.
#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "kernels_table.h"

size_t nn_packed_size(nn_isa isa, size_t rows, int32_t outputs) {
    const int lanes = nn_isa_lanes(isa);
    return rows * (size_t)(nn_vectors(lanes, outputs) * lanes);
}

size_t nn_packed_bias_size(nn_isa isa, int32_t outputs) { return nn_packed_size(isa, 1, outputs); }

// One tap of all blocks: input values `row ..< row + inputs` of `rows`. `source` is the tap of output 0 and input 0.
static void nn_pack_tap(
    int lanes, int32_t outputs, int32_t inputs, size_t rows, size_t row, const float *source, ptrdiff_t output_step,
    ptrdiff_t input_step, float *packed) {
    const int vectors = nn_vectors(lanes, outputs);
    for (int v = 0; v < vectors;) {
        const int width = nn_block(vectors - v);
        float *block = packed + rows * (size_t)(v * lanes) + row * (size_t)(width * lanes);
        for (int j = 0; j < width; j++) {
            const int start = nn_vector_start(lanes, outputs, v + j);
            for (int lane = 0; lane < lanes; lane++) {
                const float *from = source + (start + lane) * output_step;
                float *to = block + j * lanes + lane;
                for (int32_t i = 0; i < inputs; i++) {
                    to[(ptrdiff_t)i * width * lanes] = start + lane < outputs ? from[i * input_step] : 0;
                }
            }
        }
        v += width;
    }
}

void nn_pack_bias(nn_isa isa, int32_t outputs, const float *bias, float *packed) {
    nn_pack_tap(nn_isa_lanes(isa), outputs, 1, 1, 0, bias, 1, 1, packed);
}

void nn_pack_convolution(
    nn_isa isa, const nn_convolution *c, int32_t all_inputs, int32_t first, const float *weights, float *packed) {
    const int taps = c->kernel_height * c->kernel_width;
    for (int tap = 0; tap < taps; tap++) {
        nn_pack_tap(
            nn_isa_lanes(isa), c->outputs, c->inputs, (size_t)taps * (size_t)c->inputs, (size_t)tap * (size_t)c->inputs,
            weights + (ptrdiff_t)first * taps + tap, (ptrdiff_t)all_inputs * taps, taps, packed);
    }
}

void nn_pack_transposed(nn_isa isa, const nn_convolution *c, const float *weights, float *packed) {
    const int taps = c->kernel_height * c->kernel_width;
    for (int py = 0; py < c->stride; py++) {
        const nn_phase vertical = nn_transposed_phase(py, c->kernel_height, c->stride, c->padding);
        for (int px = 0; px < c->stride; px++) {
            const nn_phase across = nn_transposed_phase(px, c->kernel_width, c->stride, c->padding);
            const size_t rows = (size_t)(vertical.count * across.count) * (size_t)c->inputs;
            for (int y = 0; y < vertical.count; y++) {
                for (int x = 0; x < across.count; x++) {
                    const int tap =
                        (vertical.first - y * c->stride) * c->kernel_width + across.first - x * c->stride;
                    nn_pack_tap(
                        nn_isa_lanes(isa), c->outputs, c->inputs, rows,
                        (size_t)(y * across.count + x) * (size_t)c->inputs, weights + tap, taps,
                        (ptrdiff_t)c->outputs * taps, packed);
                }
            }
            packed += nn_packed_size(isa, rows, c->outputs);
        }
    }
}

static int32_t nn_floor_div(int32_t a, int32_t b) { return a >= 0 ? a / b : -((b - 1 - a) / b); }

int32_t nn_transposed_halo(const nn_convolution *c, int32_t output_padding) {
    const int32_t left = (c->kernel_width + c->stride - 1) / c->stride - 1;
    const int32_t right = nn_floor_div(c->kernel_width - 1 + output_padding - c->padding, c->stride);
    return left > right ? left : right;
}

size_t nn_chain_scratch(const nn_chain *chain) {
    const nn_convolution *d = chain->depthwise;
    const ptrdiff_t channels = d->outputs, halo = 2 * d->padding * channels;
    ptrdiff_t size = nn_round_up(chain->out->width * channels);
    if (chain->expand) size += nn_round_up(d->kernel_height * (chain->in->width * channels + halo));
    if (chain->low) size += nn_round_up(chain->in->width * channels);
    return (size_t)size;
}

void nn_transpose(int32_t count, int32_t rows, int32_t columns, const float *in, float *out) {
    for (int32_t n = 0; n < count; n++, in += (ptrdiff_t)rows * columns, out += (ptrdiff_t)rows * columns) {
        // Sixteen rows at a time, so that what is read stays in the nearest cache until all of its line was used.
        for (int32_t top = 0; top < rows; top += 16) {
            const int32_t height = rows - top < 16 ? rows - top : 16;
            for (int32_t x = 0; x < columns; x++) {
                const float *from = in + (ptrdiff_t)top * columns + x;
                float *to = out + (ptrdiff_t)x * rows + top;
                for (int32_t y = 0; y < height; y++) to[y] = from[(ptrdiff_t)y * columns];
            }
        }
    }
}

#if defined(__x86_64__)
// By the processor's own instruction, eight at a time; returns how many.
__attribute__((target("avx,f16c"))) static size_t nn_widen_f16c(const uint8_t *bytes, size_t count, float *out) {
    size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        _mm256_storeu_ps(out + i, _mm256_cvtph_ps(_mm_loadu_si128((const __m128i *)(bytes + 2 * i))));
    }
    return i;
}
#endif

void nn_widen(const uint8_t *bytes, size_t count, int bfloat, float *out) {
    size_t i = 0;
#if defined(__x86_64__)
    if (!bfloat && __builtin_cpu_supports("avx") && __builtin_cpu_supports("f16c")) {
        i = nn_widen_f16c(bytes, count, out);
    }
#endif
    for (; i < count; i++) {
        const uint32_t half = (uint32_t)bytes[2 * i] | (uint32_t)bytes[2 * i + 1] << 8;
        union {
            uint32_t bits;
            float value;
        } u;
        if (bfloat) {
            u.bits = half << 16;
        } else {
            // Scaling by 2^112 sets the exponent right, for subnormal numbers too; infinity and NaN keep theirs.
            u.bits = (half & 0x7fff) << 13;
            u.value *= 0x1p112f;
            if ((half & 0x7c00) == 0x7c00) u.bits |= 0x7f800000;
            u.bits |= (half & 0x8000) << 16;
        }
        out[i] = u.value;
    }
}
