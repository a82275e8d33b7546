#include "CPlainRead.h"

typedef float floats_16 __attribute__((vector_size(64)));
typedef float floats_8 __attribute__((vector_size(32)));
typedef float floats_4 __attribute__((vector_size(16)));

// Four sums, so that additions wait for memory and not for one another.
#define PLAIN_READ(lanes, attribute)                                                                                  \
    attribute static float plain_read_##lanes(const float *values, size_t count) {                                    \
        floats_##lanes sums[4] = {{0}};                                                                               \
        for (size_t i = 0; i + 4 * lanes <= count; i += 4 * lanes) {                                                  \
            for (int s = 0; s < 4; s++) sums[s] += *(const floats_##lanes *)(values + i + s * lanes);                 \
        }                                                                                                             \
        const floats_##lanes sum = sums[0] + sums[1] + sums[2] + sums[3];                                             \
        float total = 0;                                                                                              \
        for (int lane = 0; lane < lanes; lane++) total += sum[lane];                                                  \
        return total;                                                                                                 \
    }

#if defined(__x86_64__)
PLAIN_READ(16, __attribute__((target("avx512f"))))
PLAIN_READ(8, __attribute__((target("avx2"))))
#endif
PLAIN_READ(4, )

float plain_read(const float *values, size_t count, int lanes) {
    switch (lanes) {
#if defined(__x86_64__)
        case 16: return plain_read_16(values, count);
        case 8: return plain_read_8(values, count);
#endif
        default: return plain_read_4(values, count);
    }
}
