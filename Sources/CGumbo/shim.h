// Debian's libgumbo-dev: HTML5 parse trees with byte offsets.
#include <gumbo.h>

// Swift 6 does not let a global of C be shared between threads, even a constant one: hence these two.

/// Parses without collecting errors, which a hostile page would have by the million.
static inline GumboOutput *_Nullable dossier_gumbo_parse(const char *_Nonnull bytes, size_t count) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  return gumbo_parse_with_options(&options, bytes, count);
}

static inline void dossier_gumbo_free(GumboOutput *_Nonnull output) {
  gumbo_destroy_output(&kGumboDefaultOptions, output);
}
