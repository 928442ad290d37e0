// The tables that dates reads. A new file is three lines here: an array and its row;
// ArchitectureTests compares this list with the folder.
#include "CEmbedded.h"

static const unsigned char date_directions[] = {
#embed "../DossierAnalysis/Tables/date-directions.tsv"
};
static const unsigned char date_function_words[] = {
#embed "../DossierAnalysis/Tables/date-function-words.tsv"
};
static const unsigned char date_modifiers[] = {
#embed "../DossierAnalysis/Tables/date-modifiers.tsv"
};
static const unsigned char date_numbers[] = {
#embed "../DossierAnalysis/Tables/date-numbers.tsv"
};
static const unsigned char date_ordinals[] = {
#embed "../DossierAnalysis/Tables/date-ordinals.tsv"
};
static const unsigned char date_relations[] = {
#embed "../DossierAnalysis/Tables/date-relations.tsv"
};
static const unsigned char day_parts[] = {
#embed "../DossierAnalysis/Tables/day-parts.tsv"
};
static const unsigned char day_words[] = {
#embed "../DossierAnalysis/Tables/day-words.tsv"
};
static const unsigned char decades[] = {
#embed "../DossierAnalysis/Tables/decades.tsv"
};
static const unsigned char frequencies[] = {
#embed "../DossierAnalysis/Tables/frequencies.tsv"
};
static const unsigned char holidays[] = {
#embed "../DossierAnalysis/Tables/holidays.tsv"
};
static const unsigned char lunar_holidays[] = {
#embed "../DossierAnalysis/Tables/lunar-holidays.tsv"
};
static const unsigned char months[] = {
#embed "../DossierAnalysis/Tables/months.tsv"
};
static const unsigned char not_dates[] = {
#embed "../DossierAnalysis/Tables/not-dates.tsv"
};
static const unsigned char not_years[] = {
#embed "../DossierAnalysis/Tables/not-years.tsv"
};
static const unsigned char seasons[] = {
#embed "../DossierAnalysis/Tables/seasons.tsv"
};
static const unsigned char tense_cues[] = {
#embed "../DossierAnalysis/Tables/tense-cues.tsv"
};
static const unsigned char time_units[] = {
#embed "../DossierAnalysis/Tables/time-units.tsv"
};
static const unsigned char time_zones[] = {
#embed "../DossierAnalysis/Tables/time-zones.tsv"
};
static const unsigned char vague_times[] = {
#embed "../DossierAnalysis/Tables/vague-times.tsv"
};
static const unsigned char weekdays[] = {
#embed "../DossierAnalysis/Tables/weekdays.tsv"
};

static const DossierEmbeddedFile files[] = {
    {"tables/date-directions.tsv", date_directions, sizeof(date_directions)},
    {"tables/date-function-words.tsv", date_function_words, sizeof(date_function_words)},
    {"tables/date-modifiers.tsv", date_modifiers, sizeof(date_modifiers)},
    {"tables/date-numbers.tsv", date_numbers, sizeof(date_numbers)},
    {"tables/date-ordinals.tsv", date_ordinals, sizeof(date_ordinals)},
    {"tables/date-relations.tsv", date_relations, sizeof(date_relations)},
    {"tables/day-parts.tsv", day_parts, sizeof(day_parts)},
    {"tables/day-words.tsv", day_words, sizeof(day_words)},
    {"tables/decades.tsv", decades, sizeof(decades)},
    {"tables/frequencies.tsv", frequencies, sizeof(frequencies)},
    {"tables/holidays.tsv", holidays, sizeof(holidays)},
    {"tables/lunar-holidays.tsv", lunar_holidays, sizeof(lunar_holidays)},
    {"tables/months.tsv", months, sizeof(months)},
    {"tables/not-dates.tsv", not_dates, sizeof(not_dates)},
    {"tables/not-years.tsv", not_years, sizeof(not_years)},
    {"tables/seasons.tsv", seasons, sizeof(seasons)},
    {"tables/tense-cues.tsv", tense_cues, sizeof(tense_cues)},
    {"tables/time-units.tsv", time_units, sizeof(time_units)},
    {"tables/time-zones.tsv", time_zones, sizeof(time_zones)},
    {"tables/vague-times.tsv", vague_times, sizeof(vague_times)},
    {"tables/weekdays.tsv", weekdays, sizeof(weekdays)},
    {NULL, NULL, 0},
};

const DossierEmbeddedFile *dossier_embedded_dates(void) { return files; }
