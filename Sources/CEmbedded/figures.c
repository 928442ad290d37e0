// The tables that figures reads. A new file is three lines here: an array and its row;
// ArchitectureTests compares this list with the folder.
#include "CEmbedded.h"

static const unsigned char units[] = {
#embed "../DossierAnalysis/Tables/units.tsv"
};
static const unsigned char currencies[] = {
#embed "../DossierAnalysis/Tables/currencies.tsv"
};
static const unsigned char number_words[] = {
#embed "../DossierAnalysis/Tables/number-words.tsv"
};
static const unsigned char scales[] = {
#embed "../DossierAnalysis/Tables/scales.tsv"
};
static const unsigned char comparators[] = {
#embed "../DossierAnalysis/Tables/comparators.tsv"
};
static const unsigned char trends[] = {
#embed "../DossierAnalysis/Tables/trends.tsv"
};
static const unsigned char modality[] = {
#embed "../DossierAnalysis/Tables/modality.tsv"
};
static const unsigned char figure_words[] = {
#embed "../DossierAnalysis/Tables/figure-words.tsv"
};
static const unsigned char not_figures[] = {
#embed "../DossierAnalysis/Tables/not-figures.tsv"
};

static const DossierEmbeddedFile files[] = {
    {"tables/units.tsv", units, sizeof units},
    {"tables/currencies.tsv", currencies, sizeof currencies},
    {"tables/number-words.tsv", number_words, sizeof number_words},
    {"tables/scales.tsv", scales, sizeof scales},
    {"tables/comparators.tsv", comparators, sizeof comparators},
    {"tables/trends.tsv", trends, sizeof trends},
    {"tables/modality.tsv", modality, sizeof modality},
    {"tables/figure-words.tsv", figure_words, sizeof figure_words},
    {"tables/not-figures.tsv", not_figures, sizeof not_figures},
    {NULL, NULL, 0},
};

const DossierEmbeddedFile *dossier_embedded_figures(void) { return files; }
