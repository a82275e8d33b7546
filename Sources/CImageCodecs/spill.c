#define _GNU_SOURCE
#include <sys/mman.h>
#include <unistd.h>

#include "CImageCodecs.h"
#include "CProcess.h"

// From here on memory lies in a file.
#define IN_MEMORY ((size_t)16 << 20)

#ifndef MAP_ANONYMOUS
#define MAP_ANONYMOUS MAP_ANON
#endif

void *mugmoji_spill_take(size_t length) {
    if (length == 0) return NULL;
    if (length <= IN_MEMORY) {
        void *memory = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        return memory == MAP_FAILED ? NULL : memory;
    }
    // Room is taken at once: writing to a mapping on a full disk would end the process.
    int descriptor = mugmoji_nameless_file(length);
    if (descriptor < 0) return NULL;
    void *memory = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    close(descriptor);
    return memory == MAP_FAILED ? NULL : memory;
}

void mugmoji_spill_rest(void *memory, size_t length, size_t end) {
    // Memory without a file would be lost.
    if (length <= IN_MEMORY) return;
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    size_t whole = (end < length ? end : length) / page * page;
    if (whole > 0) madvise(memory, whole, MADV_DONTNEED);
}

void mugmoji_spill_give(void *memory, size_t length) {
    if (memory != NULL) munmap(memory, length);
}
