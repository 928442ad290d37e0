// The tables that the content room reads. A new file is three lines here: an array and its row;
// ArchitectureTests compares this list with the folder.
#include "CEmbedded.h"

static const unsigned char page_furniture[] = {
#embed "../DossierContent/Tables/page-furniture.tsv"
};

static const unsigned char page_phrases[] = {
#embed "../DossierContent/Tables/page-phrases.tsv"
};

static const unsigned char boilerplate[] = {
#embed "../DossierContent/Tables/boilerplate.tsv"
};

static const unsigned char function_words[] = {
#embed "../DossierContent/Tables/function-words.tsv"
};

static const unsigned char date_lines[] = {
#embed "../DossierContent/Tables/date-lines.tsv"
};

static const unsigned char page_dates[] = {
#embed "../DossierContent/Tables/page-dates.tsv"
};

static const unsigned char page_names[] = {
#embed "../DossierContent/Tables/page-names.tsv"
};

static const unsigned char page_hints[] = {
#embed "../DossierContent/Tables/page-hints.tsv"
};

static const unsigned char charsets[] = {
#embed "../DossierContent/Tables/charsets.tsv"
};

static const DossierEmbeddedFile files[] = {
    {"tables/page-furniture.tsv", page_furniture, sizeof page_furniture},
    {"tables/page-phrases.tsv", page_phrases, sizeof page_phrases},
    {"tables/boilerplate.tsv", boilerplate, sizeof boilerplate},
    {"tables/function-words.tsv", function_words, sizeof function_words},
    {"tables/date-lines.tsv", date_lines, sizeof date_lines},
    {"tables/page-dates.tsv", page_dates, sizeof page_dates},
    {"tables/page-hints.tsv", page_hints, sizeof page_hints},
    {"tables/page-names.tsv", page_names, sizeof page_names},
    {"tables/charsets.tsv", charsets, sizeof charsets},
    {NULL, NULL, 0},
};

const DossierEmbeddedFile *dossier_embedded_content(void) { return files; }
