#include "jpeg_coefficients.h"

#include <stdlib.h>

#include <jerror.h>

#include "CImageCodecs.h"

// Rows of blocks that stay in memory behind the one that is worked on.
#define ROWS_KEPT 64

// libjpeg only hands this about.
struct jvirt_barray_control {
    JBLOCK *blocks;
    JBLOCKROW *rows;
    JDIMENSION columns;
    JDIMENSION count;
    // Rows before this one were let go.
    JDIMENSION rested;
};

static mugmoji_jpeg_coefficients *coefficients_of(j_common_ptr common) { return common->client_data; }

static size_t length_of(const struct jvirt_barray_control *array) {
    return (size_t)array->columns * array->count * sizeof(JBLOCK);
}

static jvirt_barray_ptr request(
    j_common_ptr common, int pool, boolean zeroed, JDIMENSION columns, JDIMENSION rows, JDIMENSION most) {
    (void)pool;
    (void)zeroed;
    (void)most;
    mugmoji_jpeg_coefficients *self = coefficients_of(common);
    struct jvirt_barray_control *array = self->count < MUGMOJI_JPEG_ARRAYS ? calloc(1, sizeof *array) : NULL;
    if (array == NULL) ERREXIT1(common, JERR_OUT_OF_MEMORY, 0);
    self->arrays[self->count++] = array;
    array->columns = columns;
    array->count = rows;
    return array;
}

static void realize(j_common_ptr common) {
    mugmoji_jpeg_coefficients *self = coefficients_of(common);
    for (int i = 0; i < self->count; i++) {
        struct jvirt_barray_control *array = self->arrays[i];
        if (array->blocks != NULL) continue;
        array->blocks = mugmoji_spill_take(length_of(array));
        array->rows = malloc(array->count * sizeof *array->rows);
        if (array->blocks == NULL || array->rows == NULL) ERREXIT1(common, JERR_OUT_OF_MEMORY, 1);
        for (JDIMENSION row = 0; row < array->count; row++)
            array->rows[row] = array->blocks + (size_t)row * array->columns;
    }
}

static JBLOCKARRAY reach(
    j_common_ptr common, jvirt_barray_ptr array, JDIMENSION start, JDIMENSION count, boolean writable) {
    (void)writable;
    if (array->rows == NULL || start > array->count || count > array->count - start)
        ERREXIT(common, JERR_BAD_VIRTUAL_ACCESS);
    if (start < array->rested) array->rested = 0;
    if (start >= array->rested + 2 * ROWS_KEPT) {
        array->rested = start - ROWS_KEPT;
        mugmoji_spill_rest(
            array->blocks, length_of(array), (size_t)array->rested * array->columns * sizeof(JBLOCK));
    }
    return array->rows + start;
}

static jvirt_sarray_ptr refuse_samples(
    j_common_ptr common, int pool, boolean zeroed, JDIMENSION columns, JDIMENSION rows, JDIMENSION most) {
    (void)pool;
    (void)zeroed;
    (void)columns;
    (void)rows;
    (void)most;
    // Only colour quantisation would ask for these.
    ERREXIT(common, JERR_NOT_COMPILED);
    return NULL;
}

void mugmoji_jpeg_coefficients_install(struct jpeg_decompress_struct *jpeg) {
    jpeg->mem->request_virt_barray = request;
    jpeg->mem->request_virt_sarray = refuse_samples;
    jpeg->mem->realize_virt_arrays = realize;
    jpeg->mem->access_virt_barray = reach;
}

void mugmoji_jpeg_coefficients_free(mugmoji_jpeg_coefficients *coefficients) {
    for (int i = 0; i < coefficients->count; i++) {
        struct jvirt_barray_control *array = coefficients->arrays[i];
        mugmoji_spill_give(array->blocks, length_of(array));
        free(array->rows);
        free(array);
    }
    coefficients->count = 0;
}
