"""What must hold of any file, whatever is in it."""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import duckdb

from salesperf.errors import Issue
from salesperf.importers.loading import FileReport, Report
from salesperf.importers.reading import Table, load_cells, open_parts
from salesperf.importers.reading.records import BLANKS
from salesperf.importers.sources import Source
from salesperf.text import get_text, issue_text
from salesperf.text.issues import TEMPLATES
from tests.importers.bench import Bench
from tests.importers.fuzz.cases import Case

ROUNDS = 3
"""A file that asks is answered so often with the first answers on offer."""
AGAIN, UNDONE = 2, 8
"""One loaded file in so many is loaded a second time, and taken back."""
TAKEN_BACK = ("core.spans", "core.visits", "core.deals", "core.targets", "core.rates")
"""Tables that are row for row as before once a load is undone."""
_IGNORED = re.compile("[" + re.escape(BLANKS) + r"\"\\\s\x00-\x1f\x85\u2028\u2029\ufffd]+")
_LINE_END = re.compile("\r\n|\n|\r")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_SHOWN = 500


Picture = Mapping[str, tuple[int, int]]


class BrokenError(AssertionError):
    """Something that must hold of every file does not."""


@dataclass(frozen=True)
class Outcome:
    """What became of a file: the status of its tables after answering, and the seconds it took."""

    statuses: tuple[str, ...]
    seconds: float


def attempt(bench: Bench | None, case: Case) -> Outcome:
    """Reads and, where there is a warehouse, loads, loads again and perhaps takes back.

    Raises BrokenError where anything does not hold.
    """
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "upload")
        path.write_bytes(case.content)
        read_exactly(path, case.name)
        statuses = [file.status for file in load(bench, path, case).files] if bench else ["read"]
    return Outcome(tuple(statuses), time.perf_counter() - begun)


def load(bench: Bench, path: Path, case: Case) -> Report:
    """Loads the file, answering what it asks, and checks what it did to the warehouse."""
    source = Source(case.name, path)
    answers: list[str] = []
    for _ in range(ROUNDS):
        before = picture(bench)
        report = bench.load_sources(source, choose=tuple(answers))
        check_report(report)
        if not report.stored:
            expect(picture(bench) == before, "a load that was not stored changed the warehouse")
            expect(report.load_id is None, "a load that was not stored has a number")
        asked = [answer for file in report.files for answer in first_answers(file)]
        if report.stored or not asked or set(asked) <= set(answers):
            break
        answers += [answer for answer in asked if answer not in answers]
    if report.stored:
        after = picture(bench)
        changed = sum(file.loaded for file in report.files)
        expect(
            (report.load_id is not None) == (changed > 0), f"load {report.load_id} with {changed} rows loaded"
        )
        expect(report.load_id is not None or after == before, "a load without a number changed the warehouse")
        if case.number % AGAIN == 0:
            check_again(bench, source, after, tuple(answers))
        if report.load_id is not None and case.number % UNDONE == 0:
            take_back(bench, report.load_id, before)
    return report


def check_again(bench: Bench, source: Source, after: Picture, answers: tuple[str, ...]) -> None:
    """A second time changes nothing."""
    again = bench.load_sources(source, choose=answers)
    check_report(again)
    expect(again.stored, "the same file was not accepted again")
    expect(again.load_id is None, "the same file made a load again")
    expect(sum(file.loaded for file in again.files) == 0, "the same file loaded rows again")
    expect(picture(bench) == after, "the same file changed the warehouse again")


def take_back(bench: Bench, load_id: int, before: Picture) -> None:
    """Taken back, the figures rest on the same rows as before."""
    bench.undo(load_id)
    after = picture(bench)
    for name in TAKEN_BACK:
        expect(after[name] == before[name], f"undo left {after[name]} instead of {before[name]} in {name}")


def check_report(report: Report) -> None:
    """Counts add up, and every refusal and question is said in both languages."""
    expect(bool(report.files), "nothing was reported")
    for file in report.files:
        known = ("loaded", "refused", "asks") if report.stored else ("refused", "asks")
        expect(file.status in known, f"status {file.status}")
        counted = file.new + file.changed + file.unchanged + file.rejected
        if file.status == "loaded":
            expect(file.rows == counted, f"{file.rows} rows, but {counted} accounted for")
            expect(file.lines >= file.rows, f"{file.rows} rows in {file.lines} lines")
        else:
            faults = [issue for issue in file.issues if issue.severity == "error"]
            expect(bool(faults), f"{file.status} without a reason")
            expect(counted in (0, file.rows), f"{file.status}: {file.rows} rows, but {counted} accounted for")
        for issue in file.issues:
            check_message(issue)


def check_message(issue: Issue) -> None:
    """A sentence in English and another in Chinese."""
    expect(issue.code in TEMPLATES, f"no text for {issue.code}")
    english, chinese = issue_text(get_text("en"), issue), issue_text(get_text("zh_CN"), issue)
    expect(bool(english) and english != issue.code, f"no English for {issue.code}")
    expect(english != chinese and bool(_CHINESE.search(chinese)), f"no Chinese for {issue.code}: {chinese}")
    expect(
        "{" not in TEMPLATES[issue.code] or english != TEMPLATES[issue.code], f"bare template of {issue.code}"
    )


def first_answers(file: FileReport) -> list[str]:
    """The first answer to each question, as the message offers it."""
    found = []
    for issue in file.issues:
        choices = issue.params.get("choices")
        if isinstance(choices, str) and choices.startswith('--choose "'):
            found.append(choices.removeprefix('--choose "').split('" | --choose "')[0].removesuffix('"'))
    return found


def picture(bench: Bench) -> Picture:
    """Rows of every table of the warehouse and a sum of their contents, and the revision."""
    tables = bench.rows(
        "select schema_name || '.' || table_name from duckdb_tables() "
        "where database_name = current_database() and table_name <> 'migrations' order by 1"
    )
    counted = " union all ".join(
        f"select '{name}', count(*), coalesce(sum(hash(t)), 0) from {name} as t" for (name,) in tables
    )
    return {name: (rows, content) for name, rows, content in bench.rows(counted)}


def read_exactly(path: Path, name: str) -> None:
    """No line is lost: each belongs to one record or to what is listed as no data; and no character."""
    with duckdb.connect() as connection:
        first: dict[str, int] = {}
        for number, table in enumerate(open_parts(path, name, workdir=path.parent)):
            if not isinstance(table, Table):
                continue
            of = table.name.removesuffix(":" + table.part) if table.part else table.name
            begin = first[of] if table.part else 1
            first[of] = begin + table.lines
            connection.execute("attach if not exists ':memory:' as staging")
            target = f"staging.cells_{number}"
            count = load_cells(table, connection, target)
            rows = connection.execute(f"select * from {target} order by line").fetchall()
            expect(count == len(rows) == table.rows, f"{table.rows} rows opened, {len(rows)} loaded")
            check_lines(table, [row[0] for row in rows], begin)
            if table.kind == "csv" and name == of:
                check_characters(table, path.read_bytes(), rows, first[of])


def check_lines(table: Table, starts: Sequence[int], first: int) -> None:
    """Every line from the first of the table on is in a record or in what is no data, once."""
    apart = [entry for entry in table.not_data if entry.count == entry.last_line - entry.first_line + 1]
    wide = [entry for entry in table.not_data if entry not in apart]
    expect(len(set(starts)) == len(starts), "two records begin on one line")
    last = first + table.lines - 1
    expect(not starts or (starts[0] >= first and starts[-1] <= last), "a record begins outside the file")
    if table.kind != "csv":
        covered = set(starts).union(*(range(e.first_line, e.last_line + 1) for e in table.not_data))
        expect(covered >= set(range(first, last + 1)) or bool(wide), "a row of the sheet is lost")
        return
    taken = set(starts)
    for entry in table.not_data:
        span = range(entry.first_line, entry.last_line + 1)
        expect(entry in wide or not taken.intersection(span), f"lines {span} are data and no data")
    begins = sorted(taken | {entry.first_line for entry in table.not_data})
    expect(not table.lines or begins[:1] == [first] or not begins, f"the file begins on line {begins[:1]}")


def check_characters(
    table: Table, content: bytes, rows: Sequence[tuple[object, ...]], after_last: int
) -> None:
    """The characters of the lines of a record are those of its cells, delimiters, quotes and blanks apart."""
    text = content.decode(table.encoding or "utf-8", "replace")
    lines = _LINE_END.split(text)
    end = after_last if table.part_of else len(lines) + 1
    begins = sorted(
        [int(str(row[0])) for row in rows] + [entry.first_line for entry in table.not_data] + [end]
    )
    after = dict(pairwise(begins))
    joint = table.delimiter or ","
    for row in rows:
        line = int(str(row[0]))
        written = plain("\n".join(lines[line - 1 : after[line] - 1]), joint)
        kept = plain("\n".join(str(cell) for cell in row[1:] if cell is not None), joint)
        expect(written == kept, f"line {line}: {written[:_SHOWN]!r} became {kept[:_SHOWN]!r}")
    for entry in table.not_data:
        if entry.text and len(entry.text) < _SHOWN:
            written = plain("\n".join(lines[entry.first_line - 1 : entry.last_line]), joint)
            expect(
                written == plain(entry.text, joint), f"line {entry.first_line}: {written!r}, {entry.text!r}"
            )


def plain(text: str, delimiter: str) -> str:
    """A text without the characters that separate and surround cells."""
    return _IGNORED.sub("", text.replace(delimiter, ""))


def expect(holds: bool, otherwise: str) -> None:
    """Raises BrokenError with that message where something does not hold."""
    if not holds:
        raise BrokenError(otherwise)
