int mugmoji_codecs_placeholder(void);
