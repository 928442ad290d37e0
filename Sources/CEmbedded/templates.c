// The templates, style sheet and scripts of the built-in look. A new file is three lines here: an array and its row;
// ArchitectureTests compares this list with the folder.
#include "CEmbedded.h"

static const unsigned char page_404[] = {
#embed "../../templates/404.html"
};
static const unsigned char about[] = {
#embed "../../templates/about.html"
};
static const unsigned char actor[] = {
#embed "../../templates/actor.html"
};
static const unsigned char actors[] = {
#embed "../../templates/actors.html"
};
static const unsigned char assets_dossier[] = {
#embed "../../templates/assets/dossier.js"
};
static const unsigned char assets_search[] = {
#embed "../../templates/assets/search.js"
};
static const unsigned char assets_style[] = {
#embed "../../templates/assets/style.css"
};
static const unsigned char assets_timeline[] = {
#embed "../../templates/assets/timeline.js"
};
static const unsigned char changes[] = {
#embed "../../templates/changes.html"
};
static const unsigned char claims[] = {
#embed "../../templates/claims.html"
};
static const unsigned char contradictions[] = {
#embed "../../templates/contradictions.html"
};
static const unsigned char embed[] = {
#embed "../../templates/embed.html"
};
static const unsigned char figure[] = {
#embed "../../templates/figure.html"
};
static const unsigned char figures[] = {
#embed "../../templates/figures.html"
};
static const unsigned char forward[] = {
#embed "../../templates/forward.html"
};
static const unsigned char index[] = {
#embed "../../templates/index.html"
};
static const unsigned char layout[] = {
#embed "../../templates/layout.html"
};
static const unsigned char note[] = {
#embed "../../templates/note.html"
};
static const unsigned char partials_cautions[] = {
#embed "../../templates/partials/cautions.html"
};
static const unsigned char partials_cites[] = {
#embed "../../templates/partials/cites.html"
};
static const unsigned char partials_claim[] = {
#embed "../../templates/partials/claim.html"
};
static const unsigned char partials_copy[] = {
#embed "../../templates/partials/copy.html"
};
static const unsigned char partials_date[] = {
#embed "../../templates/partials/date.html"
};
static const unsigned char partials_fact[] = {
#embed "../../templates/partials/fact.html"
};
static const unsigned char partials_figures[] = {
#embed "../../templates/partials/figures.html"
};
static const unsigned char partials_flags[] = {
#embed "../../templates/partials/flags.html"
};
static const unsigned char partials_group[] = {
#embed "../../templates/partials/group.html"
};
static const unsigned char partials_head[] = {
#embed "../../templates/partials/head.html"
};
static const unsigned char partials_label[] = {
#embed "../../templates/partials/label.html"
};
static const unsigned char partials_link[] = {
#embed "../../templates/partials/link.html"
};
static const unsigned char partials_pages[] = {
#embed "../../templates/partials/pages.html"
};
static const unsigned char partials_parts[] = {
#embed "../../templates/partials/parts.html"
};
static const unsigned char partials_quote[] = {
#embed "../../templates/partials/quote.html"
};
static const unsigned char partials_relied[] = {
#embed "../../templates/partials/relied.html"
};
static const unsigned char partials_source[] = {
#embed "../../templates/partials/source.html"
};
static const unsigned char partials_statement[] = {
#embed "../../templates/partials/statement.html"
};
static const unsigned char partials_turn[] = {
#embed "../../templates/partials/turn.html"
};
static const unsigned char print[] = {
#embed "../../templates/print.html"
};
static const unsigned char search[] = {
#embed "../../templates/search.html"
};
static const unsigned char source[] = {
#embed "../../templates/source.html"
};
static const unsigned char sources[] = {
#embed "../../templates/sources.html"
};
static const unsigned char strings_de[] = {
#embed "../../templates/strings/de.tsv"
};
static const unsigned char strings_en[] = {
#embed "../../templates/strings/en.tsv"
};
static const unsigned char timeline[] = {
#embed "../../templates/timeline.html"
};

static const DossierEmbeddedFile files[] = {
    {"templates/404.html", page_404, sizeof page_404},
    {"templates/about.html", about, sizeof about},
    {"templates/actor.html", actor, sizeof actor},
    {"templates/actors.html", actors, sizeof actors},
    {"templates/assets/dossier.js", assets_dossier, sizeof assets_dossier},
    {"templates/assets/search.js", assets_search, sizeof assets_search},
    {"templates/assets/style.css", assets_style, sizeof assets_style},
    {"templates/assets/timeline.js", assets_timeline, sizeof assets_timeline},
    {"templates/changes.html", changes, sizeof changes},
    {"templates/claims.html", claims, sizeof claims},
    {"templates/contradictions.html", contradictions, sizeof contradictions},
    {"templates/embed.html", embed, sizeof embed},
    {"templates/figure.html", figure, sizeof figure},
    {"templates/figures.html", figures, sizeof figures},
    {"templates/forward.html", forward, sizeof forward},
    {"templates/index.html", index, sizeof index},
    {"templates/layout.html", layout, sizeof layout},
    {"templates/note.html", note, sizeof note},
    {"templates/partials/cautions.html", partials_cautions, sizeof partials_cautions},
    {"templates/partials/cites.html", partials_cites, sizeof partials_cites},
    {"templates/partials/claim.html", partials_claim, sizeof partials_claim},
    {"templates/partials/copy.html", partials_copy, sizeof partials_copy},
    {"templates/partials/date.html", partials_date, sizeof partials_date},
    {"templates/partials/fact.html", partials_fact, sizeof partials_fact},
    {"templates/partials/figures.html", partials_figures, sizeof partials_figures},
    {"templates/partials/flags.html", partials_flags, sizeof partials_flags},
    {"templates/partials/group.html", partials_group, sizeof partials_group},
    {"templates/partials/head.html", partials_head, sizeof partials_head},
    {"templates/partials/label.html", partials_label, sizeof partials_label},
    {"templates/partials/link.html", partials_link, sizeof partials_link},
    {"templates/partials/pages.html", partials_pages, sizeof partials_pages},
    {"templates/partials/parts.html", partials_parts, sizeof partials_parts},
    {"templates/partials/quote.html", partials_quote, sizeof partials_quote},
    {"templates/partials/relied.html", partials_relied, sizeof partials_relied},
    {"templates/partials/source.html", partials_source, sizeof partials_source},
    {"templates/partials/statement.html", partials_statement, sizeof partials_statement},
    {"templates/partials/turn.html", partials_turn, sizeof partials_turn},
    {"templates/print.html", print, sizeof print},
    {"templates/search.html", search, sizeof search},
    {"templates/source.html", source, sizeof source},
    {"templates/sources.html", sources, sizeof sources},
    {"templates/strings/de.tsv", strings_de, sizeof strings_de},
    {"templates/strings/en.tsv", strings_en, sizeof strings_en},
    {"templates/timeline.html", timeline, sizeof timeline},
    {NULL, NULL, 0},
};

const DossierEmbeddedFile *dossier_embedded_templates(void) { return files; }
