// The scans for NEON on 64-bit ARM: a block is four vectors of 4 rows.
#if defined(__aarch64__)
#include <arm_neon.h>
#define VS_NAME(name) name##_neon
#define VS_TARGET
#define VS_LANES 4
typedef float32x4_t vs_floats;
typedef int32x4_t vs_ints;
#define VS_LOAD(p) vld1q_f32(p)
#define VS_STORE(p, v) vst1q_f32(p, v)
#define VS_SET(x) vdupq_n_f32(x)
#define VS_FMA(a, b, c) vfmaq_f32(c, a, b)
#define VS_ADD(a, b) vaddq_f32(a, b)
#define VS_MUL(a, b) vmulq_f32(a, b)
#define VS_ANY_AT_LEAST(v, least) (vmaxvq_u32(vcgeq_f32(v, least)) != 0)
#define VS_ZERO_INTS vdupq_n_s32(0)
#define VS_TO_FLOATS(v) vcvtq_f32_s32(v)
#define VS_PAIR(p) vreinterpretq_s32_s16(vcombine_s16(vs_pair_neon(p), vs_pair_neon(p)))
#define VS_QUAD(p, even, odd, sum) vs_quad_neon(p, even, odd, sum)
static inline int16x4_t vs_pair_neon(const int16_t *p) {
    return vzip1_s16(vdup_n_s16(p[0]), vdup_n_s16(p[1]));
}
static inline int32x4_t vs_products_neon(int16x8_t a, int16x8_t b) {
    return vpaddq_s32(vmull_s16(vget_low_s16(a), vget_low_s16(b)), vmull_high_s16(a, b));
}
static inline int32x4_t vs_quad_neon(const int8_t *p, int32x4_t even, int32x4_t odd, int32x4_t sum) {
    // Every int16 lane holds two int8; shifts single them out, with their sign.
    const int16x8_t x = vreinterpretq_s16_s8(vld1q_s8(p));
    const int16x8_t low = vshrq_n_s16(vshlq_n_s16(x, 8), 8), high = vshrq_n_s16(x, 8);
    return vaddq_s32(
        sum, vaddq_s32(
                 vs_products_neon(low, vreinterpretq_s16_s32(even)),
                 vs_products_neon(high, vreinterpretq_s16_s32(odd))));
}
#include "scan_template.h"
#endif
