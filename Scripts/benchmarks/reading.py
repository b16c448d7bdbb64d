"""Figures on starting and on reading."""
from benchmarks.corpus import path_in_git
from benchmarks.figures import figure, processes, programs, seconds
from benchmarks.measuring import Command

NEWEST = "SELECT text FROM revision WHERE article = {} ORDER BY number DESC LIMIT 1"
NUMBERED = "SELECT text FROM revision WHERE article = {} AND number = {}"
SEARCH = (
    "SELECT rowid, title, snippet(search, 2, '[', ']', '…', 16) FROM search('{}') "
    "ORDER BY rank LIMIT 20")


def sqlite3(database, sql):
    return Command(["sqlite3", database, sql])


@figure("start", "`--version`, CPU", "`sqlite3 :memory:`", None, None)
def start(bench):
    ours = Command([bench.stores.binary, "--version"])
    return processes(bench, [ours], [sqlite3(":memory:", "SELECT 1")], "cpu")


def show(bench, address, sql):
    stores, corpus = bench.stores, bench.stores.corpus
    ours = stores.faqcms("show", address, database=stores.database(corpus))
    return processes(bench, [ours], [sqlite3(corpus.path("plain.db"), sql)], "cpu")


@figure("show", "`show 12`, CPU", "`sqlite3` on a plain table", 2.5, 1.5)
def show_newest(bench):
    article = bench.stores.corpus.article
    return show(bench, article, NEWEST.format(article))


@figure("show", "`show 12@2`, CPU", "`sqlite3` on a plain table", 2.5, 1.5)
def show_old(bench):
    article = bench.stores.corpus.article
    return show(bench, f"{article}@2", NUMBERED.format(article, 2))


@figure("read", "read a newest text, in process", "bare SQLite in C", 3, 1.5)
def read_newest(bench):
    stores, corpus, reads = bench.stores, bench.stores.corpus, bench.rounds.reads
    ours = stores.program("read-latest", stores.database(corpus), reads)
    theirs = stores.peer("sqlite_peer", "read", corpus.path("plain.db"), reads)
    return programs(bench, ours, theirs, "each", seconds)


@figure("read", "read an old text, in process", "`git cat-file --batch`, warm", 1, 0.5)
def read_old(bench):
    stores, corpus, reads = bench.stores, bench.stores.corpus, bench.rounds.reads // 4
    ours = stores.program("read-old", stores.database(corpus), reads)
    theirs = stores.peer("git_peer", stores.repository(corpus), corpus.path("objects.txt"), reads)
    return programs(bench, ours, theirs, "each", seconds)


@figure("history", "`history 12`, wall", "`git log -- FILE` with changed-path filters", 5, 8,
        is_more_better=True)
def history(bench):
    stores, corpus = bench.stores, bench.stores.corpus
    ours = stores.faqcms("history", corpus.article, database=stores.database(corpus))
    theirs = stores.git(stores.repository(corpus), "log", "--", path_in_git(corpus.key))
    return processes(bench, [ours], [theirs], "wall", is_speed=True)


@figure("history", "`history 12` among ten times the articles, wall", "itself on a tenth", 1.5, 1.1)
def history_growth(bench):
    stores = bench.stores
    large, small = (
        stores.faqcms("history", stores.tenth.article, database=stores.database(corpus))
        for corpus in (stores.corpus, stores.tenth))
    return processes(bench, [large], [small], "wall")


@figure("diff", "`diff 12@2 12@3`, CPU", "`git diff` of the two blobs", 2, 1)
def diff(bench):
    stores, corpus = bench.stores, bench.stores.corpus
    addresses = [f"{corpus.article}@{number}" for number in (2, 3)]
    ours = stores.faqcms("diff", *addresses, database=stores.database(corpus))
    theirs = stores.git(stores.repository(corpus), "diff", *corpus.blobs[1:3])
    return processes(bench, [ours], [theirs], "cpu")


@figure("search", "`search --drafts WORDS`, top 20, CPU", "`sqlite3` on plain FTS5", 2, 1.2)
def search(bench):
    stores, corpus = bench.stores, bench.stores.corpus
    database = stores.database(corpus)
    ours, theirs = [], []
    for words in corpus.queries:
        ours.append(stores.faqcms("search", "--drafts", *words.split(), database=database))
        theirs.append(sqlite3(corpus.path("search.db"), SEARCH.format(words)))
    return processes(bench, ours, theirs, "cpu")
