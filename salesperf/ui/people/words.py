"""What the page of people says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from salesperf.text import Text
from salesperf.ui.people.reading import Person
from salesperf.warehouse.decisions import Decision


def title(t: Text, people: Sequence[Person]) -> str:
    """Whether everybody who owns open deals belongs to a team."""
    apart = _apart(people)
    if not people:
        return t("Nobody is known yet")
    if apart:
        return t.plural(
            "{n} person with open deals is in no team",
            "{n} people with open deals are in no team",
            len(apart),
        )
    return t("Everybody with open deals is in a team")


def subtitle(t: Text, people: Sequence[Person]) -> str:
    """How many there are, and what to do about those in no team or known by name only."""
    if not people:
        return t("Load a file of people, or deals with owners.")
    teams = len({one.team for one in people if one.team})
    said = [
        t(
            "{people} in {teams}.",
            people=t.plural("{n} person", "{n} people", len(people)),
            teams=t.plural("{n} team", "{n} teams", teams),
        )
    ]
    if _apart(people):
        said.append(t("Their deals count for the company, but for no team."))
    unknown = sum(not one.known for one in people)
    if unknown:
        said.append(t.plural("{n} is known only from deals.", "{n} are known only from deals.", unknown))
    return (" " if t.locale == "en" else "").join(said)


def edit_text(t: Text, edit: Decision, names: dict[str, str]) -> str:
    """What an edit did, in a sentence."""
    identity = edit.name.removeprefix("rep:")
    name = names.get(identity, identity)
    if edit.payload is None:
        return t("{name}: as the exports say again", name=name)
    if edit.kind == "merge":
        into = str(edit.payload)
        return t("{name} counts as {other}", name=name, other=names.get(into, into))
    if edit.kind == "person":
        return (
            t("{name} is active", name=name) if edit.payload["active"] else t("{name} is inactive", name=name)
        )
    last = edit.payload[-1]
    if date.fromisoformat(last["from"]) == date.min:
        return t("{name}: always in {team}", name=name, team=last["team"] or t("no team"))
    return t(
        "{name}: in {team} from {day}",
        name=name,
        team=last["team"] or t("no team"),
        day=date.fromisoformat(last["from"]),
    )


def _apart(people: Sequence[Person]) -> list[Person]:
    return [one for one in people if one.team is None and one.active and one.open_deals]
