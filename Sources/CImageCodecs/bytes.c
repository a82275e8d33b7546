#include "bytes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void mugmoji_bytes_free(mugmoji_bytes *bytes) {
    free(bytes->bytes);
    *bytes = (mugmoji_bytes){0};
}

bool mugmoji_bytes_append(mugmoji_bytes *output, const uint8_t *bytes, size_t length) {
    if (length > SIZE_MAX / 2 - output->length) return false;
    if (output->length + length > output->capacity) {
        size_t capacity = output->capacity < 16384 ? 16384 : output->capacity * 2;
        if (capacity < output->length + length) capacity = output->length + length;
        uint8_t *grown = realloc(output->bytes, capacity);
        if (grown == NULL) return false;
        output->bytes = grown;
        output->capacity = capacity;
    }
    memcpy(output->bytes + output->length, bytes, length);
    output->length += length;
    return true;
}

void mugmoji_set_error(mugmoji_codec_error *error, mugmoji_codec_failure failure, const char *message) {
    error->failure = failure;
    snprintf(error->message, sizeof error->message, "%s", message);
}
