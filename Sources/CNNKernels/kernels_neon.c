// The kernels for NEON on 64-bit ARM: 32 registers of 4 floats.
#if defined(__aarch64__)
#include <arm_neon.h>
#define NN_NAME(name) name##_neon
#define NN_TARGET
#define NN_LANES 4
#define NN_PIXELS_1 12
#define NN_PIXELS_2 12
#define NN_PIXELS_3 8
#define NN_DEPTHWISE_PIXELS 8
typedef float32x4_t nn_vector;
#define NN_LOAD(p) vld1q_f32(p)
#define NN_STORE(p, v) vst1q_f32(p, v)
#define NN_SET(x) vdupq_n_f32(x)
#define NN_FMA(a, b, c) vfmaq_f32(c, a, b)
#define NN_ADD(a, b) vaddq_f32(a, b)
#define NN_MUL(a, b) vmulq_f32(a, b)
#define NN_MAX(a, b) vmaxq_f32(a, b)
#define NN_LARGEST(v) vmaxvq_f32(v)
#include "kernels_template.h"
#endif
