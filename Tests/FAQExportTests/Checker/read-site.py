"""Reads the pages of a site as a browser does (html5lib): a JSON list of sites, each its files
by path, on standard input, and for each on standard output what in it is not allowed, and the words of
each page."""

import json
import posixpath
import re
import sys
from urllib.parse import unquote, urlsplit

import html5lib

PLAIN = """a article aside blockquote br button code dd del div dl dt em footer form h1 h2 h3 h4 h5 h6 header
hr img input label li main nav noscript ol p pre section span strong sup table tbody td th thead time tr
ul""".split()
ATTRIBUTES = {
    "a": {"href", "rel", "title", "data-footnote-ref", "data-footnote-backref"},
    "button": {"type"},
    "code": set(),
    "form": {"role", "action", "hidden"},
    "img": {"src", "alt", "title"},
    "input": {"name", "type", "autocomplete"},
    "label": {"for"},
    "main": {"tabindex"},
    "ol": {"start"},
    "p": {"role", "data-all", "data-one", "data-single", "data-many", "data-none"},
    "section": {"data-footnotes"},
    "td": {"align"},
    "th": {"align"},
    "time": {"datetime"},
}
EVERYWHERE = {"id", "class", "lang", "dir", "aria-label", "aria-labelledby", "aria-hidden"}
SCHEMES = {"https", "http", "mailto", "tel", "sms"}


def scheme(address):
    """The scheme that a browser finds, by the WHATWG URL standard; None for a relative address."""
    address = re.sub(r"[\t\n\r]", "", address.strip("".join(map(chr, range(0x21)))))
    found = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", address)
    return found and found.group(1).lower()


def check_head(path, head, problems):
    policy = head.find("meta[@http-equiv='Content-Security-Policy']").get("content")
    for part in ["default-src 'none'", "style-src 'self'", "base-uri 'none'"]:
        if part not in policy.split("; "):
            problems.append("the policy lacks " + part)
    scripts = "'self'" if path == "search.html" else "'none'"
    if f"script-src {scripts}" not in policy.split("; "):
        problems.append("policy " + policy)
    for element in head:
        match element.tag:
            case "title" | "meta":
                pass
            case "link":
                if element.get("rel") not in {"stylesheet", "canonical", "alternate"} or (
                        element.get("rel") == "stylesheet" and element.get("href").startswith("//")):
                    problems.append("link " + element.get("rel"))
            case "script" if element.get("type") == "application/ld+json":
                json.loads(element.text)
            case "script":
                if element.text or element.get("src") not in {"search.js", "search-index.js"}:
                    problems.append("script in the head")
            case _:
                problems.append(f"{element.tag} in the head")


def check_headings(body, problems):
    levels = [int(e.tag[1]) for e in body.iter() if re.fullmatch("h[1-6]", str(e.tag))]
    if levels.count(1) != 1 or levels[0] != 1:
        problems.append(f"headings {levels}")
    for one, next_one in zip(levels, levels[1:]):
        if next_one > one + 1:
            problems.append(f"headings jump {levels}")


def check_elements(body, problems):
    for element in body.iter():
        if not isinstance(element.tag, str):
            problems.append(f"comment {element.text}")
            continue
        if element.tag not in PLAIN + ["body"]:
            problems.append("element " + element.tag)
        for name, value in element.attrib.items():
            if name not in EVERYWHERE | ATTRIBUTES.get(element.tag, set()):
                problems.append(f"attribute {name} of {element.tag}")
            if name == "href" and scheme(value) not in SCHEMES | {None}:
                problems.append("address " + value)
        if element.tag == "img" and "alt" not in element.attrib:
            problems.append("image without description")
    for tag in ["header", "nav", "main", "footer"]:
        if body.find(".//" + tag) is None:
            problems.append("no " + tag)
    if [e.tag for e in body][0] != "a" or body[0].get("href") != "#content":
        problems.append("no way to skip to the content")


def check_links(path, page, pages, files, problems):
    for element in page.iter():
        for name in ["href", "src", "action"]:
            address = element.attrib.get(name)
            if address is None or scheme(address) or element.get("rel") == "canonical":
                continue
            parts = urlsplit(address)
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
            target = path if not parts.path else target
            if target not in files:
                problems.append("link to nothing: " + address)
            elif parts.fragment and not parts.fragment.startswith(("q=", "tag=")):
                if parts.fragment not in {e.get("id") for e in pages[target].iter()}:
                    problems.append("link to no place: " + address)


def read(files):
    parsers = {path: html5lib.HTMLParser(namespaceHTMLElements=False)
               for path in files if path.endswith(".html")}
    pages = {path: parser.parse(files[path]) for path, parser in parsers.items()}
    problems, words = [], {}
    for path, page in pages.items():
        found = [f"{error}" for error in parsers[path].errors]
        ids = [e.get("id") for e in page.iter() if e.get("id")]
        if len(ids) != len(set(ids)):
            found.append(f"an ID twice: {ids}")
        if not page.get("lang") or not page.find("head/title").text:
            found.append("no language or no title")
        check_head(path, page.find("head"), found)
        check_headings(page.find("body"), found)
        check_elements(page.find("body"), found)
        check_links(path, page, pages, files, found)
        problems += [f"{path}: {problem}" for problem in found]
        words[path] = "".join(page.find("body").itertext())
    return {"problems": problems, "words": words}


json.dump([read(files) for files in json.load(sys.stdin)], sys.stdout)
