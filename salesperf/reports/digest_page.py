"""A digest as one HTML page that needs nothing else: no script, no image, no font from elsewhere."""

from __future__ import annotations

from html import escape
from importlib.resources import files

from salesperf.reports.digest import Digest, Line, Section
from salesperf.reports.tile import Tile


def page(found: Digest) -> str:
    """The page as text; every text of the data is escaped. It prints on A4 and follows the dark theme."""
    style = files("salesperf.reports").joinpath("digest.css").read_text(encoding="utf-8")
    parts = [
        f'<p class="subject">{escape(found.subject)}</p>',
        f"<h1>{escape(found.title)}</h1>",
        f'<p class="lead">{escape(found.lead)}</p>',
        '<div class="tiles">' + "".join(_tile(one) for one in found.tiles) + "</div>",
        _said("notes", found.tiles_note),
        *(_section(one) for one in found.sections),
    ]
    return (
        f'<!doctype html>\n<html lang="{escape(found.locale.replace("_", "-"))}">\n<head>'
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(found.title)}</title>\n<style>\n{style}</style></head>\n<body>\n"
        + "\n".join(part for part in parts if part)
        + "\n</body>\n</html>\n"
    )


def _tile(tile: Tile) -> str:
    delta = f'<span class="delta {tile.meaning}">{escape(tile.delta)}</span> ' if tile.delta else ""
    return (
        f'<div class="tile" title="{escape(tile.help)}">{escape(tile.label)}<b>{escape(tile.value)}</b>'
        f"<small>{delta}{escape(tile.parts)}</small><small>{escape(tile.opens)}</small></div>"
    )


def _section(section: Section) -> str:
    unit = f" <span>{escape(section.unit)}</span>" if section.unit else ""
    notes = "".join(_said("notes", note) for note in section.notes)
    return (
        f"<section><h2>{escape(section.heading)}{unit}</h2>{_table(section)}{notes}"
        f"{_said('meaning', section.meaning)}</section>"
    )


def _table(section: Section) -> str:
    if not section.lines:
        return ""
    bars = any(line.bar for line in section.lines)
    head = [
        f"<th{_class('number' if at >= section.texts else '')}>{escape(name)}</th>"
        for at, name in enumerate(section.columns)
    ]
    if bars:
        head.insert(1, "<th></th>")
    rows = "".join(_row(line, section.texts, bars=bars) for line in section.lines)
    return f"<table><thead><tr>{''.join(head)}</tr></thead><tbody>{rows}</tbody></table>"


def _row(line: Line, texts: int, *, bars: bool) -> str:
    cells = [
        f"<td{_class('number' if at >= texts else '')}>{escape(text)}</td>"
        for at, text in enumerate(line.cells)
    ]
    if bars:
        cells.insert(1, f'<td class="bar">{_bar(line)}</td>')
    return f"<tr>{''.join(cells)}</tr>"


def _bar(line: Line) -> str:
    if line.bar is None:
        return ""
    begin, end = (100 * place for place in line.bar)
    place = f'x="{begin:.2f}" width="{max(end - begin, 0.4):.2f}" height="10"'
    return (
        '<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="fill-{line.meaning}" {place}/></svg>'
    )


def _said(kind: str, text: str) -> str:
    return f'<p class="{kind}">{escape(text)}</p>' if text else ""


def _class(name: str) -> str:
    return f' class="{name}"' if name else ""
