// The tables that the synthesis reads. A new file is three lines here: an array and its row;
// ArchitectureTests compares this list with the folder.
#include "CEmbedded.h"

static const unsigned char concepts[] = {
#embed "../DossierSynthesis/Tables/concepts.tsv"
};
static const unsigned char happenings[] = {
#embed "../DossierSynthesis/Tables/happenings.tsv"
};
static const unsigned char irregular[] = {
#embed "../DossierSynthesis/Tables/irregular.tsv"
};
static const unsigned char kinds[] = {
#embed "../DossierSynthesis/Tables/kinds.tsv"
};
static const unsigned char measures[] = {
#embed "../DossierSynthesis/Tables/measures.tsv"
};
static const unsigned char names[] = {
#embed "../DossierSynthesis/Tables/names.tsv"
};
static const unsigned char parts[] = {
#embed "../DossierSynthesis/Tables/parts.tsv"
};
static const unsigned char roles[] = {
#embed "../DossierSynthesis/Tables/roles.tsv"
};
static const unsigned char stopwords[] = {
#embed "../DossierSynthesis/Tables/stopwords.tsv"
};
static const unsigned char turns[] = {
#embed "../DossierSynthesis/Tables/turns.tsv"
};

static const DossierEmbeddedFile files[] = {
    {"tables/concepts.tsv", concepts, sizeof concepts},
    {"tables/happenings.tsv", happenings, sizeof happenings},
    {"tables/irregular.tsv", irregular, sizeof irregular},
    {"tables/kinds.tsv", kinds, sizeof kinds},
    {"tables/measures.tsv", measures, sizeof measures},
    {"tables/names.tsv", names, sizeof names},
    {"tables/parts.tsv", parts, sizeof parts},
    {"tables/roles.tsv", roles, sizeof roles},
    {"tables/stopwords.tsv", stopwords, sizeof stopwords},
    {"tables/turns.tsv", turns, sizeof turns},
    {NULL, NULL, 0},
};

const DossierEmbeddedFile *dossier_embedded_synthesis(void) { return files; }
