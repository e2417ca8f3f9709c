"""Teams or reps with what they have booked, as a table to read."""

from __future__ import annotations

import pandas as pd

from salesperf.text import Text


def members_table(t: Text, by: str, frame: pd.DataFrame, currency: str) -> pd.DataFrame:
    """One row per team or rep of `frame` (`label`; `booked` and `target` in minor units), written out.

    Without any target there are only bookings; without an own target there is no attainment.
    """
    booked, target = (
        [None if pd.isna(one) else int(one) for one in frame[name]] for name in ("booked", "target")
    )
    made = pd.DataFrame(
        {
            t("Team") if by == "team" else t("Rep"): frame["label"].to_numpy(),
            t("Booked"): [t.money(one, currency) for one in booked],
        }
    )
    if any(target):
        made[t("Target")] = [t.money(one, currency) for one in target]
        made[t("Attainment")] = [t.percent(one, aim) for one, aim in zip(booked, target, strict=True)]
    return made
