/// A plain pass over memory, to compare a search with: every float is loaded once, in order, and added up.
#ifndef MUGMOJI_PLAIN_READ_H
#define MUGMOJI_PLAIN_READ_H

#include <stddef.h>

/// The sum of `count` floats (a multiple of 64), in vectors of 16 (AVX-512), 8 (AVX2) or 4 `lanes`. The caller sees to it that the
/// machine runs them.
float plain_read(const float *values, size_t count, int lanes);

#endif
