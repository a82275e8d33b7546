#include "CImageCodecs.h"
int mugmoji_codecs_placeholder(void) { return 0; }
