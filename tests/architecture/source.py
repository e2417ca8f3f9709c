"""The product's source as the architecture tests see it: files and their syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def modules() -> list[Path]:
    """Every Python file of the product: the package, the pages and the entry."""
    return sorted([*(ROOT / "salesperf").rglob("*.py"), *pages()])


def pages() -> list[Path]:
    """The scripts that Streamlit runs: pages and the entry."""
    entry = ROOT / "app.py"
    return sorted([*(ROOT / "pages").rglob("*.py"), *([entry] if entry.is_file() else [])])


def texts() -> list[Path]:
    """Every file of the product that a person reads or writes."""
    kept = (".py", ".sql", ".po", ".md", ".toml", ".css", ".txt")
    folders = ("salesperf", "pages", "tests", "benchmarks", ".streamlit")
    below = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    found = [path for path in [*below, *ROOT.iterdir()] if path.suffix in kept and path.is_file()]
    return sorted(path for path in found if "node_modules" not in path.parts)


def below_ui_and_cli() -> list[Path]:
    """Modules that must not know what time it is."""
    above = ("ui", "cli", "cli.py", "__main__.py")
    package = ROOT / "salesperf"
    return [one for one in sorted(package.rglob("*.py")) if one.relative_to(package).parts[0] not in above]


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def place(path: Path, node: ast.AST | None = None) -> str:
    """Where something is, as an editor opens it."""
    line = getattr(node, "lineno", None)
    name = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
    return name if line is None else f"{name}:{line}"


def imported(module: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """The dotted names that a module imports, wherever in it."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module, node
            yield from ((f"{node.module}.{alias.name}", node) for alias in node.names)


def dotted(node: ast.AST) -> str:
    """`a.b.c` for a chain of names, "" for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return ""
