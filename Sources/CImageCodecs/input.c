// pread is POSIX.
#define _XOPEN_SOURCE 700

#include "CImageCodecs.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

size_t mugmoji_input_read(const mugmoji_input *input, uint64_t offset, uint8_t *target, size_t count) {
    if (offset >= input->length) return 0;
    if (count > input->length - offset) count = (size_t)(input->length - offset);
    if (input->bytes != NULL) {
        memcpy(target, input->bytes + offset, count);
        return count;
    }
    size_t done = 0;
    while (done < count) {
        ssize_t got = pread(input->descriptor, target + done, count - done, (off_t)(offset + done));
        if (got > 0) {
            done += (size_t)got;
        } else if (got == 0 || errno != EINTR) {
            break;
        }
    }
    return done;
}
