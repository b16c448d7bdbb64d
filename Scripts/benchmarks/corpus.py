"""A history of articles, the same on every machine, written in the form that each contestant reads.

The texts are nonsense in the shape of English: they say nothing about medicine.
"""
import bisect
import contextlib
import hashlib
import itertools
import json
import random
import sqlite3
import struct
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from benchmarks.words import COMMON, TOPICS, vocabulary

SEED = 20_240_314
AUTHORS = [
    "Anna Weber", "Ben Okafor", "Carla Núñez", "David Lind", "Elif Kaya", "Farid Haddad",
    "Grace Chen", "Hana Sato", "Ivan Petrov", "Julia Rossi", "Kofi Mensah", "Lena Braun",
]
LEAST_BYTES, MOST_BYTES = 2_000, 6_000


class Generator:
    """Random choices made from `random()` alone: Python keeps that one the same for ever."""

    def __init__(self, seed):
        self.next = random.Random(seed).random

    def below(self, limit):
        return int(self.next() * limit)

    def between(self, least, most):
        return least + self.below(most - least + 1)

    def pick(self, items):
        return items[int(self.next() * len(items))]


class Language:
    """Words by frequency as Zipf has it, and some that each topic prefers."""

    def __init__(self):
        generator = Generator(SEED)
        self.words = vocabulary(generator)
        weights = [1 / (rank + 2.7) for rank in range(len(self.words))]
        self.cumulative = list(itertools.accumulate(weights))
        rare = self.words[len(COMMON) + 150:]
        self.topics = {topic: [generator.pick(rare) for _ in range(40)] for topic in TOPICS}

    def queries(self):
        """Searches of two words of one topic each."""
        return [f"{words[0]} {words[1]}" for words in list(self.topics.values())[:7]]

    def phrase(self, generator, topic, length):
        draw, total, words = generator.next, self.cumulative[-1], self.words
        preferred = self.topics[topic]
        return [
            generator.pick(preferred) if draw() < 0.1
            else words[bisect.bisect(self.cumulative, draw() * total)]
            for _ in range(length)
        ]

    def sentence(self, generator, topic):
        words = self.phrase(generator, topic, generator.between(6, 20))
        if len(words) > 11:
            words[5] += ","
        words[0] = words[0].capitalize()
        return " ".join(words) + ("?" if generator.next() < 0.06 else ".")


class Draft:
    """One article as its author sees it: front matter, and blocks of sentences."""

    def __init__(self, language, number):
        self.language = language
        self.generator = Generator(SEED + number)
        self.topic = self.generator.pick(TOPICS)
        self.key = f"{self.topic}/{number:05}"
        subject = " ".join(language.phrase(self.generator, self.topic, 3))
        self.title = f"Sample {number}: what about {subject}?"
        self.summary = language.sentence(self.generator, self.topic)
        self.tags = sorted({self.topic, *language.phrase(self.generator, self.topic, 2)})
        notice = "**Sample text.** Made by `Scripts/benchmark`; it has no meaning."
        self.blocks = [("text", [notice])]
        target = self.generator.between(2_400, 5_700)
        while len(self.text().encode()) < target:
            self.blocks.append(self.block())

    def block(self):
        generator, language = self.generator, self.language
        kind = generator.next()
        if kind < 0.15:
            return "heading", [" ".join(language.phrase(generator, self.topic, 4)).capitalize()]
        if kind < 0.3:
            items = generator.between(3, 6)
            return "list", [
                " ".join(language.phrase(generator, self.topic, generator.between(4, 9)))
                for _ in range(items)
            ]
        sentences = generator.between(2, 6)
        return "text", [language.sentence(generator, self.topic) for _ in range(sentences)]

    def edit(self):
        """Changes one to three sentences or items; now and then a block comes or goes."""
        generator = self.generator
        for _ in range(generator.between(1, 3)):
            kind, sentences = self.blocks[generator.between(1, len(self.blocks) - 1)]
            place = generator.below(len(sentences))
            sentences[place] = (
                self.language.sentence(generator, self.topic) if kind == "text"
                else " ".join(self.language.phrase(generator, self.topic, 5)).capitalize())
        size = len(self.text().encode())
        if generator.next() < 0.2 and size < MOST_BYTES - 700:
            self.blocks.insert(generator.between(1, len(self.blocks)), self.block())
        elif generator.next() < 0.1 and size > LEAST_BYTES + 1_000:
            del self.blocks[generator.between(1, len(self.blocks) - 1)]
        if generator.next() < 0.1:
            self.summary = self.language.sentence(generator, self.topic)

    def text(self):
        quoted = lambda value: json.dumps(value, ensure_ascii=False)
        lines = [
            "---", f"title: {quoted(self.title)}", f"summary: {quoted(self.summary)}",
            'locale: "en"', f"tags: {quoted(self.tags)}", "---", "",
        ]
        return "\n".join(lines) + "\n" + self.body() + "\n"

    def body(self):
        shapes = {
            "heading": lambda parts: f"## {parts[0]}",
            "list": lambda parts: "\n".join(f"- {part}" for part in parts),
            "text": " ".join,
        }
        return "\n\n".join(shapes[kind](parts) for kind, parts in self.blocks)


@dataclass(frozen=True, eq=False)
class Corpus:
    """Where the history is kept in each form."""

    folder: Path
    articles: int
    revisions: int
    bytes: int
    queries: list  # searches to try
    article: int   # the article that the figures of single commands ask for
    key: str       # its key
    blobs: list    # the names that git gives to its revisions

    @property
    def count(self):
        return self.articles * self.revisions

    def path(self, name):
        return str(self.folder / name)


def write(folder, articles, revisions):
    """Makes a history and writes it in all forms.

    history.ndjson and its first revisions alone, first.ndjson, for faqcms; history.git for git
    fast-import, and objects.txt with git's names of the old texts; texts.bin for C; plain.db and
    search.db, databases of all texts and of the newest.
    """
    folder.mkdir()
    language = Language()
    schedule = _schedule(articles, revisions)
    drafts, total = {}, 0
    chosen, blobs = min(12, articles), []
    with contextlib.ExitStack() as stack:
        def opened(name):
            return stack.enter_context(open(folder / name, "wb"))

        history, first, stream = map(opened, ("history.ndjson", "first.ndjson", "history.git"))
        texts, objects = map(opened, ("texts.bin", "objects.txt"))
        plain = stack.enter_context(contextlib.closing(_plain_database(folder / "plain.db")))
        for time, article, number in schedule:
            if number == 1:
                draft = drafts[article] = Draft(language, article)
                message = "Draft the answer"
            else:
                draft = drafts[article]
                draft.edit()
                message = draft.language.sentence(draft.generator, draft.topic)
            author = draft.generator.pick(AUTHORS)
            text = draft.text()
            data = text.encode()
            total += len(data)
            blob = hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()
            line = _line(draft.key, number, author, time, message, text)
            history.write(line)
            if number == 1:
                first.write(line)
            if number < revisions:
                objects.write(blob.encode() + b"\n")
            stream.write(_commit(draft.key, author, time, message, data))
            texts.write(struct.pack("<III", article, number, len(data)) + data)
            plain.execute(
                "INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?)",
                (article, number, author, time.isoformat(), message, text))
            if article == chosen:
                blobs.append(blob)
        plain.commit()
    _search_database(folder / "search.db", drafts)
    return Corpus(
        folder, articles, revisions, total, language.queries(), chosen, drafts[chosen].key, blobs)


def _schedule(articles, revisions):
    """When each revision was made: articles begin one after the other, edits come in between."""
    generator = Generator(SEED)
    start = datetime(2019, 1, 1, tzinfo=timezone.utc)
    events = []
    for article in range(1, articles + 1):
        begin = article / articles * 2  # in years; what follows is spread over three more
        later = sorted(begin + 3 * generator.next() for _ in range(revisions - 1))
        events += [(moment, article, number) for number, moment in enumerate([begin, *later], 1)]
    events.sort()
    # NB: a second more for each event keeps the times apart.
    return [
        (start + timedelta(seconds=int(moment * 31_557_600) + place), article, number)
        for place, (moment, article, number) in enumerate(events)
    ]


def _line(key, number, author, time, message, text):
    event = {
        "key": key, "event": "create" if number == 1 else "edit", "author": author,
        "date": time.strftime("%Y-%m-%dT%H:%M:%SZ"), "message": message, "text": text,
    }
    return json.dumps(event, ensure_ascii=False).encode() + b"\n"


def path_in_git(key):
    return f"faq/{key}.md"


def _commit(key, author, time, message, data):
    person = f"{author} <{author.split()[0].lower()}@example.org> {int(time.timestamp())} +0000"
    note = message.encode()
    head = (
        f"commit refs/heads/main\nauthor {person}\ncommitter {person}\n"
        f"data {len(note)}\n").encode()
    file = f"M 100644 inline {path_in_git(key)}\ndata {len(data)}\n".encode()
    return head + note + b"\n" + file + data + b"\n"


def _plain_database(path):
    database = sqlite3.connect(path)
    database.executescript("""
        PRAGMA journal_mode = WAL;
        CREATE TABLE revision (
          article INTEGER NOT NULL, number INTEGER NOT NULL, author TEXT NOT NULL,
          date TEXT NOT NULL, message TEXT NOT NULL, text TEXT NOT NULL,
          PRIMARY KEY (article, number));""")
    return database


def _search_database(path, drafts):
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.executescript("""
            PRAGMA journal_mode = WAL;
            CREATE VIRTUAL TABLE search USING fts5(title, summary, body);""")
        database.executemany(
            "INSERT INTO search (rowid, title, summary, body) VALUES (?, ?, ?, ?)",
            (
                (article, draft.title, draft.summary, draft.body())
                for article, draft in drafts.items()
            ))
        database.execute("INSERT INTO search (search) VALUES ('optimize')")
        database.commit()
