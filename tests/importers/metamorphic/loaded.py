"""Loading a dressed layout into a warehouse that knows the company's teams, targets and rates."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from itertools import count
from pathlib import Path

from salesperf.demo import LAYOUTS, Company
from salesperf.demo.exports.snapshot import CHINESE, snapshot
from salesperf.demo.exports.style import FileStyle
from salesperf.demo.exports.table import Texts, file_bytes
from salesperf.importers.loading import Report
from tests.importers.bench import Bench, bench
from tests.importers.metamorphic.cases import Case, english
from tests.importers.metamorphic.company import AS_OF
from tests.importers.metamorphic.dress import Dress, dressed, rows_in
from tests.importers.metamorphic.figures import Figures, Question, figures

BESIDE = ("teams", "targets", "rates")
PEOPLE = ("rep", "manager", "owner")


class Loader:
    """Warehouses with one case in one dress; every load must take every row of its files."""

    def __init__(self, company: Company, folder: Path) -> None:
        self.company = company
        self.folder = folder
        self._numbers = count()

    @contextmanager
    def loaded(self, case: Case, dress: Dress) -> Iterator[Bench]:
        """A warehouse with the case in that dress beside teams, targets and rates."""
        with bench(self.folder / str(next(self._numbers))) as house:
            house.load(beside(self.company, chinese=bool(case.options.get("chinese_names"))), as_of=AS_OF)
            self.load(house, case, dress)
            yield house

    @contextmanager
    def alone(self, case: Case, dress: Dress) -> Iterator[Bench]:
        """A warehouse with nothing but the case in that dress."""
        with bench(self.folder / str(next(self._numbers))) as house:
            self.load(house, case, dress)
            yield house

    def load(self, house: Bench, case: Case, dress: Dress) -> Report:
        """Load the case; fails unless every table is there with every row, and no row is rejected."""
        tables = case.tables(self.company, AS_OF)
        report = house.load(dressed(tables, case.style, dress), as_of=AS_OF, choose=answers(dress))
        told = [
            (file.file, file.status, [i.code for i in file.issues if i.severity == "error"])
            for file in report.files
        ]
        assert {status for _, status, _ in told} == {"loaded"}, told
        found = sorted((file.rows, file.loaded + file.unchanged, file.rejected) for file in report.files)
        wanted = sorted((rows_in(table, dress), rows_in(table, dress), 0) for table in tables)
        assert found == wanted, told
        return report

    def figures(self, house: Bench, asked: list[Question]) -> Figures:
        """The answers at the company's day."""
        return figures(house, AS_OF, asked, english)


def answers(dress: Dress) -> tuple[str, ...]:
    """What a person is asked: accounts were all made on the first of a month."""
    order = (dress.dates or "")[:3]
    return (
        (f"CreatedDate={order}",)
        if order in ("dmy", "mdy") and dress.container in ("csv", "zip", "xlsx_text")
        else ()
    )


@lru_cache(maxsize=2)
def beside(company: Company, *, chinese: bool) -> dict[str, bytes]:
    """The files of teams, targets and rates, with Chinese names of people where wanted."""
    shot = snapshot(company, AS_OF)
    tables = [table for key in BESIDE for table in LAYOUTS[key].tables(shot, LAYOUTS[key].options)]
    if chinese:
        tables = [replace(table, columns=[(h, _named(h, c)) for h, c in table.columns]) for table in tables]
    return {f"{table.name}.csv": file_bytes(table, FileStyle()) for table in tables}


def _named(header: str, column: object) -> object:
    if header in PEOPLE and isinstance(column, Texts):
        return Texts([CHINESE.get(name, name) for name in column.cells])
    return column
