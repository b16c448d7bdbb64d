"""Figures on bringing texts in."""
import os

from benchmarks.figures import Measured, figure, programs, rate, seconds
from benchmarks.measuring import median


@figure("import", "import the whole history, wall", "`git fast-import`", 4, 10, is_more_better=True)
def import_history(bench):
    stores, corpus = bench.stores, bench.stores.corpus
    ours = stores.import_command(corpus, stores.workspace / "import/faqcms.db")
    theirs = stores.fast_import_command(corpus, stores.workspace / "import.git")

    def prepare():
        stores.empty_database("import")
        stores.empty_repository("import.git")
        os.sync()

    results = bench.runner.contest(
        [[ours], [theirs]], bench.rounds.long, prepare=prepare, warm_up=False)
    mine, other = (median(usages, "wall") for usages in results)
    return Measured(other / mine, seconds(mine), seconds(other), [ours, theirs])


@figure("save", "durable saves, in process", "bare SQLite in C", 0.4, 0.8, is_more_better=True)
def save(bench):
    count = min(bench.rounds.saves, bench.stores.corpus.count)
    return durable_writing(bench, "save", "history.ndjson", count)


@figure("publish", "save, submit, sign off and publish an article, in process",
        "one durable transaction of bare SQLite in C", 0.15, 0.22, is_more_better=True)
def publish(bench):
    count = min(bench.rounds.publications, bench.stores.corpus.articles)
    return durable_writing(bench, "publish", "first.ndjson", count)


def durable_writing(bench, verb, texts, count):
    stores, corpus = bench.stores, bench.stores.corpus
    folder, database = stores.workspace / "warm", stores.workspace / "bare/plain.db"
    ours = stores.program(verb, folder, corpus.path(texts), count)
    theirs = stores.peer("sqlite_peer", "save", database, corpus.path("texts.bin"), count)

    def prepare():
        stores.fresh_folder("warm")
        stores.fresh_folder("bare")
        os.sync()

    return programs(bench, ours, theirs, "per_second", rate, prepare)
