"""Opens pages in Chromium, which it drives through its DevTools pipe: a JSON list of visits on
standard input, and for each on standard output what the browser complained of and the value of the
visit's script, which is run after its keys have been pressed."""

import base64
import json
import os
import subprocess
import sys
import tempfile


class Browser:
    def __init__(self, profile):
        from_us, to_browser = os.pipe()
        from_browser, to_us = os.pipe()

        def connect():
            # Chromium reads commands from 3 and writes to 4; both may be taken, so move them first.
            ends = [os.dup2(end, 20 + place) for place, end in enumerate([from_us, to_us])]
            for place, end in enumerate(ends):
                os.dup2(end, 3 + place)

        self.process = subprocess.Popen(
            ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
             "--remote-debugging-pipe", "--user-data-dir=" + profile, "about:blank"],
            preexec_fn=connect, close_fds=False, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(from_us)
        os.close(to_us)
        self.writer = os.fdopen(to_browser, "wb", buffering=0)
        self.reader = os.fdopen(from_browser, "rb")
        self.rest = b""
        self.count = 0
        self.events = []

    def read(self):
        while b"\0" not in self.rest:
            data = self.reader.read1(1 << 16)
            if not data:
                raise SystemExit("chromium ended")
            self.rest += data
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, session=None, **parameters):
        self.count += 1
        message = {"id": self.count, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self.writer.write(json.dumps(message).encode() + b"\0")
        while True:
            answer = self.read()
            if answer.get("id") == self.count:
                if "error" in answer:
                    raise SystemExit(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def wait(self, method):
        while not any(event.get("method") == method for event in self.events):
            self.events.append(self.read())


def complaint(event):
    details = event.get("params", {})
    match event.get("method"):
        case "Log.entryAdded":
            return details["entry"]["text"]
        case "Runtime.exceptionThrown":
            return json.dumps(details["exceptionDetails"])
        case "Runtime.consoleAPICalled":
            return json.dumps(details["args"])
        case "Network.requestWillBeSent":
            address = details["request"]["url"]
            return None if address.startswith(("file:", "data:")) else "request " + address
    return None


def visit(browser, page):
    target = browser.call("Target.createTarget", url="about:blank")["targetId"]
    session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    for domain in ["Page", "Log", "Runtime", "Network"]:
        browser.call(domain + ".enable", session)
    browser.call("Emulation.setDeviceMetricsOverride", session, width=page.get("width", 1280),
                 height=page.get("height", 900), deviceScaleFactor=1, mobile=False)
    browser.call("Emulation.setScrollbarsHidden", session, hidden=True)
    scheme = "dark" if page.get("dark") else "light"
    browser.call("Emulation.setEmulatedMedia", session,
                 features=[{"name": "prefers-color-scheme", "value": scheme}])
    if page.get("scriptless"):
        browser.call("Emulation.setScriptExecutionDisabled", session, value=True)
    browser.events = []
    browser.call("Page.navigate", session, url=page["url"])
    browser.wait("Page.loadEventFired")
    for key in page.get("keys", []):
        code = {"Tab": 9, "Enter": 13}.get(key)
        if key == "Enter":
            browser.events = [e for e in browser.events if complaint(e)]
        for kind in ["keyDown", "keyUp"]:
            browser.call("Input.dispatchKeyEvent", session, type=kind, key=key, code=key,
                         windowsVirtualKeyCode=code, text="\r" if key == "Enter" else "")
        if key == "Enter" and page.get("leaves"):
            browser.wait("Page.loadEventFired")
    if text := page.get("text"):
        browser.call("Input.insertText", session, text=text)
    value = browser.call("Runtime.evaluate", session, expression=page.get("script", "document.title"),
                         returnByValue=True, awaitPromise=True)["result"].get("value")
    if path := page.get("screenshot"):
        data = browser.call("Page.captureScreenshot", session, captureBeyondViewport=True)["data"]
        open(path, "wb").write(base64.b64decode(data))
    problems = [text for event in browser.events if (text := complaint(event))]
    browser.call("Target.closeTarget", targetId=target)
    return {"problems": problems, "value": value if isinstance(value, str) else json.dumps(value)}


with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
    browser = Browser(profile)
    answers = [visit(browser, page) for page in json.load(sys.stdin)]
    browser.call("Browser.close")
    browser.process.wait()
json.dump(answers, sys.stdout)
