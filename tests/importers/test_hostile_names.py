"""Names that try something are texts: of files, columns, deals and people; and encodings that are none."""

from __future__ import annotations

import pytest

from salesperf.importers.sources import Source
from tests.importers.bench import bench, codes, only

HEAD = "Deal ID,Deal Name,Deal Owner,Deal Stage,Amount,Create Date,Close Date\n"
NAMES = [
    "'; drop table raw.deals; --",
    "<script>alert(1)</script>",
    "[x](javascript:alert(1)) **bold** | a |",
    "=HYPERLINK(1)",
    "../../etc/passwd",
    "C:\\Windows\\x",
    "\u202egnp.exe",
    "a\u200bb",
    "{file} %s $name",
    "𠮷😀",
    "O'Neill \\ \\n",
]


@pytest.fixture
def house(tmp_path):
    with bench(tmp_path) as made:
        yield made


def test_names_of_deals_and_people_are_kept_as_they_are(house):
    rows = [f"k{n},{name},{name},Won,5,2026-01-05,2026-02-05" for n, name in enumerate(NAMES)]
    file = only(house.load({"deals.csv": HEAD + "\n".join(rows)}))
    assert (file.status, file.new, file.rejected) == ("loaded", len(NAMES), 0)
    assert {name for (name,) in house.rows("select name from raw.deals")} == set(NAMES)
    assert set(NAMES) <= {name for (name,) in house.rows("select name from core.reps")}


@pytest.mark.parametrize("name", [*NAMES, "a\udcff\udcfe.csv", "a\nb.csv", "x" * 5_000, "a:b.csv", " ", ""])
def test_a_file_may_have_any_name(house, tmp_path, name):
    path = tmp_path / "upload"
    path.write_text(HEAD + "a,A,Ann,Won,5,2026-01-05,2026-02-05\n")
    assert only(house.load_sources(Source(name, path))).status == "loaded"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["upload", "uploads"]


@pytest.mark.parametrize("header", NAMES)
def test_a_column_may_have_any_name(house, header):
    quoted = '"' + header.replace('"', '""') + '"'
    text = HEAD.replace("\n", f",{quoted}\n") + "a,A,Ann,Won,5,2026-01-05,2026-02-05,x\n"
    assert only(house.load({"deals.csv": text})).status == "loaded"


@pytest.mark.parametrize(
    "encoding",
    ["base64", "hex", "zlib", "rot13", "undefined", "idna", "no-such", "punycode", "x" * 500, "a\0b"],
)
def test_an_encoding_that_is_none_of_texts_is_refused(house, encoding):
    text = HEAD + "a,Müller,Ann,Won,5,2026-01-05,2026-02-05\n"
    file = only(house.load({"deals.csv": text}, choose=(f"@encoding={encoding}",)))
    assert file.status == "refused"
    assert codes(file, "error")[0].startswith("file.encoding")
