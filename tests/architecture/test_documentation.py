"""What is declared is documented: settings, commands, metrics, CRMs and answers stand in the README."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

from salesperf.importers.choices import ANSWERS, FILE_KEYS
from salesperf.importers.systems import LAYOUTS
from salesperf.metrics.dimensions import DIMENSIONS
from salesperf.metrics.registry import METRICS
from salesperf.settings import ENVIRONMENT_PREFIX, PROCESS, WORKSPACE
from tests.architecture.source import ROOT

README = ROOT / "README.md"

IMPORTED_AS = {"scikit_learn": "sklearn"}
"""Libraries that are imported under another name than they are installed by."""


@pytest.fixture
def readme() -> str:
    if not README.is_file():
        pytest.skip("there is no README yet")
    return README.read_text(encoding="utf-8")


def test_every_setting_of_the_process_is_documented(readme: str) -> None:
    names = [f"{ENVIRONMENT_PREFIX}{setting.name.upper()}" for setting in PROCESS]
    missing = [name for name in names if f"`{name}`" not in readme]
    assert not missing


def test_every_setting_of_a_workspace_is_documented(readme: str) -> None:
    missing = [setting.name for setting in WORKSPACE if f"`{setting.name}`" not in readme]
    assert not missing


def test_every_setting_says_what_it_means() -> None:
    assert all(setting.help.strip().endswith(".") for setting in (*PROCESS, *WORKSPACE))


def test_every_command_is_documented(readme: str) -> None:
    missing = [name for name in commands() if f"salesperf {name}" not in readme]
    assert not missing


def test_every_metric_and_dimension_is_documented(readme: str) -> None:
    missing = [key for key in (*METRICS, *DIMENSIONS) if f"`{key}`" not in readme]
    assert not missing


def test_every_answer_of_the_command_line_is_documented(readme: str) -> None:
    missing = [answer for answer in (*ANSWERS, *FILE_KEYS) if f"`{answer}`" not in readme]
    assert not missing


def test_every_crm_is_documented(readme: str) -> None:
    names = {part for layout in LAYOUTS if layout.object == "deals" for part in layout.system_name.split("/")}
    missing = [name for name in names - {"Four-table CRM"} if name not in readme]
    assert not missing


def test_the_readme_names_the_two_commands(readme: str) -> None:
    assert "pip install -r requirements.txt" in readme
    assert "streamlit run app.py" in readme
    assert "python tests/run.py" in readme


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_links_to_files_lead_somewhere(page: str) -> None:
    path = ROOT / page
    if not path.is_file():
        pytest.skip(f"there is no {page} yet")
    targets = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    missing = [target for target in targets if not (ROOT / target).exists()]
    assert not missing


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_exactly_pinned_and_say_why(name: str) -> None:
    rows = requirements(ROOT / name)
    loose = [row for row in rows if not re.fullmatch(r"[\w.\[\],-]+==[\w.]+\s+# \S.*", row)]
    assert not loose


def requirements(path: Path) -> list[str]:
    rows = path.read_text(encoding="utf-8").splitlines()
    return [row for row in rows if row.strip() and not row.startswith(("#", "-r"))]


def commands() -> list[str]:
    """The commands that the command line itself lists."""
    if importlib.util.find_spec("salesperf.cli") is None:
        pytest.skip("there is no command line yet")
    asked = [sys.executable, "-m", "salesperf", "--help"]
    answer = subprocess.run(asked, capture_output=True, text=True, cwd=ROOT, check=True)
    listed = re.search(r"\{([\w,-]+)\}", answer.stdout)
    assert listed is not None, answer.stdout
    return listed.group(1).split(",")


def test_what_the_product_imports_is_required() -> None:
    own = {"salesperf", "app", *sys.stdlib_module_names}
    found = {
        name.split(".")[0]
        for path in [*(ROOT / "salesperf").rglob("*.py"), *(ROOT / "pages").rglob("*.py"), ROOT / "app.py"]
        for name in imported(ast.parse(path.read_text(encoding="utf-8")))
    }
    pinned = {
        re.split(r"[\[=]", row)[0].replace("-", "_").lower()
        for row in requirements(ROOT / "requirements.txt")
    }
    assert found - own - {IMPORTED_AS.get(name, name) for name in pinned} == set()


def imported(module: ast.Module) -> list[str]:
    """Names of the modules that a module imports, relative ones left out."""
    names = [alias.name for node in ast.walk(module) if isinstance(node, ast.Import) for alias in node.names]
    return names + [
        node.module for node in ast.walk(module) if isinstance(node, ast.ImportFrom) and node.module
    ]
