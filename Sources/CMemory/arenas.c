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
