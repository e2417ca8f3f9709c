"""Installs what the tests need and runs all of them: `python tests/run.py [arguments for pytest]`.

Works in the active virtual environment, else in `.venv`, which it makes. Needs only Python 3.11 or later: a
Chromium is installed where none is found. Runs the linter, the type checker, the dependency rule, the unit
tests and the browser tests; one that fails does not stop the others, and the exit code is 0 when none failed.

With arguments that name tests (`python tests/run.py tests/metrics -k win_rate`) only pytest runs, on those.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BROWSER_TESTS = "tests/browser"
OLDEST_PYTHON = (3, 11)

SIDE_BY_SIDE = ("-n", "auto", "--dist", "loadfile")
"""A process a core; the tests of one file stay together, so that what they share is made once."""

NO_TESTS_COLLECTED = 5
"""The exit code of pytest when its arguments leave no test."""


def main(arguments: list[str]) -> int:
    if sys.version_info < OLDEST_PYTHON:
        print(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 2
    os.chdir(ROOT)
    python = environment_python()
    install(python)
    if names_tests(arguments):
        return run(python, "-m", "pytest", *arguments)
    failed = [name for name, command in checks(python) if not passed(name, command)]
    unit = run(python, "-m", "pytest", f"--ignore={BROWSER_TESTS}", *SIDE_BY_SIDE, *arguments)
    if unit not in (0, NO_TESTS_COLLECTED):
        failed.append("unit tests")
    say(f"failed so far: {', '.join(failed) or 'nothing'}; the browser tests are last")
    browser = run(python, "-m", "pytest", BROWSER_TESTS, *SIDE_BY_SIDE, *arguments)
    return exit_code(unit, browser, checks_failed=bool(failed))


def exit_code(unit: int, browser: int, *, checks_failed: bool) -> int:
    """0 when nothing failed; a run without tests counts as failed only when the other had none either."""
    if unit == browser == NO_TESTS_COLLECTED:
        return NO_TESTS_COLLECTED
    return int(checks_failed or any(code not in (0, NO_TESTS_COLLECTED) for code in (unit, browser)))


def names_tests(arguments: Sequence[str]) -> bool:
    """Whether an argument is a path below `tests`, perhaps with `::test` after it."""
    paths = (Path(one.split("::")[0]) for one in arguments)
    return any(path.parts[:1] == ("tests",) and path.exists() for path in paths)


def checks(python: Path) -> list[tuple[str, list[str]]]:
    """Name and command of each check that is not a test."""
    rule = python.parent / ("lint-imports.exe" if os.name == "nt" else "lint-imports")
    return [
        ("ruff", [str(python), "-m", "ruff", "check", "."]),
        ("mypy", [str(python), "-m", "mypy"]),
        ("dependency rule", [str(rule), "--no-logo"]),
    ]


def environment_python() -> Path:
    """The interpreter to test with: of the active virtual environment, else of `.venv`, made if missing."""
    if sys.prefix != sys.base_prefix:
        return Path(sys.executable)
    folder = ROOT / ".venv"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.is_file():
        say(f"making a virtual environment in {folder.name}")
        make_environment(folder)
    return python


def make_environment(folder: Path) -> None:
    """Debian packs Python without `ensurepip`; root may install it, anyone else is told how."""
    if run(sys.executable, "-m", "venv", str(folder), quiet=True) == 0:
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root and Path("/usr/bin/apt-get").is_file():
        say(f"installing {package}")
        run("apt-get", "update", quiet=True)
        run("apt-get", "install", "-y", package, quiet=True)
    if run(sys.executable, "-m", "venv", "--clear", str(folder)) != 0:
        raise SystemExit(f"No virtual environment could be made. On Debian and Ubuntu: apt install {package}")


def install(python: Path) -> None:
    """Brings the pinned requirements into the environment and makes sure that there is a Chromium."""
    say("installing the requirements")
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", "requirements-dev.txt"]
    if run(python, *pip) != 0:
        raise SystemExit("The requirements could not be installed.")
    say("looking for a Chromium")
    if run(python, "tests/browser/chromium.py", "--install") != 0:
        raise SystemExit("There is no Chromium for the browser tests.")


def passed(name: str, command: list[str]) -> bool:
    say(name)
    begun = time.monotonic()
    code = run(*command)
    say(f"{name}: {'passed' if code == 0 else 'FAILED'} in {time.monotonic() - begun:.0f} s")
    return code == 0


def run(*command: str | Path, quiet: bool = False) -> int:
    """The exit code of a command that shares this terminal, but never reads from it."""
    output = subprocess.DEVNULL if quiet else None
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False)
    return done.returncode


def say(text: str) -> None:
    print(f"── {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
