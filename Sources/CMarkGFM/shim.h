// Debian's libcmark-gfm-dev and libcmark-gfm-extensions-dev. No pkg-config: its .pc file asks for the
// extensions library, which lies in another package.
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
