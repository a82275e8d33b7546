// The scans through the compiler's own vectors of four, for whatever the target's base instruction set is.
#include <stdint.h>
#include <string.h>
#define VS_NAME(name) name##_portable
#define VS_TARGET
#define VS_LANES 4
typedef float vs_floats __attribute__((vector_size(16)));
typedef int32_t vs_ints __attribute__((vector_size(16)));
#define VS_LOAD(p) (*(const vs_floats *)(p))
#define VS_STORE(p, v) memcpy(p, &(v), sizeof(vs_floats))
#define VS_SET(x) vs_set_portable(x)
static inline vs_floats vs_set_portable(float x) { return (vs_floats){x, x, x, x}; }
#define VS_FMA(a, b, c) ((a) * (b) + (c))
#define VS_ADD(a, b) ((a) + (b))
#define VS_MUL(a, b) ((a) * (b))
#define VS_ANY_AT_LEAST(v, least) vs_any_portable((v) >= (least))
static inline int vs_any_portable(vs_ints mask) { return (mask[0] | mask[1] | mask[2] | mask[3]) != 0; }
#define VS_ZERO_INTS ((vs_ints){0, 0, 0, 0})
#define VS_TO_FLOATS(v) __builtin_convertvector(v, vs_floats)
#define VS_PAIR(p) vs_pair_portable(p)
#define VS_QUAD(p, even, odd, sum) vs_quad_portable(p, even, odd, sum)
static inline vs_ints vs_pair_portable(const int16_t *p) {
    int32_t pair;
    memcpy(&pair, p, sizeof pair);
    return (vs_ints){pair, pair, pair, pair};
}
static inline vs_ints vs_quad_portable(const int8_t *p, vs_ints even, vs_ints odd, vs_ints sum) {
    // Written for little-endian machines, as are the other instruction sets: the first of a pair is the low half.
    vs_ints x;
    memcpy(&x, p, sizeof x);
    const vs_ints a = x << 24 >> 24, b = x << 16 >> 24, c = x << 8 >> 24, d = x >> 24;
    return sum + a * (even << 16 >> 16) + b * (odd << 16 >> 16) + c * (even >> 16) + d * (odd >> 16);
}
#include "scan_template.h"
