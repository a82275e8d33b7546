#ifndef MUGMOJI_JPEG_COEFFICIENTS_H
#define MUGMOJI_JPEG_COEFFICIENTS_H

#include <stdio.h>

#include <jpeglib.h>

// Where the coefficients of a picture with several scans lie: libjpeg-turbo holds them all in memory, 600 MB for 200 megapixels.
// Here they are taken by mugmoji_spill_take.

#define MUGMOJI_JPEG_ARRAYS 4

typedef struct {
    struct jvirt_barray_control *arrays[MUGMOJI_JPEG_ARRAYS];
    int count;
} mugmoji_jpeg_coefficients;

// Takes the place of libjpeg's own arrays of blocks; after jpeg_create_decompress. The picture's `client_data` has to begin with
// the coefficients.
void mugmoji_jpeg_coefficients_install(struct jpeg_decompress_struct *jpeg);

void mugmoji_jpeg_coefficients_free(mugmoji_jpeg_coefficients *coefficients);

#endif
