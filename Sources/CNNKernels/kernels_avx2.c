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
#include "kernels_template.h"
#endif
