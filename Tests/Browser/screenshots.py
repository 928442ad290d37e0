#!/usr/bin/env python3
"""Photographs a built site: home, timeline, figure, source, search, phone, dark, print.

    screenshots.py SITE TARGET
"""
import os
import re
import subprocess
import sys
import tempfile

from chromium import Chromium

root, target = (os.path.abspath(name) for name in sys.argv[1:3])
os.makedirs(target, exist_ok=True)
# The figure with most statements stands first on its list, and its page is the first link into figures/.
first = re.search(r'href="(figures/[^"#]*)', open(os.path.join(root, "figures.html"), encoding="utf-8").read())
sources = sorted(name for name in os.listdir(os.path.join(root, "sources")) if name.endswith(".html"))
source = next((name for name in sources if name.startswith("nis-")), sources[0])
word = re.search(r'<a href="places.html|<a href="actors/[^"]*">([A-Z]\w+)</a>', open(os.path.join(root, "search.html"), encoding="utf-8").read())
PAGES = [
    ("home", "index.html", {}), ("timeline", "timeline.html", {}),
    ("figure", first.group(1) if first else "figures.html", {}), ("source", "sources/" + source, {}),
    ("search", "search.html#q=" + (word.group(1) if word and word.group(1) else "the"), {}),
    ("phone", "timeline.html", {"width": 390, "height": 844}), ("dark", "index.html", {"dark": True}),
]
browser = Chromium()
try:
    for name, page, options in PAGES:
        tab = browser.page(**{"width": 1180, "height": 1100, **options})
        tab.open(f"file://{root}/{page}", settle=1)
        tab.shot(os.path.join(target, name + ".png"))
        tab.close()
    with tempfile.TemporaryDirectory() as work:
        tab = browser.page()
        tab.open(f"file://{root}/print.html", settle=1)
        tab.pdf(work + "/print.pdf")
        tab.close()
        for number in (1, 3):
            subprocess.run(["pdftoppm", "-png", "-r", "75", "-f", str(number), "-l", str(number), "-singlefile",
                            work + "/print.pdf", os.path.join(target, "print" if number == 1 else "print-figures")], check=True)
finally:
    browser.close()
