// The tables that pages are made with. A new file is three lines here: an array and its row;
// ArchitectureTests compares this list with the folder.
#include "CEmbedded.h"

static const unsigned char strokes[] = {
#embed "../DossierSite/Tables/strokes.tsv"
};

static const DossierEmbeddedFile files[] = {
    {"tables/strokes.tsv", strokes, sizeof strokes},
    {NULL, NULL, 0},
};

const DossierEmbeddedFile *dossier_embedded_site(void) { return files; }
