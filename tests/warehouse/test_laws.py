"""What holds for every load: sums, repetition, undo, order, all or nothing."""

from __future__ import annotations

from datetime import date

import pytest

from salesperf.errors import SalesPerfError
from salesperf.warehouse import build
from tests.importers.bench import codes, only
from tests.warehouse.pictures import core

DAY = date(2026, 3, 1)
DEALS = (
    "Deal ID,Deal Name,Deal Owner,Account Name,Product,Deal Stage,Amount,Create Date,Close Date\n"
    "a,A,Ann,Acme,GTX,New,100,2026-02-01,2026-04-01\n"
    "b,B,Bo,Beta,GTK,Won,200,2026-02-02,2026-02-20\n"
    "c,C,Ann,,GTXPro,Lost,,2026-02-03,2026-02-25\n"
    "d,D,Cy,Acme,GTX,Demo,300,2026-02-04,\n"
)
ACCOUNTS = "Account Name,Industry,Country\nAcme,Steel,France\nBeta,Wood,Chad\n"
TEAMS = "rep,team,from,to\nAnn,North,2026-01-01,2026-06-01\nBo,South,2026-01-01,\n"
TARGETS = "owner_kind,owner,measure,month,amount\nrep,Ann,bookings,2026-02,500\n"
RATES = "currency,month,rate\nUSD,2026-02,7.1\n"
ALL = {
    "deals.csv": DEALS,
    "accounts.csv": ACCOUNTS,
    "teams.csv": TEAMS,
    "targets.csv": TARGETS,
    "rates.csv": RATES,
}


def add_up(report):
    for file in report.files:
        assert file.rows == file.new + file.changed + file.unchanged + file.rejected
        assert file.loaded == file.new + file.changed


def test_the_same_files_again_change_nothing(house):
    first = house.load(ALL, as_of=DAY)
    before = core(house)
    again = house.load(ALL, as_of=DAY)
    add_up(first)
    add_up(again)
    assert (first.load_id, first.revision) == (1, 1)
    assert (again.load_id, again.revision, again.stored) == (None, 1, True)
    assert [(f.new, f.changed, f.unchanged) for f in again.files] == [(0, 0, f.rows) for f in again.files]
    assert core(house) == before
    assert house.one("select count(*) from meta.loads") == 1


def test_the_same_files_again_without_a_given_day_change_nothing(house):
    first = house.load(ALL)
    again = house.load(ALL)
    assert first.as_of == again.as_of == date(2026, 2, 25)
    assert (first.load_id, again.load_id) == (1, None)


def test_the_order_of_the_files_of_a_load_does_not_matter(fresh):
    forth, back = fresh(), fresh()
    forth.load(ALL, as_of=DAY)
    back.load(dict(reversed(ALL.items())), as_of=DAY)
    assert core(forth) == core(back)


def test_a_deal_in_two_files_of_a_load_is_the_same_in_either_order(fresh):
    later = DEALS.splitlines()[0] + "\na,A,Ann,Acme,GTX,Won,150,2026-02-01,2026-02-27\n"
    files = {"a.csv": DEALS, "b.csv": later}
    forth, back = fresh(), fresh()
    forth.load(files, as_of=DAY)
    back.load(dict(reversed(files.items())), as_of=DAY)
    assert core(forth) == core(back)


def test_files_loaded_one_by_one_tell_what_they_tell_together(fresh):
    together, apart = fresh(), fresh()
    together.load(ALL, as_of=DAY)
    for name in ("teams.csv", "accounts.csv", "deals.csv", "rates.csv", "targets.csv"):
        apart.load({name: ALL[name]}, as_of=DAY)
    assert core(together) == core(apart)


@pytest.mark.parametrize("late", sorted(ALL))
def test_undo_leaves_what_would_be_there_without_the_load(fresh, late):
    house, never = fresh(), fresh()
    rest = {name: text for name, text in ALL.items() if name != late}
    house.load(rest, as_of=DAY)
    never.load(rest, as_of=DAY)
    number = house.load({late: ALL[late]}, as_of=DAY).load_id
    full = core(house)
    revision = house.store.revision
    house.undo(number)
    assert house.store.revision == revision + 1
    assert core(house) == core(never)
    house.redo(number)
    assert core(house) == full


def test_an_empty_warehouse_is_empty_again_after_undo(house):
    number = house.load(ALL, as_of=DAY).load_id
    house.undo(number)
    tables = (
        "spans",
        "visits",
        "deals",
        "reps",
        "ref_reps",
        "teams",
        "memberships",
        "accounts",
        "products",
        "rates",
        "targets",
    )
    assert {table: house.one(f"select count(*) from core.{table}") for table in tables} == dict.fromkeys(
        tables, 0
    )


def test_undo_and_redo_name_misuse(house):
    number = house.load(ALL, as_of=DAY).load_id
    with pytest.raises(SalesPerfError) as caught:
        house.redo(number)
    assert caught.value.code == "load.not_undone"
    house.undo(number)
    with pytest.raises(SalesPerfError) as caught:
        house.undo(number)
    assert caught.value.code == "load.already_undone"
    with pytest.raises(SalesPerfError) as caught:
        house.undo(99)
    assert caught.value.code == "load.unknown"


def test_a_load_taken_back_can_be_loaded_again(house):
    number = house.load(ALL, as_of=DAY).load_id
    before = core(house)
    house.undo(number)
    again = house.load(ALL, as_of=DAY)
    assert again.load_id == 2
    assert core(house) == before


def test_every_row_is_loaded_unchanged_or_rejected(house):
    house.load({"deals.csv": DEALS}, as_of=DAY)
    text = (
        DEALS.replace("New,100", "Demo,150").replace("2026-02-03", "2026-02-31")
        + "e,E,Ann,,GTX,New,5,2026-02-05,\n"
    )
    file = only(house.load({"deals.csv": text}, as_of=date(2026, 3, 8)))
    assert (file.rows, file.new, file.changed, file.unchanged, file.rejected, file.loaded) == (
        5,
        1,
        1,
        2,
        1,
        2,
    )
    (bad,) = [issue for issue in file.issues if issue.severity == "error"]
    assert (bad.code, bad.line, bad.column, bad.value) == ("date.no_such_day", 4, "Create Date", "2026-02-31")
    assert house.rows("select line, code, column_name, value, cells from meta.rejects") == [
        (
            4,
            "date.no_such_day",
            "Create Date",
            "2026-02-31",
            '["c","C","Ann",null,"GTXPro","Lost",null,"2026-02-31","2026-02-25",null]',
        )
    ]


def test_one_refused_file_keeps_everything_out(house):
    report = house.load(
        {**ALL, "photo.csv": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xff\xfe\x00\x01" * 40}, as_of=DAY
    )
    assert (report.load_id, report.stored, report.revision) == (None, False, 0)
    assert {file.file: file.status for file in report.files}["photo.csv"] == "refused"
    assert not any(file.status == "loaded" for file in report.files)
    assert house.one("select count(*) from meta.loads") == 0
    assert house.one("select count(*) from meta.labels") == 0
    assert not (house.folder / "uploads").exists()


def test_a_refused_file_can_be_skipped(house):
    report = house.load({**ALL, "empty.csv": b""}, as_of=DAY, skip_refused=True)
    assert report.load_id == 1
    assert sorted((file.file, file.status) for file in report.files) == sorted(
        [(name, "loaded") for name in ALL] + [("empty.csv", "refused")]
    )


@pytest.mark.parametrize("step", ["begin", "touch_load", "finish", "currency_id"])
def test_a_fault_in_the_middle_of_a_commit_leaves_no_trace(house, monkeypatch, step):
    house.load({"accounts.csv": ACCOUNTS}, as_of=DAY)
    before = (
        core(house),
        house.rows("select * from meta.loads"),
        house.rows("select * from meta.labels"),
        house.store.revision,
    )

    def fail(*_args, **_kwargs):
        raise RuntimeError("pulled the plug")

    with monkeypatch.context() as patch:
        patch.setattr(build, step, fail)
        with pytest.raises(RuntimeError):
            house.load({"deals.csv": DEALS, "teams.csv": TEAMS}, as_of=DAY)
    assert (
        core(house),
        house.rows("select * from meta.loads"),
        house.rows("select * from meta.labels"),
        house.store.revision,
    ) == before
    assert house.load({"deals.csv": DEALS, "teams.csv": TEAMS}, as_of=DAY).load_id == 2


def test_scratch_databases_are_given_back(house):
    house.load(ALL, as_of=DAY)
    house.load({"empty.csv": b""})
    names = [
        row[0]
        for row in house.rows(
            "select database_name from duckdb_databases() where database_name like 'stage%'"
        )
    ]
    assert names == []


def test_a_later_export_that_changes_nothing_moves_the_day_of_the_warehouse(house):
    house.load({"deals.csv": DEALS}, as_of=DAY)
    before = core(house)
    report = house.load({"deals.csv": DEALS}, as_of=date(2026, 3, 8))
    assert (report.load_id, only(report).unchanged) == (2, 4)
    assert core(house) == before
    assert house.one("select max(as_of) from meta.loads") == date(2026, 3, 8)


def test_an_exact_duplicate_row_is_unchanged_and_listed(house):
    file = only(
        house.load({"deals.csv": DEALS + "a,A,Ann,Acme,GTX,New,100,2026-02-01,2026-04-01\n"}, as_of=DAY)
    )
    assert (file.rows, file.new, file.unchanged, file.rejected) == (5, 4, 1, 0)
    (same,) = [issue for issue in file.issues if issue.code == "row.same"]
    assert (same.severity, same.value) == ("info", "a")


def test_a_duplicate_id_with_other_content_is_rejected_and_the_later_row_wins(house):
    file = only(
        house.load({"deals.csv": DEALS + "a,A,Ann,Acme,GTX,Demo,999,2026-02-01,2026-04-01\n"}, as_of=DAY)
    )
    assert (file.rows, file.new, file.unchanged, file.rejected) == (5, 4, 0, 1)
    assert "row.duplicate" in codes(file)
    assert (
        house.one(
            "select amount from core.spans s join raw.deals_keys k on k.key_id = s.deal_id where k.key = 'a'"
        )
        == 99_900
    )


def test_the_row_modified_last_wins_among_duplicates(house):
    text = (
        "Deal ID,Deal Name,Deal Stage,Amount,Create Date,Close Date,Last Modified Date\n"
        "a,A,New,1,2026-02-01,,2026-02-20\na,A,Demo,2,2026-02-01,,2026-02-10\nb,B,Won,3,2026-02-01,2026-02-09,2026-02-10\n"
    )
    file = only(house.load({"deals.csv": text}, as_of=DAY))
    assert (file.new, file.rejected) == (2, 1)
    assert (
        house.one(
            "select amount from core.spans s join raw.deals_keys k on k.key_id = s.deal_id where k.key = 'a'"
        )
        == 100
    )
