// Picks the kernels of an instruction set.
#include "scan_table.h"

static const vs_scanners *vs_table(vs_isa isa) {
    switch (isa) {
#if defined(__x86_64__)
        case VS_AVX2: return &vs_scanners_avx2;
        case VS_AVX512: return &vs_scanners_avx512;
#endif
#if defined(__aarch64__)
        case VS_NEON: return &vs_scanners_neon;
#endif
        default: return &vs_scanners_portable;
    }
}

int vs_isa_available(vs_isa isa) {
    switch (isa) {
        case VS_PORTABLE: return 1;
#if defined(__x86_64__)
        case VS_AVX2: return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
        case VS_AVX512: return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw");
#endif
#if defined(__aarch64__)
        case VS_NEON: return 1;
#endif
        default: return 0;
    }
}

size_t vs_next(vs_isa isa, const vs_scan *scan, size_t first, size_t last, float least, float *scores) {
    return vs_table(isa)->next(scan, first, last, least, scores);
}
size_t vs_next_quantized(vs_isa isa, const vs_scan *scan, size_t first, size_t last, float least, float *scores) {
    return vs_table(isa)->next_quantized(scan, first, last, least, scores);
}
