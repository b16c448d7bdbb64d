"""What a figure is, and the two ways to measure one against a peer."""
from dataclasses import dataclass
from typing import Callable

from benchmarks.measuring import Runner, median
from benchmarks.stores import Stores


@dataclass(frozen=True)
class Rounds:
    """How often a thing is measured, and how many operations a program does each time."""

    short: int = 101  # commands of milliseconds
    warm: int = 5     # programs that measure themselves
    long: int = 3     # imports
    saves: int = 3_000
    publications: int = 1_000
    reads: int = 20_000


@dataclass(frozen=True)
class Bench:
    stores: Stores
    runner: Runner
    rounds: Rounds


@dataclass(frozen=True)
class Measured:
    value: float  # what the bounds are about
    ours: str
    theirs: str
    commands: list


@dataclass(frozen=True)
class Figure:
    group: str    # the name that --only takes
    what: str
    peer: str
    measure: Callable[[Bench], Measured]
    at_least: float | None
    aim: float | None
    is_more_better: bool = False
    unit: str = "x"

    def reaches(self, value, bound):
        return value >= bound if self.is_more_better else value <= bound


FIGURES = []


def figure(group, what, peer, at_least, aim, **more):
    """Adds a figure, measured by the function below."""
    def add(measure):
        FIGURES.append(Figure(group, what, peer, measure, at_least, aim, **more))
        return measure
    return add


def processes(bench, ours, theirs, quantity, is_speed=False):
    """Whole processes against each other, each a list of commands that the rounds take in turn.

    The ratio is ours to theirs, or with `is_speed` how many times faster we are.
    """
    results = bench.runner.contest([ours, theirs], bench.rounds.short)
    mine, other = (median(usages, quantity) for usages in results)
    ratio = other / mine if is_speed else mine / other
    return Measured(ratio, seconds(mine), seconds(other), [ours[0], theirs[0]])


def programs(bench, ours, theirs, quantity, shown, prepare=None):
    """Programs that measure themselves against each other."""
    results = bench.runner.contest(
        [[ours], [theirs]], bench.rounds.warm, bench.runner.rate, prepare, warm_up=False)
    mine, other = (median(rates, quantity) for rates in results)
    return Measured(mine / other, shown(mine), shown(other), [ours, theirs])


def seconds(value):
    if value < 1e-3:
        return f"{value * 1e6:.1f} µs"
    return f"{value * 1e3:.2f} ms" if value < 1 else f"{value:.2f} s"


def rate(value):
    return f"{value:,.0f}/s"


def mebibytes(value):
    return f"{value / (1 << 20):.1f} MiB"
