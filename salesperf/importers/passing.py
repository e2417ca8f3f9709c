"""Tables that stand beside the data of a workbook or text and hold nothing to load are passed over, and told.

A cover, a contents, instructions, lists to choose from, a pivot: each can look like a table. Refusing the
whole file for one of them would make a person open it and delete the sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from salesperf.importers.prepared import PreparedFile

_ALWAYS_SMALL = 100
_COLUMNS = 8


def pass_over(files: Sequence[PreparedFile]) -> list[PreparedFile]:
    """The tables of one upload without those that only accompany another, which tells them in `passed`.

    A table accompanies where nothing we load fits it, or it has no header or no rows, and another table of
    the same workbook or text was recognised. One with more rows than that, and more than a page of them,
    stays refused: it may be the data that was meant.
    """
    recognised: dict[str, int] = {}
    for place, file in enumerate(files):
        if file.table and file.table.part_of and file.recognition and file.status != "refused":
            best = recognised.setdefault(file.table.part_of, place)
            recognised[file.table.part_of] = max(best, place, key=lambda one: _rows(files[one]))
    kept = list(files)
    for place, file in enumerate(files):
        main = recognised.get(file.table.part_of) if file.table else None
        code = _reason(file, files[main]) if main is not None and main != place else ""
        if main is None or not code or file.table is None:
            continue
        columns = ", ".join(file.table.columns[:_COLUMNS])
        told = (code, file.table.name, file.table.rows, columns)
        kept[main] = replace(kept[main], passed=(*kept[main].passed, told))
    gone = {told[1] for file in kept for told in file.passed}
    return [file for file in kept if file.name not in gone]


def _reason(file: PreparedFile, main: PreparedFile) -> str:
    """The code that says why a table is passed over; empty where it is not."""
    if file.table is None or "@object" in file.answers.file or _rows(file) > max(_ALWAYS_SMALL, _rows(main)):
        return ""
    if file.status == "refused" and file.error is not None:
        known = {"file.not_crm": "part.not_crm", "file.no_rows": "part.no_rows"}
        return known.get(file.error.code, "")
    widths = len(file.table.columns), len(main.table.columns if main.table else ())
    return "part.not_crm" if file.recognition is None and widths[0] != widths[1] else ""


def _rows(file: PreparedFile) -> int:
    return file.table.rows if file.table else 0
