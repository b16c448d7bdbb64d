"""The result, for people: on the terminal and as docs/performance.md."""
from dataclasses import dataclass

from benchmarks.figures import Figure, Measured

HEADINGS = ["figure", "peer", "ratio", "at least", "aim", "faqcms", "peer's", ""]


@dataclass(frozen=True)
class Row:
    figure: Figure
    measured: Measured | None
    error: str = ""

    @property
    def is_missed(self):
        figure = self.figure
        if figure.at_least is None:
            return False
        return not (self.measured and figure.reaches(self.measured.value, figure.at_least))

    @property
    def verdict(self):
        figure = self.figure
        if not self.measured or figure.at_least is None:
            return ""
        value = self.measured.value
        if figure.aim is not None and figure.reaches(value, figure.aim):
            return "aim reached"
        return "holds" if figure.reaches(value, figure.at_least) else "MISSED"

    def bound(self, value):
        if value is None:
            return "–"
        return f"{'≥' if self.figure.is_more_better else '≤'} {value:g}{self.figure.unit}"

    @property
    def cells(self):
        figure, measured = self.figure, self.measured
        bounds = [self.bound(figure.at_least), self.bound(figure.aim)]
        if not measured:
            outcome = "not built" if self.error.startswith("not built") else "failed"
            return [figure.what, figure.peer, outcome, *bounds, "", "", ""]
        digits = ",.0f" if abs(measured.value) >= 100 else ".1f" if figure.unit != "x" else ".3g"
        value = format(measured.value, digits)
        return [
            figure.what, figure.peer, value + figure.unit, *bounds, measured.ours, measured.theirs,
            self.verdict,
        ]


def reasons(rows):
    """Why figures are missing, each reason once."""
    missing = {}
    for row in rows:
        if not row.measured:
            missing.setdefault(row.error, []).append(row.figure.what)
    return [f"{'; '.join(figures)}: {error}" for error, figures in missing.items()]


def plain(rows):
    """A table for a terminal; what failed has its reason below."""
    lines = [HEADINGS] + [row.cells for row in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    table = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in lines
    ]
    failed = [f"failed: {reason}" for reason in reasons(rows)]
    return "\n".join(table + ([""] + failed if failed else []))


def markdown_table(headings, lines):
    written = ["| " + " | ".join(headings) + " |", "|" + "---|" * len(headings)]
    for line in lines:
        cells = [cell.replace("|", "\\|").replace("\n", " ") for cell in line]
        written.append("| " + " | ".join(cells) + " |")
    return "\n".join(written)


PAGE = """\
# Performance

Written by `Scripts/benchmark{options}`; read the ratios, the times are those of one machine.

faqcms and its peers take turns (A B A B …) on the same texts, on one disk, with a warm file cache;
a ratio is one of medians. CPU is user and system time of a process and its children. Rounds:
{rounds.short} of commands that take milliseconds, {rounds.warm} of programs that measure themselves,
{rounds.long} of imports and `verify`, one of compacting, of packing and of memory.

The history is made up, the same on every machine, and interleaved in time:
{articles:,} articles with {revisions} revisions each, {size:,.0f} bytes a text on average.

{table}
{failed}
A ratio with ≥ says how many times as fast as its peer faqcms is; one with ≤, how much it takes
for each unit that its peer takes. Where neither is asked for stands "–".

What is compared:

- bare SQLite in C: `Scripts/benchmarks/sqlite_peer.c`, prepared statements, one transaction a text,
  WAL, `synchronous=FULL` as in faqcms. It keeps the text alone: no ledger, no digest, no search.
- `sqlite3`: the shell on a plain table of whole texts with its primary key, and on an FTS5 table of
  the newest texts.
- git: one commit a revision, a folder for each topic, the stream prepared beforehand; git's own
  defaults without the user's settings, `fsck` and automatic `gc`. `fast-import` syncs its pack to
  the disk once, at the end. Reading is from the repository after `gc --aggressive` and
  `commit-graph write --changed-paths`, and from the faqcms database after `compact`.
- The size of git is that of its pack with indexes, without the commit graph; that of faqcms is the
  file once the search index is dropped and free pages are given back.
- Exports: `sqlite3 -json` prints the same texts from a plain table; faqcms weighs the sign-offs of each, and
  adds its HTML. `git checkout-index` and `git archive` write the same files from a packed repository. Each folder is
  written anew beside those before it, which stay until the end; the one that is exported again is some seconds old
  and was looked through before.
  `cmark-gfm` reads all bodies as one text, with tables, autolinks and strikethrough.
- Memory is the greatest resident size; its growth, from a tenth of the articles to all of them.

## Machine and versions

{machine}

## Commands

In the folder of the run, which `--keep` leaves behind; FAQCMS_USER is otto. The words to search
for take turns: {queries}.

{commands}
"""


def markdown(rows, machine, bench, options, workspace):
    corpus = bench.stores.corpus
    commands = [
        [row.figure.what, "<br>".join(f"`{c.shown(workspace)}`" for c in row.measured.commands)]
        for row in rows if row.measured
    ]
    return PAGE.format(
        options=options, articles=corpus.articles, revisions=corpus.revisions,
        size=corpus.bytes / corpus.count, rounds=bench.rounds,
        table=markdown_table(HEADINGS, [row.cells for row in rows]),
        failed="".join(f"\nFailed: {reason}\n" for reason in reasons(rows)),
        machine=markdown_table(["what", "which"], machine),
        queries=", ".join(corpus.queries),
        commands=markdown_table(["figure", "commands"], commands))
