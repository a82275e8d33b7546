// renameat2, syncfs and dladdr1 are glibc's own, and Swift does not see them.
#define _GNU_SOURCE
#include "CFolders.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#if defined(__linux__)

#include <limits.h>
#include <link.h>
#include <stdlib.h>
#include <sys/auxv.h>

#ifndef RENAME_EXCHANGE
#define RENAME_EXCHANGE 2
#endif

int mugmoji_exchange(const char *one, const char *other) {
    return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
}

int mugmoji_flush(int folder) { return syncfs(folder); }

int mugmoji_code_file(char *path, size_t size) {
    Dl_info info;
    struct link_map *map = NULL;
    if (dladdr1((const void *)&mugmoji_code_file, &info, (void **)&map, RTLD_DL_LINKMAP) == 0) map = NULL;
    // Of the program itself dladdr only knows how it was called, and the loader has no name; the system has, also where there is no
    // /proc, but then not the whole path.
    if (map != NULL && map->l_name != NULL && map->l_name[0] != 0) {
        if (strlen(map->l_name) >= size) return errno = ENAMETOOLONG, -1;
        strcpy(path, map->l_name);
        return 0;
    }
    ssize_t count = readlink("/proc/self/exe", path, size);
    if (count < 0) {
        const char *started = (const char *)getauxval(AT_EXECFN);
        return started != NULL && strlen(started) < PATH_MAX && size >= PATH_MAX && realpath(started, path) != NULL ? 0 : -1;
    }
    if ((size_t)count >= size) return errno = ENAMETOOLONG, -1;
    path[count] = 0;
    return 0;
}

#elif defined(__APPLE__)

int mugmoji_exchange(const char *one, const char *other) { return renamex_np(one, other, RENAME_SWAP); }

int mugmoji_flush(int folder) { return (void)folder, sync(), 0; }

int mugmoji_code_file(char *path, size_t size) {
    Dl_info info;
    if (dladdr((const void *)&mugmoji_code_file, &info) == 0) return errno = ENOENT, -1;
    if (strlen(info.dli_fname) >= size) return errno = ENAMETOOLONG, -1;
    strcpy(path, info.dli_fname);
    return 0;
}

#else

int mugmoji_exchange(const char *one, const char *other) {
    (void)one, (void)other;
    errno = ENOSYS;
    return -1;
}

int mugmoji_flush(int folder) { return (void)folder, sync(), 0; }

int mugmoji_code_file(char *path, size_t size) {
    (void)path, (void)size;
    errno = ENOSYS;
    return -1;
}

#endif
