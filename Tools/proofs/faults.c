// Makes the n-th call of a kind fail in the program that it is loaded into (LD_PRELOAD); Tools/faults and a test use it.
//
//     cc -shared -fPIC -O2 -o faults.so Tools/proofs/faults.c
//     MUGMOJI_FAULT=write:3:28 MUGMOJI_FAULT_STATE=state LD_PRELOAD=./faults.so mugmoji …
//
// MUGMOJI_FAULT is kind:number:errno, with `+` behind the number for that call and all after it; number 0 only counts. The
// state is a file of 4096 bytes: how many calls there were, how many failed (64 bits each), and what the first that failed was.
// Programs that the program starts are left alone. glibc only.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

typedef struct {
    _Atomic unsigned long calls, failed;
    char what[4080];
} state_t;

static state_t unused;
static state_t *state = &unused;
static char kind[16];
static unsigned long at;
static int forever, code = EIO;

extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

__attribute__((constructor)) static void begin(void) {
    const char *fault = getenv("MUGMOJI_FAULT"), *path = getenv("MUGMOJI_FAULT_STATE");
    if (fault == NULL || path == NULL) return;
    const char *colon = strchr(fault, ':');
    if (colon == NULL || (size_t)(colon - fault) >= sizeof kind) return;
    int descriptor = open(path, O_RDWR | O_CLOEXEC);
    void *memory = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    close(descriptor);
    if (memory == MAP_FAILED) return;
    char *end;
    at = strtoul(colon + 1, &end, 10);
    if (*end == '+') forever = 1, end++;
    if (*end == ':') code = atoi(end + 1);
    unsetenv("LD_PRELOAD");
    unsetenv("MUGMOJI_FAULT");
    unsetenv("MUGMOJI_FAULT_STATE");
    state = memory;
    // From here on calls count.
    memcpy(kind, fault, (size_t)(colon - fault));
}

// Whether this call, of the kind `own`, has to fail; it is noted and errno set then.
static int fails(const char *own, const char *call, const char *path, long number) {
    if (kind[0] == 0 || strcmp(own, kind) != 0) return 0;
    // libdispatch looks after its threads there whenever it likes, and ends the process where it may not.
    if (!forever && path != NULL && strncmp(path, "/proc/", 6) == 0) return 0;
    unsigned long count = atomic_fetch_add(&state->calls, 1) + 1;
    if (at == 0 || (forever ? count < at : count != at)) return 0;
    if (atomic_fetch_add(&state->failed, 1) == 0) {
        // Without snprintf, which may allocate.
        char *to = state->what, *last = state->what + sizeof state->what - 32;
        for (; *call != 0; call++) *to++ = *call;
        *to++ = ' ';
        if (path != NULL) {
            while (*path != 0 && to < last) *to++ = *path++;
        } else {
            char digits[24];
            int length = 0;
            do digits[length++] = (char)('0' + number % 10); while ((number /= 10) > 0);
            while (length > 0) *to++ = digits[--length];
        }
        *to = 0;
    }
    errno = code;
    return 1;
}

#define NEXT(name) \
    static __typeof__(name) *next; \
    if (next == NULL) next = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

#define OPENING(name) \
    int name(const char *path, int flags, ...) { \
        NEXT(name); \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        return fails("open", #name, path, 0) ? -1 : next(path, flags, mode); \
    }
OPENING(open)
OPENING(open64)

#define OPENING_AT(name) \
    int name(int folder, const char *path, int flags, ...) { \
        NEXT(name); \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        return fails("open", #name, path, 0) ? -1 : next(folder, path, flags, mode); \
    }
OPENING_AT(openat)
OPENING_AT(openat64)

#define CALL(own, result, failure, name, declared, passed, path, number) \
    result name declared { \
        NEXT(name); \
        return fails(own, #name, path, number) ? failure : next passed; \
    }
CALL("open", FILE *, NULL, fopen, (const char *path, const char *mode), (path, mode), path, 0)
CALL("open", FILE *, NULL, fopen64, (const char *path, const char *mode), (path, mode), path, 0)
CALL("open", FILE *, NULL, tmpfile, (void), (), "", 0)
CALL("open", DIR *, NULL, opendir, (const char *path), (path), path, 0)
CALL("open", int, -1, mkdir, (const char *path, mode_t mode), (path, mode), path, 0)
CALL("open", int, -1, mkstemp, (char *path), (path), path, 0)
CALL("read", ssize_t, -1, read, (int file, void *to, size_t count), (file, to, count), NULL, file)
CALL("read", ssize_t, -1, pread, (int file, void *to, size_t count, off_t from), (file, to, count, from), NULL, file)
CALL("read", ssize_t, -1, pread64, (int file, void *to, size_t count, off64_t from), (file, to, count, from), NULL, file)
CALL("read", ssize_t, -1, readv, (int file, const struct iovec *to, int count), (file, to, count), NULL, file)
CALL("write", ssize_t, -1, pwrite, (int file, const void *from, size_t count, off_t to), (file, from, count, to), NULL, file)
CALL("write", ssize_t, -1, pwrite64, (int file, const void *from, size_t count, off64_t to), (file, from, count, to), NULL, file)
CALL("write", ssize_t, -1, writev, (int file, const struct iovec *from, int count), (file, from, count), NULL, file)
CALL("write", int, -1, ftruncate, (int file, off_t length), (file, length), NULL, file)
CALL("write", size_t, 0, fwrite, (const void *from, size_t size, size_t count, FILE *file), (from, size, count, file), "", 0)
CALL("sync", int, -1, fsync, (int file), (file), NULL, file)
CALL("sync", int, -1, fdatasync, (int file), (file), NULL, file)
CALL("sync", int, -1, syncfs, (int file), (file), NULL, file)
CALL("rename", int, -1, rename, (const char *from, const char *to), (from, to), to, 0)
CALL("rename", int, -1, renameat, (int one, const char *from, int other, const char *to), (one, from, other, to), to, 0)
CALL("rename", int, -1, renameat2, (int one, const char *from, int other, const char *to, unsigned flags), (one, from, other, to, flags), to, 0)
CALL("rename", int, -1, link, (const char *from, const char *to), (from, to), to, 0)
CALL("rename", int, -1, linkat, (int one, const char *from, int other, const char *to, int flags), (one, from, other, to, flags), to, 0)
CALL("map", void *, MAP_FAILED, mmap, (void *place, size_t size, int access, int flags, int file, off_t from), (place, size, access, flags, file, from), NULL, (long)size)
CALL("map", void *, MAP_FAILED, mmap64, (void *place, size_t size, int access, int flags, int file, off64_t from), (place, size, access, flags, file, from), NULL, (long)size)

// What is said on standard error is how the fault is told, and does not count.
ssize_t write(int file, const void *from, size_t count) {
    NEXT(write);
    if (file == STDERR_FILENO) return next(file, from, count);
    return fails("write", "write", NULL, file) ? -1 : next(file, from, count);
}

int posix_fallocate(int file, off_t from, off_t count) {
    NEXT(posix_fallocate);
    return fails("write", "posix_fallocate", NULL, count) ? code : next(file, from, count);
}

void *malloc(size_t size) { return fails("malloc", "malloc", NULL, (long)size) ? NULL : __libc_malloc(size); }

void *calloc(size_t count, size_t size) {
    return fails("malloc", "calloc", NULL, (long)(count * size)) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size) {
    return fails("malloc", "realloc", NULL, (long)size) ? NULL : __libc_realloc(memory, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
    return fails("malloc", "aligned_alloc", NULL, (long)size) ? NULL : __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
    if (fails("malloc", "posix_memalign", NULL, (long)size)) return ENOMEM;
    *memory = __libc_memalign(alignment, size);
    return *memory == NULL && size > 0 ? ENOMEM : 0;
}
