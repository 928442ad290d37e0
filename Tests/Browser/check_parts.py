#!/usr/bin/env python3
"""Builds a dossier with one very long source and looks that a reader gets to every sentence of it.

    check_parts.py PROGRAM

Wanted: several pages of a bounded size; every link and every result of the search leads to the page of its sentence; an
old address of a sentence leads on to it, from a server and from the disk; the pages turn by their links; without
scripts the first page lists all parts. Exit 1 when one of these fails.
"""
import glob
import functools
import http.server
import json
import os
import re
import subprocess
import sys
import tempfile
import threading

from chromium import Chromium

MOST = 600_000
SENTENCES = 5000


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def write(folder):
    os.makedirs(os.path.join(folder, "content", "articles"))
    places = ["Orlen", "Haldor", "Tarn", "Oskel", "Vinje"]
    with open(os.path.join(folder, "content", "articles", "log.txt"), "w", encoding="utf-8") as file:
        file.write("---\ntitle: The log of the dam\npublisher: Valley Gazette\npublished: 2023-03-04\n---\n")
        for n in range(1, SENTENCES + 1):
            file.write(f"Entry {n} says that {n * 7 % 900 + 100:,} people left {places[n % 5]} on {n % 28 + 1} March 2023, "
                       f"Mayor Ada Brandt said." + ("\n\n" if n % 4 == 0 else " "))


def broken_links(root):
    """Every link of every page, and every result of the search."""
    ids, broken = {}, []

    def has(path, anchor):
        if path not in ids:
            known = open(path, encoding="utf-8").read() if os.path.exists(path) else None
            ids[path] = known and set(re.findall(r'\bid="([^"]+)"', known))
        return ids[path] is not None and (not anchor or anchor in ids[path])

    for page in glob.glob(os.path.join(root, "**", "*.html"), recursive=True):
        if page.endswith("404.html"):
            continue
        for link in set(re.findall(r'href="([^"]+)"', open(page, encoding="utf-8").read())):
            path, _, anchor = link.partition("#")
            target = os.path.normpath(os.path.join(os.path.dirname(page), path)) if path else page
            if ":" not in link and target.endswith(".html") and not has(target, anchor):
                broken.append(f"{os.path.relpath(page, root)} -> {link}")
    for shard in glob.glob(os.path.join(root, "assets", "search", "t-*.js")):
        text = open(shard, encoding="utf-8").read()
        data = json.loads(text[text.index(",") + 1:text.rindex(")")])
        for head, sentence, _ in data["r"]:
            path, _, anchor = data["d"][head][1].partition("#")
            if not has(os.path.join(root, path), f"s{sentence}" if sentence else anchor):
                broken.append(f"{os.path.basename(shard)} -> {path}#s{sentence}")
    return broken


def main():
    program = os.path.abspath(sys.argv[1])
    problems = []

    def expect(is_so, words):
        if not is_so:
            problems.append(words)

    with tempfile.TemporaryDirectory(prefix="dossier-parts-") as folder:
        write(folder)
        built = subprocess.run([program, "build", "--quiet"], cwd=folder, capture_output=True, text=True)
        if built.returncode:
            sys.exit(f"check-parts: the build ended with {built.returncode}: {built.stderr[-800:]}")
        root = os.path.join(folder, "public")
        pages = sorted(glob.glob(os.path.join(root, "sources", "log*.html")))
        expect(len(pages) > 3, f"{len(pages)} pages for {SENTENCES} sentences")
        largest = max(os.path.getsize(path) for path in glob.glob(os.path.join(root, "**", "*.html"), recursive=True))
        expect(largest <= MOST, f"a page of {largest} bytes")
        problems += broken_links(root)[:5]
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=root))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = Chromium()
        try:
            page = browser.page()
            for start in (f"http://127.0.0.1:{server.server_port}/", f"file://{root}/"):
                # From the first part to the last, from there to one between: always the sentence itself, marked.
                for number, at in ((SENTENCES, "log.html"), (1, "log--3.html"), (SENTENCES // 2, "log--2.html")):
                    page.open(f"{start}sources/{at}#s{number}")
                    there = page.wait(f"location.hash === '#s{number}' && document.querySelector(':target')?.id === 's{number}'", 5)
                    expect(there, f"{start}sources/{at}#s{number} does not lead to the sentence")
                # A sentence that is nowhere moves nobody.
                page.open(f"{start}sources/log.html#s999999")
                expect(page.run("location.pathname.endsWith('/log.html')"), "an unknown sentence leads away")
                page.open(f"{start}sources/log.html")
                page.run("document.querySelector('a[rel=next]').click()")
                expect(page.wait("location.pathname.endsWith('/log--2.html')", 5), "the pages do not turn")
            page.call("Emulation.setScriptExecutionDisabled", value=True)
            page.open(f"http://127.0.0.1:{server.server_port}/sources/log.html")
            listed = len(set(re.findall(r'data-first="\d+"', page.run("document.body.innerHTML"))))
            expect(listed == len(pages), f"{listed} of {len(pages)} parts listed")
            expect(not page.errors, f"the console says {page.errors[:2]}")
            page.close()
        finally:
            browser.close()
    for problem in problems:
        print("  " + problem)
    print(f"check-parts: {SENTENCES} sentences on {len(pages)} pages, {len(problems)} problems")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
