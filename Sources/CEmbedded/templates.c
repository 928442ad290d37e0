// The templates, style sheet and scripts of the built-in look. A new file is three lines here: an array and its row;
// ArchitectureTests compares this list with the folder.
#include "CEmbedded.h"

const DossierEmbeddedFile dossier_embedded_templates[] = {
    {NULL, NULL, 0},
};
