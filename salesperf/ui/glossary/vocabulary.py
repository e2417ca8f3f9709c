"""The words of the field, as code, tables and screens use them."""

from __future__ import annotations

from dataclasses import dataclass

from salesperf.text import mark


@dataclass(frozen=True, slots=True)
class Term:
    """A word and its meaning, in English and marked for translation."""

    word: str
    meaning: str


VOCABULARY: tuple[Term, ...] = (
    Term(
        mark("deal"),
        mark("A business opportunity in the CRM: open, won or lost. Abandoned and invalid ones are lost."),
    ),
    Term(mark("stage"), mark("A step of a pipeline, in order: open, won or lost.")),
    Term(
        mark("stage event"),
        mark("A deal entered a stage at a time: exported, or derived from two successive exports."),
    ),
    Term(mark("account"), mark("A customer or prospect that deals are made with.")),
    Term(mark("lead"), mark("A contact that is not a deal yet.")),
    Term(mark("activity"), mark("A call, meeting, e-mail or task on a deal or account.")),
    Term(mark("ticket"), mark("A request of a customer to the service team.")),
    Term(mark("rep"), mark("A salesperson; belongs to at most one team on any day.")),
    Term(mark("team"), mark("Reps under one manager.")),
    Term(mark("manager"), mark("Who leads a team.")),
    Term(
        mark("booking"), mark("The amount of a won deal in the reporting currency, credited to its owners.")
    ),
    Term(mark("credit"), mark("The share of a booking that counts for a rep.")),
    Term(mark("split"), mark("How a deal is divided among reps; the parts add up to 100%.")),
    Term(mark("target"), mark("An amount for one owner (company, team or rep), one measure and one period.")),
    Term(mark("attainment"), mark("Credit / target. Without a target there is none; it is never 0% then.")),
    Term(mark("plan"), mark("The rules by which commission is paid.")),
    Term(mark("tier"), mark("A range of attainment with a rate of its own.")),
    Term(mark("statement"), mark("What one rep earned in one period, line by line.")),
    Term(mark("competition"), mark("A contest between reps or teams.")),
)
