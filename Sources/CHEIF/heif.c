#include "CHEIF.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// What is used of libheif's interface, which keeps these since 1.12. Source: libheif/heif.h of the versions 1.12 to 1.20.

typedef struct heif_context heif_context;
typedef struct heif_image_handle heif_image_handle;
typedef struct heif_image heif_image;

typedef struct {
    int code;
    int subcode;
    const char *message;
} heif_error;

enum {
    HEIF_UNSUPPORTED_FILE = 3,
    HEIF_UNSUPPORTED_FEATURE = 4,
    HEIF_MEMORY = 6,
    HEIF_PLUGIN_LOADING = 11,
    HEIF_END_OF_DATA = 100,
    HEIF_SECURITY_LIMIT = 1000,
    HEIF_UNSUPPORTED_CODEC = 3000,
    HEIF_COLORSPACE_RGB = 1,
    HEIF_CHROMA_RGBA = 11,
    HEIF_CHANNEL_INTERLEAVED = 10,
};

typedef struct {
    int version;
    int64_t (*position)(void *input);
    int (*read)(void *data, size_t size, void *input);
    int (*seek)(int64_t position, void *input);
    int (*wait_for_size)(int64_t size, void *input);
} heif_reader;

enum { HEIF_SIZE_REACHED = 0, HEIF_SIZE_BEYOND_END = 2 };

// The beginning of it, with fields of later versions behind.
typedef struct {
    uint8_t version;
    int primaries;
    int transfer;
    int matrix;
    uint8_t is_full_range;
} heif_color_profile_nclx;

struct mugmoji_heif_library {
    heif_context *(*context_alloc)(void);
    void (*context_free)(heif_context *);
    void (*set_size_limit)(heif_context *, int);
    heif_error (*read_from_reader)(heif_context *, const heif_reader *, void *, const void *);
    heif_error (*get_primary)(heif_context *, heif_image_handle **);
    void (*handle_release)(const heif_image_handle *);
    int (*width)(const heif_image_handle *);
    int (*height)(const heif_image_handle *);
    int (*has_alpha)(const heif_image_handle *);
    int (*is_premultiplied)(const heif_image_handle *);
    size_t (*profile_size)(const heif_image_handle *);
    heif_error (*profile)(const heif_image_handle *, void *);
    heif_error (*code_points)(const heif_image_handle *, heif_color_profile_nclx **);
    void (*code_points_free)(heif_color_profile_nclx *);
    heif_error (*decode)(const heif_image_handle *, heif_image **, int, int, const void *);
    int (*image_width)(const heif_image *, int);
    int (*image_height)(const heif_image *, int);
    uint8_t *(*plane)(heif_image *, int, int *);
    void (*image_release)(const heif_image *);
};

// Sides above this are refused by libheif itself, before anything is decoded.
static const int LONGEST_SIDE = 16384;

const mugmoji_heif_library *mugmoji_heif_load(const char *name) {
    void *opened = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    if (opened == NULL) return NULL;
    // Codecs may be files of their own (1.16), which are opened by this, if not by the first picture.
    heif_error (*init)(const void *) = (heif_error(*)(const void *))dlsym(opened, "heif_init");
    if (init != NULL) (void)init(NULL);
    mugmoji_heif_library *library = calloc(1, sizeof *library);
    if (library == NULL) return NULL;
    const struct {
        void *target;
        const char *name;
    } functions[] = {
        {&library->context_alloc, "heif_context_alloc"},
        {&library->context_free, "heif_context_free"},
        {&library->set_size_limit, "heif_context_set_maximum_image_size_limit"},
        {&library->read_from_reader, "heif_context_read_from_reader"},
        {&library->get_primary, "heif_context_get_primary_image_handle"},
        {&library->handle_release, "heif_image_handle_release"},
        {&library->width, "heif_image_handle_get_width"},
        {&library->height, "heif_image_handle_get_height"},
        {&library->has_alpha, "heif_image_handle_has_alpha_channel"},
        {&library->is_premultiplied, "heif_image_handle_is_premultiplied_alpha"},
        {&library->profile_size, "heif_image_handle_get_raw_color_profile_size"},
        {&library->profile, "heif_image_handle_get_raw_color_profile"},
        {&library->code_points, "heif_image_handle_get_nclx_color_profile"},
        {&library->code_points_free, "heif_nclx_color_profile_free"},
        {&library->decode, "heif_decode_image"},
        {&library->image_width, "heif_image_get_width"},
        {&library->image_height, "heif_image_get_height"},
        {&library->plane, "heif_image_get_plane"},
        {&library->image_release, "heif_image_release"},
    };
    for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++) {
        void *found = dlsym(opened, functions[i].name);
        if (found == NULL) {
            free(library);
            dlclose(opened);
            return NULL;
        }
        // POSIX has it that a pointer of dlsym can stand for a function.
        memcpy(functions[i].target, &found, sizeof found);
    }
    return library;
}

struct mugmoji_heif_reader {
    const mugmoji_heif_library *library;
    mugmoji_input input;
    int64_t position;
    heif_context *context;
    heif_image_handle *handle;
    heif_image *image;
    uint8_t *profile;
    uint32_t width;
    uint32_t height;
};

static int64_t get_position(void *opaque) { return ((mugmoji_heif_reader *)opaque)->position; }

static int read_bytes(void *data, size_t size, void *opaque) {
    mugmoji_heif_reader *reader = opaque;
    if (mugmoji_input_read(&reader->input, (uint64_t)reader->position, data, size) < size) return -1;
    reader->position += (int64_t)size;
    return 0;
}

static int seek(int64_t position, void *opaque) {
    mugmoji_heif_reader *reader = opaque;
    if (position < 0 || (uint64_t)position > reader->input.length) return -1;
    reader->position = position;
    return 0;
}

static int wait_for_size(int64_t size, void *opaque) {
    mugmoji_heif_reader *reader = opaque;
    return size > 0 && (uint64_t)size > reader->input.length ? HEIF_SIZE_BEYOND_END : HEIF_SIZE_REACHED;
}

static const heif_reader callbacks = {1, get_position, read_bytes, seek, wait_for_size};

static void fail(mugmoji_heif_error *error, mugmoji_heif_failure failure, const char *message) {
    error->failure = failure;
    snprintf(error->message, sizeof error->message, "libheif: %s", message);
    // Some of its messages end in line breaks.
    size_t length = strlen(error->message);
    while (length > 0 && (unsigned char)error->message[length - 1] <= ' ') error->message[--length] = 0;
}

static bool succeeded(heif_error result, mugmoji_heif_error *error) {
    if (result.code == 0) return true;
    mugmoji_heif_failure failure = MUGMOJI_HEIF_CORRUPT;
    if (result.subcode == HEIF_SECURITY_LIMIT) {
        failure = MUGMOJI_HEIF_TOO_LARGE;
    } else if (result.code == HEIF_MEMORY) {
        failure = MUGMOJI_HEIF_NO_MEMORY;
    } else if (result.subcode == HEIF_UNSUPPORTED_CODEC || result.code == HEIF_PLUGIN_LOADING) {
        failure = MUGMOJI_HEIF_NO_DECODER;
    } else if (result.subcode == HEIF_END_OF_DATA) {
        failure = MUGMOJI_HEIF_TRUNCATED;
    } else if (result.code == HEIF_UNSUPPORTED_FILE || result.code == HEIF_UNSUPPORTED_FEATURE) {
        failure = MUGMOJI_HEIF_UNSUPPORTED;
    }
    fail(error, failure, result.message == NULL ? "unknown error" : result.message);
    return false;
}

static void read_colors(mugmoji_heif_reader *reader, size_t longest_profile, mugmoji_heif_info *info) {
    const mugmoji_heif_library *heif = reader->library;
    size_t size = heif->profile_size(reader->handle);
    if (size > 0 && size <= longest_profile && (reader->profile = malloc(size)) != NULL
        && heif->profile(reader->handle, reader->profile).code == 0) {
        info->profile = reader->profile;
        info->profile_length = size;
    }
    info->primaries = info->transfer = 2;
    heif_color_profile_nclx *points = NULL;
    if (heif->code_points(reader->handle, &points).code == 0 && points != NULL) {
        info->primaries = (uint8_t)points->primaries;
        info->transfer = (uint8_t)points->transfer;
        heif->code_points_free(points);
    }
}

mugmoji_heif_reader *mugmoji_heif_open(
    const mugmoji_heif_library *heif, const mugmoji_input *input, size_t longest_profile, mugmoji_heif_info *info,
    mugmoji_heif_error *error) {
    mugmoji_heif_reader *reader = calloc(1, sizeof *reader);
    if (reader == NULL || (reader->context = heif->context_alloc()) == NULL) {
        free(reader);
        fail(error, MUGMOJI_HEIF_NO_MEMORY, "out of memory");
        return NULL;
    }
    reader->library = heif;
    reader->input = *input;
    heif->set_size_limit(reader->context, LONGEST_SIDE);
    if (!succeeded(heif->read_from_reader(reader->context, &callbacks, reader, NULL), error)
        || !succeeded(heif->get_primary(reader->context, &reader->handle), error)) {
        mugmoji_heif_close(reader);
        return NULL;
    }
    int width = heif->width(reader->handle), height = heif->height(reader->handle);
    if (width <= 0 || height <= 0) {
        fail(error, MUGMOJI_HEIF_CORRUPT, "the picture has no size");
        mugmoji_heif_close(reader);
        return NULL;
    }
    *info = (mugmoji_heif_info){.width = (uint32_t)width, .height = (uint32_t)height};
    info->has_alpha = heif->has_alpha(reader->handle) != 0;
    reader->width = info->width;
    reader->height = info->height;
    read_colors(reader, longest_profile, info);
    return reader;
}

static void divide_by_alpha(uint8_t *pixels, size_t stride, uint32_t width, uint32_t height) {
    for (uint32_t y = 0; y < height; y++) {
        uint8_t *pixel = pixels + y * stride;
        for (uint32_t x = 0; x < width; x++, pixel += 4) {
            unsigned alpha = pixel[3];
            for (int i = 0; i < 3 && alpha > 0 && alpha < 255; i++) {
                unsigned value = (pixel[i] * 255u + alpha / 2) / alpha;
                pixel[i] = value > 255 ? 255 : (uint8_t)value;
            }
        }
    }
}

const uint8_t *mugmoji_heif_decode(mugmoji_heif_reader *reader, size_t *stride, mugmoji_heif_error *error) {
    const mugmoji_heif_library *heif = reader->library;
    if (!succeeded(heif->decode(reader->handle, &reader->image, HEIF_COLORSPACE_RGB, HEIF_CHROMA_RGBA, NULL), error)) {
        return NULL;
    }
    int bytes = 0;
    uint8_t *pixels = heif->plane(reader->image, HEIF_CHANNEL_INTERLEAVED, &bytes);
    // libheif goes by what the file says of the picture, the decoder by what is compressed.
    if (pixels == NULL || bytes <= 0 || (size_t)bytes < (size_t)reader->width * 4
        || heif->image_width(reader->image, HEIF_CHANNEL_INTERLEAVED) != (int)reader->width
        || heif->image_height(reader->image, HEIF_CHANNEL_INTERLEAVED) != (int)reader->height) {
        fail(error, MUGMOJI_HEIF_CORRUPT, "the picture is not of the size that the file says");
        return NULL;
    }
    *stride = (size_t)bytes;
    if (heif->is_premultiplied(reader->handle) != 0) divide_by_alpha(pixels, *stride, reader->width, reader->height);
    return pixels;
}

void mugmoji_heif_close(mugmoji_heif_reader *reader) {
    const mugmoji_heif_library *heif = reader->library;
    if (reader->image != NULL) heif->image_release(reader->image);
    if (reader->handle != NULL) heif->handle_release(reader->handle);
    if (reader->context != NULL) heif->context_free(reader->context);
    free(reader->profile);
    free(reader);
}
