// The tables that entities reads. A new file is three lines here: an array and its row;
// ArchitectureTests compares this list with the folder.
#include "CEmbedded.h"

static const unsigned char titles[] = {
#embed "../DossierAnalysis/Tables/titles.tsv"
};
static const unsigned char organisation_words[] = {
#embed "../DossierAnalysis/Tables/organisation-words.tsv"
};
static const unsigned char given_names[] = {
#embed "../DossierAnalysis/Tables/given-names.tsv"
};
static const unsigned char name_words[] = {
#embed "../DossierAnalysis/Tables/name-words.tsv"
};
static const unsigned char demonyms[] = {
#embed "../DossierAnalysis/Tables/demonyms.tsv"
};
static const unsigned char places[] = {
#embed "../DossierAnalysis/Tables/places.tsv"
};
static const unsigned char tagger_weights[] = {
#embed "../DossierAnalysis/Tables/tagger-weights.bin"
};

static const DossierEmbeddedFile files[] = {
    {"tables/titles.tsv", titles, sizeof titles},
    {"tables/organisation-words.tsv", organisation_words, sizeof organisation_words},
    {"tables/given-names.tsv", given_names, sizeof given_names},
    {"tables/name-words.tsv", name_words, sizeof name_words},
    {"tables/demonyms.tsv", demonyms, sizeof demonyms},
    {"tables/places.tsv", places, sizeof places},
    {"tables/tagger-weights.bin", tagger_weights, sizeof tagger_weights},
    {NULL, NULL, 0},
};

const DossierEmbeddedFile *dossier_embedded_entities(void) { return files; }
