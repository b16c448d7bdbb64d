"""Figures on review: signing, verifying signatures, and the queue."""
import subprocess

from benchmarks.figures import Measured, figure, seconds
from benchmarks.measuring import Command, median

SITE = 20_000
OPEN = 200


def signing_site(bench):
    """A database with articles in review, and a key that signs them; made once."""
    stores = bench.stores
    folder = stores.workspace / "signing"
    if not folder.exists():
        stores.fresh_folder("signing")
        count = bench.rounds.short + 2
        bench.runner.run(
            stores.program("submit", folder, stores.corpus.path("first.ndjson"), count, count))
        key = folder / "key"
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
        bench.runner.run(stores.faqcms(
            "reviewer", "key", "add", "anna", f"{key}.pub", database=folder / "faqcms.db"))
        (folder / "statement").write_text("A statement of a kilobyte.\n" * 40)
    return folder


@figure("review", "`review approve --sign` with a file key, wall, beyond ssh-keygen",
        "`ssh-keygen -Y sign`", 25, None, unit=" ms")
def approve(bench):
    folder = signing_site(bench)
    database = folder / "faqcms.db"
    ours = [
        Command([bench.stores.binary, "review", "approve", str(number), "--sign", "--key",
                 str(folder / "key"), "--quiet", "--db", str(database)], {"FAQCMS_USER": "anna"})
        for number in range(1, bench.rounds.short + 2)
    ]
    theirs = Command(
        ["ssh-keygen", "-Y", "sign", "-f", str(folder / "key"), "-n", "sign-off@faqcms"],
        input=str(folder / "statement"))
    # NB: the warm-up takes the last article, each round one of the others.
    results = bench.runner.contest([ours, [theirs]], bench.rounds.short)
    mine, other = (median(usages, "wall") for usages in results)
    return Measured((mine - other) * 1e3, seconds(mine), seconds(other), [ours[0], theirs])


@figure("review", "verify 10,000 sign-offs, in process, wall", "none", 5, None, unit=" s")
def verify(bench):
    if not (signing_site(bench) / "approved").exists():
        approve_all(bench)
    command = bench.stores.program("signatures", signing_site(bench) / "faqcms.db", 10_000)
    rates, = bench.runner.contest([[command]], bench.rounds.warm, bench.runner.rate)
    wall = median(rates, "seconds")
    return Measured(wall, seconds(wall), "", [command])


def approve_all(bench):
    """Signs what the figure before, if it ran, has not signed."""
    folder = signing_site(bench)
    last = str(bench.rounds.short + 2)
    bench.runner.run(Command(
        [bench.stores.binary, "review", "approve", last, "--sign", "--key", str(folder / "key"),
         "--quiet", "--db", str(folder / "faqcms.db")], {"FAQCMS_USER": "anna"}))
    (folder / "approved").touch()


@figure("review", "`review list --all` of 20,000 articles, 200 in review, wall", "none", 50, None,
        unit=" ms")
def queue(bench):
    stores = bench.stores
    folder = stores.fresh_folder("queue")
    first = stores.corpus.path("first.ndjson")
    bench.runner.run(stores.program("submit", folder, first, SITE, OPEN))
    command = stores.faqcms("review", "list", "--all", database=folder / "faqcms.db")
    usages, = bench.runner.contest([[command]], bench.rounds.short)
    wall = median(usages, "wall")
    return Measured(wall * 1e3, seconds(wall), "", [command])
