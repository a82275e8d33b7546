// The kernels for AVX2 with FMA: 16 registers of 8 floats.
#if defined(__x86_64__)
#include <immintrin.h>
#define NN_NAME(name) name##_avx2
#define NN_TARGET __attribute__((target("avx2,fma")))
#define NN_LANES 8
#define NN_PIXELS_1 8
#define NN_PIXELS_2 6
#define NN_PIXELS_3 4
#define NN_DEPTHWISE_PIXELS 4
typedef __m256 nn_vector;
#define NN_LOAD(p) _mm256_loadu_ps(p)
#define NN_STORE(p, v) _mm256_storeu_ps(p, v)
#define NN_SET(x) _mm256_set1_ps(x)
#define NN_FMA(a, b, c) _mm256_fmadd_ps(a, b, c)
#define NN_ADD(a, b) _mm256_add_ps(a, b)
#define NN_MUL(a, b) _mm256_mul_ps(a, b)
#define NN_MAX(a, b) _mm256_max_ps(a, b)
#define NN_LARGEST(v) nn_largest_avx2(v)
NN_TARGET static inline float nn_largest_avx2(__m256 v) {
    __m128 four = _mm_max_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
    __m128 two = _mm_max_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_max_ss(two, _mm_movehdup_ps(two)));
}
#include "kernels_template.h"
#endif
