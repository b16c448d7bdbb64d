"""Runs commands and measures them, one contestant after the other, round by round."""
import json
import os
import shlex
import statistics
import sys
import time
from dataclasses import dataclass, field


class Failure(Exception):
    """A figure that could not be measured, with the reason."""


@dataclass(frozen=True)
class Command:
    arguments: list
    environment: dict = field(default_factory=dict)
    input: str = "/dev/null"

    def shown(self, workspace):
        """The command as one would type it in the folder of the run."""
        words = [os.path.basename(self.arguments[0]), *self.arguments[1:]]
        line = shlex.join(words)
        if self.input != "/dev/null":
            line += " < " + shlex.quote(self.input)
        return line.replace(str(workspace) + "/", "")


@dataclass(frozen=True)
class Usage:
    wall: float  # seconds
    cpu: float   # seconds, user and system, with children that ended
    output: str = ""


class Runner:
    """Starts processes with their output in files, and throws where one fails."""

    def __init__(self, workspace, launcher):
        self.workspace = workspace
        self.launcher = launcher
        self.errors = str(workspace / "stderr.txt")
        self.output = str(workspace / "stdout.txt")

    def run(self, command, keeps_output=False):
        output = self.output if keeps_output else "/dev/null"
        actions = [
            (os.POSIX_SPAWN_OPEN, 0, command.input, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
            (os.POSIX_SPAWN_OPEN, 2, self.errors, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
        ]
        environment = os.environ | command.environment
        start = time.perf_counter()
        try:
            process = os.posix_spawnp(
                command.arguments[0], command.arguments, environment, file_actions=actions)
        except OSError as error:
            raise Failure(f"{command.arguments[0]}: {error.strerror}") from None
        _, status, usage = os.wait4(process, 0)
        wall = time.perf_counter() - start
        if status != 0:
            raise Failure(self._complaint(command, os.waitstatus_to_exitcode(status)))
        text = ""
        if keeps_output:
            with open(self.output, encoding="utf-8", errors="replace") as file:
                text = file.read()
        return Usage(wall, usage.ru_utime + usage.ru_stime, text)

    def _complaint(self, command, code):
        with open(self.errors, encoding="utf-8", errors="replace") as file:
            lines = [line.strip() for line in file if line.strip()]
        # What is wrong comes first with usage errors of faqcms, last with most other tools.
        wrong = next((line for line in lines if line.lower().startswith("error")), None)
        return f"{command.shown(self.workspace)[:60]}… ended with {code}: " + (
            wrong or (lines[-1] if lines else "it said nothing"))[:200]

    def peak(self, command):
        """The greatest resident size of a command, in bytes.

        NB: a process begins with the peak of the one that started it, so a small C program does.
        """
        measured = Command([self.launcher, *command.arguments], command.environment, command.input)
        return json.loads(self.run(measured, keeps_output=True).output)["peak_bytes"]

    def rate(self, command):
        """What a program that measures itself reports: its operations and seconds."""
        output = self.run(command, keeps_output=True).output
        try:
            report = json.loads(output)
            return Rate(report["operations"], report["seconds"], report["cpu_seconds"])
        except (ValueError, KeyError, TypeError):
            raise Failure(f"{command.shown(self.workspace)} printed no figures") from None

    def contest(self, contestants, rounds, measure=None, prepare=None, warm_up=True):
        """The measurements of each contestant, which take turns: A B A B …

        A contestant is a list of commands, of which each round takes the next one. `prepare` is
        called before each run and not measured.
        """
        measure = measure or self.run
        results = [[] for _ in contestants]
        for turn in range(-1 if warm_up else 0, rounds):
            for commands, measured in zip(contestants, results):
                if prepare:
                    prepare()
                usage = measure(commands[turn % len(commands)])
                if turn >= 0:
                    measured.append(usage)
        return results


@dataclass(frozen=True)
class Rate:
    operations: int
    seconds: float
    cpu_seconds: float

    @property
    def each(self):
        return self.seconds / self.operations

    @property
    def per_second(self):
        return self.operations / self.seconds


def median(measured, quantity):
    return statistics.median(getattr(usage, quantity) for usage in measured)


def say(message):
    print(message, file=sys.stderr, flush=True)
