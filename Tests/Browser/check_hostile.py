#!/usr/bin/env python3
"""Builds a site out of hostile pages with the real program and opens it in Chromium with the content security policy
switched off, so that nothing but the reading of pages keeps them out.

    check_hostile.py PROGRAM

Wanted on every page: no script of theirs ran, no dialog, no request to another host, no element or attribute that can
run, load or send something, and the whole of each article's own text. Exit 1 when a page falls short.
"""
import functools
import html
import http.server
import os
import re
import subprocess
import sys
import tempfile
import threading
import time

from chromium import Chromium
from hostile_pages import PAGES

FIRST = "The harbour master of Oskel, who had waited for three days, opened the northern basin on Monday."
LAST = "The last ship of the convoy, which carried grain, left the northern basin on the following day."
MIDDLE = "".join(f"<p>Paragraph {i} says that the port, which had been dredged, took {i} ships on that day.</p>" for i in range(2, 6))

# What is in a page of the site that a page of the site does not have.
LOOK = r"""(() => {
  const found = [];
  const never = new Set(['iframe', 'frame', 'frameset', 'object', 'embed', 'applet', 'base', 'portal', 'math', 'template', 'noscript',
    'style', 'textarea', 'xmp', 'plaintext', 'video', 'audio', 'source', 'track', 'map', 'area', 'marquee', 'foreignobject',
    'animate', 'set', 'dialog', 'slot', 'picture', 'image', 'bgsound']);
  const noAttribute = new Set(['style', 'srcset', 'srcdoc', 'ping', 'formaction', 'background', 'action', 'poster', 'data', 'manifest',
    'xlink:href', 'cite', 'longdesc', 'usemap', 'attributionsrc', 'contenteditable', 'target', 'is', 'slot', 'lowsrc', 'dynsrc']);
  for (const e of document.querySelectorAll('*')) {
    const tag = e.localName.toLowerCase();
    if (never.has(tag) || tag.includes('-')) found.push('<' + tag + '>');
    for (const a of e.attributes) {
      const name = a.name.toLowerCase();
      if (name.startsWith('on') || noAttribute.has(name)) found.push(tag + '[' + name + ']');
      if (name === 'src' || name === 'href') {
        let url;
        try { url = new URL(a.value, location.href); } catch { found.push(tag + '[' + name + '=' + a.value + ']'); continue; }
        const isOwn = url.origin === location.origin;
        const isLink = tag === 'a' && name === 'href' && ['http:', 'https:', 'mailto:'].includes(url.protocol);
        if (!isOwn && !isLink && tag !== 'link') found.push(tag + '[' + name + '=' + a.value + ']');
        const isIcon = e.rel === 'icon' && url.protocol === 'data:';
        if (tag === 'link' && !isOwn && !isIcon && e.rel !== 'canonical') found.push('link[' + e.rel + ']');
        if (isOwn && url.pathname.includes('out.example')) found.push(tag + '[' + name + '=' + a.value + ']');
      }
    }
    if (tag === 'meta' && /refresh|set-cookie/i.test(e.httpEquiv)) found.push('meta[' + e.httpEquiv + ']');
    if (tag === 'script' && !(e.type === 'application/ld+json' ? !e.src : e.getAttribute('src'))) found.push('inline script');
    if (tag === 'form' && !e.closest('[role=search], .search, #filters')) found.push('<form>');
  }
  if (window.hit !== undefined) found.push('a script ran');
  return found;
})()"""


CONTROL = ("<!DOCTYPE html><title>x</title><p style='color:red'>x</p><iframe></iframe><a href=javascript:1>x</a>"
           "<img src=x onerror=\"window.hit=1;alert(1);fetch('https://out.example/run')\"><script>1</script>")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def write(folder):
    articles = os.path.join(folder, "content", "articles")
    os.makedirs(articles)
    for name, head, body in PAGES:
        title = "" if "<title>" in head else f"<title>Basin opens, {name}</title>"
        page = (f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8>{title}{head}</head><body><article>"
                f"<h1>Basin opens, {name}</h1><p>{FIRST}</p>{MIDDLE}{body}<p>{LAST}</p></article></body></html>")
        with open(os.path.join(articles, name + ".html"), "w", encoding="utf-8") as file:
            file.write(page)


def wait(is_there, page, seconds=10):
    """Lets the browser's messages come in until something is there."""
    end = time.time() + seconds
    while not is_there() and time.time() < end:
        page.browser.call("Browser.getVersion")
        time.sleep(0.05)


def text_of(path):
    markup = open(path, encoding="utf-8").read()
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", markup)))


def main():
    program = os.path.abspath(sys.argv[1])
    problems, opened = [], 0
    with tempfile.TemporaryDirectory(prefix="dossier-hostile-") as folder:
        write(folder)
        built = subprocess.run([program, "build", "--keep-going", "--quiet"], cwd=folder, capture_output=True, text=True)
        root = os.path.join(folder, "public")
        if built.returncode not in (0, 1) or not os.path.isdir(root):
            sys.exit(f"check-hostile: the build ended with {built.returncode}: {built.stderr[-800:]}")
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=root))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        served = f"http://127.0.0.1:{server.server_port}/"
        names = sorted(os.path.relpath(os.path.join(at, name), root) for at, _, files in os.walk(root)
                       for name in files if name.endswith(".html") and name != "404.html")
        # An article may swallow what stands behind it, as a browser would; none may lose what stands before.
        unclosed = {name for name, _, body in PAGES if re.search(r"<(plaintext|script|textarea|title|style|template|noscript)\b", body)
                    and name.startswith(("script", "mutation"))}
        for name, _, _ in PAGES:
            path = os.path.join(root, "sources", name + ".html")
            if not os.path.exists(path):
                problems.append(f"{name}: has no page")
                continue
            words = text_of(path)
            if "opened the northern basin on Monday" not in words:
                problems.append(f"{name}: the text before the payload is gone")
            if name not in unclosed and "left the northern basin" not in words:
                problems.append(f"{name}: the text behind the payload is gone")
        browser = Chromium()
        dialogs = []

        def hear(message):
            if message.get("method") == "Page.javascriptDialogOpening":
                dialogs.append(message["params"].get("message"))

        browser.listeners.append(hear)
        try:
            page = browser.page()
            page.call("Page.setBypassCSP", enabled=True)
            # The check has to see what it looks for.
            with open(os.path.join(root, "control.html"), "w", encoding="utf-8") as file:
                file.write(CONTROL)
            # Dialogs stop a page until they are closed; without a window Chromium closes them when it is asked to.
            page.call("Page.navigate", url=served + "control.html")
            wait(lambda: dialogs, page)
            page.call("Page.handleJavaScriptDialog", accept=True)
            wait(lambda: any("out.example" in request for request in page.requests), page)
            seen = page.run(LOOK)
            for want in ("a script ran", "<iframe>", "p[style]", "img[onerror]", "a[href=javascript:1]", "inline script"):
                if want not in seen:
                    problems.append(f"the check does not see {want}: {seen}")
            if not dialogs or not any("out.example" in request for request in page.requests):
                problems.append("the check sees no dialog or no request")
            dialogs.clear()
            os.remove(os.path.join(root, "control.html"))
            for name in names:
                page.errors.clear()
                page.requests.clear()
                page.open(served + name, settle=0.02)
                found = page.run(LOOK)
                outside = [r for r in page.requests if not r.startswith((served, "about:", "data:", "blob:"))]
                if found:
                    problems.append(f"{name}: holds {sorted(set(found))[:4]}")
                if outside:
                    problems.append(f"{name}: asked {outside[:3]}")
                if dialogs:
                    page.call("Page.handleJavaScriptDialog", accept=True)
                    problems.append(f"{name}: opened a dialog")
                    dialogs.clear()
                if page.errors:
                    problems.append(f"{name}: the console says {page.errors[:2]}")
                opened += 1
            page.close()
        finally:
            browser.close()
    for problem in problems:
        print("  " + problem)
    print(f"check-hostile: {len(PAGES)} hostile sources, {opened} pages opened without the policy, {len(problems)} problems")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
