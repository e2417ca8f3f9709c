"""The text beside a file that was not, or not wholly, loaded: why, and what to do, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from salesperf.importers.loading import FileReport
from salesperf.text import Text, get_text, issue_text
from salesperf.text.catalogue import LOCALES

ENDING = ".reasons.txt"
_MOST = 50


def beside(folder: Path, place: str, reports: Sequence[FileReport], *, asks: bool) -> None:
    """Write the text beside the file at that place below the inbox."""
    target = folder / (place + ENDING)
    target.parent.mkdir(parents=True, exist_ok=True)
    name = Path(place).name
    parts = [_text(get_text(locale), name, reports, asks=asks) for locale in LOCALES]
    target.write_text("\n".join(parts), encoding="utf-8", newline="\n")


def _text(t: Text, name: str, reports: Sequence[FileReport], *, asks: bool) -> str:
    loaded = any(report.status == "loaded" for report in reports)
    if asks:
        first = t("{file} waits for an answer.", file=name)
    elif loaded:
        first = t("{file} was loaded, but not all of it.", file=name)
    else:
        first = t("{file} was not loaded.", file=name)
    lines = [first]
    for report in reports:
        listed = [issue for issue in report.issues if issue.severity != "info"]
        if len(reports) > 1 and listed:
            lines.append(f"{report.file}:")
        for issue in listed[:_MOST]:
            where = t("line {line}", line=issue.line) if issue.line else ""
            lines.append("- " + (f"{where}: " if where else "") + issue_text(t, issue))
        if len(listed) > _MOST:
            lines.append("- " + t("and {n} more", n=len(listed) - _MOST))
    lines.append(
        t("Answer on the Import page, where the file waits; or put the file into the inbox again, mended.")
        if asks
        else t("Mend the file and put it into the inbox again; what is loaded already changes nothing.")
    )
    return "\n".join(lines) + "\n"
