#ifndef MUGMOJI_MEMORY_H
#define MUGMOJI_MEMORY_H

#include <stddef.h>

// Makes malloc serve all threads from at most `count` arenas, where the C library knows them (glibc; Swift does not see
// its mallopt).
void mugmoji_limit_arenas(int count);

// Makes free give blocks of at least so many bytes back to the system at once, where the C library can be told (glibc).
void mugmoji_give_back_blocks(size_t least);

// Makes free keep blocks of less than so many bytes for the next one who needs them, and all threads take from one place: for a
// process that does one thing and ends, where the system knows this (glibc).
void mugmoji_keep_blocks(size_t below);

#endif
