#ifndef MUGMOJI_CFOLDERS_H
#define MUGMOJI_CFOLDERS_H

#include <stddef.h>

/// Gives two folders each other's name in one step. 0, or -1 with `errno` where the system or the file system cannot.
int mugmoji_exchange(const char *one, const char *other);

/// Brings what was written to the file system of an open folder to the disk. 0, or -1 with `errno`.
int mugmoji_flush(int folder);

/// The path of the program or shared library that holds this code, ended by a zero. 0, or -1 with `errno` where the system does
/// not tell it or `size` bytes are too few.
int mugmoji_code_file(char *path, size_t size);

#endif
