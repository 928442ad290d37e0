// Templates, assets and tables as bytes inside the program.
#ifndef DOSSIER_CEMBEDDED_H
#define DOSSIER_CEMBEDDED_H
#include <stddef.h>

/// One file: its name ("tables/units.tsv", "templates/page.html"), its bytes and how many there are.
typedef struct {
  const char *_Nullable name;
  const unsigned char *_Nullable bytes;
  size_t count;
} DossierEmbeddedFile;

/// The lists, one a room that owns the files; each ends with an entry whose name is NULL.
const DossierEmbeddedFile *_Nonnull dossier_embedded_templates(void);
const DossierEmbeddedFile *_Nonnull dossier_embedded_content(void);
const DossierEmbeddedFile *_Nonnull dossier_embedded_sentences(void);
const DossierEmbeddedFile *_Nonnull dossier_embedded_dates(void);
const DossierEmbeddedFile *_Nonnull dossier_embedded_figures(void);
const DossierEmbeddedFile *_Nonnull dossier_embedded_attribution(void);
const DossierEmbeddedFile *_Nonnull dossier_embedded_entities(void);
const DossierEmbeddedFile *_Nonnull dossier_embedded_synthesis(void);
const DossierEmbeddedFile *_Nonnull dossier_embedded_site(void);
const DossierEmbeddedFile *_Nonnull dossier_embedded_starter(void);

#endif
