"""The tables that reading a file gives, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt

Kind = Literal["csv", "xlsx", "xls"]
NotDataKind = Literal["note", "header", "repeated header", "footer", "total", "blank"]


@dataclass(frozen=True, slots=True)
class Forced:
    """What a person decided about a file, in place of what its bytes suggest.

    `header` names the columns of a file that has no header row; in a file of several tables it
    serves those without one.
    """

    encoding: str | None = None
    header: tuple[str, ...] | None = None
    delimiter: str | None = None


@dataclass(frozen=True, slots=True)
class NotData:
    """Lines of a file that hold no record of the table.

    `count` is the number of lines or sheet rows meant, so that they and those of the records are the lines of
    the file. It is less than the lines from first to last in the one entry that sums up very many scattered
    blank lines, and 0 for what stands beside the table.
    """

    kind: NotDataKind
    first_line: int
    last_line: int
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file says about itself outside its records; None and empty where it says nothing.

    `as_of` is taken only from a date that can be read in one way. `totals` maps columns to the text
    of a total row.
    """

    records: int | None = None
    as_of: date | None = None
    totals: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How cells are separated; `escape` is the quote itself (doubled) or a backslash."""

    delimiter: str
    escape: str = '"'


@dataclass(frozen=True, slots=True)
class Body:
    """Where the records of a table lie and how to read them.

    Either `cells` is an Arrow file of finished cells, or `path` is UTF-8 text whose records lie in
    the bytes from `start` to `end`; `skip` is the number of lines before them if nothing follows them.
    `width` is the number of cells of a regular row, `padded` the columns that have blanks around
    cells, and `breaks` holds, for each line break inside quotes, the number of the record it is in.
    """

    workdir: Path
    cells: Path | None = None
    path: Path | None = None
    start: int = 0
    end: int = 0
    first_line: int = 1
    skip: int | None = None
    dialect: Dialect = Dialect(",")
    width: int = 0
    crlf: bool = False
    padded: tuple[int, ...] = ()
    breaks: npt.NDArray[np.int64] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Beside:
    """A part of a file that was passed over: a page of text, a hidden sheet, what is no table in a ZIP.

    `text` is how it begins.
    """

    name: str
    kind: Literal["text", "hidden", "member"]
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table of text cells found in a file.

    Grain of a row: one record between header and footer. Lines are physical lines of the file as
    received, from 1, or rows of the sheet. `columns` are unique: as in the file but trimmed, a repeated
    name with `__2`, a blank one as `Column 3`. `header_line` is 0 where `headerless`, or where the
    caller named the columns. `data_lines` is (0, 0) without rows. `samples` are the first rows, blank
    cells as empty text. `undecodable` counts the characters that the encoding could not read and that
    stand in the cells as U+FFFD. `sheet` is what its sheet of a workbook is called. `part_of` names the
    file of which the table is one of several, `part` what it is called where it stands below another, and
    `beside` tells with the first table what was passed over there. `continues` is the sheet that lends it
    its columns.
    """

    name: str
    columns: tuple[str, ...]
    kind: Kind
    encoding: str | None
    delimiter: str | None
    header_line: int
    data_lines: tuple[int, int]
    lines: int
    rows: int
    not_data: tuple[NotData, ...]
    stated: Stated
    samples: tuple[tuple[str, ...], ...]
    headerless: bool
    undecodable: int
    body: Body = field(repr=False)
    errors: int = 0
    formulas: int = 0
    sheet: str = ""
    part_of: str = ""
    part: str = ""
    continues: str = ""
    beside: tuple[Beside, ...] = ()
