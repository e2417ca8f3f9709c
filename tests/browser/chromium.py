"""Finds a Chromium for the browser tests, and installs one where there is none.

As a script it prints the path of the Chromium it found: `python tests/browser/chromium.py [--install]`.
Only the standard library is needed until Playwright's own browser is looked for.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

VARIABLE = "TEST_CHROMIUM"
"""The environment variable that names a Chromium to use instead of the one that would be found."""

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")

ARGUMENTS = (
    "--no-sandbox",  # tests run as root in containers
    "--disable-gpu",
    "--disable-dev-shm-usage",  # containers have a small /dev/shm
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--hide-scrollbars",
    "--font-render-hinting=none",
)

DEBIAN_PACKAGES = ("chromium", "fonts-noto-cjk")


class NoChromiumError(RuntimeError):
    """No browser to test with; the message says how to get one."""


def find() -> Path | None:
    """The Chromium to test with: the one named by the environment, the system's, or Playwright's own."""
    if named := os.environ.get(VARIABLE):
        if not Path(named).is_file():
            raise NoChromiumError(f"{VARIABLE} names {named}, which is not a file.")
        return Path(named)
    for name in NAMES:
        found = shutil.which(name)
        if found and _starts(Path(found)):
            return Path(found)
    return _of_playwright()


def install() -> Path:
    """Installs a Chromium: Debian's with a Chinese font where root runs on Debian, else Playwright's own."""
    if _is_root_on_debian():
        _apt(*DEBIAN_PACKAGES)
    else:
        playwright = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(playwright, check=True, stdin=subprocess.DEVNULL, stdout=sys.stderr)
    found = find()
    if found is None:
        raise NoChromiumError(f"Chromium was installed but does not start. Set {VARIABLE} to one that does.")
    return found


def has_chinese_font() -> bool:
    """Whether some installed font covers Chinese; macOS and Windows have one."""
    if shutil.which("fc-list") is None:
        return sys.platform != "linux"
    listing = subprocess.run(["fc-list", ":lang=zh", "family"], capture_output=True, text=True, check=False)
    return bool(listing.stdout.strip())


def _starts(path: Path) -> bool:
    """Some systems ship a stub that only says how to install the browser."""
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and "chrom" in answer.stdout.lower()


def _of_playwright() -> Path | None:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


def _is_root_on_debian() -> bool:
    release = Path("/etc/os-release")
    return (
        sys.platform == "linux"
        and os.geteuid() == 0
        and shutil.which("apt-get") is not None
        and release.is_file()
        and "ID=debian" in release.read_text(encoding="utf-8").splitlines()
    )


def _apt(*packages: str) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install_packages = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    for command in (["apt-get", "update"], install_packages):
        subprocess.run(command, check=True, env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr)


def main(arguments: list[str]) -> int:
    """Prints the path of a Chromium; `--install` gets one, and a Chinese font, where they are missing."""
    wanted = "--install" in arguments
    try:
        found = find()
        if found is None and wanted:
            found = install()
        if wanted and not has_chinese_font() and _is_root_on_debian():
            _apt("fonts-noto-cjk")
    except (NoChromiumError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 1
    if found is None:
        print("No Chromium found. Install one, or run this with --install.", file=sys.stderr)
        return 1
    if not has_chinese_font():
        print("No font for Chinese found: screenshots in Chinese will show boxes.", file=sys.stderr)
    print(found)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
