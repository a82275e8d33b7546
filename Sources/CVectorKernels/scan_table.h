// What each instruction set provides.
#ifndef MUGMOJI_SCAN_TABLE_H
#define MUGMOJI_SCAN_TABLE_H

#include "CVectorKernels.h"

typedef size_t vs_scanner(const vs_scan *, size_t, size_t, float, float *);
typedef struct vs_scanners {
    vs_scanner *next, *next_quantized;
} vs_scanners;

extern const vs_scanners vs_scanners_portable;
#if defined(__x86_64__)
extern const vs_scanners vs_scanners_avx2, vs_scanners_avx512;
#endif
#if defined(__aarch64__)
extern const vs_scanners vs_scanners_neon;
#endif

// The unit query is multiplied by this before it is rounded to int16.
#define VS_QUERY_SCALE 16384.0f

#endif
