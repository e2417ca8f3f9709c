"""Which sheet of an XLSX holds how many error values."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from salesperf.importers.reading.package import open_package, part_chunks

_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(r"""([\w:]+)=["']([^"']*)["']""")
_MOST_CHUNKS = 4
"""Megabytes of the list of sheets that are looked at."""


def errors_by_sheet(path: Path, name: str, errors: Mapping[str, int]) -> Mapping[str, int]:
    """Error values by name of the sheet, from those of the parts; a sheet without any is not named.

    Raises SalesPerfError: file.zip_broken, file.zip_bomb.
    """
    if not any(errors.values()):
        return {}
    relations = {
        told.get("Id"): "xl/" + told.get("Target", "").removeprefix("/xl/")
        for told in _tags(path, name, "xl/_rels/workbook.xml.rels", _RELATION)
    }
    found = {}
    for told in _tags(path, name, "xl/workbook.xml", _SHEET):
        count = errors.get(relations.get(told.get("r:id"), ""), 0)
        if count:
            found[html.unescape(told.get("name", ""))] = count
    return found


def _tags(path: Path, name: str, part: str, pattern: re.Pattern[str]) -> list[dict[str, str]]:
    """The attributes of every tag of a kind in a part; none where the part is missing."""
    with open_package(path, name) as package:
        parts = [one for one in package.infolist() if one.filename == part]
    if not parts:
        return []
    text = b"".join(islice(part_chunks(path, parts[0], name), _MOST_CHUNKS)).decode("utf-8", "replace")
    return [dict(_ATTRIBUTE.findall(tag)) for tag in pattern.findall(text)]
