// renameat2 and syncfs are glibc's own, and Swift does not see them.
#define _GNU_SOURCE
#include "CFolders.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#if defined(__linux__)

#ifndef RENAME_EXCHANGE
#define RENAME_EXCHANGE 2
#endif

int mugmoji_exchange(const char *one, const char *other) {
    return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
}

void mugmoji_flush(int folder) { (void)syncfs(folder); }

#elif defined(__APPLE__)

int mugmoji_exchange(const char *one, const char *other) { return renamex_np(one, other, RENAME_SWAP); }

void mugmoji_flush(int folder) { (void)folder, sync(); }

#else

int mugmoji_exchange(const char *one, const char *other) {
    (void)one, (void)other;
    errno = ENOSYS;
    return -1;
}

void mugmoji_flush(int folder) { (void)folder, sync(); }

#endif
