// Goes through the C of this package with files that are damaged at random and buffers that end where they have to; built with sanitizers
// by Tools/sanitize, which find what is read or written beside them.
//
//     native [ROUNDS] [SEED]
#include "CFolders.h"
#include "CImageCodecs.h"
#include "CMemory.h"
#include "CNNKernels.h"
#include "CProcess.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static uint64_t state;

// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
static uint64_t chance(uint64_t below) {
    uint64_t mixed = state += 0x9E3779B97F4A7C15u;
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBu;
    return (mixed ^ mixed >> 31) % below;
}

static void check(bool holds, const char *what) {
    if (!holds) fprintf(stderr, "native: %s\n", what), exit(1);
}

// MARK: Pictures

enum { MOST_PIXELS = 1 << 18 };

static long decoded, refused;

static bool read_png(const mugmoji_input *input, bool indices) {
    mugmoji_picture_info info;
    mugmoji_codec_error error;
    mugmoji_png_reader *reader = mugmoji_png_open(input, &info, &error);
    if (reader == NULL) return false;
    bool is_fine = (uint64_t)info.width * info.height <= MOST_PIXELS && mugmoji_png_start(reader, indices, &error);
    if (is_fine) {
        size_t row = (size_t)info.width * (indices ? 1 : 4), size = row * info.height;
        uint8_t *pixels = info.interlaced ? mugmoji_spill_take(size) : malloc(row);
        if (info.interlaced) {
            is_fine = pixels != NULL && mugmoji_png_read_all(reader, pixels, &error);
            mugmoji_spill_give(pixels, size);
        } else {
            for (uint32_t y = 0; y < info.height && is_fine; y++) is_fine = mugmoji_png_read_row(reader, pixels, &error);
            free(pixels);
        }
    }
    mugmoji_png_close(reader);
    return is_fine;
}

static bool read_jpeg(const mugmoji_input *input, int eighths) {
    mugmoji_picture_info info;
    mugmoji_codec_error error;
    mugmoji_jpeg_reader *reader = mugmoji_jpeg_open(input, &info, &error);
    if (reader == NULL) return false;
    uint32_t width, height;
    bool is_fine = (uint64_t)info.width * info.height <= MOST_PIXELS && mugmoji_jpeg_start(reader, eighths, &width, &height, &error);
    if (is_fine) {
        uint8_t *row = malloc((size_t)width * 4);
        for (uint32_t y = 0; y < height && is_fine; y++) is_fine = mugmoji_jpeg_read_row(reader, row, &error);
        free(row);
    }
    mugmoji_jpeg_close(reader);
    return is_fine;
}

static bool read_picture(const mugmoji_input *input, bool is_png, bool special) {
    return is_png ? read_png(input, special) : read_jpeg(input, special ? 1 : 8);
}

static void damage(uint8_t *bytes, size_t *length) {
    for (uint64_t left = 1 + chance(6); left > 0 && *length > 0; left--) {
        size_t limit = chance(2) != 0 && *length > 256 ? 256 : *length, place = chance(limit);
        switch (chance(5)) {
        case 0: bytes[place] = (uint8_t)chance(256); break;
        case 1: bytes[place] ^= (uint8_t)(1u << chance(8)); break;
        case 2: bytes[place] = chance(2) != 0 ? 0xFF : 0x7F; break;
        case 3: {
            size_t count = chance(64) < *length - place ? chance(64) % (*length - place) : 0;
            memmove(bytes + place, bytes + place + count, *length - place - count);
            *length -= count;
            break;
        }
        default: *length = place;
        }
    }
}

static void pictures(int rounds) {
    enum { WIDTH = 37, HEIGHT = 29 };
    uint8_t *pixels = malloc(WIDTH * HEIGHT * 4), *indices = malloc(WIDTH * HEIGHT), palette[16 * 4];
    for (size_t i = 0; i < WIDTH * HEIGHT * 4; i++) pixels[i] = (uint8_t)(i * 7 + i / 148);
    for (size_t i = 0; i < WIDTH * HEIGHT; i++) indices[i] = (uint8_t)(i % 16);
    for (size_t i = 0; i < sizeof palette; i++) palette[i] = (uint8_t)(i * 3);
    mugmoji_bytes files[8] = {0};
    mugmoji_codec_error error;
    check(mugmoji_png_encode(pixels, WIDTH, HEIGHT, true, NULL, 0, &files[0], &error), "PNG with alpha");
    check(mugmoji_png_encode(pixels, WIDTH, HEIGHT, false, NULL, 0, &files[1], &error), "PNG without alpha");
    check(mugmoji_png_encode(indices, WIDTH, HEIGHT, false, palette, 16, &files[2], &error), "PNG with a palette");
    check(mugmoji_png_encode_small(pixels, WIDTH, HEIGHT, NULL, 0, true, &files[3], &error), "small PNG");
    check(mugmoji_png_encode_small(indices, WIDTH, HEIGHT, palette, 16, false, &files[4], &error), "small PNG with a palette");
    check(mugmoji_jpeg_encode(pixels, WIDTH, HEIGHT, 90, false, false, 1, &files[5], &error), "JPEG");
    check(mugmoji_jpeg_encode(pixels, WIDTH, HEIGHT, 90, false, true, 6, &files[6], &error), "progressive JPEG");
    check(mugmoji_jpeg_encode(pixels, WIDTH, HEIGHT, 50, true, false, 1, &files[7], &error), "grey JPEG");
    for (int kind = 0; kind < 8; kind++) {
        mugmoji_input whole = {files[kind].bytes, -1, files[kind].length};
        // An index is a palette's, or a level of grey.
        check(read_picture(&whole, kind < 5, false), "a picture that was just written");
        for (int round = 0; round < rounds; round++) {
            size_t length = files[kind].length;
            uint8_t *bytes = malloc(length + 1);
            memcpy(bytes, files[kind].bytes, length);
            damage(bytes, &length);
            // A block of just that length, so that a byte too far is found.
            uint8_t *exact = malloc(length + (length == 0));
            memcpy(exact, bytes, length);
            free(bytes);
            mugmoji_input input = {exact, -1, length};
            *(read_picture(&input, kind < 5, round % 2 == 1) ? &decoded : &refused) += 1;
            free(exact);
        }
        mugmoji_bytes_free(&files[kind]);
    }
    free(pixels);
    free(indices);
}

static void rows(void) {
    for (int round = 0; round < 200; round++) {
        size_t width = 1 + chance(40), count = 1 + chance(20);
        uint8_t *row = malloc(width * 4), *sampled = malloc(count * 4);
        const bool opaque = chance(2) == 0;
        for (size_t i = 0; i < width * 4; i++) row[i] = opaque && i % 4 == 3 ? 255 : (uint8_t)chance(256);
        const size_t taps = 1 + chance(width);
        ptrdiff_t *firsts = malloc(count * sizeof *firsts);
        for (size_t x = 0; x < count; x++) firsts[x] = (ptrdiff_t)((width - taps) * x / count);
        const size_t total = (count + 3) / 4 * 4 * taps;
        float *weights = malloc(total * sizeof *weights), *sums = malloc(count * 4 * sizeof *sums);
        for (size_t i = 0; i < total; i++) weights[i] = 1.0f / (float)(1 + chance(9));
        mugmoji_average_row(row, count, firsts, taps, weights, sums);
        double start[2] = {(double)chance(100) / 50 - 0.5, 0.5}, step[2] = {(double)chance(100) / 60, 0};
        mugmoji_sample_row(row, width, 1, start, step, 0, count, sampled);
        free(row), free(sampled), free(firsts), free(weights), free(sums);
    }
}

// MARK: Networks

static float *numbers(size_t count) {
    float *made = malloc(count * sizeof *made);
    for (size_t i = 0; i < count; i++) made[i] = (float)chance(200) / 100 - 1;
    return made;
}

static nn_plane plane(int32_t height, int32_t width, int32_t channels, int32_t halo, float **memory) {
    ptrdiff_t row = (ptrdiff_t)(width + 2 * halo) * channels;
    *memory = numbers((size_t)row * (size_t)height);
    return (nn_plane){*memory + (ptrdiff_t)halo * channels, row, channels, height, width, channels};
}

static void layers(nn_isa isa) {
    for (int round = 0; round < 60; round++) {
        int32_t height = 1 + (int32_t)chance(9), width = 1 + (int32_t)chance(20), channels = 1 + (int32_t)chance(20);
        int32_t outputs = 1 + (int32_t)chance(40), kernel = 1 + (int32_t)chance(3), padding = (int32_t)chance((uint64_t)kernel);
        int32_t stride = 1 + (int32_t)chance(2);
        if (height + 2 * padding < kernel || width + 2 * padding < kernel) continue;
        float *memory[4];
        nn_plane in = plane(height, width, channels, padding, &memory[0]);
        int32_t rows_out = (height + 2 * padding - kernel) / stride + 1, columns = (width + 2 * padding - kernel) / stride + 1;
        nn_plane out = plane(rows_out, columns, outputs, 0, &memory[1]);
        nn_convolution c = {NULL, NULL, channels, outputs, kernel, kernel, stride, padding, (int32_t)chance(2)};
        float *weights = numbers((size_t)(outputs * channels * kernel * kernel)), *bias = numbers((size_t)outputs);
        float *packed = numbers(nn_packed_size(isa, (size_t)(channels * kernel * kernel), outputs));
        float *packed_bias = numbers(nn_packed_bias_size(isa, outputs));
        nn_pack_convolution(isa, &c, channels, 0, weights, packed);
        nn_pack_bias(isa, outputs, bias, packed_bias);
        (c.weights = packed), (c.bias = packed_bias);
        nn_convolve(isa, &c, &in, NULL, &out);
        free(packed), free(packed_bias), free(memory[0]), free(memory[1]);

        nn_plane plain = plane(height, width, channels, 0, &memory[0]), doubled = plane(2 * height, 2 * width, channels, 0, &memory[1]);
        nn_upsample(isa, &plain, &doubled);
        uint8_t *labels = malloc((size_t)(4 * height * width));
        uint8_t *own = malloc((size_t)(height * width));
        float *leads = numbers((size_t)(height * width)), *mean = numbers((size_t)channels);
        nn_argmax(isa, &plain, own, leads);
        nn_double_argmax(isa, &plain, own, labels);
        nn_pool_global(isa, &plain, mean);
        nn_plane pooled = plane((height - 1) / 2 + 1, (width - 1) / 2 + 1, channels, 0, &memory[2]);
        nn_pool(isa, chance(2) != 0 ? NN_POOL_MAX : NN_POOL_AVERAGE, 1, 2, 0, &plain, &pooled);
        size_t count = (size_t)(height * width * channels);
        float *sum = numbers(count), *products = numbers((size_t)outputs);
        nn_relu(isa, count, memory[0], sum);
        nn_add(isa, count, memory[0], memory[0], 1, sum);
        float *matrix = numbers((size_t)outputs * count);
        nn_dot_products(isa, outputs, count, matrix, bias, memory[0], 1, products);
        nn_transpose(1, height, width * channels, memory[0], sum);
        uint8_t *halves = malloc(count * 2);
        for (size_t i = 0; i < count * 2; i++) halves[i] = (uint8_t)chance(256);
        nn_widen(halves, count, (int)chance(2), sum);
        free(labels), free(own), free(leads), free(mean), free(sum), free(products), free(matrix), free(halves), free(weights), free(bias);
        for (int i = 0; i < 3; i++) free(memory[i]);
    }
}

// Where the samples of `size` pixels lie on a side of `cells` cells, in a block of just that length.
static nn_samples samples(int32_t size, int32_t cells, int32_t **firsts, float **weights) {
    const int32_t count = (size * NN_SAMPLES_PER_PIXEL + 7) / 8 * 8;
    *firsts = malloc((size_t)count * sizeof **firsts);
    *weights = malloc((size_t)count * 4 * sizeof **weights);
    for (int32_t i = 0; i < count; i++) {
        (*firsts)[i] = (int32_t)((int64_t)i * (cells - 4) / (count > 1 ? count - 1 : 1));
        for (int tap = 0; tap < 4; tap++) (*weights)[4 * i + tap] = 0.25f;
    }
    return (nn_samples){count, *firsts, *weights};
}

static void canvases(void) {
    for (int round = 0; round < 100; round++) {
        const int32_t size = 1 + (int32_t)chance(40), height = 4 + (int32_t)chance(60), width = 4 + (int32_t)chance(60);
        const int32_t count = 1 + (int32_t)chance(6);
        uint8_t *cells = malloc((size_t)(height * width)), *palette = malloc((size_t)count * 3);
        // Now and then all of one class, so that nothing is weighed.
        const uint64_t classes = chance(4) == 0 ? 1 : (uint64_t)count;
        for (int32_t i = 0; i < height * width; i++) cells[i] = (uint8_t)chance(classes);
        for (int32_t i = 0; i < 3 * count; i++) palette[i] = (uint8_t)chance(256);
        int32_t *firsts[2];
        float *weights[2];
        const nn_samples columns = samples(size, width, &firsts[0], &weights[0]), rows = samples(size, height, &firsts[1], &weights[1]);
        const nn_classes map = {height, width, cells, count, palette};
        uint8_t *scratch = malloc(nn_classes_scratch(&map, &columns)), *drawn = malloc((size_t)(size * size) * 3);
        nn_draw_classes(&map, &columns, &rows, size, scratch, drawn);
        // A pixel whose cells are of one class has its colour.
        bool plain = true;
        for (int32_t y = 0; y < rows.cells[1] + 4; y++)
            for (int32_t x = 0; x < columns.cells[1] + 4; x++) plain = plain && cells[y * width + x] == cells[0];
        check(!plain || memcmp(drawn, palette + 3 * cells[0], 3) == 0, "a canvas of one class");
        free(cells), free(palette), free(firsts[0]), free(firsts[1]), free(weights[0]), free(weights[1]), free(scratch), free(drawn);
    }
}

int main(int count, char **arguments) {
    int rounds = count > 1 ? atoi(arguments[1]) : 2000;
    state = count > 2 ? strtoull(arguments[2], NULL, 10) : 1;
    size_t words;
    check(mugmoji_arguments(&words) == NULL || words == (size_t)count, "the words of the command line");
    char path[4096], small[3];
    check(mugmoji_code_file(path, sizeof path) == 0 && mugmoji_code_file(small, sizeof small) != 0, "the program's own file");
    int file = mugmoji_nameless_file(1000);
    check(file >= 0 && close(file) == 0, "a file without a name");
    mugmoji_limit_arenas(2);
    pictures(rounds);
    rows();
    canvases();
    for (nn_isa isa = NN_PORTABLE; isa <= NN_AVX512; isa++)
        if (nn_isa_available(isa) != 0) layers(isa);
    printf("native: %ld damaged pictures read, %ld refused\n", decoded, refused);
    return 0;
}
