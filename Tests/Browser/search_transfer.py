#!/usr/bin/env python3
"""Says what each query of a search makes a browser load until its first results are shown.

    search_transfer.py SITE [QUERY ...] [--limit KB] [--program chromium]

Without queries: the most frequent word, middling and rare ones, pairs of them, a name and a misspelling, taken from the
site's own data. Bytes are those of the files as they lie on the disk, without compression, script of the search included.
With `--limit` the exit is 1 when a query loads more.
"""
import argparse
import functools
import glob
import http.server
import json
import os
import re
import sys
import threading
import urllib.parse

from chromium import Chromium


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def queries(site):
    """Words by how many records hold them, as the shards say."""
    counts = {}
    for path in glob.glob(os.path.join(site, "assets/search/w-*.js")):
        text = open(path, encoding="utf-8").read()
        words = json.loads(text[text.index(",") + 1:text.rindex(")")])
        for word, data in zip(words[::2], words[1::2]):
            # A number ends with a digit without the sixth bit.
            counts[word] = data[0] if isinstance(data, list) else sum(1 for c in data if c in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef")
    ranked = sorted((w for w in counts if re.fullmatch("[a-z]{3,}", w)), key=lambda w: (-counts[w], w))
    size = len(ranked)
    common, middle, rare = ranked[0], ranked[size // 8], ranked[-size // 10]
    second = ranked[1]
    long = next((w for w in ranked[size // 20:] if len(w) > 7), middle)
    typo = long[:3] + long[4] + long[3] + long[5:]
    data = json.load(open(os.path.join(site, "data/dossier.json"), encoding="utf-8"))
    names = [a["name"] for a in data["actors"][:1]]
    return [common, second, middle, rare, f"{common} {second}", f"{common} {middle}", f"{common} {rare}", f"{middle} {rare}",
            typo, common[:2]] + names


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site")
    parser.add_argument("query", nargs="*")
    parser.add_argument("--limit", type=float)
    parser.add_argument("--program", default="chromium")
    options = parser.parse_args()
    site = os.path.abspath(options.site)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    browser = Chromium(options.program)
    most = 0
    try:
        for query in options.query or queries(site):
            page = browser.page()
            page.open(f"http://127.0.0.1:{server.server_port}/search.html#" + urllib.parse.urlencode({"q": query}))
            found = page.wait("document.querySelector('#search-status').textContent !== ''", 60)
            page.wait("document.querySelectorAll('#results li').length > 0", 5)
            files = [f for f in page.run("performance.getEntriesByType('resource').map(e => e.name)") if "/search" in f]
            size = sum(os.path.getsize(os.path.join(site, urllib.parse.urlsplit(f).path.lstrip("/"))) for f in files) / 1000
            most = max(most, size)
            state = page.run("document.querySelector('#search-status').textContent")
            print(f"{size:8.1f} kB {len(files):4d} files  {query!r}: {state if found else 'nothing was said'}", flush=True)
            page.close()
    finally:
        browser.close()
        server.shutdown()
    print(f"most: {most:.1f} kB")
    sys.exit(1 if options.limit and most > options.limit else 0)


if __name__ == "__main__":
    main()
