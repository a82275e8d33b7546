// An emoji of a selfie, from C:
//
//     cc example.c $(pkg-config --cflags --libs mugmoji) -o example && ./example selfie.jpg emoji.png > recipe.json
#include <mugmoji.h>
#include <stdio.h>
#include <stdlib.h>

// The bytes of a file; NULL where it cannot be read.
static unsigned char *bytes_of(const char *path, size_t *length) {
    unsigned char *bytes = NULL;
    FILE *file = fopen(path, "rb");
    if (file && fseek(file, 0, SEEK_END) == 0) {
        long end = ftell(file);
        rewind(file);
        bytes = end > 0 ? malloc((size_t)end) : NULL;
        *length = bytes ? fread(bytes, 1, (size_t)end, file) : 0;
    }
    if (file) fclose(file);
    return bytes;
}

int main(int count, char **words) {
    if (count < 3) {
        fprintf(stderr, "usage: example selfie.jpg emoji.png [style]\n");
        return MUGMOJI_USAGE;
    }
    size_t length = 0;
    unsigned char *selfie = bytes_of(words[1], &length);
    if (!selfie) {
        perror(words[1]);
        return 66;
    }
    mugmoji *maker = mugmoji_open(count > 3 ? words[3] : NULL);
    if (!maker) {
        fprintf(stderr, "%s\n", mugmoji_last_error());
        free(selfie);
        return MUGMOJI_DATA;
    }
    mugmoji_emoji emoji;
    int status = mugmoji_convert(maker, selfie, length, 512, &emoji);
    if (status == MUGMOJI_OK) {
        FILE *file = fopen(words[2], "wb");
        if (!file || fwrite(emoji.png, 1, emoji.png_length, file) != emoji.png_length || fclose(file) != 0) {
            perror(words[2]);
            status = 73;
        } else {
            fputs(emoji.recipe, stdout);
        }
        mugmoji_emoji_free(&emoji);
    } else {
        fprintf(stderr, "%s: %s\n", words[1], mugmoji_last_error());
    }
    mugmoji_close(maker);
    free(selfie);
    return status;
}
