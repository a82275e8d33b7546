#ifndef MUGMOJI_MEMORY_H
#define MUGMOJI_MEMORY_H

// Makes malloc serve all threads from at most `count` arenas, where the C library knows them (glibc; Swift does not see
// its mallopt).
void mugmoji_limit_arenas(int count);

#endif
