"""Reads web pages as a browser does (html5lib): from {"pages": [path], "fragments": [html]} on standard
input, of each page its title, the words of its answer, of its notice and of all of it, and of each
fragment its words, with every run of white space as one space."""

import json
import sys

import html5lib


def words(node):
    """The text of an element, with the descriptions of images."""
    if node is None or not isinstance(node.tag, str):
        return ""
    parts = [node.get("alt") or "", node.text or ""]
    for child in node:
        parts += [words(child), child.tail or ""]
    return "".join(parts)


def plain(node):
    return " ".join(words(node).split())


def parse(html):
    return html5lib.parse(html, namespaceHTMLElements=False)


def read(path):
    with open(path, encoding="utf-8") as file:
        page = parse(file.read())
    return {
        "title": plain(page.find("head/title")),
        "answer": plain(page.find(".//div[@class='faqcms-answer']")),
        "notice": plain(page.find(".//div[@class='faqcms-notice']")),
        "all": plain(page.find("body")),
    }


request = json.load(sys.stdin)
json.dump(
    {
        "pages": [read(path) for path in request["pages"]],
        "fragments": [plain(parse(html).find("body")) for html in request["fragments"]],
    },
    sys.stdout,
)
