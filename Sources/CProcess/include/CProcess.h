#ifndef MUGMOJI_CPROCESS_H
#define MUGMOJI_CPROCESS_H

#include <stdbool.h>
#include <stddef.h>

/// The words that the program was started with, as the system handed them over; the last is followed by NULL. NULL where the C
/// library does not tell (musl). Swift reads them from /proc, which not every place has.
char *const *mugmoji_arguments(size_t *count);

/// What a process may do in a place, below a folder or with a file.
typedef enum {
    MUGMOJI_READ,
    /// To make, write and remove files and folders.
    MUGMOJI_WORK,
    /// To remove folders that are empty, and nothing else.
    MUGMOJI_REMOVE_FOLDERS,
} mugmoji_access;

typedef struct {
    const char *path;
    mugmoji_access access;
} mugmoji_place;

/// From here on, neither this process nor those that it starts gain rights by programs that give some, nor leave a picture of their
/// memory behind when they crash. 0, or -1 with `errno`.
int mugmoji_renounce(void);

/// Keeps the thread that calls, and those that it starts, from all files but `places` (Landlock, Linux 5.13); where the kernel knows how,
/// also from TCP but for listening on `port` (-1: on none), and from other processes. Places that are not there do not count.
///
/// Returns the version of Landlock, 0 where the kernel has none, or -1 with `errno`.
int mugmoji_keep_from_files(const mugmoji_place *places, size_t count, int port);

/// Has all threads of this process, and those that they start, refused the system calls that no work with pictures needs: starting
/// programs, looking into other processes, mounting, tracing, and so on, and making sockets, unless it `will_listen` first.
///
/// Returns 1, 0 where the kernel or this code cannot, or -1 with `errno`.
int mugmoji_refuse_calls(bool will_listen);

/// A new file without a name of `room` bytes, open for reading and writing, in the first of TMPDIR, /var/tmp and /tmp (often memory
/// itself, so last) that has so much room; -1 with `errno`.
int mugmoji_nameless_file(size_t room);

#endif
