"""Hostile files by name. `python -m tests.importers.reading.hostile FOLDER` reads those in a folder.

The child prints one line of JSON a file: what became of it, the seconds of processor time, and the megabytes
by which memory grew at most.
"""

from __future__ import annotations

import io
import json
import resource
import struct
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.importers.old_workbook import old_workbook

MEGABYTE = 1024**2
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINKS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, content in members.items():
            package.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def workbook(sheet: str, *, strings: str = "", before: str = "") -> bytes:
    """An XLSX made by hand, `before` standing in front of the root of sheet and texts."""
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, kind, target in (
            (1, "worksheet", "worksheets/sheet1.xml"),
            (2, "sharedStrings", "sharedStrings.xml"),
        )
    )
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f"<workbook {SPACE} {LINKS}>"
        '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>',
        "xl/worksheets/sheet1.xml": f"{before}<worksheet {SPACE}>{sheet}</worksheet>",
        "xl/sharedStrings.xml": f"{before}<sst {SPACE}>{strings}</sst>",
    }
    return zipped({name: text.encode() for name, text in parts.items()})


def rows_of(*rows: list[str]) -> str:
    """Rows of inline texts."""
    return (
        "<sheetData>"
        + "".join(
            f'<row r="{r}">'
            + "".join(
                f'<c r="{chr(65 + c)}{r}" t="inlineStr"><is><t>{cell}</t></is></c>'
                for c, cell in enumerate(row)
            )
            + "</row>"
            for r, row in enumerate(rows, 1)
        )
        + "</sheetData>"
    )


def overlapping(count: int, size: int) -> bytes:
    """A ZIP whose members all are the same bytes of the file."""
    raw = zipped({"a.csv": b"Name,Amount\n" + b"x,1\n" * (size // 4)}, zipfile.ZIP_STORED)
    at = raw.index(b"PK\x01\x02")
    end = raw.index(b"PK\x05\x06")
    entry = raw[at:end]
    entries = b"".join(entry.replace(b"a.csv", f"{n:05d}"[:5].encode()) for n in range(count))
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(entries), at, 0)
    return raw[:at] + entries + tail


def symlink(target: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        link = zipfile.ZipInfo("deals.csv")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        package.writestr(link, target)
    return out.getvalue()


def encrypted() -> bytes:
    raw = bytearray(zipped({"deals.csv": b"Name,Amount\na,1\n"}))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(signature) + place] |= 1
    return bytes(raw)


def text(content: str) -> bytes:
    return content.encode()


LAUGHS = (
    "<!DOCTYPE x ["
    '<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
HEAD = "Name,Amount\n"
GOOD = rows_of(["Name", "Amount"], ["Roof", "15"], ["Floor", "20"])

FILES: dict[str, Callable[[], bytes]] = {
    "zip of 400 MB of zeros": lambda: zipped({"deals.csv": bytes(400 * MEGABYTE)}),
    "zip in zip in zip": lambda: zipped({"a.zip": zipped({"b.zip": zipped({"deals.csv": HEAD.encode()})})}),
    "zip of overlapping members": lambda: overlapping(150, MEGABYTE),
    "zip of 300 members": lambda: zipped({f"{n}.csv": b"Name,Amount\na,1\n" for n in range(300)}),
    "zip with a symbolic link": lambda: symlink("/etc/passwd"),
    "zip with a password": encrypted,
    "xls with a password": lambda: old_workbook({"S": [["EncryptedPackage"]]}),
    "xlsx of entities in entities": lambda: workbook(
        rows_of(["Name", "Amount"], ["&i;", "15"], ["Floor", "20"]), before=LAUGHS
    ),
    "xlsx with a file as entity": lambda: workbook(
        rows_of(["Name", "Amount"], ["&a;", "15"], ["Floor", "20"]), before=OUTSIDE
    ),
    "xlsx that says it has 17 billion cells": lambda: workbook('<dimension ref="A1:XFD1048576"/>' + GOOD),
    "xlsx with a cell in the last corner": lambda: workbook(
        GOOD.replace("</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
    ),
    "xlsx with a text used 100,000 times": lambda: workbook(
        "<sheetData>"
        + "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 100_001))
        + "</sheetData>",
        strings=f"<si><t>{'x' * 30_000}</t></si>",
    ),
    "cell of 50 MB": lambda: text(HEAD + "a,1\n" + "x" * 50 * MEGABYTE + ",2\n"),
    "quoted cell of 50 MB": lambda: text(HEAD + 'a,1\n"' + ("x" * 999 + "\n") * 50_000 + '",2\n'),
    "20 MB of NUL": lambda: bytes(20 * MEGABYTE),
    "NUL in every row": lambda: text(HEAD + "a\0b,1\0\n" * 200_000),
    "a million columns": lambda: text("a," * MEGABYTE + "a\n" + "1," * MEGABYTE + "1\n"),
    "header of 10,000 characters": lambda: text("a," + "b" * 10_000 + "\n1,2\n3,4\n"),
    "10 million empty lines": lambda: HEAD.encode() + b"a,1\n" + b"\n" * 10_000_000 + b"b,2\n",
    "10 million empty lines alone": lambda: b"\r\n" * 10_000_000,
    "12 MB of quotes": lambda: b'"' * 12 * MEGABYTE,
    "lines of quotes": lambda: text(HEAD + '"""\n' * 300_000),
    "quotes that never close": lambda: text(HEAD + '"a,1\n' * 200_000),
    "delimiters alone": lambda: text(HEAD + ",\n" * 1_000_000),
    "one line of 60 MB": lambda: b"Name,Amount " * 5 * MEGABYTE,
    "a date of 200,000 digits": lambda: text("Name,Closed\n" + "a," + "1" * 200_000 + "\nb,2026-01-05\n"),
}


def read(path: Path, name: str) -> str:
    """What becomes of a file: a code, or the rows of its tables, with all cells read."""
    import duckdb

    from salesperf.errors import SalesPerfError
    from salesperf.importers.reading import Table, load_cells, open_parts

    out = []
    with (
        tempfile.TemporaryDirectory() as folder,
        duckdb.connect(config={"memory_limit": "1GB"}) as connection,
    ):
        connection.execute("attach ':memory:' as staging")
        for number, part in enumerate(open_parts(path, name, workdir=Path(folder))):
            if not isinstance(part, Table):
                out.append(part.code if isinstance(part, SalesPerfError) else str(part))
                continue
            load_cells(part, connection, f"staging.cells_{number}")
            cells = connection.execute(
                f"select * exclude (line) from staging.cells_{number} limit 5"
            ).fetchall()
            out.append(f"{part.rows} rows" + (", outside" if "root:" in str(cells) else ""))
    return ", ".join(sorted(set(out)))


def peak() -> float:
    """Megabytes at most since the last call of `forget`."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def forget() -> None:
    """Lets the peak begin at what is in use now, where the system can."""
    clear = Path("/proc/self/clear_refs")
    if clear.exists():
        clear.write_text("5")


def main(folder: Path) -> None:
    for path in sorted(folder.iterdir()):
        forget()
        before, begun = peak(), time.process_time()
        became = read(path, path.name)
        told = {
            "file": path.name,
            "became": became,
            "seconds": time.process_time() - begun,
            "mb": peak() - before,
        }
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
