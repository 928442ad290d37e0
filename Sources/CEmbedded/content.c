// The tables that the content room reads. A new file is three lines here: an array and its row;
// ArchitectureTests compares this list with the folder.
#include "CEmbedded.h"

static const unsigned char page_furniture[] = {
#embed "../DossierContent/Tables/page-furniture.tsv"
};

static const unsigned char page_phrases[] = {
#embed "../DossierContent/Tables/page-phrases.tsv"
};

static const DossierEmbeddedFile files[] = {
    {"tables/page-furniture.tsv", page_furniture, sizeof page_furniture},
    {"tables/page-phrases.tsv", page_phrases, sizeof page_phrases},
    {NULL, NULL, 0},
};

const DossierEmbeddedFile *dossier_embedded_content(void) { return files; }
