// The scans for AVX2 with FMA: a block is two vectors of 8 rows.
#if defined(__x86_64__)
#include <immintrin.h>
#include <stdint.h>
#include <string.h>
#define VS_NAME(name) name##_avx2
#define VS_TARGET __attribute__((target("avx2,fma")))
#define VS_LANES 8
typedef __m256 vs_floats;
typedef __m256i vs_ints;
#define VS_LOAD(p) _mm256_load_ps(p)
#define VS_STORE(p, v) _mm256_storeu_ps(p, v)
#define VS_SET(x) _mm256_set1_ps(x)
#define VS_FMA(a, b, c) _mm256_fmadd_ps(a, b, c)
#define VS_ADD(a, b) _mm256_add_ps(a, b)
#define VS_MUL(a, b) _mm256_mul_ps(a, b)
#define VS_ANY_AT_LEAST(v, least) (_mm256_movemask_ps(_mm256_cmp_ps(v, least, _CMP_GE_OQ)) != 0)
#define VS_ZERO_INTS _mm256_setzero_si256()
#define VS_TO_FLOATS(v) _mm256_cvtepi32_ps(v)
#define VS_PAIR(p) vs_pair_avx2(p)
#define VS_QUAD(p, even, odd, sum) vs_quad_avx2(p, even, odd, sum)
VS_TARGET static inline __m256i vs_pair_avx2(const int16_t *p) {
    int32_t pair;
    memcpy(&pair, p, sizeof pair);
    return _mm256_set1_epi32(pair);
}
VS_TARGET static inline __m256i vs_quad_avx2(const int8_t *p, __m256i even, __m256i odd, __m256i sum) {
    // Every int16 lane holds two int8; shifts single them out, with their sign.
    const __m256i x = _mm256_load_si256((const __m256i *)p);
    const __m256i low = _mm256_srai_epi16(_mm256_slli_epi16(x, 8), 8), high = _mm256_srai_epi16(x, 8);
    return _mm256_add_epi32(sum, _mm256_add_epi32(_mm256_madd_epi16(low, even), _mm256_madd_epi16(high, odd)));
}
#include "scan_template.h"
#endif
