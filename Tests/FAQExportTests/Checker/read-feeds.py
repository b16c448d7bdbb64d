"""Reads pairs of feeds as JSON from stdin and writes what stands in them, and what is wrong.

Atom is read by xml.etree, which takes nothing that is not well-formed, and by feedparser.
"""

import json
import re
import sys
import xml.etree.ElementTree as ElementTree

import feedparser

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def atom(text, problems):
    feed = ElementTree.fromstring(text.encode())
    if feed.tag != ATOM + "feed":
        problems.append("no Atom feed")
    check_atom(feed, problems)
    has_author = feed.find(ATOM + "author/" + ATOM + "name") is not None
    links = {link.get("rel"): link.get("href") for link in feed.findall(ATOM + "link")}
    if set(links) != {"self", "alternate"}:
        problems.append("the feed has other links")
    entries = []
    for entry in feed.findall(ATOM + "entry"):
        check_atom(entry, problems)
        names = [name.text or "" for name in entry.findall(ATOM + "author/" + ATOM + "name")]
        if not names and not has_author:
            problems.append("an entry has no author")
        content = entry.find(ATOM + "content")
        if content is None or content.get("type") != "html":
            problems.append("an entry has no HTML")
        entries.append({
            "id": entry.findtext(ATOM + "id"), "title": entry.findtext(ATOM + "title"),
            "link": entry.find(ATOM + "link").get("href"), "language": entry.get(LANGUAGE),
            "published": entry.findtext(ATOM + "published"),
            "updated": entry.findtext(ATOM + "updated"),
            "summary": entry.findtext(ATOM + "summary"), "authors": names,
            "content": None if content is None else content.text or "",
        })
    parsed = feedparser.parse(text.encode(), sanitize_html=False, resolve_relative_uris=False)
    if parsed.bozo or parsed.version != "atom10":
        problems.append(f"feedparser: {parsed.version} {parsed.get('bozo_exception')}")
    if [entry.id for entry in parsed.entries] != [entry["id"] for entry in entries]:
        problems.append("feedparser finds other entries")
    if any(entry.get("updated_parsed") is None for entry in parsed.entries):
        problems.append("feedparser finds no time")
    whole = {
        "id": feed.findtext(ATOM + "id"), "title": feed.findtext(ATOM + "title"),
        "updated": feed.findtext(ATOM + "updated"), "language": feed.get(LANGUAGE),
        "link": links.get("self"), "home": links.get("alternate"),
    }
    return {"whole": whole, "entries": entries}


def check_atom(element, problems):
    for name in ["id", "title", "updated"]:
        if len(element.findall(ATOM + name)) != 1:
            problems.append(f"{element.tag} has not one {name}")
    if not (element.findtext(ATOM + "id") or "").startswith("urn:uuid:"):
        problems.append("an ID is no URN")
    for name in ["updated", "published"]:
        for time in element.findall(ATOM + name):
            if not TIME.fullmatch(time.text or ""):
                problems.append(f"{time.text} is no time")


def json_feed(text, problems):
    feed = json.loads(text)
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        problems.append("no JSON Feed 1.1")
    for name in ["title", "home_page_url", "feed_url", "language"]:
        if not isinstance(feed.get(name), str):
            problems.append(f"the JSON Feed has no {name}")
    entries = []
    for item in feed.get("items", [None]):
        for name in ["id", "url", "title", "content_html", "date_modified", "language"]:
            if not isinstance(item.get(name), str):
                problems.append(f"an item has no {name}")
        for name in ["date_published", "date_modified"]:
            if name in item and not TIME.fullmatch(item[name]):
                problems.append(f"{item[name]} is no time")
        entries.append({
            "id": item.get("id"), "title": item.get("title"), "link": item.get("url"),
            "language": item.get("language"), "published": item.get("date_published"),
            "updated": item.get("date_modified"), "summary": item.get("summary"),
            "authors": [author["name"] for author in item.get("authors", [])],
            "content": item.get("content_html"),
        })
    return {"title": feed.get("title"), "home": feed.get("home_page_url"), "entries": entries}


def read(pair):
    problems = []
    result = {"feed": None, "problems": problems}
    try:
        feed = atom(pair["feed.xml"], problems)
        other = json_feed(pair["feed.json"], problems)
        if feed["entries"] != other["entries"] or feed["whole"]["title"] != other["title"]:
            problems.append("the feeds differ")
        result["feed"] = feed
    except (ElementTree.ParseError, ValueError, AttributeError, KeyError) as error:
        problems.append(f"unreadable: {error}")
    return result


json.dump([read(pair) for pair in json.load(sys.stdin)], sys.stdout)
