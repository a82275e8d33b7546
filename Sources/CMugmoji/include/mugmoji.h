/*
 * Mugmoji for programs in C, and in languages that call C: a selfie goes in, an avatar emoji comes out.
 *
 *     mugmoji *maker = mugmoji_open("pop");
 *     mugmoji_emoji emoji;
 *     if (maker && mugmoji_convert(maker, selfie, selfie_length, 512, &emoji) == MUGMOJI_OK) {
 *         fwrite(emoji.png, 1, emoji.png_length, file);
 *         mugmoji_emoji_free(&emoji);
 *     }
 *     mugmoji_close(maker);
 *
 * Nothing is printed, and no input ends the process. docs/c.md tells more.
 */
#ifndef MUGMOJI_H
#define MUGMOJI_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a call came to; the numbers are the exit statuses of the program mugmoji. */
enum {
    MUGMOJI_OK = 0,
    /* A null pointer, or a size out of range. */
    MUGMOJI_USAGE = 64,
    /* No readable picture, no face in it, or a broken style. */
    MUGMOJI_DATA = 65,
    /* Something that Mugmoji ships is missing or broken. */
    MUGMOJI_FAULT = 70
};

/* A style with the networks that read faces. Any number of threads may use one at a time. */
typedef struct mugmoji mugmoji;

/* What became of a picture. */
typedef struct {
    /* A PNG file. */
    unsigned char *png;
    size_t png_length;
    /* The avatar as JSON, which `mugmoji render` draws again: UTF-8 with a zero byte behind it. */
    char *recipe;
} mugmoji_emoji;

/*
 * Loads a style; it takes some tens of milliseconds, so keep the maker.
 *
 * style: the name of a style that comes with Mugmoji, or the path of a style's folder, with a slash in it; UTF-8. NULL is the usual one.
 *
 * Returns NULL where it cannot be loaded; mugmoji_last_error tells why.
 */
mugmoji *mugmoji_open(const char *style);

/*
 * Makes the emoji of the largest face in a picture.
 *
 * picture, length: a picture file in memory, of any kind that Mugmoji reads.
 * size: width and height of the emoji in pixels, 16 to 4096.
 * emoji: filled; mugmoji_emoji_free frees what is in it. It is empty where the call fails.
 *
 * Returns MUGMOJI_OK, or what is wrong, which mugmoji_last_error tells in words.
 */
int mugmoji_convert(const mugmoji *maker, const void *picture, size_t length, int size, mugmoji_emoji *emoji);

/* Frees what mugmoji_convert put into `emoji`, and empties it. NULL and an empty one are left alone. */
void mugmoji_emoji_free(mugmoji_emoji *emoji);

/* Gives the maker back, once no thread uses it any more. NULL is left alone. */
void mugmoji_close(mugmoji *maker);

/*
 * Why the last call of this thread that failed did so, in English, with what to do about it; UTF-8. It is the thread's own, and stays until
 * its next call that fails; an empty text where there was none.
 */
const char *mugmoji_last_error(void);

#ifdef __cplusplus
}
#endif

#endif
