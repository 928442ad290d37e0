// The tables that figures reads. A new file is three lines here: an array and its row;
// ArchitectureTests compares this list with the folder.
#include "CEmbedded.h"

const DossierEmbeddedFile dossier_embedded_figures[] = {
    {NULL, NULL, 0},
};
