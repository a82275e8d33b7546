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
#else
    (void)least;
#endif
}
