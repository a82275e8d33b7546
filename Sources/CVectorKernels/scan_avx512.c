// The scans for AVX-512: a block is one vector of 16 rows.
#if defined(__x86_64__)
#include <immintrin.h>
#include <stdint.h>
#include <string.h>
#define VS_NAME(name) name##_avx512
#define VS_TARGET __attribute__((target("avx512f,avx512bw")))
#define VS_LANES 16
typedef __m512 vs_floats;
typedef __m512i vs_ints;
#define VS_LOAD(p) _mm512_load_ps(p)
#define VS_STORE(p, v) _mm512_storeu_ps(p, v)
#define VS_SET(x) _mm512_set1_ps(x)
#define VS_FMA(a, b, c) _mm512_fmadd_ps(a, b, c)
#define VS_ADD(a, b) _mm512_add_ps(a, b)
#define VS_MUL(a, b) _mm512_mul_ps(a, b)
#define VS_ANY_AT_LEAST(v, least) (_mm512_cmp_ps_mask(v, least, _CMP_GE_OQ) != 0)
#define VS_ZERO_INTS _mm512_setzero_si512()
#define VS_TO_FLOATS(v) _mm512_cvtepi32_ps(v)
#define VS_PAIR(p) vs_pair_avx512(p)
#define VS_QUAD(p, even, odd, sum) vs_quad_avx512(p, even, odd, sum)
VS_TARGET static inline __m512i vs_pair_avx512(const int16_t *p) {
    int32_t pair;
    memcpy(&pair, p, sizeof pair);
    return _mm512_set1_epi32(pair);
}
VS_TARGET static inline __m512i vs_quad_avx512(const int8_t *p, __m512i even, __m512i odd, __m512i sum) {
    // Every int16 lane holds two int8; shifts single them out, with their sign.
    const __m512i x = _mm512_load_si512((const __m512i *)p);
    const __m512i low = _mm512_srai_epi16(_mm512_slli_epi16(x, 8), 8), high = _mm512_srai_epi16(x, 8);
    return _mm512_add_epi32(sum, _mm512_add_epi32(_mm512_madd_epi16(low, even), _mm512_madd_epi16(high, odd)));
}
#include "scan_template.h"
#endif
