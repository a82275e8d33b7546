// Four threads with one maker: what each makes is the same, and what fails is told to the thread whose call it was.
#include <mugmoji.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static mugmoji *maker;
static unsigned char selfie[1 << 22];
static size_t length;
static mugmoji_emoji emojis[4];
static char errors[4][256];

static void *work(void *argument) {
    size_t number = (size_t)argument;
    for (int round = 0; round < 3; round++) {
        mugmoji_emoji_free(&emojis[number]);
        if (number == 3) {
            // This one has nothing to read.
            if (mugmoji_convert(maker, "no picture", 10, 64, &emojis[number]) != MUGMOJI_DATA) return argument;
            if (emojis[number].png || emojis[number].png_length || emojis[number].recipe) return argument;
        } else if (mugmoji_convert(maker, selfie, length, 64, &emojis[number]) != MUGMOJI_OK) {
            return argument;
        }
    }
    snprintf(errors[number], sizeof errors[number], "%s", mugmoji_last_error());
    return NULL;
}

int main(int count, char **words) {
    FILE *file = count > 1 ? fopen(words[1], "rb") : NULL;
    if (!file) return 1;
    length = fread(selfie, 1, sizeof selfie, file);
    fclose(file);
    // What cannot be is refused.
    if (mugmoji_open("nothing-of-this-name") || !strstr(mugmoji_last_error(), "classic")) return 2;
    if (mugmoji_open("/nowhere/") || !*mugmoji_last_error()) return 3;
    mugmoji_close(NULL);
    mugmoji_emoji_free(NULL);
    maker = mugmoji_open(NULL);
    if (!maker) return 4;
    mugmoji_emoji none;
    if (mugmoji_convert(NULL, selfie, length, 64, &none) != MUGMOJI_USAGE) return 5;
    if (mugmoji_convert(maker, NULL, 0, 64, &none) != MUGMOJI_USAGE) return 6;
    if (mugmoji_convert(maker, selfie, length, 64, NULL) != MUGMOJI_USAGE) return 7;
    if (mugmoji_convert(maker, selfie, length, 8, &none) != MUGMOJI_USAGE || none.png) return 8;
    if (mugmoji_convert(maker, selfie, 0, 64, &none) != MUGMOJI_DATA) return 9;
    if (mugmoji_convert(maker, selfie, length / 3, 64, &none) == MUGMOJI_FAULT) return 10;
    mugmoji_emoji_free(&none);
    mugmoji_emoji_free(&none);
    pthread_t threads[4];
    for (size_t number = 0; number < 4; number++) pthread_create(&threads[number], NULL, work, (void *)number);
    for (size_t number = 0; number < 4; number++) {
        void *failed;
        pthread_join(threads[number], &failed);
        if (failed) return 11;
    }
    for (int number = 1; number < 3; number++) {
        if (emojis[number].png_length != emojis[0].png_length) return 12;
        if (memcmp(emojis[number].png, emojis[0].png, emojis[0].png_length)) return 13;
        if (strcmp(emojis[number].recipe, emojis[0].recipe)) return 14;
    }
    for (int number = 0; number < 3; number++) {
        if (*errors[number]) return 15;
    }
    if (!*errors[3]) return 16;
    for (int number = 0; number < 4; number++) mugmoji_emoji_free(&emojis[number]);
    mugmoji_close(maker);
    return 0;
}
