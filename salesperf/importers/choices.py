"""What a person answered about files and columns: `[FILE:]COLUMN=ANSWER`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from salesperf.errors import SalesPerfError

ANSWERS = ("dmy", "mdy", "ymd", "decimal-comma", "decimal-point", "percent", "fraction", "ignore")
FILE_KEYS = (
    "@encoding", "@object", "@currency", "@header", "@stages", "@zone", "@system", "@year", "@unit",
    "@measure", "@period",
)  # fmt: skip
OF_ONE_FILE = ("@header", "@year")
"""Answers that hold for one file only: the next of the same header may be of another year."""


@dataclass(frozen=True)
class Answers:
    """Answers that concern one file. `columns` maps headers to answers, `file` the `@` keys to values."""

    columns: Mapping[str, str] = field(default_factory=dict)
    file: Mapping[str, str] = field(default_factory=dict)

    def reading(self) -> dict[str, str]:
        """Answers about how cells are read, by header."""
        return {
            column: answer
            for column, answer in self.columns.items()
            if answer in ANSWERS and answer != "ignore"
        }

    def fields(self) -> dict[str, tuple[str, ...]]:
        """Columns that were given a field or are to be left out, by header."""
        out: dict[str, tuple[str, ...]] = {}
        for column, answer in self.columns.items():
            if answer == "ignore":
                out[column] = ()
            elif answer.startswith("field:"):
                out[column] = tuple(key for key in answer.removeprefix("field:").split("+") if key)
        return out

    def over(self, other: Answers) -> Answers:
        """These answers, with those of `other` where nothing is said here."""
        return Answers({**other.columns, **self.columns}, {**other.file, **self.file})


@dataclass(frozen=True)
class Choice:
    """One answer. `about` is a column or an `@` key, after `FILE:` where it holds for one file only."""

    about: str
    answer: str


def parse(text: str) -> Choice:
    """Read `[FILE:]COLUMN=ANSWER`. Raises SalesPerfError `choice.unreadable`, listing what there is."""
    about, mark, answer = text.rpartition("=")
    for key in FILE_KEYS:
        if key + "=" in text:
            before, _, answer = text.partition(key + "=")
            about, mark = before + key, "="
    key = about.rpartition(":")[2]
    known = answer in ANSWERS or answer.startswith("field:") or key in FILE_KEYS
    if not mark or not about or not answer or not known:
        raise SalesPerfError(
            "choice.unreadable",
            text=text,
            answers=", ".join((*ANSWERS, "field:KEY")),
            keys=", ".join(FILE_KEYS),
        )
    return Choice(about, answer)


def for_file(choices: Iterable[Choice], file: str) -> Answers:
    """The answers that hold for a file; those that name it go before those that do not."""
    columns: dict[str, str] = {}
    keys: dict[str, str] = {}
    named = file + ":"
    for choice in sorted(choices, key=lambda c: c.about.startswith(named)):
        column = choice.about.removeprefix(named)
        (keys if column.startswith("@") else columns)[column] = choice.answer
    return Answers(columns, keys)
