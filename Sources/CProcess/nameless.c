// O_TMPFILE and mkostemp are Linux's own.
#define _GNU_SOURCE
#include "CProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int nameless(const char *folder) {
#ifdef O_TMPFILE
    int descriptor = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor >= 0) return descriptor;
#endif
    char path[4096];
    if (snprintf(path, sizeof path, "%s/mugmoji-XXXXXX", folder) >= (int)sizeof path) return errno = ENAMETOOLONG, -1;
    int named = mkstemp(path);
    if (named >= 0) {
        unlink(path);
        fcntl(named, F_SETFD, FD_CLOEXEC);
    }
    return named;
}

int mugmoji_nameless_file(size_t room) {
    const char *folders[] = {getenv("TMPDIR"), "/var/tmp", "/tmp"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        int descriptor = folders[i] == NULL ? -1 : nameless(folders[i]);
        if (descriptor < 0) continue;
        int code = room == 0 ? 0 : posix_fallocate(descriptor, 0, (off_t)room);
        if (code == 0) return descriptor;
        close(descriptor);
        errno = code;
    }
    return -1;
}
