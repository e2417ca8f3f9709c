"""Mutations of packages: members of a ZIP, parts of an XLSX, the container's own records."""

from __future__ import annotations

import io
import random
import re
import struct
import warnings
import zipfile
import zlib

from tests.importers.fuzz.mutate import HOSTILE, mutate_bytes

NAMES = (
    "../../outside.csv", "/etc/passwd", "C:\\Windows\\a.csv", "..\\..\\a.csv", "a/b/c.csv", "con.csv", "nul",
    "=cmd|' /C calc'!A0.csv", "<img src=x onerror=alert(1)>.csv", "a\u202ecsv.exe", "x" * 300 + ".csv",
    " .csv", "'; drop table x; --.csv", "a:b.csv", "__MACOSX/._a.csv", ".hidden.csv", "a.csv/", "商机.csv",
    "a\nb.csv",
)  # fmt: skip
FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    struct.error,
)
"""What reading a package may raise that an earlier mutation broke."""
XML = (
    (rb"<dimension[^>]*/>", b'<dimension ref="A1:XFD1048576"/>'),
    (rb' r="[A-Z]+\d+"', b""),
    (rb' r="([A-Z]+)\d+"', rb' r="\g<1>0"'),
    (rb' r="[A-Z]+(\d+)"', rb' r="AAAA\g<1>"'),
    (rb't="s"', b't="e"'),
    (rb't="s"', b't="d"'),
    (rb't="s"', b't="inlineStr"'),
    (rb't="s"', b't="zzz"'),
    (rb"<v>\d+</v>", b"<v>99999999999999999999</v>"),
    (rb"<v>\d+</v>", b"<v>-1</v>"),
    (rb"<v>[^<]*</v>", b"<v>&x;</v>"),
    (rb"<v>[^<]*</v>", b"<v>1e400</v>"),
    (rb"<v>[^<]*</v>", b"<v/>"),
    (rb's="\d+"', b's="9999"'),
    (rb"<worksheet", b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet'),
    (rb"<sst", b'<!DOCTYPE s [<!ENTITY x "xx"><!ENTITY y "&x;&x;&x;">]><sst'),
    (rb"</row>", b""),
    (rb"<row", b"<wor"),
    (rb'encoding="UTF-8"', b'encoding="UTF-16"'),
    (rb"<t[^>]*>", b"<t>=cmd|' /C calc'!A0"),
    (rb'sheet name="[^"]*"', b'sheet name="../../x"'),
    (rb'state="\w+"', b'state="veryHidden"'),
    (rb'r:id="rId\d+"', b'r:id="rId77"'),
    (rb'Target="[^"]*"', b'Target="../../../etc/passwd"'),
)


def mutate_package(data: bytes, rng: random.Random) -> tuple[bytes, str]:
    """A ZIP or XLSX after one mutation, and its name."""
    way = rng.choice(
        (_bytes, _bytes, _member, _member, _names, _drop, _double, _nested, _marks, _xml, _xml, _xml)
    )
    try:
        return way(data, rng)
    except FAULTS:
        return _bytes(data, rng)  # an earlier mutation broke the package already


def _bytes(data: bytes, rng: random.Random) -> tuple[bytes, str]:
    out, name = mutate_bytes(data, rng)
    return out, f"package:{name}"


def _member(data: bytes, rng: random.Random) -> tuple[bytes, str]:
    members = _members(data)
    place = rng.randrange(len(members))
    content, name = mutate_bytes(members[place][1], rng)
    members[place] = (members[place][0], content)
    return _packed(members), f"member:{name}"


def _names(data: bytes, rng: random.Random) -> tuple[bytes, str]:
    members = _members(data)
    place = rng.randrange(len(members))
    members[place] = (rng.choice(NAMES), members[place][1])
    return _packed(members), "member names"


def _drop(data: bytes, rng: random.Random) -> tuple[bytes, str]:
    members = _members(data)
    del members[rng.randrange(len(members))]
    return _packed(members), "member dropped"


def _double(data: bytes, rng: random.Random) -> tuple[bytes, str]:
    members = _members(data)
    name, content = rng.choice(members)
    return _packed([*members, (rng.choice((name, "copy/" + name)), content)]), "member doubled"


def _nested(data: bytes, rng: random.Random) -> tuple[bytes, str]:
    members = _members(data)
    name, content = rng.choice(members)
    inner = _packed([(name, content)])
    return _packed([*members, ("inner.zip", inner)]), "package nested"


def _marks(data: bytes, rng: random.Random) -> tuple[bytes, str]:
    """Wrong figures in the container's records: sizes, methods, flags, checksums, offsets."""
    out = bytearray(data)
    signature = rng.choice((b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06"))
    found = [match.start() for match in re.finditer(re.escape(signature), data)]
    if found:
        at = rng.choice(found) + rng.randrange(4, 46)
        for place in range(at, min(at + rng.choice((1, 2, 4)), len(out))):
            out[place] = rng.choice((0, 1, 0xFF, rng.randrange(256)))
    return bytes(out), "package records"


def _xml(data: bytes, rng: random.Random) -> tuple[bytes, str]:
    members = _members(data)
    pattern, text = rng.choice(XML)
    count = rng.choice((1, 3, 0))
    out = []
    for name, content in members:
        changed = content
        if name.endswith((".xml", ".rels")):
            changed = re.sub(pattern, text, content, count=count)
            if rng.random() < 0.1:
                hostile = rng.choice(HOSTILE).encode("utf-8", "replace").replace(b"\\", b"/")
                changed = re.sub(rb"(<t[^>]*>)", rb"\g<1>" + hostile, changed, count=count)
        out.append((name, changed))
    return _packed(out), f"xml:{pattern.decode()}"


def _members(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = [(part.filename, package.read(part)) for part in package.infolist()]
    if not members:
        raise ValueError
    return members


def _packed(members: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        warnings.simplefilter("ignore")  # of names that come twice
        for name, content in members:
            package.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()
