#!/usr/bin/env python3
"""Reads every export of a built site with the programs that people use for it, and compares with dossier.json.

    check_exports.py SITE...

No reader here is ours: csv (Python), icalendar, bibtexparser with pylatexenc, rispy, citeproc-py, feedparser, lxml,
PyLD, jsonschema, sha256sum. Build with --base-url, so that feed and sitemap are there. Exit 1 when something differs.
"""
import csv
import datetime
import json
import os
import re
import subprocess
import sys
import warnings

import bibtexparser
import feedparser
import icalendar
import jsonschema
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from lxml import etree, html
from pyld import jsonld
from pylatexenc import latex2text, latexwalker, macrospec

warnings.simplefilter("ignore")
DANGEROUS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")

# What a reference manager expects of CSL-JSON, from the schema of the citation style language, as far as we use it.
CSL = {"type": "array", "items": {
    "type": "object", "required": ["id", "type", "title"], "additionalProperties": False,
    "properties": {
        "id": {"type": "string"}, "type": {"enum": ["article-newspaper", "webpage"]}, "title": {"type": "string"},
        "container-title": {"type": "string"}, "URL": {"type": "string"}, "language": {"type": "string"},
        "publisher": {"type": "string"},
        "author": {"type": "array", "items": {"type": "object", "required": ["literal"]}},
        "issued": {"$ref": "#/$defs/date"}, "accessed": {"$ref": "#/$defs/date"}}},
    "$defs": {"date": {"type": "object", "required": ["date-parts"], "properties": {"date-parts": {
        "type": "array", "minItems": 1, "maxItems": 2,
        "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}}}}}}}


class Site:
    def __init__(self, root):
        self.root = root
        self.data = json.load(open(self.path("data/dossier.json"), encoding="utf-8"))
        self.articles = [source for source in self.data["sources"] if source["kind"] == "article"]
        self.problems = []

    def path(self, name):
        return os.path.join(self.root, name)

    def read(self, name):
        return open(self.path(name), encoding="utf-8", newline="").read()

    def want(self, found, expected, what):
        if found != expected:
            self.problems.append(f"{what}: {found!r}, not {expected!r}")

    def text(self, source, start, end):
        name = next(s["text"] for s in self.data["sources"] if s["id"] == source)
        return self.read(name)[start:end] if name else None


def one_line(words):
    """Words with each blank, break or control made one blank, as formats of one line a value hold them."""
    return re.sub(r"\s+", " ", re.sub(r"[\x00-\x08\x0e-\x1f\x7f]", "", words or "")).strip()


def check_csv(site):
    for name, key in (("data/figures.csv", "figures"), ("data/timeline.csv", "events")):
        if not os.path.exists(site.path(name)):
            continue
        rows = list(csv.DictReader(open(site.path(name), encoding="utf-8", newline=""), strict=True))
        by_id = {item["id"]: item for item in site.data[key]}
        if key == "figures":
            site.want(len(rows), len(by_id), f"{name}: rows")
        for row in rows:
            site.want(None in row or None in row.values(), False, f"{name}: a row with too many or too few cells")
            item = by_id.get(row["id"])
            if item is None:
                site.problems.append(f"{name}: {row['id']} is not in dossier.json")
                continue
            for column, cell in row.items():
                for part in re.split("[;\t\n\r]", cell):
                    if part and part[0] in DANGEROUS and not NUMBER.fullmatch(cell):
                        site.problems.append(f"{name}: a spreadsheet runs {cell!r} in {column}")
            if key == "figures":
                for column in ("value", "low", "high"):
                    expected = item.get(column)
                    site.want(float(row[column]) if row[column] else None, expected, f"{name}: {row['id']} {column}")
            else:
                site.want(row["date (EDTF)"], item["edtf"], f"{name}: {row['id']}")


def check_calendar(site):
    if not os.path.exists(site.path("timeline.ics")):
        return
    raw = open(site.path("timeline.ics"), "rb").read()
    for line in raw.split(b"\r\n"):
        site.want(len(line) <= 75 and b"\n" not in line, True, f"timeline.ics: line {line[:80]!r}")
    calendar = icalendar.Calendar.from_ical(raw)
    events = {event["id"]: event for event in site.data["events"]}
    seen = set()
    for entry in calendar.walk("VEVENT"):
        site.want(entry.errors, [], "timeline.ics: errors of an event")
        key = str(entry["UID"]).split("@")[0]
        seen.add(key)
        event = events[key]
        first, last = entry.decoded("DTSTART"), entry.decoded("DTEND") - datetime.timedelta(days=1)
        start, end = event.get("start"), event.get("end")
        site.want(first.isoformat(), start or end, f"timeline.ics: {key} begins")
        site.want(last.isoformat(), end or start, f"timeline.ics: {key} ends")
        if event["label"] is not None:  # nil where the source's words are not published
            label = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", event["label"])
            site.want(str(entry["SUMMARY"]), label, f"timeline.ics: {key} summary")
    missing = [e["id"] for e in events.values() if e["id"] not in seen and e["kind"] != "publication" and e.get("start")]
    site.want(missing, [], "timeline.ics: events left out")


def as_set(value):
    """A value of BibTeX as TeX would set it."""
    names = latexwalker.get_default_latex_context_db()
    names.add_context_category("kernel", macros=[macrospec.std_macro("textbraceleft", False, 0), macrospec.std_macro("textbraceright", False, 0)], prepend=True)
    shown = latex2text.get_default_latex_context_db()
    shown.add_context_category("kernel", macros=[latex2text.MacroTextSpec("textbraceleft", "{"), latex2text.MacroTextSpec("textbraceright", "}"), latex2text.MacroTextSpec("textasciicircum", "^")], prepend=True)
    reader = latex2text.LatexNodes2Text(latex_context=shown, keep_comments=True, math_mode="verbatim")
    nodes = latexwalker.LatexWalker(value, latex_context=names).get_latex_nodes()[0]
    return one_line(reader.nodelist_to_text(nodes))


def check_bibliographies(site):
    titles = sorted(one_line(source["title"]) for source in site.articles)
    csl = json.loads(site.read("sources.csl.json"))
    library = bibtexparser.parse_string(site.read("sources.bib"))
    site.want([str(b) for b in library.failed_blocks], [], "sources.bib: blocks that do not parse")
    found = sorted(as_set(entry["title"]) for entry in library.entries)
    site.want([t.replace(" ", "") for t in found], [t.replace(" ", "") for t in titles], "sources.bib: titles")
    for entry in library.entries:
        names = entry["author"] if "author" in entry else ""
        depth, authors = 0, 1 if names else 0
        for at, mark in enumerate(names):
            depth += {"{": 1, "}": -1}.get(mark, 0)
            authors += depth == 0 and names[at:at + 5] == " and "
        literal = next(e for e in csl if e["id"] == entry.key).get("author", [])
        site.want(authors, len(literal), f"sources.bib: authors of {entry.key}")

    entries = rispy.loads(site.read("sources.ris"))
    site.want(sorted(one_line(e["title"]) for e in entries), titles, "sources.ris: titles")
    site.want([e for e in entries if "unknown_tag" in e], [], "sources.ris: unknown tags")
    published = sorted((s["published"] or "")[:4] for s in site.articles)
    site.want(sorted(e.get("year", "") for e in entries), published, "sources.ris: years")

    jsonschema.validate(csl, CSL)
    site.want(sorted(one_line(e["title"]) for e in csl), titles, "sources.csl.json: titles")
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(csl), formatter.plain)
    for entry in csl:
        bibliography.register(Citation([CitationItem(entry["id"].lower())]))
    site.want(len([str(line) for line in bibliography.bibliography()]), len(csl), "sources.csl.json: lines set by citeproc")


def check_feed(site):
    if not os.path.exists(site.path("feed.xml")):
        site.problems.append("feed.xml is missing: build with --base-url")
        return
    feed = feedparser.parse(site.path("feed.xml"))
    site.want(feed.bozo, 0 if not feed.bozo else False, "feed.xml: not well-formed")
    site.want(feed.version, "atom10", "feed.xml: version")
    titles = {one_line(source["title"]) for source in site.articles}
    for entry in feed.entries:
        if one_line(entry.title_detail["value"]) not in titles:
            site.problems.append(f"feed.xml: no source has the title {entry.title!r}")
        site.want(entry.title_detail["type"], "text/plain", "feed.xml: kind of a title")
        site.want(bool(entry.updated_parsed and entry.id and entry.link), True, f"feed.xml: {entry.title!r} is complete")
    pages = {page for page in files(site.root) if page.endswith(".html") and page != "404.html"}
    base = feed.feed.id
    tree = etree.parse(site.path("sitemap.xml"))
    places = [loc.text for loc in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    found = {loc[len(base):] or "index.html" for loc in places}
    site.want(all(loc.startswith(base) for loc in places), True, "sitemap.xml: addresses below base-url")
    forwards = {p for p in pages if b'http-equiv="refresh"' in open(site.path(p), "rb").read()}
    site.want(sorted(found - pages), [], "sitemap.xml: pages that are not there")
    site.want(sorted(pages - forwards - found), [], "sitemap.xml: pages left out")


def offline(address, options=None):
    """The context of schema.org, without asking the network: every term is a word of its vocabulary."""
    context = {"@context": {"@vocab": "https://schema.org/", "type": "@type", "id": "@id"}}
    return {"contextUrl": None, "documentUrl": address, "document": context}


def check_linked_data(site):
    jsonld.set_document_loader(offline)
    headlines = []
    for page in files(site.root):
        if not page.endswith(".html"):
            continue
        for block in html.parse(site.path(page)).xpath('//script[@type="application/ld+json"]/text()'):
            for node in jsonld.expand(json.loads(block)):
                kind = node["@type"][0].removeprefix("https://schema.org/")
                site.want(kind[0].isupper(), True, f"{page}: a type in its JSON-LD")
                if page.startswith("sources/"):
                    headlines += [value["@value"] for value in node.get("https://schema.org/headline", [])]
    site.want(sorted(headlines), sorted(source["title"] for source in site.articles), "JSON-LD: headlines of sources")


def check_digests(site):
    done = subprocess.run(["sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS"], cwd=site.root, capture_output=True, text=True)
    site.want(done.returncode, 0, f"sha256sum -c: {done.stderr.strip()[:300]} {done.stdout.strip()[:300]}")
    listed = {line[66:] for line in site.read("SHA256SUMS").splitlines() if not line.startswith("#")}
    own = {"SHA256SUMS", ".dossier-site"}
    site.want(sorted(set(files(site.root)) - listed - own), [], "SHA256SUMS: files left out")


def files(root):
    return [os.path.relpath(os.path.join(folder, name), root) for folder, _, names in os.walk(root) for name in names]


def main():
    worst = 0
    for root in sys.argv[1:]:
        site = Site(root)
        for check in (check_csv, check_calendar, check_bibliographies, check_feed, check_linked_data, check_digests):
            try:
                check(site)
            except Exception as error:  # a consumer that gives up is what we look for
                site.problems.append(f"{check.__name__}: {type(error).__name__}: {error}")
        for problem in site.problems[:40]:
            print(f"exports: {root}: {problem}", file=sys.stderr)
        print(f"exports: {site.data['dossier']['title']}: {len(site.articles)} sources, {len(site.data['events'])} dates, "
              f"{len(site.data['figures'])} figures read back by ten consumers, {len(site.problems)} problems")
        worst = max(worst, len(site.problems))
    return 1 if worst else 0


if __name__ == "__main__":
    sys.exit(main())
