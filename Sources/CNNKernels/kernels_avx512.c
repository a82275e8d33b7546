// The kernels for AVX-512: 32 registers of 16 floats.
#if defined(__x86_64__)
#include <immintrin.h>
#define NN_NAME(name) name##_avx512
#define NN_TARGET __attribute__((target("avx512f,avx2,fma")))
#define NN_LANES 16
#define NN_PIXELS_1 14
#define NN_PIXELS_2 14
#define NN_PIXELS_3 9
#define NN_DEPTHWISE_PIXELS 8
typedef __m512 nn_vector;
#define NN_LOAD(p) _mm512_loadu_ps(p)
#define NN_STORE(p, v) _mm512_storeu_ps(p, v)
#define NN_SET(x) _mm512_set1_ps(x)
#define NN_FMA(a, b, c) _mm512_fmadd_ps(a, b, c)
#define NN_ADD(a, b) _mm512_add_ps(a, b)
#define NN_MUL(a, b) _mm512_mul_ps(a, b)
#define NN_MAX(a, b) _mm512_max_ps(a, b)
#define NN_LARGEST(v) _mm512_reduce_max_ps(v)
#include "kernels_template.h"
#endif
