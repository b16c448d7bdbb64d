"""Figures on room, on upkeep and on memory."""
import os

from benchmarks.figures import Measured, figure, mebibytes, seconds
from benchmarks.measuring import Command, median

def bytes_in_use(bench, database):
    """The bytes of a database without its search index and without free pages."""
    copy = str(bench.stores.fresh_folder("size") / "copy.db")
    bench.runner.run(Command(["sqlite3", str(database), f".backup '{copy}'"]))
    strip = Command(
        ["sqlite3", copy, "DROP TABLE search_current; DROP TABLE search_history; VACUUM"])
    bench.runner.run(strip)
    return os.path.getsize(copy), strip


@figure("size", "bytes a revision, compact, without search", "`git gc --aggressive`", 0.7, 0.45)
def size(bench):
    stores, corpus = bench.stores, bench.stores.corpus
    _, compact = stores.compaction(corpus)
    ours, strip = bytes_in_use(bench, stores.imported(corpus))
    _, packing, theirs = stores.packing(corpus)
    return Measured(
        ours / theirs, f"{ours / corpus.count:,.0f} B", f"{theirs / corpus.count:,.0f} B",
        [compact, strip, packing])


@figure("compact", "compact, CPU", "`git gc --aggressive`", 0.2, 0.03)
def compact(bench):
    stores, corpus = bench.stores, bench.stores.corpus
    mine, ours = stores.compaction(corpus)
    other, theirs, _ = stores.packing(corpus)
    return Measured(mine.cpu / other.cpu, seconds(mine.cpu), seconds(other.cpu), [ours, theirs])


@figure("verify", "`verify --deep`, wall, for 20,000 revisions", "none", 12, 4, unit=" s")
def verify(bench):
    stores, corpus = bench.stores, bench.stores.corpus
    command = stores.faqcms("verify", "--deep", database=stores.database(corpus))
    usages, = bench.runner.contest([[command]], bench.rounds.long)
    wall = median(usages, "wall")
    return Measured(wall * 20_000 / corpus.count, seconds(wall), "", [command])


def growth(bench, prepare):
    """How much more memory a command takes for the corpus than for a tenth of it."""
    peaks, commands = [], []
    for corpus in (bench.stores.tenth, bench.stores.corpus):
        command = prepare(corpus)
        peaks.append(bench.runner.peak(command))
        commands.append(command)
    small, large = peaks
    return Measured(
        (large - small) / (1 << 20), mebibytes(large), f"{mebibytes(small)} for a tenth",
        commands[1:])


@figure("memory", "memory of import, growth", "itself on a tenth", 64, None, unit=" MiB")
def import_memory(bench):
    stores = bench.stores
    return growth(
        bench, lambda corpus: stores.import_command(corpus, stores.empty_database("memory")))


@figure("memory", "memory of export, growth", "itself on a tenth", 64, None, unit=" MiB")
def export_memory(bench):
    stores = bench.stores
    output = stores.workspace / "export.json"
    return growth(bench, lambda corpus: stores.faqcms(
        "export", "--format", "json", "--output", output, database=stores.published(corpus, 1)))


@figure("memory", "memory of `verify --deep`, growth", "itself on a tenth", 64, None, unit=" MiB")
def verify_memory(bench):
    stores = bench.stores
    return growth(bench, lambda corpus: stores.faqcms(
        "verify", "--deep", database=stores.database(corpus)))
