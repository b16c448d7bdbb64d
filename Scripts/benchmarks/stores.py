"""The same history in faqcms and in its peers, each made once, when a figure first needs it."""
import functools
import os
import shutil
from pathlib import Path

from benchmarks import corpus as corpora
from benchmarks.measuring import Command, Failure, say

GIT_SETTINGS = {
    "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "GIT_PAGER": "cat",
    "GIT_CONFIG_COUNT": "2", "GIT_CONFIG_KEY_0": "gc.auto", "GIT_CONFIG_VALUE_0": "0",
    "GIT_CONFIG_KEY_1": "transfer.fsckObjects", "GIT_CONFIG_VALUE_1": "false",
}


def once(make):
    """Keeps what a method made for its arguments, and its failure, too."""
    kept = {}

    @functools.wraps(make)
    def keeping(self, *arguments):
        key = (id(self), *arguments)
        if key not in kept:
            try:
                kept[key] = make(self, *arguments), None
            except Failure as failure:
                kept[key] = None, failure
        made, failure = kept[key]
        if failure:
            raise failure
        return made

    return keeping


class Stores:
    def __init__(self, workspace, runner, faqcms, in_process, articles, revisions):
        self.workspace = workspace
        self.runner = runner
        self.binary = faqcms
        self.in_process = in_process
        self.articles = articles
        self.revisions = revisions

    @property
    def corpus(self):
        return self._corpus("corpus", self.articles)

    @property
    def tenth(self):
        return self._corpus("tenth", max(1, self.articles // 10))

    @once
    def _corpus(self, name, articles):
        say(f"Writing {articles:,} articles with {self.revisions} revisions each …")
        return corpora.write(self.workspace / name, articles, self.revisions)

    # Commands

    def faqcms(self, *arguments, database):
        return Command(
            [self.binary, *map(str, arguments), "--db", str(database)], {"FAQCMS_USER": "otto"})

    def program(self, *arguments):
        """A command of the program that measures faqcms as a library."""
        if not os.access(self.in_process, os.X_OK):
            raise Failure("not built: " + os.path.basename(self.in_process))
        return Command([self.in_process, *map(str, arguments)], {"FAQCMS_USER": "otto"})

    def git(self, repository, *arguments, input="/dev/null"):
        return Command(["git", "--git-dir", str(repository), *arguments], GIT_SETTINGS, input)

    def peer(self, name, *arguments):
        """A command of a C program in this folder."""
        program = str(self.workspace / "bin" / name)
        return Command([program, *map(str, arguments)], GIT_SETTINGS)

    # Places

    def fresh_folder(self, name):
        folder = self.workspace / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder

    def empty_database(self, name):
        database = self.fresh_folder(name) / "faqcms.db"
        self.runner.run(self.faqcms("init", "--title", "Benchmark", database=database))
        return database

    def empty_repository(self, name):
        repository = self.workspace / name
        shutil.rmtree(repository, ignore_errors=True)
        arguments = ["git", "init", "--quiet", "--bare", "-b", "main", str(repository)]
        self.runner.run(Command(arguments, GIT_SETTINGS))
        return repository

    # faqcms

    def import_command(self, corpus, database):
        history = corpus.path("history.ndjson")
        return self.faqcms("import", "--from", "revisions", history, database=database)

    @once
    def imported(self, corpus):
        database = self.empty_database(f"{corpus.folder.name}-faqcms")
        say(f"Importing {corpus.count:,} revisions into faqcms …")
        self.runner.run(self.import_command(corpus, database))
        return database

    @once
    def compaction(self, corpus):
        """What compacting takes, and the command; the database is compact afterwards."""
        command = self.faqcms("compact", database=self.imported(corpus))
        say("Compacting …")
        return self.runner.run(command), command

    def database(self, corpus):
        """The whole history in faqcms, compact if it can be compacted."""
        try:
            self.compaction(corpus)
        except Failure:
            pass  # The rows of the figures on compacting say so.
        return self.imported(corpus)

    @once
    def published(self, corpus, times):
        """A database of so many times the articles, all public."""
        count = times * corpus.articles
        folder = self.fresh_folder(f"{corpus.folder.name}-published-{count}")
        say(f"Publishing {count:,} articles …")
        first = corpus.path("first.ndjson")
        self.runner.run(self.program("publish", folder, first, count))
        return folder / "faqcms.db"

    # git

    def fast_import_command(self, corpus, repository):
        stream = corpus.path("history.git")
        return self.git(repository, "fast-import", "--quiet", input=stream)

    @once
    def packing(self, corpus):
        """What packing takes, the command, and the bytes of the packed repository."""
        repository = self.workspace / f"{corpus.folder.name}.git"
        self.empty_repository(repository.name)
        say(f"Importing {corpus.count:,} revisions into git and packing them …")
        self.runner.run(self.fast_import_command(corpus, repository))
        command = self.git(repository, "gc", "--aggressive", "--prune=now", "--quiet")
        usage = self.runner.run(command)
        size = sum(file.stat().st_size for file in Path(repository, "objects").rglob("*")
                   if file.is_file() and "commit-graph" not in str(file))
        self.runner.run(self.git(
            repository, "commit-graph", "write", "--reachable", "--changed-paths", "--no-progress"))
        return usage, command, size

    def repository(self, corpus):
        self.packing(corpus)
        return self.workspace / f"{corpus.folder.name}.git"
