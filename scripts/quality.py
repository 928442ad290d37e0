#!/usr/bin/env python3
"""Runs the evaluators on the open data, prints a table and holds the scores against Tests/Quality/floors.json.

    quality.py [--shared DIR] [--program PATH] [--only AREA ...] [--update] [--allow-lower]

A floor is a score with the digest of the data it was measured on; a set whose data changed has no floor until
`--update` writes a new one. `--update` raises floors and writes the table of docs/quality.md; a floor goes down only
with `--allow-lower`. Exit 1 when a score is more than SLACK below its floor. Standard library only.
"""
import argparse
import hashlib
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FLOORS = os.path.join(ROOT, "Tests", "Quality", "floors.json")
PAGE = os.path.join(ROOT, "docs", "quality.md")
SLACK = 0.05  # points: the scores are deterministic, this is for their rounding
BEGIN, END = "<!-- scores: written by scripts/quality.py -->", "<!-- end of scores -->"


def digest(path):
    """SHA-256 over names and bytes of a file or of all files below a folder."""
    total = hashlib.sha256()
    if os.path.isfile(path):
        files = [path]
    else:
        files = sorted(os.path.join(f, n) for f, _, names in os.walk(path) for n in names if not n.endswith(".pyc"))
    for name in files:
        with open(name, "rb") as handle:
            content = handle.read()
        relative = os.path.relpath(name, os.path.dirname(path))
        total.update(f"{relative}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()[:16]


def evaluate(script, arguments):
    """What an evaluator prints, and the seconds it took."""
    start = time.monotonic()
    done = subprocess.run([sys.executable, script] + arguments, capture_output=True, text=True)
    seconds = time.monotonic() - start
    if done.returncode != 0:
        sys.exit(f"quality: {script} failed with exit code {done.returncode}\n{done.stderr[-2000:]}")
    return done.stdout, seconds


def with_json(script, arguments):
    """What an evaluator writes with --json, and the seconds it took."""
    with tempfile.NamedTemporaryFile(suffix=".json") as handle:
        _, seconds = evaluate(script, ["--json", handle.name] + arguments)
        with open(handle.name, encoding="utf-8") as saved:
            return json.load(saved), seconds


def printed(text, label):
    """F1 of the first line of an evaluator's table that starts with `label`."""
    found = re.search(rf"^{re.escape(label)}.*?F1\s+([\d.]+)", text, re.MULTILINE)
    return float(found.group(1)) if found else 0.0


class Run:
    def __init__(self, data, program):
        self.data, self.program = data, shlex.quote(program)
        self.rows = []  # (area, set, measure, score, digest, seconds)

    def path(self, *parts):
        return os.path.join(self.data, *parts)

    def add(self, area, name, scores, data, seconds):
        mark = digest(data)
        self.rows += [(area, name, measure, round(score, 2), mark, seconds) for measure, score in scores]

    def sentences(self):
        folder = self.path("sentences")
        result, seconds = with_json(
            self.path("sentences", "evaluate.py"), [self.program + " analyze --only sentences --list {list}"])
        for name in sorted(result["scores"]):
            row = result["scores"][name]
            self.add("sentences", name, [("boundary F1", row["boundary"][2]), ("span F1", row["span"][2])],
                     folder, seconds)

    def dates(self):
        script = self.path("temporal", "evaluate.py")
        command = self.program + " analyze --only sentences,dates --list {manifest}"
        for name, options in (("timebank", []), ("aquaint", []), ("gum", ["--days-only"]), ("wikiwars", ["--no-type"])):
            folder = self.path("temporal", name)
            text, seconds = evaluate(script, ["--gold", folder, "--cmd", command] + options)
            scores = []
            for label, measure in (("extent relaxed", "extent F1"), ("VALUE", "value F1"), ("DAYS", "days F1")):
                found = re.search(rf"^{label}.*?([\d.]+)\s+([\d.]+)\s+([\d.]+)\s*$", text, re.MULTILINE)
                scores.append((measure, float(found.group(3)) if found else 0.0))
            self.add("dates", name, scores, folder, seconds)

    def figures(self):
        folder = self.path("figures")
        result, seconds = with_json(self.path("figures", "evaluate.py"), [self.program + " analyze --list {list}"])
        result = result.get("scores", result)
        wanted = ["briefing", "NEWS", "NUMBERS", "UNITS", "TOTAL", "rec-range", "rec-percent"]
        for name in wanted:
            if name in result:
                row = result[name]
                self.add("figures", name,
                         [("value F1", row["value"][2]), ("+comparator F1", row["+comp"][2]),
                          ("+unit~ F1", row["+unit~"][2])], folder, seconds)

    def attribution(self):
        script = self.path("attribution", "evaluate.py")
        for name in ("polnear-dev", "gum-news-dev", "gum-other"):
            gold = self.path("attribution", name + ".jsonl")
            text, seconds = evaluate(script, ["--gold", gold, "--cmd", self.program + " analyze --list {list}"])
            claims = re.search(r"^claims only.*?R\s+([\d.]+)", text, re.MULTILINE)
            self.add("attribution", name,
                     [("content F1", printed(text, "content (overlap)")), ("attribution F1", printed(text, "attribution")),
                      ("claims recall", float(claims.group(1)) if claims else 0.0),
                      ("direct F1", printed(text, "direct"))], gold, seconds)

    def entities(self):
        script = self.path("entities", "evaluate.py")
        for name in ("re3d-train", "gum-dev", "uner-ewt-dev", "wikigold-train", "crossner-politics-dev"):
            gold = self.path("entities", name + ".jsonl")
            text, seconds = evaluate(script, ["--gold", gold, "--cmd", self.program + " analyze --list {list}"])
            self.add("entities", name, [("exact F1", printed(text, "exact")), ("overlap F1", printed(text, "overlap"))],
                     gold, seconds)

    def articles(self):
        result, seconds = with_json(
            self.path("articles", "evaluate.py"),
            ["--", *shlex.split(self.program), "analyze", "--only", "sentences", "--list", "{list}"])
        for name, row in sorted(result["sets"].items()):
            scores = []
            if "f1" in row:
                scores.append(("body F1", 100 * row["f1"]))
            if "seg_f1" in row:
                scores.append(("segments F1", 100 * row["seg_f1"]))
            for field, count in sorted(row["meta"].items()):
                if count.get("gold"):
                    scores.append((f"{field} near", 100 * count.get("near", 0) / count["gold"]))
                    if name == "segments":
                        scores.append((f"{field} exact", 100 * count.get("exact", 0) / count["gold"]))
                if name == "segments" and field == "published" and count.get("no_gold"):
                    scores.append(("undated left undated", 100 * (1 - count.get("given_no_gold", 0) / count["no_gold"])))
            for kind in ("heading", "item", "quote"):
                count = row.get("structure", {}).get(kind, {})
                hit, extra, missed = (count.get(key, 0) for key in ("tp", "fp", "fn"))
                if hit:
                    scores.append((f"{kind} P", 100 * hit / (hit + extra)))
                    scores.append((f"{kind} R", 100 * hit / (hit + missed)))
            self.add("articles", name, scores, self.path("articles", name), seconds)

    def dossiers(self):
        result, seconds = with_json(
            self.path("dossiers", "evaluate.py"),
            ["--data", self.path("dossiers"), "--cmd", self.program + " build -q {src} -o {out}"])
        for key in sorted(result):
            scores = [(measure, 100 * score) for measure, score in result[key]["scores"].items()]
            name = key.split(":")[1]
            self.add("dossiers", name, scores, self.path("dossiers", name), seconds)


AREAS = ["articles", "sentences", "dates", "figures", "attribution", "entities", "dossiers"]


def read_floors():
    try:
        with open(FLOORS, encoding="utf-8") as handle:
            return json.load(handle)
    except FileNotFoundError:
        return {}


def write_floors(floors):
    with open(FLOORS, "w", encoding="utf-8") as handle:
        json.dump(floors, handle, indent=1, sort_keys=True)
        handle.write("\n")


def table(rows):
    lines = ["| area | set | scores | seconds |", "|---|---|---|---|"]
    sets = {}
    for area, name, measure, score, _, seconds in rows:
        sets.setdefault((area, name), ([], seconds))[0].append(f"{measure} {score:.1f}")
    lines += [f"| {area} | {name} | {', '.join(scores)} | {seconds:.1f} |" for (area, name), (scores, seconds) in sets.items()]
    return "\n".join(lines)


def write_page(rows):
    """Puts the table between the markers of docs/quality.md; everything else on the page is left alone."""
    try:
        with open(PAGE, encoding="utf-8") as handle:
            page = handle.read()
    except FileNotFoundError:
        page = "# Measured quality\n\n"
    if BEGIN not in page:
        page = page.rstrip("\n") + f"\n\n{BEGIN}\n{END}\n"
    head, rest = page.split(BEGIN, 1)
    tail = rest.split(END, 1)[1]
    with open(PAGE, "w", encoding="utf-8") as handle:
        handle.write(f"{head}{BEGIN}\n{table(rows)}\n{END}{tail}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", default=os.path.join(ROOT, "..", "shared"))
    parser.add_argument("--program", default=os.path.join(ROOT, ".build", "release", "dossier"))
    parser.add_argument("--only", action="append", choices=AREAS, help="only these areas")
    parser.add_argument("--update", action="store_true", help="raise floors and write docs/quality.md")
    parser.add_argument("--allow-lower", action="store_true", help="with --update: lower floors, too (say why in the commit)")
    options = parser.parse_args()
    data = os.path.join(os.path.abspath(options.shared), "eval")
    if not os.path.isdir(data):
        print(f"quality: no evaluation data in {options.shared}/eval; skipped")
        return 0
    run = Run(data, os.path.abspath(options.program))
    for area in options.only or AREAS:
        getattr(run, area)()
    floors, failures = read_floors(), []
    print(f"{'area':<12} {'set':<22} {'measure':<18} {'score':>7} {'floor':>7}")
    for area, name, measure, score, mark, _ in run.rows:
        key = f"{area}/{name}/{measure}"
        floor = floors.get(key)
        known = floor is not None and floor["data"] == mark
        note = "" if known else ("  data changed, no floor" if floor else "  no floor yet")
        if known and score < floor["score"] - SLACK:
            note = "  BELOW THE FLOOR"
            failures.append(key)
        print(f"{area:<12} {name:<22} {measure:<18} {score:7.2f} {floor['score'] if known else float('nan'):7.2f}{note}")
        if options.update and (not known or score > floor["score"] or options.allow_lower):
            floors[key] = {"data": mark, "score": score}
    if options.update:
        write_floors(floors)
        if options.only is None:
            write_page(run.rows)
        if options.allow_lower:
            failures = []
    for key in failures:
        print(f"quality: {key} is below its floor", file=sys.stderr)
    print(f"{len(run.rows)} scores, {len(failures)} below their floor")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
