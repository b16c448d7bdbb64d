"""Figures on bringing in what others have: folders of Markdown, WordPress exports, tables."""
import csv
import json
import sys
from xml.sax.saxutils import escape

from benchmarks.figures import Measured, figure, mebibytes, seconds
from benchmarks.measuring import Command, median

SIZES = {"files": 16_000, "wxr": 44 << 20, "csv": 50 << 20}


def texts(bench):
    """Titles and bodies of the corpus without end, no title twice."""
    with open(bench.stores.corpus.path("first.ndjson"), encoding="utf-8") as lines:
        drafts = [json.loads(line)["text"].split("\n---\n", 1) for line in lines]
    number = 0
    while True:
        for _, body in drafts:
            number += 1
            yield f"What is sample {number}?", body.strip()


def scaled(bench, name):
    """The size that is measured, smaller where the whole corpus is."""
    return SIZES[name] if bench.stores.articles >= 2_000 else SIZES[name] // 20


def folder(bench):
    """A folder of Markdown files with front matter."""
    folder = bench.stores.workspace / "markdown"
    if not folder.exists():
        for number, (title, body) in zip(range(scaled(bench, "files")), texts(bench)):
            path = folder / f"shelf-{number % 20}" / f"sample-{number}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(
                f'---\ntitle: "{title}"\ndate: 2024-05-06\ntags: ["a", "b"]\n---\n\n{body}\n',
                encoding="utf-8")
    return folder


def wordpress(bench):
    """An export of WordPress, each answer in paragraphs of HTML."""
    path = bench.stores.workspace / "export.xml"
    if not path.exists():
        with open(path, "w", encoding="utf-8") as file:
            file.write('<?xml version="1.0"?>\n<rss xmlns:wp="http://wordpress.org/export/1.2/" '
                       'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>\n'
                       "<wp:wxr_version>1.2</wp:wxr_version>\n"
                       "<wp:base_blog_url>https://sample.example</wp:base_blog_url>\n")
            for number, (title, body) in enumerate(texts(bench)):
                if file.tell() > scaled(bench, "wxr"):
                    break
                html = "\n".join(f"<p>{escape(block)}</p>" for block in body.split("\n\n"))
                file.write(
                    f"<item><title>{escape(title)}</title><wp:post_id>{number}</wp:post_id>"
                    f"<wp:post_name>sample-{number}</wp:post_name><wp:post_type>faq</wp:post_type>"
                    "<wp:status>publish</wp:status>"
                    f"<content:encoded><![CDATA[{html}]]></content:encoded></item>\n")
            file.write("</channel></rss>\n")
    return path


def table(bench):
    """A table with an ID, a question and an answer in each row."""
    path = bench.stores.workspace / "table.csv"
    if not path.exists():
        with open(path, "w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["id", "question", "answer"])
            for number, (title, body) in enumerate(texts(bench)):
                if file.tell() > scaled(bench, "csv"):
                    break
                rows.writerow([number, title, body])
    return path


def against(bench, source, theirs):
    """An import into an empty database, against what only reads the source."""
    stores = bench.stores
    database = stores.workspace / "import-questions/faqcms.db"
    ours = stores.faqcms("import", source, "--quiet", database=database)
    results = bench.runner.contest(
        [[ours], [theirs]], bench.rounds.long,
        prepare=lambda: stores.empty_database("import-questions"))
    mine, other = (median(usages, "wall") for usages in results)
    return Measured(mine / other, seconds(mine), seconds(other), [ours, theirs])


@figure("import", "import 16,000 Markdown files, wall", "`sha256sum` of the same", 8, 4)
def markdown_files(bench):
    source = folder(bench)
    return against(
        bench, source, Command(["sh", "-c", f"find {source} -type f -exec sha256sum {{}} +"]))


@figure("import", "import a WordPress export of 44 MB, wall", "`xmllint --stream`", 4, 2)
def wordpress_export(bench):
    source = wordpress(bench)
    return against(bench, source, Command(["xmllint", "--stream", "--huge", str(source)]))


@figure("import", "import a table of 50 MB, wall", "Python's `csv` reading it", 2, 1)
def large_table(bench):
    source = table(bench)
    script = f"import csv; print(sum(len(r) for r in csv.reader(open({str(source)!r}, newline=''))))"
    return against(bench, source, Command([sys.executable, "-c", script]))


@figure("import", "memory of these imports, the largest", "none", 200, 64, unit=" MiB")
def memory(bench):
    stores = bench.stores
    peaks = []
    for source in (folder(bench), wordpress(bench), table(bench)):
        stores.empty_database("import-questions")
        command = stores.faqcms(
            "import", source, "--quiet", database=stores.workspace / "import-questions/faqcms.db")
        peaks.append((bench.runner.peak(command), command))
    peak, command = max(peaks, key=lambda each: each[0])
    return Measured(peak / (1 << 20), mebibytes(peak), "", [command])
