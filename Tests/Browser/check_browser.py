#!/usr/bin/env python3
"""Uses a built site as a reader does, in Debian's Chromium: search, filters, deep links, paper.

    check_browser.py SITE [--program chromium]

Every page is opened from a server and, where it matters, from the disk; a message on the console or a request to
another host fails the page it happened on. What the site holds is taken from data/dossier.json and from its own pages.
Exit 1 when something is not as a reader needs it.
"""
import argparse
import functools
import http.server
import json
import os
import re
import shutil
import sys
import tempfile
import threading
import time
import urllib.parse

from pypdf import PdfReader

from chromium import Chromium

A4, LETTER = (8.27, 11.69), (8.5, 11)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Check:
    def __init__(self, root, browser):
        self.root, self.browser = os.path.abspath(root), browser
        self.data = json.load(open(self.path("data/dossier.json"), encoding="utf-8"))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=self.root))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.served = f"http://127.0.0.1:{server.server_port}/"
        self.disk = "file://" + urllib.parse.quote(self.root) + "/"
        self.problems, self.passed = [], 0

    def path(self, name):
        return os.path.join(self.root, name)

    def want(self, holds, what):
        if holds:
            self.passed += 1
        else:
            self.problems.append(what)

    def page(self, address, **options):
        page = self.browser.page(**options)
        page.open(address)
        return page

    def done(self, page, where):
        page.run("0")
        self.want(not page.errors, f"{where}: the console says {page.errors[:3]}")
        outside = [r for r in page.requests if not r.startswith((self.served, self.disk, "about:", "data:", "blob:"))]
        self.want(not outside, f"{where}: asked {outside[:3]}")
        page.close()

    # --- search -------------------------------------------------------------------------------------------------

    def find(self, page, words, where, expect=True):
        page.run("(q => { q.value = ''; q.dispatchEvent(new Event('input')) })(document.querySelector('#q'))")
        page.wait("document.querySelectorAll('#results li').length === 0")
        page.type(words, "#q")
        found = page.wait("document.querySelectorAll('#results li').length > 0", 8 if expect else 1.5)
        self.want(found == expect, f"{where}: “{words}” finds {'nothing' if expect else 'something'}: "
                  + str(page.run("document.querySelector('#search-status').textContent")))
        return found

    def search(self):
        name = max((a for a in self.data["actors"] if re.fullmatch(r"[A-Za-z]{6,}", a["name"])),
                   key=lambda a: len(a["mentions"]), default=None)
        if name is None:
            return
        word = name["name"]
        typo = word[:2] + word[3] + word[2] + word[4:] if word[2] != word[3] else word[:3] + word[4:]
        for where, base in (("served", self.served), ("from disk", self.disk)):
            page = self.page(base + "search.html")
            self.find(page, word, f"search {where}")
            marked = page.run("[...document.querySelectorAll('#results .hit')].map(e => e.textContent.toLowerCase())") or []
            self.want(any(m.startswith(word.lower()) for m in marked), f"search {where}: “{word}” is not marked in {marked[:4]}")
            link = page.run("document.querySelector('#results a').getAttribute('href')") or ""
            file, _, anchor = link.partition("#")
            self.want(os.path.exists(self.path(file)), f"search {where}: leads to {link}, which is not there")
            if anchor:
                self.want(f'id="{anchor}"' in open(self.path(file), encoding="utf-8").read(), f"search {where}: no {link}")
            self.find(page, typo, f"search {where}, misspelled")
            marked = page.run("[...document.querySelectorAll('#results .hit')].map(e => e.textContent.toLowerCase())") or []
            self.want(any(m.startswith(word.lower()[:3]) for m in marked), f"search {where}: “{typo}” marks {marked[:4]}")
            self.find(page, word.upper(), f"search {where}, capitals")
            self.find(page, "qqzzxqqzzx", f"search {where}", expect=False)
            # The filter by kind, and both in the address.
            self.find(page, word, f"search {where}")
            page.choose("name", "#scope")
            page.wait("[...document.querySelectorAll('#results a')].every(a => /people|places|actors/.test(a.getAttribute('href')))")
            links = page.run("[...document.querySelectorAll('#results a')].map(a => a.getAttribute('href'))")
            self.want(links and all(re.match("people|places|actors", l) for l in links), f"search {where}: names are {links[:4]}")
            address = page.run("location.href")
            self.want(f"q={word}" in address and "in=name" in address, f"search {where}: the address is {address}")
            again = self.page(address)
            self.want(again.wait("document.querySelectorAll('#results li').length > 0"), f"search {where}: {address} finds nothing")
            self.done(again, f"search {where}, by address")
            self.done(page, f"search {where}")
        page = self.page(self.served + "search.html?q=" + word)
        self.want(page.wait("document.querySelectorAll('#results li').length > 0"), "search: ?q= finds nothing")
        self.done(page, "search by ?q=")
        # What is typed is text, whatever it looks like.
        page = self.page(self.served + "search.html#" + urllib.parse.urlencode({"q": '<img src=x onerror=alert(1)> "' + word}))
        page.wait("document.querySelector('#search-status').textContent !== ''")
        time.sleep(0.3)
        self.want(page.run("document.querySelectorAll('main img, main script[src=x]').length") == 0, "search: markup was made of a query")
        self.done(page, "search with markup")

    # --- timeline -----------------------------------------------------------------------------------------------

    def timeline(self):
        pages = [name for name in sorted(os.listdir(self.root)) if re.fullmatch(r"timeline(-.*)?\.html", name)]
        pages = [name for name in pages if 'id="filters"' in open(self.path(name), encoding="utf-8").read()]
        if not pages:
            return
        name = max(pages, key=lambda n: os.path.getsize(self.path(n)))
        shown = "[...document.querySelectorAll('table.time tr[data-rank]')].filter(r => !r.hidden).length"
        for where, base in (("served", self.served), ("from disk", self.disk)):
            page = self.page(base + name)
            everything = page.run(shown)
            choice = page.run("(document.querySelector('#choices-actor option') || {}).value")
            if choice:
                rows = page.run("[...document.querySelectorAll('table.time tr[data-rank]')].filter(r => r.dataset.actor.split(' ').includes('0')).length")
                page.choose(choice, "#by-actor")
                page.wait(f"{shown} === {rows}")
                self.want(page.run(shown) == rows and rows < everything, f"timeline {where}: {page.run(shown)} rows with {choice}, not {rows}")
                address = page.run("location.href")
                self.want("actor=" in address, f"timeline {where}: the address is {address}")
                again = self.page(address)
                self.want(again.wait(f"{shown} === {rows}"), f"timeline {where}: {address} shows {again.run(shown)} rows, not {rows}")
                self.done(again, f"timeline {where}, by address")
                page.choose("", "#by-actor")
            self.want(page.wait(f"{shown} === {everything}"), f"timeline {where}: the filter does not go away")
            page.choose("10", "#by-rank")
            ranks = page.run("[...document.querySelectorAll('table.time tr[data-rank]')].filter(r => !r.hidden).map(r => +r.dataset.rank)")
            self.want(all(rank <= 10 for rank in ranks), f"timeline {where}: ranks {ranks[:12]} for the first ten")
            page.choose("", "#by-rank")
            for unit in ("year", "day", "month"):
                page.choose(unit, "#group-by")
                self.want(page.run(shown) == everything, f"timeline {where}: rows lost when grouped by {unit}")
                heads = page.run("[...document.querySelectorAll('table.time .group th')].map(e => e.textContent)")
                self.want(len(heads) == len(set(heads)), f"timeline {where}: headings by {unit} are {heads[:6]}")
            bar = page.run("!!document.querySelector('.strip a[data-first]')")
            if bar:
                page.run("document.querySelector('.strip a[data-first]').dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))")
                time.sleep(0.1)
                self.want(0 < page.run(shown) < everything, f"timeline {where}: a bar shows {page.run(shown)} of {everything} rows")
                self.want("from=" in page.run("location.href"), f"timeline {where}: the bar is not in the address")
            self.done(page, f"timeline {where}")

    # --- deep links, paper, every kind of page --------------------------------------------------------------------

    def deep_links(self):
        source = next((s for s in self.data["sources"] if s["page"].startswith("sources/") and s["text"]), None)
        if source is None:
            return
        ids = re.findall(r'id="(s\d+)"', open(self.path(source["page"]), encoding="utf-8").read())
        if len(ids) < 2:
            return
        for where, base in (("served", self.served), ("from disk", self.disk)):
            page = self.page(f"{base}{source['page']}#{ids[-1]}")
            look = "getComputedStyle(document.getElementById(%r)).backgroundColor"
            self.want(page.run(look % ids[-1]) != page.run(look % ids[0]), f"deep link {where}: {ids[-1]} is not marked")
            top = page.run(f"document.getElementById({ids[-1]!r}).getBoundingClientRect().top")
            self.want(0 <= top < 1000, f"deep link {where}: {ids[-1]} stands at {top}")
            self.done(page, f"deep link {where}")

    def paper(self, work):
        for name, size in (("A4", A4), ("Letter", LETTER)):
            page = self.page(self.disk + "print.html")
            file = os.path.join(work, name + ".pdf")
            page.pdf(file, *size)
            self.done(page, f"print on {name}")
            reader = PdfReader(file)
            texts = [re.sub(r"\s+", " ", sheet.extract_text()) for sheet in reader.pages]
            whole = re.sub(r"[\s\u00ad-]", "", " ".join(texts))
            cut = [s["title"] for s in self.data["sources"][:200] if re.sub(r"[\s\u00ad-]", "", s["title"])[:60] not in whole]
            # Scripts that a PDF reader gives back in another order are compared by their letters.
            cut = [t for t in cut if t.isascii()]
            self.want(not cut, f"print on {name}: sources that are not there: {cut[:3]}")
            self.want(all(str(number + 1) in text[-60:] + text[:60] or f"{number + 1} " in text for number, text in enumerate(texts)),
                      f"print on {name}: pages without a number")
            thin = [number + 1 for number, text in enumerate(texts[1:-1], 1) if len(text) < 150]
            self.want(not thin, f"print on {name}: nearly empty pages {thin[:5]}")
            width, height = (float(v) / 72 for v in reader.pages[0].mediabox[2:])
            self.want(abs(width - size[0]) < 0.03 and abs(height - size[1]) < 0.03, f"print on {name}: a page is {width:.2f} by {height:.2f}")
            print(f"browser: print on {name}: {len(texts)} pages")

    def every_kind(self):
        """One page of each kind, from server and disk, wide and narrow, light and dark, and without script."""
        kinds = {}
        for folder, _, names in os.walk(self.root):
            for name in sorted(names):
                path = os.path.relpath(os.path.join(folder, name), self.root)
                if name.endswith(".html") and name != "404.html":
                    kinds.setdefault(os.path.dirname(path) or path, path)
        for path in sorted(kinds.values()):
            for base, options in ((self.served, {}), (self.disk, {"width": 390, "dark": True})):
                page = self.page(base + path, **options)
                wide = page.run("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
                self.want(wide <= 0, f"{path} at {options.get('width', 1180)} pixels is {wide} too wide")
                self.want(page.run("document.querySelectorAll('h1').length") == 1, f"{path}: not one h1")
                self.done(page, path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", nargs="+")
    parser.add_argument("--program", default=shutil.which("chromium") or "chromium")
    options = parser.parse_args()
    failed = 0
    work = tempfile.mkdtemp(prefix="dossier-paper-")
    browser = Chromium(options.program)
    try:
        for root in options.site:
            check, start = Check(root, browser), time.time()
            for step in (check.search, check.timeline, check.deep_links, lambda: check.paper(work), check.every_kind):
                step()
            for problem in check.problems:
                print(f"browser: {problem}", file=sys.stderr)
            print(f"browser: {check.data['dossier']['title']}: {check.passed} passed, {len(check.problems)} failed, {time.time() - start:.0f} s")
            failed += len(check.problems)
    finally:
        browser.close()
        shutil.rmtree(work, ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
