"""Questions that a file asks, the exact answers, and that they are remembered for the header."""

from __future__ import annotations

from datetime import date

import pytest

from salesperf.errors import SalesPerfError
from salesperf.importers import choices, pipelines
from salesperf.importers.pipelines import Seen
from salesperf.warehouse.stages import Stage, kind_of_name
from tests.importers.bench import bench, codes, only

HEAD = "Deal ID,Deal Name,Deal Owner,Deal Stage,Amount,Create Date,Close Date\n"


@pytest.fixture
def house(tmp_path):
    with bench(tmp_path) as made:
        yield made


def question(file, code):
    (found,) = [issue for issue in file.issues if issue.code == code]
    return found


def test_an_ambiguous_date_asks_with_the_exact_answers_and_stores_nothing(house):
    text = HEAD + "a,A,Ann,New,1,03/04/2026,\nb,B,Ann,Won,1,05/04/2026,2026-04-20\n"
    report = house.load({"deals.csv": text})
    file = only(report)
    asked = question(file, "date.order")
    assert (file.status, report.stored, asked.column) == ("asks", False, "Create Date")
    assert (
        asked.params["choices"]
        == '--choose "deals.csv:Create Date=dmy" | --choose "deals.csv:Create Date=mdy"'
    )
    answered = only(house.load({"deals.csv": text}, choose=("deals.csv:Create Date=dmy",)))
    assert answered.status == "loaded"
    assert house.rows("select distinct created_on from core.spans order by 1") == [
        (date(2026, 4, 3),),
        (date(2026, 4, 5),),
    ]


def test_two_columns_of_a_file_may_have_opposite_orders(house):
    text = HEAD + "a,A,Ann,New,1,13/02/2026,03/14/2026\nb,B,Ann,Won,1,01/03/2026,04/05/2026\n"
    assert only(house.load({"deals.csv": text})).status == "loaded"
    assert house.rows(
        "select created_on, due_on, closed_on from core.spans where to_day = date '9999-12-31' order by "
        "status"
    ) == [
        (date(2026, 2, 13), date(2026, 3, 14), None),
        (date(2026, 3, 1), None, date(2026, 4, 5)),
    ]


def test_a_file_with_contradicting_dates_is_refused_naming_both_rows(house):
    text = HEAD + "a,A,Ann,New,1,13/02/2026,\nb,B,Ann,Won,1,02/14/2026,2026-03-01\n"
    report = house.load({"deals.csv": text})
    fault = question(only(report), "date.mixed_order")
    assert (only(report).status, report.stored) == ("refused", False)
    assert {key: fault.params[key] for key in ("column", "day_line", "month_line")} == {
        "column": "Create Date",
        "day_line": 2,
        "month_line": 3,
    }


def test_answers_are_remembered_for_the_header(house):
    text = HEAD + "a,A,Ann,New,1,03/04/2026,\nb,B,Ann,Won,1,05/04/2026,2026-04-20\n"
    house.load({"deals.csv": text}, choose=("Create Date=dmy", "deals.csv:Amount=decimal-comma"))
    again = only(
        house.load({"other name.csv": text.replace("a,A,Ann,New,1,03/04", 'a,A,Ann,New,"1.500",06/05')})
    )
    assert (again.status, again.changed, again.unchanged) == ("loaded", 1, 1)
    assert house.rows(
        "select amount, created_on from core.spans where status = 0 and to_day = date '9999-12-31'"
    ) == [
        (150_000, date(2026, 5, 6)),
    ]


def test_a_column_can_be_given_a_field_or_left_out(house):
    text = (
        "Deal ID,Deal Name,Verkäufer,Deal Stage,Amount,Create Date,Memo\na,A,Ann,Won,1,2026-02-01,x\n"
        "b,B,Bo,Lost,2,2026-02-01,y\n"
    )
    house.load({"deals.csv": text}, choose=("Verkäufer=field:owner", "Amount=ignore"))
    assert house.rows("select name from core.reps order by 1") == [("Ann",), ("Bo",)]
    assert house.rows("select distinct amount from core.spans") == [(None,)]
    again = house.load({"deals.csv": text})
    assert again.load_id is None


@pytest.mark.parametrize(
    ("text", "about", "answer"),
    [
        ("Close Date=dmy", "Close Date", "dmy"),
        ("f.csv:Close Date=mdy", "f.csv:Close Date", "mdy"),
        ("f.csv:@encoding=gb18030", "f.csv:@encoding", "gb18030"),
        ("@stages=A>B>Won+>Lost-", "@stages", "A>B>Won+>Lost-"),
        ("f.csv:@header=a,b=c,d", "f.csv:@header", "a,b=c,d"),
        ("a=b=field:owner", "a=b", "field:owner"),
        ("Probability=fraction", "Probability", "fraction"),
    ],
)
def test_an_answer_is_read_as_written(text, about, answer):
    assert choices.parse(text) == choices.Choice(about, answer)


@pytest.mark.parametrize("text", ["", "dmy", "Close Date=", "Close Date=later", "=dmy", "@nothing=1"])
def test_an_answer_that_means_nothing_is_misuse_and_says_what_there_is(text):
    with pytest.raises(SalesPerfError) as caught:
        choices.parse(text)
    assert caught.value.code == "choice.unreadable"
    assert "dmy" in caught.value.params["answers"]


def test_an_answer_that_names_the_file_goes_before_one_that_does_not():
    given = [choices.parse("f.csv:Close Date=dmy"), choices.parse("Close Date=mdy")]
    assert choices.for_file(given, "f.csv").columns["Close Date"] == "dmy"
    assert choices.for_file(given, "g.csv").columns["Close Date"] == "mdy"


def seen(name, *, won=0, lost=0, order=None, probability=None, line=2, rows=10):
    return Seen("P", name, rows, won, lost, order, probability, line)


def told(proposal):
    return [(stage.name, stage.kind) for stage in proposal.stages]


def test_stages_come_in_the_order_of_the_crm():
    proposal = pipelines.propose(
        "P", [seen("B", order=2), seen("A", order=1), seen("Done", order=9, won=10)], known=(), usual=()
    )
    assert (told(proposal), proposal.by) == ([("A", "open"), ("B", "open"), ("Done", "won")], "order")


def test_else_in_the_order_of_their_probability():
    found = [
        seen("B", probability=60.0),
        seen("A", probability=10.0),
        seen("Z", probability=0.0, lost=9),
        seen("Y", probability=100.0, won=9),
    ]
    proposal = pipelines.propose("P", found, known=(), usual=())
    assert (told(proposal), proposal.by) == (
        [("A", "open"), ("B", "open"), ("Y", "won"), ("Z", "lost")],
        "probability",
    )


def test_else_in_the_order_of_usual_names():
    found = [
        seen("Negotiation"),
        seen("Closed Lost"),
        seen("Proposal sent"),
        seen("Closed Won"),
        seen("New lead"),
    ]
    proposal = pipelines.propose("P", found, known=(), usual=())
    assert told(proposal) == [
        ("New lead", "open"),
        ("Proposal sent", "open"),
        ("Negotiation", "open"),
        ("Closed Won", "won"),
        ("Closed Lost", "lost"),
    ]
    assert proposal.by == "names"


def test_known_stages_keep_their_order_and_new_ones_come_behind():
    known = (Stage("Z", "open"), Stage("A", "open"), Stage("Won", "won"))
    proposal = pipelines.propose("P", [seen("A"), seen("M")], known=known, usual=())
    assert told(proposal) == [("Z", "open"), ("A", "open"), ("M", "open"), ("Won", "won")]


def test_flags_go_before_names():
    proposal = pipelines.propose("P", [seen("Signed", won=10), seen("Closed Won", won=0)], known=(), usual=())
    assert dict(told(proposal))["Signed"] == "won"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Closed Won", "won"),
        ("closedlost", "lost"),
        ("Disqualified", "lost"),
        ("Follow On Call", "open"),
        ("Two Next Steps", "open"),
        ("赢单", "won"),
        ("输单", "lost"),
        ("无效", "lost"),
        ("未成交", "open"),
        ("预计成交", "open"),
        ("Abandoned", "lost"),
        ("Wonder", "open"),
        ("Lost", "lost"),
        ("Won", "won"),
        ("Winning plan", "open"),
    ],
)
def test_the_name_of_a_stage_says_its_outcome(name, kind):
    assert kind_of_name(name) == kind


def test_stages_are_written_and_read_back():
    stages = pipelines.parse("A>B c>Won+>Lost-")
    assert stages == (Stage("A", "open"), Stage("B c", "open"), Stage("Won", "won"), Stage("Lost", "lost"))
    assert pipelines.write(stages) == "A>B c>Won+>Lost-"
    with pytest.raises(SalesPerfError):
        pipelines.parse("A>>B")


def test_stages_without_any_known_outcome_ask_and_the_answer_is_remembered(house):
    text = (
        HEAD + "a,A,Ann,One,1,2026-02-01,\nb,B,Ann,Two,1,2026-02-02,2026-03-01\n"
        "c,C,Ann,Three,1,2026-02-02,2026-03-02\n"
    )
    first = house.load({"deals.csv": text})
    asked = question(only(first), "stages.unknown")
    assert (only(first).status, first.stored) == ("asks", False)
    assert asked.params["choices"].startswith('--choose "deals.csv:@stages=')
    house.load({"deals.csv": text}, choose=("deals.csv:@stages=One>Two+>Three-",))
    wanted = [(1, "One", "open"), (2, "Two", "won"), (3, "Three", "lost")]
    assert house.rows("select position, name, kind from core.stages order by 1") == wanted
    assert house.rows(
        "select status, count(*) from core.spans where to_day = date '9999-12-31' group by 1 order by 1"
    ) == [(0, 1), (1, 1), (2, 1)]
    again = only(house.load({"deals.csv": text.replace("a,A,Ann,One,1", "a,A,Ann,One,7")}))
    assert (again.status, again.changed) == ("loaded", 1)
    assert house.rows("select position, name, kind from core.stages order by 1") == wanted


def test_the_proposal_is_taken_with_a_warning_where_an_outcome_is_known(house):
    file = only(
        house.load({"deals.csv": HEAD + "a,A,Ann,New,1,2026-02-01,\nb,B,Ann,Won,1,2026-02-02,2026-03-01\n"})
    )
    assert file.status == "loaded"
    assert question(file, "stages.proposed").params["stages"] == "New → Won"


def test_other_stages_for_deals_that_did_not_change_are_taken(house):
    text = (
        HEAD + "a,A,Ann,New,1,2026-02-01,\nb,B,Ann,Won,1,2026-02-02,2026-03-01\nc,C,Ann,Demo,1,2026-02-02,\n"
    )
    house.load({"deals.csv": text}, choose=("@stages=New>Demo>Won+",))
    again = house.load({"deals.csv": text}, choose=("@stages=Demo>New>Won+",))
    assert (again.load_id, only(again).unchanged) == (2, 3)
    assert house.rows("select name from core.stages order by position") == [("Demo",), ("New",), ("Won",)]
    assert house.load({"deals.csv": text}, choose=("@stages=Demo>New>Won+",)).load_id is None


OPEN = (
    HEAD + "a,A,Ann,Proposal sent,1,2026-02-01,\nb,B,Ann,Negotiation,1,2026-02-01,\nc,C,Ann,New "
    "lead,1,2026-02-01,\n"
)
CLOSED = HEAD + "d,D,Ann,Won,1,2026-02-01,2026-03-01\ne,E,Ann,Lost,1,2026-02-01,2026-03-01\n"


@pytest.mark.parametrize("names", [("a open.csv", "b closed.csv"), ("b open.csv", "a closed.csv")])
def test_open_and_closed_deals_in_two_files_make_one_pipeline(house, names):
    report = house.load({names[0]: OPEN, names[1]: CLOSED})
    assert [file.status for file in report.files] == ["loaded", "loaded"]
    assert house.rows("select name, kind from core.stages order by position") == [
        ("New lead", "open"),
        ("Proposal sent", "open"),
        ("Negotiation", "open"),
        ("Won", "won"),
        ("Lost", "lost"),
    ]


MONEY = "Deal ID,Deal Name,Deal Stage,Amount,Currency,Create Date,Close Date\n"


def test_currencies_are_each_rows_own(house):
    text = MONEY + (
        "a,A,New,1500,JPY,2026-02-01,\nb,B,New,15.25,$,2026-02-01,\nc,C,New,9,XYZ,2026-02-01,\nd,D,New,7,,2026-02-01,\n"
        "e,E,Won,7.125,人民币,2026-02-01,2026-03-01\n"
    )
    file = only(house.load({"deals.csv": text}))
    assert (file.new, file.rejected) == (4, 1)
    assert question(file, "currency.unknown").value == "XYZ"
    assert house.rows(
        "select k.key, c.code, s.amount, s.amount_rest from core.spans s join core.currencies c on "
        "c.currency_id = s.currency_id "
        "join raw.deals_keys k on k.key_id = s.deal_id where s.to_day = date '9999-12-31' order by 1"
    ) == [("a", "JPY", 1500, 0), ("b", "USD", 1525, 0), ("d", "CNY", 700, 0), ("e", "CNY", 713, -5000)]


def test_an_amount_too_large_for_its_currency_rejects_its_row_and_nothing_else(house):
    text = (
        MONEY + f"a,A,New,{'9' * 17},USD,2026-02-01,\nb,B,New,15.25,USD,2026-02-01,\n"
        "c,C,Won,1,USD,2026-02-01,2026-03-01\n"
    )
    file = only(house.load({"deals.csv": text}))
    assert (file.status, file.new, file.rejected) == ("loaded", 2, 1)


def test_a_file_without_currency_takes_the_reporting_one_and_says_so_and_can_be_told(house):
    text = HEAD + "a,A,Ann,Won,1,2026-02-01,2026-03-01\nb,B,Ann,Lost,1,2026-02-01,2026-03-01\n"
    assert "currency.assumed" in codes(only(house.load({"deals.csv": text})))
    house.load(
        {"deals.csv": text.replace("a,A,Ann,Won,1,", "a,A,Ann,Won,2,")}, choose=("deals.csv:@currency=EUR",)
    )
    now = (
        "select distinct c.code from core.spans s join core.currencies c on c.currency_id = "
        "s.currency_id where s.to_day = date '9999-12-31'"
    )
    assert house.rows(now) == [("EUR",)]


NATURAL = "Deal Name,Account Name,Deal Stage,Amount,Create Date,Close Date\n"


def test_deals_without_an_id_are_known_by_name_account_and_day(house):
    text = (
        NATURAL
        + "Big,Acme,New,1,2026-02-01,\nBig,Beta,New,2,2026-02-01,\nSmall,Acme,Won,3,2026-02-01,2026-03-01\n"
    )
    first = only(house.load({"deals.csv": text}, as_of=date(2026, 3, 1)))
    assert "deals.natural_key" in codes(first)
    again = only(
        house.load({"deals.csv": text.replace("Big,Acme,New,1", "Big,Acme,New,9")}, as_of=date(2026, 3, 8))
    )
    assert (first.new, again.changed, again.unchanged) == (3, 1, 2)


def test_the_day_of_a_natural_key_may_be_written_in_another_style(house):
    text = NATURAL + "Big,Acme,New,1,2026-02-13,\nSmall,Acme,Won,3,2026-02-14,2026-03-01\n"
    house.load({"deals.csv": text}, as_of=date(2026, 3, 1))
    other = text.replace("2026-02-13", "13/02/2026").replace("2026-02-14", "14/02/2026")
    again = house.load({"deals.csv": other}, as_of=date(2026, 3, 1))
    assert (again.load_id, only(again).unchanged) == (None, 2)


def test_rows_that_share_a_natural_key_stay_separate_and_equal_rows_do_not(house):
    text = (
        NATURAL + "Big,Acme,New,1,2026-02-01,\nBig,Acme,New,2,2026-02-01,\nBig,Acme,New,1,2026-02-01,\n"
        "Small,Acme,Won,3,2026-02-01,2026-03-01\n"
    )
    first = house.load({"deals.csv": text}, as_of=date(2026, 3, 1))
    assert (only(first).new, only(first).unchanged, only(first).rejected) == (3, 1, 0)
    assert house.load({"deals.csv": text}, as_of=date(2026, 3, 1)).load_id is None
    assert house.rows(
        "select amount from core.spans where status = 0 and to_day = date '9999-12-31' order by 1"
    ) == [(100,), (200,)]


def test_blank_words_are_empty_in_every_column(house):
    text = (
        HEAD + "a,A,--,New,NULL,2026-02-01,#REF!\nb,B,  ,Won,N/A,2026-02-01,2026-03-01\n"
        "c,C,Select,Lost,-,2026-02-01,2026-03-01\n"
    )
    file = only(house.load({"deals.csv": text}))
    assert (file.new, file.rejected) == (3, 0)
    assert house.rows("select distinct owner_ref, amount from core.spans") == [(None, None)]


def test_a_row_without_its_id_or_all_that_a_deal_is_is_rejected_with_the_column(house):
    text = (
        HEAD + ",A,Ann,New,1,2026-02-01,\nb,,Ann,,1,2026-02-01,\nc,C,Ann,Won,1,2026-02-01,2026-03-01\n"
        "d,D,Ann,New,1,2026-02-01,,,9\n"
    )
    file = only(house.load({"deals.csv": text}))
    bad = [(i.code, i.line, i.column) for i in file.issues if i.line]
    assert (file.rows, file.new, file.rejected) == (4, 1, 3)
    assert bad == [
        ("id.missing", 2, "Deal ID"),
        ("cell.missing", 3, "Deal Stage"),
        ("row.too_many_cells", 5, None),
    ]


def test_a_deal_without_a_stage_is_loaded_and_said_and_keeps_the_stage_that_it_had(house):
    won = "b,B,Ann,Won,1,2026-02-01,2026-03-01\n"
    house.load({"deals.csv": HEAD + "a,A,Ann,New,1,2026-02-01,\n" + won}, as_of=date(2026, 3, 1))
    text = HEAD + "a,A,Ann,,2,2026-02-01,\nb,B,Ann,,1,2026-02-01,2026-03-01\nc,C,Ann,,3,2026-02-01,\n"
    file = only(house.load({"deals.csv": text}, as_of=date(2026, 4, 1)))
    assert (file.new, file.changed, file.rejected) == (1, 2, 0)
    (said,) = [one for one in file.issues if one.code == "deals.taken_without"]
    assert (said.column, said.params["n"]) == ("Deal Stage", 3)
    assert house.rows(
        "select k.key, s.status, t.name, s.amount from core.spans s"
        " join raw.deals_keys k on k.key_id = s.deal_id"
        " left join core.stages t on t.stage_id = s.stage_id where s.to_day = date '9999-12-31' order by 1"
    ) == [("a", 0, "New", 200), ("b", 1, "Won", 100), ("c", 0, None, 300)]
