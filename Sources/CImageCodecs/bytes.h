#ifndef MUGMOJI_BYTES_H
#define MUGMOJI_BYTES_H

#include "CImageCodecs.h"

// Appends; false when there is no memory.
bool mugmoji_bytes_append(mugmoji_bytes *output, const uint8_t *bytes, size_t length);

void mugmoji_set_error(mugmoji_codec_error *error, mugmoji_codec_failure failure, const char *message);

#endif
