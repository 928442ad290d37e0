// The tables that attribution reads. A new file is three lines here: an array and its row;
// ArchitectureTests compares this list with the folder.
#include "CEmbedded.h"

static const DossierEmbeddedFile files[] = {
    {NULL, NULL, 0},
};

const DossierEmbeddedFile *dossier_embedded_attribution(void) { return files; }
