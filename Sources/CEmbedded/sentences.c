// The tables that sentences reads. A new file is three lines here: an array and its row;
// ArchitectureTests compares this list with the folder.
#include "CEmbedded.h"

static const unsigned char abbreviations[] = {
#embed "../DossierAnalysis/Tables/abbreviations.tsv"
};
static const unsigned char sentence_words[] = {
#embed "../DossierAnalysis/Tables/sentence-words.tsv"
};

static const DossierEmbeddedFile files[] = {
    {"tables/abbreviations.tsv", abbreviations, sizeof abbreviations},
    {"tables/sentence-words.tsv", sentence_words, sizeof sentence_words},
    {NULL, NULL, 0},
};

const DossierEmbeddedFile *dossier_embedded_sentences(void) { return files; }
