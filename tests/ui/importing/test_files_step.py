"""Every practice file can be used from the page, and the targets among them load without a question."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from salesperf.demo.company import build_company
from salesperf.demo.exports import export_files
from salesperf.demo.samples import sample_files
from salesperf.ui.importing import files_step
from tests.importers.bench import bench

DAY = date(2026, 11, 25)


def page() -> None:
    from salesperf.text import get_text
    from salesperf.ui.importing import files_step

    files_step._samples(get_text("en"))


def test_use_takes_the_targets_into_the_demo_company(monkeypatch: pytest.MonkeyPatch):
    begun: list[tuple[str, str, bytes]] = []
    monkeypatch.setattr(files_step, "_sample_day", lambda _: DAY)
    monkeypatch.setattr(
        files_step.inbox_files,
        "start",
        lambda name, files: begun.extend((name, one.name, one.read(2)) for one in files),
    )
    test = AppTest.from_function(page, default_timeout=60).run()
    assert [one.key for one in test.button] == [
        f"use_{key}" for key in ("salesforce_report", "wukong", "hubspot", "targets", "messy")
    ]
    assert any("Targets by month, XLSX" in one.value for one in test.markdown)
    test.button(key="use_targets").click().run()
    assert not test.exception
    assert begun == [("demo", "targets_2026.xlsx", b"PK")]


def test_the_targets_load_as_they_are_where_reps_and_teams_are_known(tmp_path):
    company = build_company(DAY)
    sample = next(one for one in sample_files(company) if one.key == "targets")
    with bench(tmp_path) as house:
        house.load(export_files(company, "teams"))
        (file,) = house.load({sample.file_name: sample.write()}).files
        assert (file.status, file.object, file.new, file.rejected) == ("loaded", "targets", sample.n, 0)
        assert house.one("select count(*) from core.targets") == sample.n
