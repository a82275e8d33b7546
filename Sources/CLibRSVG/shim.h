#include <stdio.h>
#include <librsvg/rsvg.h>
