#include "CMemory.h"

#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

void mugmoji_limit_arenas(int count) {
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, count);
#else
    (void)count;
#endif
}

void mugmoji_give_back_blocks(size_t least) {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, (int)least);
    // Smaller blocks come again with the next picture: pages that were just given back would have to be cleared once more.
    mallopt(M_TRIM_THRESHOLD, 16 << 20);
#else
    (void)least;
#endif
}

void mugmoji_keep_blocks(size_t below) {
#ifdef __GLIBC__
    mugmoji_limit_arenas(1);
    mallopt(M_MMAP_THRESHOLD, (int)below);
    // What lies at the end is kept too, up to a few of the largest such blocks.
    mallopt(M_TRIM_THRESHOLD, 4 << 20);
    mallopt(M_TOP_PAD, 1 << 20);
#else
    (void)below;
#endif
}
