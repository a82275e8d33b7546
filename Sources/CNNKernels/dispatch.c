// Picks the kernels of an instruction set.
#include "kernels_table.h"

static const nn_kernels *nn_table(nn_isa isa) {
    switch (isa) {
#if defined(__x86_64__)
        case NN_AVX2: return &nn_kernels_avx2;
        case NN_AVX512: return &nn_kernels_avx512;
#endif
#if defined(__aarch64__)
        case NN_NEON: return &nn_kernels_neon;
#endif
        default: return &nn_kernels_portable;
    }
}

int nn_isa_available(nn_isa isa) {
    switch (isa) {
        case NN_PORTABLE: return 1;
#if defined(__x86_64__)
        case NN_AVX2: return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
        case NN_AVX512:
            return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#endif
#if defined(__aarch64__)
        case NN_NEON: return 1;
#endif
        default: return 0;
    }
}

int nn_isa_lanes(nn_isa isa) { return nn_table(isa)->lanes; }

void nn_convolve(nn_isa isa, const nn_convolution *c, const nn_plane *in, const nn_plane *add, const nn_plane *out) {
    nn_table(isa)->convolve(c, in, add, out);
}
void nn_convolve_places(
    nn_isa isa, const nn_convolution *c, const nn_numbers *in, const float *vectors, int32_t count, const int32_t *places,
    float *scratch, float *out) {
    nn_table(isa)->convolve_places(c, in, vectors, count, places, scratch, out);
}
size_t nn_places_scratch(const nn_convolution *c) {
    return (size_t)NN_MOST_PLACES * (size_t)(c->kernel_height * c->kernel_width * c->inputs);
}
void nn_convolve_transposed(nn_isa isa, const nn_convolution *c, const nn_plane *in, const nn_plane *out) {
    nn_table(isa)->convolve_transposed(c, in, out);
}
void nn_convolve_depthwise(nn_isa isa, const nn_convolution *c, const nn_plane *in, const nn_plane *out) {
    nn_table(isa)->convolve_depthwise(c, in, out);
}
void nn_run_chain(nn_isa isa, const nn_chain *chain) { nn_table(isa)->run_chain(chain); }
void nn_dot_products(
    nn_isa isa, int32_t outputs, size_t inputs, const float *weights, const float *bias, const float *in, int relu,
    float *out) {
    nn_table(isa)->dot_products(outputs, inputs, weights, bias, in, relu, out);
}
void nn_relu(nn_isa isa, size_t count, const float *in, float *out) { nn_table(isa)->relu(count, in, out); }
void nn_add(nn_isa isa, size_t count, const float *a, const float *b, int relu, float *out) {
    nn_table(isa)->add(count, a, b, relu, out);
}
void nn_pool(
    nn_isa isa, nn_pool_kind kind, int32_t kernel, int32_t stride, int32_t padding, const nn_plane *in,
    const nn_plane *out) {
    nn_table(isa)->pool(kind, kernel, stride, padding, in, out);
}
void nn_pool_global(nn_isa isa, const nn_plane *in, float *out) { nn_table(isa)->pool_global(in, out); }
void nn_upsample(nn_isa isa, const nn_plane *in, const nn_plane *out) { nn_table(isa)->upsample(in, out); }
void nn_argmax(nn_isa isa, const nn_plane *in, uint8_t *labels, float *leads) { nn_table(isa)->argmax(in, labels, leads); }
void nn_double_argmax(nn_isa isa, const nn_plane *in, const uint8_t *own, uint8_t *labels) {
    nn_table(isa)->double_argmax(in, own, labels);
}
