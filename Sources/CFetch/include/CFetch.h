#ifndef DOSSIER_CFETCH_H
#define DOSSIER_CFETCH_H

#include <stddef.h>
#include <stdint.h>

/// What one GET gave. `body`, `redirect` and `type` are to be freed by dossier_fetch_free.
typedef struct {
  /// 0, or libcurl's code.
  int problem;
  /// libcurl's sentence for `problem`.
  char message[256];
  long status;
  uint8_t *_Nullable body;
  size_t count;
  /// The body was longer than allowed; a host has a private address.
  int is_too_large, is_private;
  /// Where a redirect leads, in full.
  char *_Nullable redirect;
  char *_Nullable type;
} DossierFetched;

/// One GET over http or https, without following redirects, with no cookies, no credentials and no proxy. The
/// connection is refused before it is made when the address that the host's name has led to is no public one, unless
/// `allows_local` is set. `authorities`: a PEM file of those whose certificates are trusted; NULL: the machine's own.
void dossier_fetch(const char *_Nonnull address, const char *_Nonnull agent, long milliseconds, size_t limit,
                   int allows_local, const char *_Nullable authorities, DossierFetched *_Nonnull result);

void dossier_fetch_free(DossierFetched *_Nonnull result);

/// Whether the 4 or 16 bytes of an address (network order) are of the public internet.
int dossier_is_public_address(const uint8_t *_Nonnull bytes, size_t count);

#endif
