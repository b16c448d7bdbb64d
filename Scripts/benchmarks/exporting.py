"""Figures on handing out what is public."""
import itertools
import json
import shutil
import time

from benchmarks.figures import Measured, figure, mebibytes, processes, seconds
from benchmarks.measuring import Command, median
from benchmarks.stores import GIT_SETTINGS

PLAIN = "SELECT article, author, date, text FROM revision WHERE number = 1 ORDER BY article"
LARGE = 50  # times the articles


def export(bench, form, *options, times=1):
    stores = bench.stores
    return stores.faqcms(
        "export", "--format", form, *options, "--quiet",
        database=stores.published(stores.corpus, times))


@figure("export", "export all as JSON, wall", "`sqlite3 -json` of the plain texts", 3, 1.2)
def as_json(bench):
    theirs = Command(["sqlite3", "-json", str(bench.stores.corpus.path("plain.db")), PLAIN])
    return processes(bench, [export(bench, "json")], [theirs], "wall")


def checkout(bench):
    """The exported files in an index of git, made once; the command that writes them out."""
    folder = bench.stores.workspace / "exported"
    tree = ["git", "--git-dir", str(folder / ".git"), "--work-tree", str(folder)]
    if not folder.exists():
        bench.runner.run(export(bench, "markdown", "--output", folder))
        for arguments in (["init", "--quiet"], ["add", "."],
                          ["-c", "user.name=a", "-c", "user.email=a", "commit", "--quiet", "-m",
                           "a"]):
            bench.runner.run(Command([*tree, *arguments], GIT_SETTINGS))
        bench.runner.run(Command([*tree, "gc", "--quiet"], GIT_SETTINGS))
    return tree


def into(folder, bench, ours, theirs):
    """Two commands of which one or both write the folder, which is not there before.

    What was written stays until the end: ext4 without a journal goes past what was removed within half
    a minute, one inode after the other, which would take longer than to write the files.
    """
    written = itertools.count(1)

    def put_aside():
        if folder.exists():
            folder.rename(folder.with_name(f"{folder.name}-{next(written)}"))

    results = bench.runner.contest([[ours], [theirs]], bench.rounds.warm, prepare=put_aside)
    mine, other = (median(usages, "wall") for usages in results)
    return Measured(mine / other, seconds(mine), seconds(other), [ours, theirs])


@figure("export", "export all as Markdown files, wall", "`git checkout-index` of the same", 1, 0.5)
def as_files(bench):
    tree, output = checkout(bench), bench.stores.workspace / "out"
    theirs = Command([*tree, "checkout-index", "--all", f"--prefix={output}/"], GIT_SETTINGS)
    return into(output, bench, export(bench, "markdown", "--output", output), theirs)


@figure("export", "export again with nothing changed, wall", "the first export", 0.1, 0.03)
def again(bench):
    """The folder is some seconds old and was looked through since: files that were just written are read."""
    kept, new = (bench.stores.workspace / name for name in ("again", "new"))
    shutil.rmtree(kept, ignore_errors=True)
    ours = export(bench, "markdown", "--output", kept)
    bench.runner.run(ours)
    time.sleep(4)
    bench.runner.run(ours)
    return into(new, bench, ours, export(bench, "markdown", "--output", new))


@figure("export", "export all as one tar, wall", "`git archive` of the same files", 1, 0.5)
def as_archive(bench):
    tree = checkout(bench)
    theirs = Command([*tree, "archive", "--format=tar", "HEAD"], GIT_SETTINGS)
    return processes(bench, [export(bench, "markdown", "--tar")], [theirs], "wall")


@figure("export", "the HTML of bodies, CPU", "`cmark-gfm` on the same text", 1.3, 1.1)
def as_html(bench):
    stores = bench.stores
    text = stores.workspace / "bodies.md"
    with open(stores.corpus.path("first.ndjson"), encoding="utf-8") as lines:
        bodies = [json.loads(line)["text"].split("\n---\n", 1)[1] for line in lines]
    text.write_text("\n".join(bodies[:1_000]), encoding="utf-8")
    ours = stores.program("html", text)
    theirs = Command(["cmark-gfm", "--strikethrough-double-tilde", "-e", "table", "-e", "autolink",
                      "-e", "strikethrough", str(text)])
    return processes(bench, [ours], [theirs], "cpu")


def large_memory(bench, form, *options):
    """The memory of the export of many times the articles."""
    command = export(bench, form, *options, times=LARGE)
    peak = bench.runner.peak(command)
    count = f"{LARGE * bench.stores.corpus.articles:,} articles"
    return Measured(peak / (1 << 20), mebibytes(peak), count, [command])


@figure("large", f"memory of an export of {LARGE} times the articles as JSON", "none", 150, 64,
        unit=" MiB")
def memory_as_json(bench):
    return large_memory(bench, "json")


@figure("large", "memory of the same as a tar of Markdown files", "none", 150, 64, unit=" MiB")
def memory_as_archive(bench):
    return large_memory(bench, "markdown", "--tar")
