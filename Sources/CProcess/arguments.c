#include "CProcess.h"

// Says which C library this is.
#include <stdlib.h>

static char *const *words;
static size_t word_count;

#if defined(__GLIBC__) || defined(__APPLE__)

// Both hand the arguments of main to constructors as well.
__attribute__((constructor)) static void keep(int count, char **arguments) {
    words = arguments;
    word_count = count > 0 ? (size_t)count : 0;
}

#endif

char *const *mugmoji_arguments(size_t *count) {
    *count = word_count;
    return words;
}
