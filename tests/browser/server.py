"""Starts a Streamlit script as a user would, on a data folder of its own, and stops it."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "app.py"

COLOUR = re.compile(r"\x1b\[[0-9;]*m")

START_SECONDS = 60
STOP_SECONDS = 10


class AppNotStartedError(RuntimeError):
    """The app ended or stayed silent while starting; the message has the end of its log."""


@dataclass(frozen=True)
class RunningApp:
    """A started app: its address, the folder it keeps its data in, the file it logs to."""

    url: str
    data_folder: Path
    log: Path

    def log_text(self) -> str:
        """What the app has written so far, without the colours of a terminal."""
        return COLOUR.sub("", self.log.read_text(encoding="utf-8", errors="replace"))

    def tracebacks(self) -> int:
        """How many errors the app has logged with a traceback."""
        return self.log_text().count("Traceback (most recent call last)")


@contextmanager
def serve(script: Path, folder: Path, *, settings: Mapping[str, str] | None = None) -> Iterator[RunningApp]:
    """Runs `script`, from its folder, with its data in `folder/data` until the block ends.

    `settings` are environment variables; those of the product that are set outside do not reach the app.
    Raises AppNotStartedError.
    """
    data_folder = folder / "data"
    data_folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    app = RunningApp(f"http://127.0.0.1:{port}", data_folder, folder / "app.log")
    with app.log.open("wb") as log:
        process = subprocess.Popen(
            _command(script, port),
            cwd=script.parent,
            env=_environment(data_folder, settings or {}),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        try:
            _wait_until_healthy(process, app)
            yield app
        finally:
            _stop(process)


def free_port() -> int:
    """A port of the loopback that nothing listens on now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _environment(data_folder: Path, settings: Mapping[str, str]) -> dict[str, str]:
    outside = {name: value for name, value in os.environ.items() if not name.startswith("SALESPERF_")}
    own = {"SALESPERF_DATA": str(data_folder)}
    return outside | own | {"PYTHONUNBUFFERED": "1"} | dict(settings)


def _command(script: Path, port: int) -> list[str]:
    options = {
        "server.port": str(port),
        "server.address": "127.0.0.1",
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
    }
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    return [sys.executable, "-m", "streamlit", "run", str(script), *flags]


def _wait_until_healthy(process: subprocess.Popen[bytes], app: RunningApp) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise AppNotStartedError(f"ended with {process.returncode}:\n{app.log_text()[-4000:]}")
        try:
            with urllib.request.urlopen(f"{app.url}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.1)
    raise AppNotStartedError(f"no answer within {START_SECONDS} s:\n{app.log_text()[-4000:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
