// The tables that attribution reads. A new file is three lines here: an array and its row;
// ArchitectureTests compares this list with the folder.
#include "CEmbedded.h"

const DossierEmbeddedFile dossier_embedded_attribution[] = {
    {NULL, NULL, 0},
};
