// The tables that attribution reads. A new file is three lines here: an array and its row;
// ArchitectureTests compares this list with the folder.
#include "CEmbedded.h"

static const unsigned char cues[] = {
#embed "../DossierAnalysis/Tables/cues.tsv"
};
static const unsigned char cue_nouns[] = {
#embed "../DossierAnalysis/Tables/cue-nouns.tsv"
};
static const unsigned char cue_phrases[] = {
#embed "../DossierAnalysis/Tables/cue-phrases.tsv"
};
static const unsigned char clause_words[] = {
#embed "../DossierAnalysis/Tables/clause-words.tsv"
};
static const unsigned char speaker_kinds[] = {
#embed "../DossierAnalysis/Tables/speaker-kinds.tsv"
};
static const unsigned char hedges[] = {
#embed "../DossierAnalysis/Tables/hedges.tsv"
};

static const DossierEmbeddedFile files[] = {
    {"tables/cues.tsv", cues, sizeof cues},
    {"tables/cue-nouns.tsv", cue_nouns, sizeof cue_nouns},
    {"tables/cue-phrases.tsv", cue_phrases, sizeof cue_phrases},
    {"tables/clause-words.tsv", clause_words, sizeof clause_words},
    {"tables/speaker-kinds.tsv", speaker_kinds, sizeof speaker_kinds},
    {"tables/hedges.tsv", hedges, sizeof hedges},
    {NULL, NULL, 0},
};

const DossierEmbeddedFile *dossier_embedded_attribution(void) { return files; }
