"""Reads web pages as a browser does (html5lib): from {"pages": [path], "fragments": [html]} on standard
input, of all pages together the elements and the attributes that do something, and of each page's
answer and of each fragment what its attributes tell readers."""

import json
import sys

import html5lib

ACTING = {
    "action", "formaction", "hidden", "http-equiv", "inert", "popover", "src", "srcdoc", "style",
}


def parse(html):
    return html5lib.parse(html, namespaceHTMLElements=False)


def elements(tree):
    return (node for node in tree.iter() if isinstance(node.tag, str))


def told(tree):
    return [
        [node.tag, node.get("alt") or "", node.get("title") or ""]
        for node in ([] if tree is None else elements(tree))
        if node.get("alt") or node.get("title")
    ]


request = json.load(sys.stdin)
tags, acting, pages = set(), set(), []
for path in request["pages"]:
    with open(path, encoding="utf-8") as file:
        tree = parse(file.read())
    for node in elements(tree):
        tags.add(node.tag)
        for name, value in node.attrib.items():
            if name.startswith("on") or name in ACTING:
                acting.add(f"{node.tag} {name}={value}")
    pages.append(told(tree.find(".//div[@class='faqcms-answer']")))
json.dump(
    {
        "elements": sorted(tags),
        "acting": sorted(acting),
        "pages": pages,
        "fragments": [told(parse(html)) for html in request["fragments"]],
    },
    sys.stdout,
)
