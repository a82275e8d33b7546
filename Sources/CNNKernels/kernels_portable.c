// The kernels through the compiler's own vectors of four floats, for whatever the target's base instruction set is.
#define NN_NAME(name) name##_portable
#define NN_TARGET
#define NN_LANES 4
#define NN_PIXELS_1 8
#define NN_PIXELS_2 6
#define NN_PIXELS_3 4
#define NN_DEPTHWISE_PIXELS 4
typedef float nn_vector __attribute__((vector_size(16)));
typedef float nn_unaligned_vector __attribute__((vector_size(16), aligned(4), may_alias));
#define NN_LOAD(p) (*(const nn_unaligned_vector *)(p))
#define NN_STORE(p, v) (*(nn_unaligned_vector *)(p) = (v))
#define NN_SET(x) ((nn_vector){(x), (x), (x), (x)})
#define NN_FMA(a, b, c) ((a) * (b) + (c))
#define NN_ADD(a, b) ((a) + (b))
#define NN_MUL(a, b) ((a) * (b))
#define NN_MAX(a, b) nn_max_portable(a, b)
static inline nn_vector nn_max_portable(nn_vector a, nn_vector b) {
    typedef int nn_mask __attribute__((vector_size(16)));
    nn_mask m = a > b;
    return (nn_vector)(((nn_mask)a & m) | ((nn_mask)b & ~m));
}
#define NN_LARGEST(v) nn_largest_portable(v)
static inline float nn_largest_portable(nn_vector v) {
    float a = v[0] > v[1] ? v[0] : v[1], b = v[2] > v[3] ? v[2] : v[3];
    return a > b ? a : b;
}
#include "kernels_template.h"
