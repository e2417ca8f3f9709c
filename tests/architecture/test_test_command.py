"""`python tests/run.py`: what it runs, and when it fails."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests import run
from tests.architecture.source import ROOT


@pytest.mark.parametrize(
    ("unit", "browser", "checks_failed", "code"),
    [
        (0, 0, False, 0),
        (0, 0, True, 1),
        (1, 0, False, 1),
        (0, 1, False, 1),
        (2, 0, False, 1),
        (0, run.NO_TESTS_COLLECTED, False, 0),
        (run.NO_TESTS_COLLECTED, 0, False, 0),
        (run.NO_TESTS_COLLECTED, run.NO_TESTS_COLLECTED, False, run.NO_TESTS_COLLECTED),
    ],
)
def test_a_run_fails_when_anything_in_it_failed(
    unit: int, browser: int, checks_failed: bool, code: int
) -> None:
    assert run.exit_code(unit, browser, checks_failed=checks_failed) == code


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["tests/architecture"], True),
        (["tests/architecture/test_house.py::test_a_module_is_short", "-x"], True),
        (["-k", "win_rate"], False),
        (["-k", "data"], False),
        ([], False),
    ],
)
def test_only_paths_below_tests_name_tests(
    arguments: list[str], names: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert run.names_tests(arguments) == names


def test_the_active_virtual_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", "/some/environment")
    monkeypatch.setattr(sys, "base_prefix", "/usr")
    assert run.environment_python() == Path(sys.executable)


def test_continuous_integration_calls_the_test_command_in_a_clean_environment() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "python tests/run.py\n" in script
    assert "mktemp -d" in script
    subprocess.run(["bash", "-n", ROOT / ".ci" / "run"], check=True)
