// Loaded before a program that valgrind is to run: an asynchronous program of Swift ends its first thread and goes on in others, which valgrind does
// not survive. Here the first thread stays.
#include <unistd.h>

extern void _dispatch_main_queue_callback_4CF(void *);

void dispatch_main(void) {
    for (;;) {
        _dispatch_main_queue_callback_4CF(0);
        usleep(1000);
    }
}
