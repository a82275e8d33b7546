#include "mugmoji.h"
#include "mugmoji_error.h"

// Of the thread's own, so that nothing has to be freed and no thread sees another's.
static _Thread_local char last_error[2048];

const char *mugmoji_last_error(void) { return last_error; }

void mugmoji_set_last_error(const char *text) {
    size_t length = 0;
    while (text[length] && length + 1 < sizeof last_error) {
        last_error[length] = text[length];
        length++;
    }
    // A letter of several bytes is not cut in two.
    if (text[length]) {
        while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80) length--;
    }
    last_error[length] = 0;
}
