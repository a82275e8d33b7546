// Draws maps of classes as pictures of flat colours, larger than the maps, with smooth borders.
#include <string.h>

#include "CNNKernels.h"

// Samples that are looked at together, and the pixels that they make up.
#define NN_GROUP 8
#define NN_GROUP_PIXELS (NN_GROUP / NN_SAMPLES_PER_PIXEL)
// Rows of cells whose sums are kept.
#define NN_KEPT_ROWS 8
#define NN_MIXED 0xff

typedef float nn_eight __attribute__((vector_size(32), aligned(4)));
typedef int32_t nn_eight_ids __attribute__((vector_size(32), aligned(4)));

typedef struct {
    const nn_classes *c;
    const nn_samples *columns, *rows;
    int32_t groups, shown;
    nn_eight *taps;       // for each group the weights of the cells around it in its samples
    int32_t *first_taps;  // where those of each group begin
    nn_eight *sums;       // of the rows kept, group by group, class by class but for class 0: what the cells around a sample weigh
    int32_t *known;       // the row that the sums are of
    int32_t *mixed;       // groups that see more than one class
    int32_t *ends;        // where the cells of one class that begin at each cell of a row end
    uint8_t *plain;       // for each row of cells and each group: the class of all cells around it, or NN_MIXED
    uint8_t *line;        // a row of whole groups: what is plain stays from row to row
} nn_drawing;

static inline int32_t nn_span_start(const nn_samples *columns, int32_t group) { return columns->cells[group * NN_GROUP]; }
static inline int32_t nn_span_end(const nn_samples *columns, int32_t group) {
    return columns->cells[group * NN_GROUP + NN_GROUP - 1] + 4;
}

// Returns how many bytes of `scratch`, which may be NULL, are used.
static size_t nn_lay_out(const nn_classes *c, const nn_samples *columns, uint8_t *scratch, nn_drawing *d) {
    const int32_t groups = columns->count / NN_GROUP, shown = c->count - 1;
    size_t used = 0, taps = 0;
    for (int32_t group = 0; group < groups; group++) taps += (size_t)(nn_span_end(columns, group) - nn_span_start(columns, group));
    d->c = c;
    d->columns = columns;
    d->groups = groups;
    d->shown = shown;
#define NN_TAKE(field, number)                            \
    d->field = scratch ? (void *)(scratch + used) : NULL; \
    used += (size_t)(number) * sizeof *d->field
    NN_TAKE(taps, taps);
    NN_TAKE(sums, NN_KEPT_ROWS * groups * shown);
    NN_TAKE(first_taps, groups + 1);
    NN_TAKE(known, NN_KEPT_ROWS * groups);
    NN_TAKE(mixed, groups);
    NN_TAKE(ends, c->width);
    NN_TAKE(plain, c->height * groups);
    NN_TAKE(line, groups * NN_GROUP_PIXELS * 3);
#undef NN_TAKE
    return used;
}

static void nn_find_taps(nn_drawing *d) {
    const nn_samples *columns = d->columns;
    int32_t first = 0;
    for (int32_t group = 0; group < d->groups; group++) {
        const int32_t start = nn_span_start(columns, group), count = nn_span_end(columns, group) - start;
        d->first_taps[group] = first;
        memset(d->taps + first, 0, (size_t)count * sizeof *d->taps);
        for (int32_t lane = 0; lane < NN_GROUP; lane++) {
            const int32_t sample = group * NN_GROUP + lane;
            float *to = (float *)(d->taps + first + columns->cells[sample] - start) + lane;
            for (int i = 0; i < 4; i++) to[i * NN_GROUP] = columns->weights[4 * sample + i];
        }
        first += count;
    }
    d->first_taps[d->groups] = first;
}

static void nn_find_plain(nn_drawing *d) {
    const nn_classes *c = d->c;
    const uint8_t *row = c->cells;
    for (int32_t y = 0; y < c->height; y++, row += c->width) {
        int32_t end = c->width;
        d->ends[c->width - 1] = end;
        for (int32_t x = c->width - 2; x >= 0; x--) {
            if (row[x] != row[x + 1]) end = x + 1;
            d->ends[x] = end;
        }
        uint8_t *plain = d->plain + (ptrdiff_t)y * d->groups;
        for (int32_t group = 0; group < d->groups; group++) {
            const int32_t start = nn_span_start(d->columns, group);
            plain[group] = d->ends[start] >= nn_span_end(d->columns, group) ? row[start] : NN_MIXED;
        }
    }
}

// Puts the colours of the plain groups of pixels that see the rows `from` up to `to`, and tells the others. Returns how many they are.
static inline __attribute__((always_inline)) int32_t nn_put_plain(nn_drawing *d, int32_t from, int32_t to) {
    int32_t mixed = 0;
    for (int32_t group = 0; group < d->groups; group++) {
        const uint8_t *plain = d->plain + (ptrdiff_t)from * d->groups + group, first = *plain;
        uint8_t others = 0;
        for (int32_t row = from; row < to; row++, plain += d->groups) others |= *plain ^ first;
        if (others != 0 || first == NN_MIXED) {
            d->mixed[mixed++] = group;
            continue;
        }
        uint8_t *out = d->line + group * NN_GROUP_PIXELS * 3;
        for (int pixel = 0; pixel < NN_GROUP_PIXELS; pixel++) memcpy(out + 3 * pixel, d->c->palette + 3 * first, 3);
    }
    return mixed;
}

static inline __attribute__((always_inline)) const nn_eight *nn_row_sums(nn_drawing *d, int32_t row, int32_t group) {
    const int32_t slot = row % NN_KEPT_ROWS * d->groups + group;
    nn_eight *sums = d->sums + (ptrdiff_t)slot * d->shown;
    if (d->known[slot] == row) return sums;
    d->known[slot] = row;
    memset(sums, 0, (size_t)d->shown * sizeof *sums);
    const uint8_t *cells = d->c->cells + (ptrdiff_t)row * d->c->width + nn_span_start(d->columns, group);
    const nn_eight *taps = d->taps + d->first_taps[group];
    const int32_t count = d->first_taps[group + 1] - d->first_taps[group];
    for (int32_t tap = 0; tap < count; tap++)
        if (cells[tap] != 0) sums[cells[tap] - 1] += taps[tap];
    return sums;
}

// The heaviest class of each sample of a group, the lowest of equals.
static inline __attribute__((always_inline)) void nn_find_heaviest(nn_drawing *d, int32_t sample, int32_t group, int32_t *winners) {
// On every processor the same numbers: no product is fused with a sum.
#pragma STDC FP_CONTRACT OFF
    const int32_t first = d->rows->cells[sample];
    const float *weights = d->rows->weights + 4 * sample;
    const nn_eight *rows[4];
    for (int i = 0; i < 4; i++) rows[i] = nn_row_sums(d, first + i, group);
    nn_eight best = {0}, rest = {1, 1, 1, 1, 1, 1, 1, 1};
    nn_eight_ids winner = {0};
    for (int32_t class = 0; class < d->shown; class++) {
        nn_eight sum = rows[0][class] * weights[0];
        for (int i = 1; i < 4; i++) {
            const nn_eight more = rows[i][class] * weights[i];
            sum = sum + more;
        }
        rest = rest - sum;
        const nn_eight_ids better = sum > best;
        best = (nn_eight)((better & (nn_eight_ids)sum) | (~better & (nn_eight_ids)best));
        winner = (better & (class + 1)) | (~better & winner);
    }
    // Class 0, whose weights are what is left, within what adding up loses.
    winner &= ~(nn_eight_ids)(rest >= best - 1e-6f);
    memcpy(winners, &winner, sizeof winner);
}

static inline __attribute__((always_inline)) void nn_draw(
    const nn_classes *c, const nn_samples *columns, const nn_samples *rows, int32_t size, uint8_t *scratch, uint8_t *pixels) {
    nn_drawing drawing = {.rows = rows}, *d = &drawing;
    nn_lay_out(c, columns, scratch, d);
    nn_find_taps(d);
    nn_find_plain(d);
    memset(d->known, 0xff, (size_t)(NN_KEPT_ROWS * d->groups) * sizeof *d->known);
    // The channels 16 bits apart, so that four colours are added at once.
    uint64_t colors[NN_MIXED];
    for (int32_t i = 0; i < c->count; i++) {
        const uint8_t *color = c->palette + 3 * i;
        colors[i] = (uint64_t)color[0] | (uint64_t)color[1] << 16 | (uint64_t)color[2] << 32;
    }
    int32_t from = -1, to = -1, mixed = 0;
    for (int32_t y = 0; y < size; y++, pixels += 3 * size) {
        const int32_t sample = y * NN_SAMPLES_PER_PIXEL, upper = rows->cells[sample];
        const int32_t lower = rows->cells[sample + NN_SAMPLES_PER_PIXEL - 1] + 4;
        if (upper != from || lower != to) {
            from = upper;
            to = lower;
            mixed = nn_put_plain(d, from, to);
        }
        for (int32_t i = 0; i < mixed; i++) {
            int32_t winners[NN_SAMPLES_PER_PIXEL][NN_GROUP];
            for (int row = 0; row < NN_SAMPLES_PER_PIXEL; row++) nn_find_heaviest(d, sample + row, d->mixed[i], winners[row]);
            uint8_t *out = d->line + d->mixed[i] * NN_GROUP_PIXELS * 3;
            for (int x = 0; x < NN_GROUP; x += NN_SAMPLES_PER_PIXEL, out += 3) {
                uint64_t sum = 0x200020002;
                for (int row = 0; row < NN_SAMPLES_PER_PIXEL; row++)
                    for (int column = 0; column < NN_SAMPLES_PER_PIXEL; column++) sum += colors[winners[row][x + column]];
                out[0] = (uint8_t)(sum >> 2);
                out[1] = (uint8_t)(sum >> 18);
                out[2] = (uint8_t)(sum >> 34);
            }
        }
        memcpy(pixels, d->line, 3 * (size_t)size);
    }
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void nn_draw_avx2(
    const nn_classes *c, const nn_samples *columns, const nn_samples *rows, int32_t size, uint8_t *scratch, uint8_t *pixels) {
    nn_draw(c, columns, rows, size, scratch, pixels);
}
#endif

size_t nn_classes_scratch(const nn_classes *c, const nn_samples *columns) {
    nn_drawing d;
    return nn_lay_out(c, columns, NULL, &d);
}

void nn_draw_classes(
    const nn_classes *c, const nn_samples *columns, const nn_samples *rows, int32_t size, uint8_t *scratch, uint8_t *pixels) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return nn_draw_avx2(c, columns, rows, size, scratch, pixels);
#endif
    nn_draw(c, columns, rows, size, scratch, pixels);
}
