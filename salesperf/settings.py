"""The two declared tables of settings: of the process (environment) and of a workspace (kept in its file).

Everything about a setting stands in its row: name, default, what it means, how its text is read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

ENVIRONMENT_PREFIX = "SALESPERF_"


class SettingError(ValueError):
    """A setting has an unknown name or a value that cannot be read; the message says what there is."""

    def __init__(self, code: str, message: str, /, **params: str) -> None:
        self.code = code
        self.message = message
        self.params = params
        super().__init__(message.format(**params))


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of a table of settings. `read` turns text into the value and raises ValueError."""

    name: str
    default: str
    help: str
    read: Callable[[str], object]


@dataclass(frozen=True, slots=True)
class ProcessSettings:
    """How this process runs; the fields are the rows of `PROCESS`."""

    data: Path
    language: str
    memory: str
    threads: int
    inbox: str


@dataclass(frozen=True, slots=True)
class WorkspaceSettings:
    """How a workspace counts; the fields are the rows of `WORKSPACE`."""

    reporting_currency: str = "CNY"
    fiscal_first_month: int = 1
    zone: str = "Asia/Shanghai"
    week_start: int = 1
    calendar_country: str = "CN"
    crm_link: str = ""
    watch_inbox: str = "on"
    stuck_days: int = 30


def process_settings(environment: Mapping[str, str] | None = None) -> ProcessSettings:
    """The settings that the environment states as SALESPERF_<NAME>, else their defaults.

    Raises SettingError for a name that is not declared or a value that cannot be read.
    """
    source = os.environ if environment is None else environment
    given = {
        name.removeprefix(ENVIRONMENT_PREFIX).lower(): text
        for name, text in source.items()
        if name.startswith(ENVIRONMENT_PREFIX)
    }
    return ProcessSettings(**_read(PROCESS, given))  # type: ignore[arg-type]


def workspace_settings(stored: Mapping[str, str]) -> WorkspaceSettings:
    """The settings of a workspace from the texts stored in it; what is not stored has its default.

    Raises SettingError for a name that is not declared or a value that cannot be read.
    """
    return WorkspaceSettings(**_read(WORKSPACE, stored))  # type: ignore[arg-type]


def _read(table: tuple[Setting, ...], given: Mapping[str, str]) -> dict[str, object]:
    known = {setting.name: setting for setting in table}
    for name in given:
        if name not in known:
            raise SettingError(
                "setting_unknown",
                "There is no setting “{name}”. There are: {known}.",
                name=name,
                known=", ".join(sorted(known)),
            )
    return {name: _value(setting, given.get(name, setting.default)) for name, setting in known.items()}


def _value(setting: Setting, text: str) -> object:
    try:
        return setting.read(text.strip())
    except ValueError:
        raise SettingError(
            "setting_unreadable",
            "The setting “{name}” cannot be “{value}”. {help}",
            name=setting.name,
            value=text,
            help=setting.help,
        ) from None


def _matching(pattern: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if re.fullmatch(pattern, text) is None:
            raise ValueError(text)
        return text

    return read


def _between(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not low <= int(text) <= high:
            raise ValueError(text)
        return int(text)

    return read


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, OSError):
        raise ValueError(text) from None
    return text


def _link(text: str) -> str:
    if text and (re.match(r"https?://", text) is None or "{id}" not in text):
        raise ValueError(text)
    return text


PROCESS: tuple[Setting, ...] = (
    Setting("data", "data", "The folder of the warehouses, the uploads and the token.", Path),
    Setting(
        "language",
        "",
        "The first language shown: en, zh_CN, or empty for the browser's.",
        _matching(r"(en|zh_CN)?"),
    ),
    Setting(
        "memory",
        "",
        "The memory that the database may use, as in 4GB; empty for 2 GB.",
        _matching(r"(\d+(MB|GB))?"),
    ),
    Setting(
        "threads",
        "0",
        "How many threads the database may use, 0 to 1024; 0 for its own choice.",
        _between(0, 1024),
    ),
    Setting(
        "inbox",
        "",
        "The folder whose files are loaded by themselves; empty for `inbox` in the data folder.",
        str,
    ),
)

WORKSPACE: tuple[Setting, ...] = (
    Setting(
        "reporting_currency",
        "CNY",
        "The ISO code of the currency that amounts are reported in, as CNY.",
        _matching(r"[A-Z]{3}"),
    ),
    Setting("fiscal_first_month", "1", "The month that begins the fiscal year, 1 to 12.", _between(1, 12)),
    Setting("zone", "Asia/Shanghai", "The IANA time zone whose days count, as Asia/Shanghai.", _zone),
    Setting("week_start", "1", "The weekday that begins a week, 1 (Monday) to 7 (Sunday).", _between(1, 7)),
    Setting(
        "calendar_country",
        "CN",
        "The ISO code of the country whose public holidays count, as CN.",
        _matching(r"[A-Z]{2}"),
    ),
    Setting(
        "crm_link",
        "",
        "The address of a deal in the CRM, with {id} in the place of its id; empty for none.",
        _link,
    ),
    Setting(
        "watch_inbox",
        "on",
        "Whether files put into the inbox are loaded by themselves while the app runs, on or off.",
        _matching(r"on|off"),
    ),
    Setting(
        "stuck_days",
        "30",
        "The days in a stage after which a deal is stuck under the rule of fixed days, 1 to 1000.",
        _between(1, 1000),
    ),
)
