// The tables that dates reads. A new file is three lines here: an array and its row;
// ArchitectureTests compares this list with the folder.
#include "CEmbedded.h"

const DossierEmbeddedFile dossier_embedded_dates[] = {
    {NULL, NULL, 0},
};
