"""The people of the demo company: four teams, 24 reps with uneven gifts, and who was in which team when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from salesperf.demo.calendar import Days, add_months
from salesperf.demo.names import MANAGERS, TEAMS


@dataclass(frozen=True)
class RepSketch:
    """What makes a rep differ: load = share of new deals, skill = log-odds at a stage, size = deal size."""

    name: str
    chinese: str
    team: int
    load: float
    skill: float
    size: float
    level: int


NORTH, EAST, SOUTH, KEY = range(4)
REPS: Final[tuple[RepSketch, ...]] = (
    RepSketch("Feng Li", "冯丽", NORTH, 1.1, 0.22, 1.0, 5),
    RepSketch("Xu Ran", "徐然", NORTH, 1.2, 0.12, 1.05, 5),
    RepSketch("Ma Chao", "马超", NORTH, 1.1, 0.05, 1.0, 3),
    RepSketch("Lin Yue", "林悦", NORTH, 0.95, 0.02, 0.95, 4),
    RepSketch("Emma Clark", "Emma Clark", NORTH, 0.7, 0.0, 1.0, 3),
    RepSketch("Lu Han", "陆涵", NORTH, 0.9, -0.12, 0.9, 3),
    RepSketch("Chen Hao", "陈浩", EAST, 1.45, 0.32, 1.2, 5),
    RepSketch("Deng Xin", "邓昕", EAST, 1.1, 0.02, 1.0, 3),
    RepSketch("Sun Jia", "孙佳", EAST, 0.95, -0.02, 0.9, 3),
    RepSketch("Guo Jing", "郭静", EAST, 1.0, 0.0, 1.0, 3),
    RepSketch("James Park", "James Park", EAST, 0.85, -0.18, 0.9, 3),
    RepSketch("David Meyer", "David Meyer", EAST, 0.8, -0.15, 0.9, 2),
    RepSketch("Gao Fei", "高飞", SOUTH, 1.3, 0.2, 1.05, 5),
    RepSketch("Zhao Min", "赵敏", SOUTH, 1.0, 0.1, 1.0, 4),
    RepSketch("Shen Nan", "沈楠", SOUTH, 1.15, 0.06, 1.1, 5),
    RepSketch("Liu Yang", "刘洋", SOUTH, 1.0, 0.0, 0.95, 4),
    RepSketch("Tang Wei", "唐伟", SOUTH, 0.95, -0.08, 1.0, 4),
    RepSketch("Cao Yu", "曹宇", SOUTH, 0.8, -0.2, 0.9, 3),
    RepSketch("Peng Bo", "彭博", KEY, 0.8, 0.2, 1.0, 5),
    RepSketch("Sofia Rossi", "Sofia Rossi", KEY, 0.85, 0.18, 1.15, 4),
    RepSketch("Zhou Qi", "周琪", KEY, 0.8, 0.02, 1.1, 4),
    RepSketch("He Ping", "何平", KEY, 0.75, 0.0, 1.0, 4),
    RepSketch("Wang Lei", "王磊", KEY, 0.75, -0.05, 1.0, 4),
    RepSketch("Jiang Tao", "蒋涛", KEY, 0.6, -0.12, 0.9, 2),
)
UNLISTED: Final = RepSketch("Kevin Tan", "Kevin Tan", SOUTH, 0.0, 0.0, 1.0, 3)
"""An owner of some old deals whom the users list does not know."""
NEW_HIRES: Final = {"David Meyer": 70, "Jiang Tao": 150}
"""Days before as-of on which they started."""
LEAVER: Final = ("Cao Yu", 40)
"""Who left, how many days before as-of."""
MOVER: Final = ("Lu Han", EAST, 7)
"""Who changed team, from which one, on the first of the month so many months before as-of."""
MAIL_DOMAIN: Final = "demo.example"


@dataclass(frozen=True, eq=False)
class People:
    """Teams (team_id 1..4), reps (rep_id 1..24, unlisted owner 25) and memberships [from_day, to_day)."""

    teams: pd.DataFrame
    reps: pd.DataFrame
    memberships: pd.DataFrame

    def active(self, days: Days) -> npt.NDArray[np.float64]:
        """Share of a full load that each listed rep takes on each day (rows days, columns reps)."""
        hired = self.reps["hired_on"].to_numpy("datetime64[D]")[: len(REPS)]
        left = self.reps["left_on"].to_numpy("datetime64[D]")[: len(REPS)]
        here = (days[:, None] >= hired) & (np.isnat(left) | (days[:, None] < left))
        tenure = (days[:, None] - hired).astype(np.int64)
        return np.asarray(here * np.clip(0.5 + tenure / 180, 0.0, 1.0))

    def team_on(self, rep_ids: npt.NDArray[np.int64], days: Days) -> npt.NDArray[np.int64]:
        """Team of each rep on each day; a day outside every membership takes the rep's home team."""
        teams = self.reps["team_id"].to_numpy(np.int64)[rep_ids - 1]
        rows = self.memberships
        from_day, to_day = (rows[c].to_numpy("datetime64[D]") for c in ("from_day", "to_day"))
        for place, (rep_id, team_id) in enumerate(zip(rows["rep_id"], rows["team_id"], strict=True)):
            ended = ~np.isnat(to_day[place]) & (days >= to_day[place])
            teams[(rep_ids == rep_id) & (days >= from_day[place]) & ~ended] = team_id
        return np.asarray(teams)


def build_people(as_of: date, start: date) -> People:
    """The people as of a day; everybody else was hired before `start`."""
    teams = pd.DataFrame(
        {"team_id": range(1, 5), "name": [t[0] for t in TEAMS], "manager": [m[0] for m in MANAGERS]}
    )
    everyone = (*REPS, UNLISTED)
    reps = pd.DataFrame(
        {
            "rep_id": range(1, len(everyone) + 1),
            "name": [r.name for r in everyone],
            "email": [f"{r.name.lower().replace(' ', '.')}@{MAIL_DOMAIN}" for r in everyone],
            "team_id": [r.team + 1 for r in everyone],
            "level": [r.level for r in everyone],
            "hired_on": pd.to_datetime([_hired(r.name, n, as_of, start) for n, r in enumerate(everyone)]),
            "left_on": pd.Series([_left(r.name, as_of, start) for r in everyone], dtype="datetime64[s]"),
            "listed": [r is not UNLISTED for r in everyone],
        }
    )
    reps["active"] = reps["left_on"].isna()
    return People(teams, reps, _memberships(reps, as_of))


def _hired(name: str, place: int, as_of: date, start: date) -> date:
    if name in NEW_HIRES:
        return (as_of - timedelta(days=NEW_HIRES[name])).replace(day=1)
    return add_months(start, -(14 + 5 * place % 67))


def _left(name: str, as_of: date, start: date) -> date | None:
    if name == LEAVER[0]:
        return as_of - timedelta(days=LEAVER[1])
    return add_months(start, 2) if name == UNLISTED.name else None


def _memberships(reps: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Everybody is in the home team from hire to leave; the mover was elsewhere first."""
    mover = reps.loc[reps["name"] == MOVER[0], "rep_id"].iloc[0]
    moved_from, moved_on = MOVER[1] + 1, add_months(as_of, -MOVER[2])
    rows = reps.loc[reps["listed"], ["rep_id", "team_id", "hired_on", "left_on"]]
    rows = rows.rename(columns={"hired_on": "from_day", "left_on": "to_day"})
    before = rows[rows["rep_id"] == mover].assign(team_id=moved_from, to_day=pd.Timestamp(moved_on))
    rows["from_day"] = rows["from_day"].mask(rows["rep_id"] == mover, pd.Timestamp(moved_on))
    both = pd.concat([rows, before]).sort_values(["rep_id", "from_day"], ignore_index=True)
    return both.astype({"from_day": "datetime64[s]", "to_day": "datetime64[s]"})
