"""The three things to look at: which are chosen, in which order, in which words."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from salesperf.metrics.bottleneck import Step
from salesperf.reports.asked import Figure
from salesperf.reports.attention import Fall, Findings, OutOfReach, things
from salesperf.text import get_text

EN, ZH = get_text("en"), get_text("zh_CN")


def stuck(stage: str, count: int, amount: int, **reasons: int) -> Figure:
    beside = {"over_line": 0, "silent": 0, "past_due": 0} | reasons
    return Figure((1,), (stage,), count, None, None, 60, 0, {"amount": amount, **beside})


FALL = Fall("Solution", "Proposal", Step(3, (184, 301), (204, 276), 0.005), "Web", 0.95)
NOTHING: dict[str, Any] = {
    "stuck": (), "fall": None, "tested": True, "open_average": 0, "out_of_reach": None, "created": (0, 0),
    "won_average": 0, "rejected": 0, "unconverted": 0,
}  # fmt: skip


def found(**parts: Any) -> Findings:
    return Findings(**{**NOTHING, **parts})


def titles(findings: Findings) -> list[str]:
    return [one.title for one in things(EN, findings, "CNY")]


def test_stuck_deals_name_the_fullest_stage_and_the_reasons() -> None:
    several = found(
        stuck=(stuck("Lead in", 17, 100_00), stuck("Negotiation", 14, 6_000_000_00, over_line=9, past_due=5))
    )
    (first, *_rest) = things(EN, several, "CNY")
    assert (first.title, first.detail) == (
        "31 deals are stuck, 17 in Lead in",
        "¥6M at stake; 9 over the usual time and 5 past their date",
    )
    assert things(ZH, several, "CNY")[0].title == "31 个商机卡住，其中 17 个在“Lead in”"


def test_a_fall_says_its_parts_and_who_carries_it() -> None:
    one = things(EN, found(fall=FALL, open_average=1), "CNY")[0]
    assert (one.title, one.detail) == (
        "Solution → Proposal fell to 61%",
        "184 of 301, was 74%; nearly all of it from Web",
    )
    assert (
        things(ZH, found(fall=FALL, open_average=1), "CNY")[0].detail
        == "184/301，此前 74%；几乎全部来自“Web”"
    )


def test_the_larger_amount_comes_first_and_tidying_last() -> None:
    reach = OutOfReach(3, 500, Fraction(71, 100), Fraction(88, 100))
    everything = found(
        stuck=(stuck("Lead in", 5, 400, past_due=2),),
        fall=FALL,
        open_average=100,
        out_of_reach=reach,
        rejected=7,
    )
    assert titles(everything) == [
        "Solution → Proposal fell to 61%",
        "3 reps cannot reach target",
        "5 deals are stuck in Lead in",
    ]


def test_a_missing_rate_goes_before_everything() -> None:
    assert titles(found(unconverted=12, fall=FALL, open_average=100))[0] == "12 deals have no exchange rate"


def test_none_found_is_an_answer() -> None:
    assert titles(found()) == ["No stage conversion fell", "No deal is stuck"]
    assert titles(found(tested=False))[0] == "Too few deals to test the stages"


def test_rejected_rows_lead_to_data_health() -> None:
    (first, *_rest) = things(EN, found(rejected=1), "CNY")
    assert (first.title, first.to) == ("1 row was rejected", "health")


def test_a_rep_reads_about_the_own_target() -> None:
    reach = OutOfReach(1, 500, Fraction(71, 100), Fraction(71, 100))
    one = things(EN, found(out_of_reach=reach), "CNY", own=True)[0]
    assert (one.title, one.detail) == ("Your target is out of reach", "even with every deal due won: 71%")


def test_fewer_new_deals_are_worth_a_look_from_a_fifth_on() -> None:
    assert "New deals fell by 21%" in titles(found(created=(79, 100)))
    assert not any("New deals" in one for one in titles(found(created=(81, 100))))
    assert not any("New deals" in one for one in titles(found(created=(1, 9))))
