#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "CImageCodecs.h"

// From here on memory lies in a file.
#define IN_MEMORY ((size_t)16 << 20)

#ifndef MAP_ANONYMOUS
#define MAP_ANONYMOUS MAP_ANON
#endif

// An open file without a name in `folder`, or -1.
static int nameless(const char *folder) {
#ifdef O_TMPFILE
    int descriptor = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor >= 0) return descriptor;
#endif
    char path[4096];
    if (snprintf(path, sizeof path, "%s/mugmoji-XXXXXX", folder) >= (int)sizeof path) return -1;
    int named = mkstemp(path);
    if (named >= 0) {
        unlink(path);
        fcntl(named, F_SETFD, FD_CLOEXEC);
    }
    return named;
}

void *mugmoji_spill_take(size_t length) {
    if (length == 0) return NULL;
    if (length <= IN_MEMORY) {
        void *memory = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        return memory == MAP_FAILED ? NULL : memory;
    }
    // /tmp often is memory itself, so /var/tmp comes first.
    const char *folders[] = {getenv("TMPDIR"), "/var/tmp", "/tmp"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        if (folders[i] == NULL) continue;
        int descriptor = nameless(folders[i]);
        if (descriptor < 0) continue;
        void *memory = MAP_FAILED;
        // Room is taken at once: writing to a mapping on a full disk would end the process.
        if (posix_fallocate(descriptor, 0, (off_t)length) == 0)
            memory = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
        close(descriptor);
        if (memory != MAP_FAILED) return memory;
    }
    return NULL;
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
