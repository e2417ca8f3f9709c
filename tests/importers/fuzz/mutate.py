"""What goes wrong with files on their way: each mutation is a function of the bytes and of chance."""

from __future__ import annotations

import codecs
import random
from collections.abc import Callable

from tests.importers.fuzz.exports import ENCODINGS

HOSTILE = (
    "=HYPERLINK(\"http://x\",\"y\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "'; drop table raw.deals; --",
    '"', '""', '"a"b', "\\", "\\\"", "$parameter", "{field}", "%s%n", "<script>alert(1)</script>",
    "[x](javascript:alert(1))", "| a | b |", "../../etc/passwd", "C:\\Windows", "\u202egnp.exe", "\u200b",
    "\u2028", "\x85", "\ufeff", "\ufffd", "\U0001f600", "𠮷", "\x00", "\x1a", "\x1b[31m", "#REF!", "#N/A",
    "NULL", "Select", "--", "000000000000000AAA", "1e309", "-1e309", "nan", "inf", "1.23457E+17", "9" * 40,
    "-" + "9" * 30, "0." + "0" * 30 + "1", "٣٤", "１２３", "1,234", "1.234", "1.234.567,8", "(5)", "5万",
    "9999999999999亿", "$", "¥1", "31/02/2026", "02/31/2026", "2026-13-45", "0000-00-00", "9999-12-31",
    "10000-01-01", "1899-12-30", "2026-01-01 25:61:61", "2026-01-05T10:00:00+99:99", "13/13/2026",
    "2108-01-01", "99999999", "00000000", "1767571200000", "9999999999999", "-1767571200000",
    "20261301",
    "46296.99999999", "80001", "2026年13月40日", "下午25:00", "true", "0", "1", "Won", "Lost",
    "合计", "Total", "小计",
    "Grand Totals (9 records)", "sep=;", "Confidential Information - Do Not Distribute",
)  # fmt: skip
SIZES = (1_000, 30_000, 300_000, 1_200_000)
"""Characters of a huge cell; the last is beyond the limit of one."""

Bytes = Callable[[bytes, random.Random], bytes]
Lines = Callable[[list[list[str]], random.Random], None]


def flip_bytes(data: bytes, rng: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(rng.choice((1, 3, 20))):
        if out:
            out[rng.randrange(len(out))] ^= 1 << rng.randrange(8)
    return bytes(out)


def overwrite(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.randbytes(rng.choice((1, 4, 40))) + data[at + rng.choice((0, 4)) :]


def cut_out(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + data[at + rng.choice((1, 2, 7, 200)) :]


def truncate(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def repeat(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    part = data[at : at + rng.choice((1, 10, 500))]
    return data[:at] + part * rng.choice((2, 3, 50)) + data[at:]


def swap_halves(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[at:] + data[:at]


def insert_nuls(data: bytes, rng: random.Random) -> bytes:
    out = data
    for _ in range(rng.choice((1, 2, 30))):
        at = rng.randrange(len(out) + 1)
        out = out[:at] + b"\0" * rng.choice((1, 1, 2, 16)) + out[at:]
    return out


def insert_marks(data: bytes, rng: random.Random) -> bytes:
    """Byte order marks at the beginning or anywhere."""
    mark = rng.choice((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE))
    at = rng.choice((0, rng.randrange(len(data) + 1)))
    return data[:at] + mark + data[at:]


def mix_line_ends(data: bytes, rng: random.Random) -> bytes:
    ends = (b"\r\n", b"\n", b"\r", b"\n\r", b"\n\n", b"\x0b", b"\x0c", b"\xc2\x85", b"\xe2\x80\xa8")
    lines = data.splitlines(keepends=True)
    return b"".join(line.rstrip(b"\r\n") + rng.choice(ends) if rng.random() < 0.3 else line for line in lines)


def mix_delimiters(data: bytes, rng: random.Random) -> bytes:
    old, new = rng.sample((b",", b";", b"\t", b"|"), 2)
    lines = data.splitlines(keepends=True)
    share = rng.choice((0.05, 0.5, 1.0))
    return b"".join(line.replace(old, new) if rng.random() < share else line for line in lines)


def mix_encodings(data: bytes, rng: random.Random) -> bytes:
    """Some lines in another encoding, as where two files were put together."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    other = rng.choice(ENCODINGS)
    share = rng.choice((0.1, 0.5))
    return b"".join(
        line.encode(other if rng.random() < share else "utf-8", "replace")
        for line in text.splitlines(keepends=True)
    )


def break_quotes(data: bytes, rng: random.Random) -> bytes:
    out = data
    for _ in range(rng.choice((1, 1, 3, 12))):
        at = rng.randrange(len(out) + 1)
        found = out.find(b'"', at)
        if found >= 0 and rng.random() < 0.4:
            out = out[:found] + out[found + 1 :]
        else:
            out = out[:at] + rng.choice((b'"', b'""', b'\\"', b'",', b',"')) + out[at:]
    return out


def put_hostile(data: bytes, rng: random.Random) -> bytes:
    out = data
    for _ in range(rng.choice((1, 5, 20))):
        at = rng.randrange(len(out) + 1)
        out = out[:at] + rng.choice(HOSTILE).encode("utf-8", "replace") + out[at:]
    return out


def huge_cell(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.choice((b"x", b" ", b"\xe4\xb8\x87", b'"', b"1")) * rng.choice(SIZES) + data[at:]


ON_BYTES: tuple[Bytes, ...] = (
    flip_bytes,
    overwrite,
    cut_out,
    truncate,
    repeat,
    swap_halves,
    insert_nuls,
    insert_marks,
    mix_line_ends,
    mix_delimiters,
    mix_encodings,
    break_quotes,
    put_hostile,
    huge_cell,
)


def drop_rows(lines: list[list[str]], rng: random.Random) -> None:
    for _ in range(rng.choice((1, 3, len(lines) // 2))):
        if lines:
            del lines[rng.randrange(len(lines))]


def double_rows(lines: list[list[str]], rng: random.Random) -> None:
    for _ in range(rng.choice((1, 3, 10))):
        if lines:
            lines.insert(rng.randrange(len(lines) + 1), list(rng.choice(lines)))


def shuffle_rows(lines: list[list[str]], rng: random.Random) -> None:
    rng.shuffle(lines)


def cut_rows(lines: list[list[str]], rng: random.Random) -> None:
    for line in lines:
        if rng.random() < 0.1:
            del line[rng.randrange(len(line) + 1) :]


def widen_rows(lines: list[list[str]], rng: random.Random) -> None:
    for line in lines:
        if rng.random() < 0.1:
            line.extend(rng.choice(("", "x", " ")) for _ in range(rng.randint(1, 4)))


def move_column(lines: list[list[str]], rng: random.Random) -> None:
    width = max(map(len, lines), default=0)
    if width > 1:
        a, b = rng.sample(range(width), 2)
        for line in lines:
            if len(line) > max(a, b):
                line.insert(b, line.pop(a))


def drop_column(lines: list[list[str]], rng: random.Random) -> None:
    place = rng.randrange(max(map(len, lines), default=0) or 1)
    for line in lines:
        if len(line) > place:
            del line[place]


def double_column(lines: list[list[str]], rng: random.Random) -> None:
    place = rng.randrange(max(map(len, lines), default=0) or 1)
    for line in lines:
        if len(line) > place:
            line.insert(rng.randrange(len(line) + 1) if rng.random() < 0.1 else place, line[place])


def rename_headers(lines: list[list[str]], rng: random.Random) -> None:
    if lines and lines[0]:
        for _ in range(rng.randint(1, 4)):
            place = rng.randrange(len(lines[0]))
            lines[0][place] = rng.choice(("", " ", lines[0][0], lines[0][place].upper(), *HOSTILE))


def hostile_cells(lines: list[list[str]], rng: random.Random) -> None:
    for _ in range(rng.choice((1, 5, 40))):
        line = rng.choice(lines) if lines else []
        if line:
            line[rng.randrange(len(line))] = rng.choice(HOSTILE)


def hostile_column(lines: list[list[str]], rng: random.Random) -> None:
    place = rng.randrange(max(map(len, lines), default=0) or 1)
    texts = rng.sample(HOSTILE, rng.choice((1, 3, 10)))
    for line in lines[1:]:
        if len(line) > place:
            line[place] = rng.choice(texts)


def swap_cells(lines: list[list[str]], rng: random.Random) -> None:
    for _ in range(rng.choice((1, 10))):
        a, b = (rng.choice(lines), rng.choice(lines)) if lines else ([], [])
        if a and b:
            x, y = rng.randrange(len(a)), rng.randrange(len(b))
            a[x], b[y] = b[y], a[x]


def odd_lines(lines: list[list[str]], rng: random.Random) -> None:
    """Notes, totals, blank lines and repeated headers, anywhere."""
    header = list(lines[0]) if lines else []
    width = len(header)
    choices = (
        [],
        [""] * width,
        header,
        ["Total", *["1"] * (width - 1)],
        ["小计"],
        ["A note, with a comma."],
        ["x"],
    )
    for _ in range(rng.choice((1, 3, 12))):
        lines.insert(rng.randrange(len(lines) + 1), list(rng.choice(choices)))


def breaks_in_cells(lines: list[list[str]], rng: random.Random) -> None:
    for _ in range(rng.choice((1, 8))):
        line = rng.choice(lines) if lines else []
        if line:
            place = rng.randrange(len(line))
            line[place] += rng.choice(("\n", "\r\n", "\r", "\n\n\n")) + rng.choice(("", "more", '"', ","))


def pad_cells(lines: list[list[str]], rng: random.Random) -> None:
    for line in lines:
        for place in range(len(line)):
            if rng.random() < 0.1:
                pad = rng.choice((" ", "\u00a0", "\u3000", "\u200b", "\t", "  "))
                line[place] = rng.choice((pad + line[place], line[place] + pad, pad + line[place] + pad))


ON_LINES: tuple[Lines, ...] = (
    drop_rows,
    double_rows,
    shuffle_rows,
    cut_rows,
    widen_rows,
    move_column,
    drop_column,
    double_column,
    rename_headers,
    hostile_cells,
    hostile_column,
    swap_cells,
    odd_lines,
    breaks_in_cells,
    pad_cells,
)


def mutate_bytes(data: bytes, rng: random.Random) -> tuple[bytes, str]:
    """The data after one mutation, and its name."""
    mutation = rng.choice(ON_BYTES)
    return mutation(data, rng), mutation.__name__
