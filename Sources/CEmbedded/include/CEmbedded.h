// Templates, assets and tables as bytes inside the program.
#ifndef DOSSIER_CEMBEDDED_H
#define DOSSIER_CEMBEDDED_H
#include <stddef.h>

/// One file: its name ("tables/units.tsv", "templates/page.html"), its bytes and how many there are.
typedef struct {
  const char *name;
  const unsigned char *bytes;
  size_t count;
} DossierEmbeddedFile;

/// The lists, one a room that owns the files; each ends with an entry whose name is NULL.
extern const DossierEmbeddedFile dossier_embedded_templates[];
extern const DossierEmbeddedFile dossier_embedded_sentences[];
extern const DossierEmbeddedFile dossier_embedded_dates[];
extern const DossierEmbeddedFile dossier_embedded_figures[];
extern const DossierEmbeddedFile dossier_embedded_attribution[];
extern const DossierEmbeddedFile dossier_embedded_entities[];

#endif
