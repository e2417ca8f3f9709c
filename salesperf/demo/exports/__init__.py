"""The demo company written out in the layouts of real CRMs: one declared writer per layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

from salesperf.demo.company import Company
from salesperf.demo.exports.dynamics import DYNAMICS
from salesperf.demo.exports.four_table import FOUR_TABLE
from salesperf.demo.exports.fxiaoke import FXIAOKE
from salesperf.demo.exports.hubspot import HUBSPOT
from salesperf.demo.exports.layout import Layout
from salesperf.demo.exports.odoo import ODOO
from salesperf.demo.exports.pipedrive import PIPEDRIVE
from salesperf.demo.exports.plain import RATES, TARGETS, TARGETS_WIDE, TEAMS
from salesperf.demo.exports.salesforce import SALESFORCE_DATA_LOADER, SALESFORCE_WEEKLY
from salesperf.demo.exports.salesforce_report import SALESFORCE_REPORT
from salesperf.demo.exports.sheet import SHEET, SHEET_CHINESE
from salesperf.demo.exports.snapshot import snapshot
from salesperf.demo.exports.style import DATE_STYLES, NUMBER_STYLES, FileStyle
from salesperf.demo.exports.table import file_bytes
from salesperf.demo.exports.wukong import WUKONG
from salesperf.demo.exports.zoho import ZOHO
from salesperf.errors import SalesPerfError

__all__ = [
    "DATE_STYLES",
    "LAYOUTS",
    "NUMBER_STYLES",
    "FileStyle",
    "Layout",
    "export_files",
    "write_export",
]

Item = TypeVar("Item")

LAYOUTS: Final[Mapping[str, Layout]] = {
    layout.key: layout
    for layout in (
        SALESFORCE_WEEKLY,
        SALESFORCE_DATA_LOADER,
        SALESFORCE_REPORT,
        WUKONG,
        FOUR_TABLE,
        HUBSPOT,
        PIPEDRIVE,
        ZOHO,
        DYNAMICS,
        ODOO,
        FXIAOKE,
        SHEET,
        SHEET_CHINESE,
        TEAMS,
        TARGETS,
        TARGETS_WIDE,
        RATES,
    )
}


def export_files(
    company: Company, layout: str, *, as_of: date | None = None, **choices: object
) -> dict[str, bytes]:
    """The files of an export as bytes by file name.

    `as_of` shows an earlier day. `choices` are fields of FileStyle (encoding, delimiter, dates, numbers,
    quote_all, newline, file_format) and the layout's own options; the rest is as usual for the layout.
    Raises SalesPerfError for an unknown layout, choice, date style or number style, and UnicodeEncodeError
    where the encoding lacks a character.
    """
    declared = _known("layout", layout, LAYOUTS)
    dress = {field.name for field in fields(FileStyle)}
    for name in choices:
        if name not in dress:
            _known("choice", name, declared.options)
    chosen: dict[str, Any] = {name: value for name, value in choices.items() if name in dress}
    style = replace(declared.style, **chosen)
    _known("date style", style.dates, DATE_STYLES)
    _known("number style", style.numbers, NUMBER_STYLES)
    options = {name: choices.get(name, usual) for name, usual in declared.options.items()}
    tables = declared.tables(snapshot(company, as_of or company.as_of), options)
    return {f"{table.name}.{style.file_format}": file_bytes(table, style) for table in tables}


def write_export(
    company: Company, layout: str, folder: Path, *, as_of: date | None = None, **choices: object
) -> list[Path]:
    """Write the files of an export into a folder, which is made if need be. See `export_files`."""
    folder.mkdir(parents=True, exist_ok=True)
    files = export_files(company, layout, as_of=as_of, **choices)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


def _known(kind: str, key: str, known: Mapping[str, Item]) -> Item:
    if key not in known:
        raise SalesPerfError(
            "unknown_export_choice",
            "There is no {kind} {key}. There is: {known}.",
            kind=kind,
            key=key,
            known=sorted(known),
        )
    return known[key]
