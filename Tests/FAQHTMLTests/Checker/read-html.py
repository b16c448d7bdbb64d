"""Reads HTML as a browser does (html5lib): a JSON list of fragments on standard input, and for each
on standard output what in it is not allowed and the words that a reader gets."""

import json
import re
import sys

import html5lib

ATTRIBUTES = {
    "a": {"href", "title", "id", "class", "data-footnote-ref", "data-footnote-backref", "aria-label"},
    "code": {"class"},
    "img": {"src", "alt", "title"},
    "li": {"id", "value"},
    "ol": {"start"},
    "section": {"class", "data-footnotes"},
    "span": {"title"},
    "sup": {"class"},
    "td": {"align"},
    "th": {"align"},
}
PLAIN = "p blockquote ul h1 h2 h3 h4 h5 h6 hr pre br em strong del table thead tbody tr".split()
ALLOWED = {name: set() for name in PLAIN} | ATTRIBUTES
SCHEMES = {"href": {"https", "http", "mailto", "tel", "sms"}, "src": {"https", "http"}}
VALUES = {
    "id": r"fn(ref)?-[0-9]+(-[0-9]+)?",
    "class": r"language-[^ \t\n\f\r]+|footnotes|footnote-ref|footnote-backref",
    "align": r"left|center|right",
    "start": r"[0-9]+",
    "value": r"[0-9]+",
}


def scheme(address):
    """The scheme that a browser finds, by the WHATWG URL standard; None for a relative address."""
    address = re.sub(r"[\t\n\r]", "", address.strip("".join(map(chr, range(0x21)))))
    found = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", address)
    return found and found.group(1).lower()


def read(fragment):
    problems, words = [], []

    def visit(node):
        if not isinstance(node.tag, str):
            problems.append("comment " + str(node.text))
            return
        for name, value in node.attrib.items():
            if name not in ALLOWED.get(node.tag, set()):
                problems.append(f"attribute {name} of {node.tag}")
            if name in SCHEMES and scheme(value) not in SCHEMES[name] | {None}:
                problems.append(f"address {value}")
            if name in VALUES and not re.fullmatch(VALUES[name], value):
                problems.append(f"{name} is {value}")
        if node.tag not in ALLOWED:
            problems.append("element " + node.tag)
        words.append(node.get("alt") or node.get("class", "").removeprefix("language-"))
        words.append(node.text or "")
        for child in node:
            visit(child)
            words.append(child.tail or "")

    document = html5lib.parse("<!DOCTYPE html><body>" + fragment, namespaceHTMLElements=False)
    body = document.find("body")
    if len(document) != 2 or len(document.find("head")):
        problems.append("content outside the body")
    words.append(body.text or "")
    for child in body:
        visit(child)
        words.append(child.tail or "")
    return {"problems": problems, "words": "".join(words)}


json.dump([read(fragment) for fragment in json.load(sys.stdin)], sys.stdout)
