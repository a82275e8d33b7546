/* Within the library: what mugmoji_last_error tells to the calling thread from now on; it is cut where it is very long. */
#ifndef MUGMOJI_ERROR_H
#define MUGMOJI_ERROR_H

void mugmoji_set_last_error(const char *text);

#endif
