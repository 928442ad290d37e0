"""A headless Chromium, driven over its DevTools protocol: as much of a client as the checks need."""
import base64
import json
import os
import shutil
import subprocess
import tempfile
import time

import websocket


class Chromium:
    """One browser process; `page()` opens tabs. Nothing but this machine is asked: other hosts are blocked and kept."""

    def __init__(self, program="chromium"):
        self.profile = tempfile.mkdtemp(prefix="dossier-browser-")
        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
             "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
             "--remote-allow-origins=*", "--remote-debugging-port=0", f"--user-data-dir={self.profile}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        place = os.path.join(self.profile, "DevToolsActivePort")
        for _ in range(600):
            if os.path.exists(place) and open(place).read().count("\n") >= 1:
                break
            time.sleep(0.1)
        port, path = open(place).read().split("\n")[:2]
        self.socket = websocket.create_connection(f"ws://127.0.0.1:{port}{path}", timeout=60, suppress_origin=True)
        self.number = 0
        self.listeners = []

    def call(self, method, session=None, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self.socket.send(json.dumps(message))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            for listener in self.listeners:
                listener(answer)

    def page(self, width=1180, height=1000, dark=False):
        return Page(self, width, height, dark)

    def close(self):
        try:
            self.call("Browser.close")
        except Exception:
            pass
        self.socket.close()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)


class Page:
    """A tab with what it complained of and what it asked for."""

    def __init__(self, browser, width, height, dark):
        self.browser = browser
        self.errors, self.requests, self.bytes = [], [], 0
        self.loaded = False
        context = browser.call("Target.createBrowserContext")["browserContextId"]
        self.target = browser.call("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        self.session = browser.call("Target.attachToTarget", targetId=self.target, flatten=True)["sessionId"]
        browser.listeners.append(self.hear)
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(domain + ".enable")
        self.size(width, height)
        if dark:
            self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])

    def call(self, method, **parameters):
        return self.browser.call(method, session=self.session, **parameters)

    def size(self, width, height, mobile=False):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=mobile)

    def hear(self, message):
        if message.get("sessionId") != self.session:
            return
        method, values = message["method"], message.get("params", {})
        if method == "Runtime.consoleAPICalled" and values["type"] in ("error", "warning"):
            self.errors.append(" ".join(str(a.get("value", a.get("description"))) for a in values["args"]))
        elif method == "Runtime.exceptionThrown":
            details = values["exceptionDetails"]
            self.errors.append(details.get("exception", {}).get("description") or details["text"])
        elif method == "Log.entryAdded" and values["entry"]["level"] in ("error", "warning"):
            # Every browser asks a server for this file, whatever a page says.
            if not values["entry"].get("url", "").endswith("/favicon.ico"):
                self.errors.append(f"{values['entry']['text']} {values['entry'].get('url', '')}")
        elif method == "Network.requestWillBeSent":
            self.requests.append(values["request"]["url"])
        elif method == "Network.loadingFinished":
            self.bytes += values["encodedDataLength"]
        elif method == "Page.loadEventFired":
            self.loaded = True

    def open(self, address, settle=0.15):
        self.loaded = False
        # From one anchor of a page to another nothing is loaded; a blank page in between makes it so.
        self.call("Page.navigate", url="about:blank")
        self.wait("document.readyState === 'complete' && location.href === 'about:blank'")
        self.call("Page.navigate", url=address)
        self.wait("document.readyState === 'complete' && location.href !== 'about:blank'")
        time.sleep(settle)
        self.run("0")

    def run(self, expression):
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"].get("exception", {}).get("description", "failed") + " in " + expression)
        return answer["result"].get("value")

    def wait(self, expression, seconds=15):
        end = time.time() + seconds
        while time.time() < end:
            try:
                if self.run(expression):
                    return True
            except RuntimeError:
                pass  # the page is just being replaced
            time.sleep(0.05)
        return False

    def type(self, words, selector):
        self.run(f"document.querySelector({json.dumps(selector)}).focus()")
        self.call("Input.insertText", text=words)

    def choose(self, value, selector):
        self.run("(e => { e.value = %s; e.dispatchEvent(new Event('input', {bubbles: true}));"
                 " e.dispatchEvent(new Event('change', {bubbles: true})) })(document.querySelector(%s))"
                 % (json.dumps(value), json.dumps(selector)))

    def press(self, key, code=None, modifiers=0):
        codes = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowDown": 40}
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=code or key, modifiers=modifiers,
                      windowsVirtualKeyCode=codes.get(key, 0), text="\r" if key == "Enter" and kind == "keyDown" else "")

    def pdf(self, path, width=8.27, height=11.69):
        data = self.call("Page.printToPDF", paperWidth=width, paperHeight=height, printBackground=False,
                         preferCSSPageSize=False, marginTop=0.71, marginBottom=0.71, marginLeft=0.71, marginRight=0.71,
                         generateTaggedPDF=True, generateDocumentOutline=True)
        with open(path, "wb") as file:
            file.write(base64.b64decode(data["data"]))

    def shot(self, path, full=False):
        data = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=full)
        with open(path, "wb") as file:
            file.write(base64.b64decode(data["data"]))

    def close(self):
        self.browser.listeners.remove(self.hear)
        self.browser.call("Target.closeTarget", targetId=self.target)
