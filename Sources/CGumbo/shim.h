// Debian's libgumbo-dev: HTML5 parse trees with byte offsets.
#include <gumbo.h>
