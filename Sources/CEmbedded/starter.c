// The files that `dossier new` writes: the starter, and the demo of content/. Made by scripts/embed-content.sh.
#include "CEmbedded.h"

static const unsigned char file_1[] = {
#embed "../../Sources/DossierPipeline/Starter/articles/example.txt"
};

static const unsigned char file_2[] = {
#embed "../../Sources/DossierPipeline/Starter/briefing.md"
};

static const unsigned char file_3[] = {
#embed "../../Sources/DossierPipeline/Starter/dossier.yml"
};

static const unsigned char file_4[] = {
#embed "../../Sources/DossierPipeline/Starter/notes/first-note.md"
};

static const unsigned char file_5[] = {
#embed "../../content/articles/blinken-8000.txt"
};

static const unsigned char file_6[] = {
#embed "../../content/articles/border-roads.txt"
};

static const unsigned char file_7[] = {
#embed "../../content/articles/border-roads.yml"
};

static const unsigned char file_8[] = {
#embed "../../content/articles/budanov-11000.txt"
};

static const unsigned char file_9[] = {
#embed "../../content/articles/coast-daily-copy.txt"
};

static const unsigned char file_10[] = {
#embed "../../content/articles/kirby-3000.md"
};

static const unsigned char file_11[] = {
#embed "../../content/articles/nis-first-group.html"
};

static const unsigned char file_12[] = {
#embed "../../content/articles/pentagon-paste.txt"
};

static const unsigned char file_13[] = {
#embed "../../content/articles/peskov-hoax.md"
};

static const unsigned char file_14[] = {
#embed "../../content/briefing.md"
};

static const unsigned char file_15[] = {
#embed "../../content/dossier.yml"
};

static const unsigned char file_16[] = {
#embed "../../content/notes/background.md"
};

static const unsigned char file_17[] = {
#embed "../../content/notes/counting-troops.md"
};

static const DossierEmbeddedFile files[] = {
    {"starter/articles/example.txt", file_1, sizeof file_1},
    {"starter/briefing.md", file_2, sizeof file_2},
    {"starter/dossier.yml", file_3, sizeof file_3},
    {"starter/notes/first-note.md", file_4, sizeof file_4},
    {"demo/articles/blinken-8000.txt", file_5, sizeof file_5},
    {"demo/articles/border-roads.txt", file_6, sizeof file_6},
    {"demo/articles/border-roads.yml", file_7, sizeof file_7},
    {"demo/articles/budanov-11000.txt", file_8, sizeof file_8},
    {"demo/articles/coast-daily-copy.txt", file_9, sizeof file_9},
    {"demo/articles/kirby-3000.md", file_10, sizeof file_10},
    {"demo/articles/nis-first-group.html", file_11, sizeof file_11},
    {"demo/articles/pentagon-paste.txt", file_12, sizeof file_12},
    {"demo/articles/peskov-hoax.md", file_13, sizeof file_13},
    {"demo/briefing.md", file_14, sizeof file_14},
    {"demo/dossier.yml", file_15, sizeof file_15},
    {"demo/notes/background.md", file_16, sizeof file_16},
    {"demo/notes/counting-troops.md", file_17, sizeof file_17},
    {NULL, NULL, 0},
};

const DossierEmbeddedFile *dossier_embedded_starter(void) { return files; }
