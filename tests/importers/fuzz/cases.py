"""Case `number` of a run with `seed`: a well-formed export and what was done to it. Always the same bytes."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.importers.fuzz.exports import export
from tests.importers.fuzz.mutate import ON_LINES, mutate_bytes
from tests.importers.fuzz.packages import mutate_package

PACKAGES = ("zip", "xlsx")


@dataclass(frozen=True)
class Case:
    """One mutated file. `story` says what it was and what was done to it."""

    number: int
    name: str
    content: bytes
    story: str


def case(seed: int, number: int) -> Case:
    """The file of that number; one in forty is left as it was written."""
    rng = random.Random(f"{seed}/{number}")
    made = export(rng)
    style = made.style
    story = [made.container, style.encoding, repr(style.delimiter), style.dates, style.numbers]
    content = made.content
    steps = 0 if number % 40 == 0 else rng.choice((1, 1, 1, 2, 2, 3))
    if made.lines and rng.random() < 0.6:
        lines = [list(line) for line in made.lines]
        for _ in range(steps):
            mutation = rng.choice(ON_LINES)
            mutation(lines, rng)
            story.append(mutation.__name__)
        content = made.written(lines)
        steps = rng.choice((0, 0, 1))
    for _ in range(steps):
        mutate = mutate_package if made.container in PACKAGES else mutate_bytes
        content, name = mutate(content, rng)
        story.append(name)
    return Case(number, made.name, content, " ".join(story))
