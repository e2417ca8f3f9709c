"""The worked examples of the funnel that belong to loading: parsing, ids, headers, histories, snapshots.

Each case is loaded as a file and looked at in the warehouse. The same examples stand here as data of this
test, so that they are checked where the file of cases is not at hand; where it is, the two must agree.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from fractions import Fraction

import pytest

from salesperf.importers.layout import entered, stage_of_entry
from salesperf.warehouse.stages import kind_of_name
from tests.importers.bench import bench, cells_of, codes, only, values

CASES = {
    "parse_amount_zoho": {"values": ["$22,700.00", "$7,450,000.00 "], "parsed": [22700, 7450000]},
    "parse_amount_locale": {
        "values": ["1.234,56", "1,234.56", "1 234,56", "1'234.56", "(500)", "'-100"],
        "parsed": [1234.56, 1234.56, 1234.56, 1234.56, -500, -100],
    },
    "parse_dates_zoho": {
        "values": ["2024-07-08 14:56:28", "Oct 7, 2025 6:55 PM", "15 Apr, 2021 00:02:00", "21.06.2024 15:30"],
        "iso": ["2024-07-08T14:56:28", "2025-10-07T18:55:00", "2021-04-15T00:02:00", "2024-06-21T15:30:00"],
    },
    "parse_dates_d365": {
        "values": ["5/20/2024 7:42", "8/31/2024"],
        "iso": ["2024-05-20T07:42:00", "2024-08-31"],
    },
    "parse_dates_dl_excel": {"values": ["02/23/26 08:55 PM"], "iso": ["2026-02-23T20:55:00"]},
    "parse_excel_serial": {"values": [46296], "iso": ["2026-10-01"]},
    "parse_dmy_mdy": {"column": ["03/04/2026", "13/04/2026"], "iso": ["2026-04-03", "2026-04-13"]},
    "parse_dmy_conflict": {"column": ["13/04/2026", "04/13/2026"], "error": "mixed order"},
    "sf_bool": {
        "values": ["0", "1", "TRUE", "FALSE", "checked", "unchecked", "是", "否"],
        "parsed": [False, True, True, False, True, False, True, False],
    },
    "sf_id_15_18": {
        "ids": ["006A0000002TpvS", "000000000000000"],
        "ids18": ["006A0000002TpvSIAS", "000000000000000AAA"],
    },
    "file_dup_headers": {
        "header": ["Deal - Status", "Deal - Title", "Deal - Status"],
        "columns": ["Deal - Status", "Deal - Title", "Deal - Status__2"],
    },
    "stage_classify": {
        "values": ["Closed Won", "closedlost", "Disqualified", "Follow On Call", "Two Next Steps"],
        "outcome": ["won", "lost", "lost", "open", "open"],
    },
    "stage_hubspot_id_trap": {"stage_id": "closedwon", "label": "Proposta enviada", "outcome": "open"},
    "hist_no_change_rows": {"rows": [["A", "A"], ["A", "B"], ["B", "B"]], "stage_changes": 1},
    "hubspot_header_variants": {
        "headers": ['Date entered "X (P)"', "Date entered 'X'", "Date entered “X”", "hs_v2_date_entered_X"],
        "stage": "X",
    },
    "hubspot_multi_assoc": {"value": "Acme;Beta", "list": ["Acme", "Beta"]},
    "fc_category_map": {
        "values": [
            "BestCase", "Best Case", "Forecast", "Commit", "MostLikely", "Most Likely", "Omitted", "Closed",
            "Pipeline",
        ],
        "canonical": [
            "best_case", "best_case", "commit", "commit", "most_likely", "most_likely", "omitted", "closed",
            "pipeline",
        ],
    },
    "fc_probability_scale": {"amount": 1000, "probability_export": "50", "weighted": 500},
    "fx_mxn": {"amount": 18200, "currency": "MXN", "corporate": 1000.0},
    "snapshot_diff_stage": {
        "snap1": [["1", "A", 10]],
        "snap2": [["1", "C", 12], ["2", "A", 5]],
        "events": [["1", "stage", "A", "C"], ["1", "amount", 10, 12], ["2", "created", None, "A"]],
    },
}  # fmt: skip

ZONE = "Asia/Shanghai"


@pytest.fixture
def house(tmp_path):
    with bench(tmp_path) as made:
        yield made


@pytest.mark.parametrize("name", CASES)
def test_the_examples_here_are_those_of_the_file_of_cases(samples, name):
    known = {
        case["id"]: case for case in json.loads((samples / "cases" / "funnel.json").read_text())["cases"]
    }
    stated = {**known[name]["inputs"], **known[name]["expected"]}
    assert {key: stated[key] for key in CASES[name]} == CASES[name]


def current(house, wanted):
    """What holds now of each deal, in the order of their names."""
    return house.rows(
        f"select {wanted} from core.spans s join core.deals d on d.deal_id = s.deal_id"
        " join raw.deals v on v.version_id = d.version_id where s.to_day = date '9999-12-31' order by v.name"
    )


ZOHO = "Record Id,Deal Name,Stage,Amount,Closing Date,Created Time\n"


def zoho(amounts=(), times=()):
    rows = max(len(amounts), len(times))
    return ZOHO + "".join(
        f'{n},deal {n},Qualification,"{amounts[n] if amounts else 1}",2026-12-01,'
        f'"{times[n] if times else "2026-01-01 00:00:00"}"\n'
        for n in range(rows)
    )


def test_amounts_with_signs_and_groups(house):
    case = CASES["parse_amount_zoho"]
    house.load({"Deals_2026_01_01.csv": zoho(amounts=case["values"])})
    assert [Fraction(minor, 100) for (minor,) in current(house, "s.amount")] == case["parsed"]


@pytest.mark.parametrize("place", range(6))
def test_amounts_of_every_country_in_a_column_of_their_own(house, place):
    case = CASES["parse_amount_locale"]
    house.load(
        {"Deals_2026_01_01.csv": zoho(amounts=[case["values"][place]])}, choose=("Amount=" + style(place),)
    )
    ((minor,),) = current(house, "s.amount")
    assert Fraction(minor, 100) == Fraction(str(case["parsed"][place]))


def style(place):
    return "decimal-comma" if place in (0, 2) else "decimal-point"


@pytest.mark.parametrize("place", range(4))
def test_times_as_zoho_writes_them(house, place):
    case = CASES["parse_dates_zoho"]
    house.load({"Deals_2026_01_01.csv": zoho(times=[case["values"][place]])})
    assert current(house, "v.created") == [(datetime.fromisoformat(case["iso"][place]),)]


def test_times_as_dynamics_writes_them(house):
    case = CASES["parse_dates_d365"]
    header = "Topic,Potential Customer,Status,Est. close date,Created On\n"
    rows = "".join(f"deal {n},Acme,Open,,{text}\n" for n, text in enumerate(case["values"]))
    house.load({"Opportunity.csv": "\ufeff" + header + rows})
    assert current(house, "v.created") == [(datetime.fromisoformat(text),) for text in case["iso"]]


def test_times_of_the_data_loader_saved_in_excel(house):
    case = CASES["parse_dates_dl_excel"]
    text = (
        "Id,Name,StageName,CloseDate,CreatedDate\n006A0000002TpvS,Big,Prospecting,05/31/26,"
        + case["values"][0]
        + "\n"
    )
    house.load({"Opportunity.csv": text}, choose=("@zone=" + ZONE,))
    assert current(house, "v.created") == [(datetime.fromisoformat(case["iso"][0]),)]


def test_a_serial_of_excel_is_a_day(house):
    case = CASES["parse_excel_serial"]
    text = ZOHO + f"1,Big,Qualification,1,{case['values'][0]},2026-01-01 00:00:00\n"
    house.load({"Deals_2026_01_01.csv": text})
    assert current(house, "s.due_on") == [(date.fromisoformat(case["iso"][0]),)]


def closing(cells):
    return ZOHO + "".join(f"{n},deal {n},Qualification,1,{cell},2026-01-01\n" for n, cell in enumerate(cells))


def test_one_cell_settles_the_order_of_the_whole_column(house):
    case = CASES["parse_dmy_mdy"]
    house.load({"Deals_2026_01_01.csv": closing(case["column"])})
    assert current(house, "s.due_on") == [(date.fromisoformat(text),) for text in case["iso"]]


def test_two_cells_of_opposite_orders_refuse_the_file(house):
    file = only(house.load({"Deals_2026_01_01.csv": closing(CASES["parse_dmy_conflict"]["column"])}))
    assert (file.status, codes(file, "error")) == ("refused", ["date.mixed_order"])


def test_flags_in_every_dress(house):
    case = CASES["sf_bool"]
    assert len(case["values"]) == len(case["parsed"])
    for n, (cell, flag) in enumerate(zip(case["values"], case["parsed"], strict=True)):
        text = f"Id,Username,LastName,FirstName,IsActive\n005A000000{n:05d},u,Lee,Ann{n},{cell}\n"
        house.load({"User.csv": text})
        assert house.one(f"select is_active from raw.people where first_name = 'Ann{n}'") is flag, cell


def test_short_ids_of_salesforce_get_their_checksum(house):
    case = CASES["sf_id_15_18"]
    text = (
        "Id,Name,StageName,CloseDate,AccountId,CreatedDate\n"
        f"{case['ids'][0]},Big,Prospecting,2026-12-01,{case['ids18'][1]},2026-01-01 00:00:00\n"
    )
    house.load({"Opportunity.csv": text})
    assert house.rows("select key from raw.deals_keys") == [(case["ids18"][0],)]
    assert current(house, "s.account_ref") == [(None,)]  # the id of nobody


def test_a_header_that_stands_twice(house):
    case = CASES["file_dup_headers"]
    text = ",".join(case["header"]) + "\nWon,Big,Won\nOpen,Small,Open\n"
    file = only(house.load({"deals.csv": text}))
    assert (file.system, file.object, file.status, file.new) == ("pipedrive", "deals", "loaded", 2)
    (reading,) = house.rows("select reading from meta.files")
    assert [c["column"] for c in json.loads(reading[0])["columns"]] == case["columns"]
    assert current(house, "v.name, s.status") == [("Big", 1), ("Small", 0)]


def test_what_names_of_stages_say():
    case = CASES["stage_classify"]
    assert [kind_of_name(name) for name in case["values"]] == case["outcome"]


HUBSPOT = "Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date,Create Date,Deal owner"


def test_a_stage_called_otherwise_than_its_id_is_what_its_label_says(house):
    case = CASES["stage_hubspot_id_trap"]
    text = HUBSPOT + f"\n1,Big,{case['label']},Sales,1,2026-12-01 00:00,2026-01-01 00:00,Ann\n"
    text += "2,Small,Closed Won,Sales,1,2026-02-01 00:00,2026-01-01 00:00,Ann\n"
    house.load({"hubspot-crm-exports-all-deals-2026-03-01.csv": text})
    assert current(house, "v.name, s.status") == [("Big", 0), ("Small", 1)]


@pytest.mark.parametrize("flag", ["hs_is_closed_won", "hs_is_closed"])
def test_an_id_of_a_won_stage_does_not_win_a_deal_that_the_flag_calls_open(house, flag):
    header = "hs_object_id,dealname,dealstage,pipeline,amount,closedate,createdate,hs_is_closed_won"
    header += ",hs_is_closed" if flag == "hs_is_closed" else ""
    more = ",false" if flag == "hs_is_closed" else ""
    text = header + f"\n1,Big,closedwon,default,1,2026-12-01,2026-01-01,false{more}\n"
    house.load({"deals.csv": text}, choose=("@stages=closedwon>done+>gone-",) if not more else ())
    assert current(house, "s.status") == [(0,)]


def test_rows_of_a_history_that_change_no_stage_are_no_changes(house):
    case = CASES["hist_no_change_rows"]
    deals = "Id,Name,StageName,CloseDate,CreatedDate\n006A0000002TpvS,Big,B,2026-12-01,2026-01-01 00:00:00\n"
    history = "Id,OpportunityId,CreatedDate,StageName,FromOpportunityStageName,CloseDate\n" + "".join(
        f"008{n:012},006A0000002TpvS,2026-01-0{n + 1} 00:00:00,{to},{of},2026-12-01\n"
        for n, (of, to) in enumerate(case["rows"])
    )
    house.load(
        {"Opportunity.csv": deals, "OpportunityHistory.csv": history}, choose=("@stages=A>B>Won+>Lost-",)
    )
    assert house.one("select count(*) - 1 from core.visits") == case["stage_changes"]


@pytest.mark.parametrize("place", range(4))
def test_headers_of_stage_entries_in_every_spelling(house, place):
    case = CASES["hubspot_header_variants"]
    header = case["headers"][place]
    said = entered(header)
    assert said is not None
    assert stage_of_entry(said)[0] == case["stage"]
    quoted = '"' + header.replace('"', '""') + '"'
    text = HUBSPOT + f",{quoted}\n1,Big,Y,P,1,2026-12-01 00:00,2026-01-01 00:00,Ann,2026-01-05 09:00\n"
    house.load({"deals.csv": text}, choose=("@stages=X>Y>Won+>Lost-",))
    assert house.rows(
        "select s.name, v.entered_at from core.visits v join core.stages s on s.stage_id = v.stage_id"
        " where s.name = 'X'"
    ) == [("X", datetime(2026, 1, 5, 9))]


@pytest.mark.parametrize(
    "header", ["Date Entered", "Date entered", "date_entered", "Entered by", "Date", 'Date exited "X (P)"']
)
def test_other_headers_are_no_stage_entries(header):
    assert entered(header) is None


def test_stage_entries_are_read_from_an_unknown_system_too(house):
    text = (
        "Ref,Opportunity,Seller,Client,Phase,Deal Value,Opened,Expected Close,\"Date entered 'Qualified'\"\n"
        "1,Big,Ann,Acme,Offer,10,2026-02-01,2026-12-01,2026-02-05\n"
        "2,Small,Bo,Beta,Won,20,2026-02-02,2026-03-01,\n"
    )
    file = only(house.load({"pipeline.csv": text}))
    assert (file.system, file.status) == ("other", "loaded")
    assert house.rows(
        "select s.name, v.entered_at from core.visits v join core.stages s on s.stage_id = v.stage_id"
        " where s.name = 'Qualified'"
    ) == [("Qualified", datetime(2026, 2, 5))]


def test_of_several_companies_the_first_is_the_account(house):
    case = CASES["hubspot_multi_assoc"]
    text = HUBSPOT + ",Associated Company\n"
    text += f"1,Big,Contract Sent,Sales,1,2026-12-01 00:00,2026-01-01 00:00,Ann,{case['value']}\n"
    file = only(house.load({"deals.csv": text}))
    assert house.rows("select name from core.accounts") == [(case["list"][0],)]
    (issue,) = [issue for issue in file.issues if issue.code == "account.several"]
    assert (issue.severity, issue.column, issue.params["n"]) == ("warning", "Associated Company", 1)


def test_categories_of_a_forecast_have_one_name_each(house):
    case = CASES["fc_category_map"]
    header = "Id,Name,StageName,CloseDate,ForecastCategoryName,CreatedDate\n"
    rows = "".join(
        f"006A000000{n:05d},deal {n},Prospecting,2026-12-01,{text},2026-01-01 00:00:00\n"
        for n, text in enumerate(case["values"])
    )
    house.load({"Opportunity.csv": header + rows})
    named = house.rows(
        "select l.name from raw.deals v join meta.labels l on l.label_id = v.forecast_id order by v.name"
    )
    assert [name.lower().replace(" ", "_") for (name,) in named] == case["canonical"]


def test_a_probability_of_salesforce_is_of_a_hundred_even_where_all_are_small(house):
    case = CASES["fc_probability_scale"]
    header = "Id,Name,StageName,Amount,Probability,CloseDate,CreatedDate\n"
    row = f"006A0000002TpvS,Big,Prospecting,{case['amount']},{case['probability_export']}"
    row += ",2026-12-01,2026-01-01\n"
    house.load({"Opportunity.csv": header + row})
    ((amount, chance),) = current(house, "s.amount, v.probability_bp")
    assert Fraction(amount, 100) * chance / 10000 == case["weighted"]


def test_two_exports_tell_what_changed(house):
    case = CASES["snapshot_diff_stage"]
    stages = ("@stages=A>B>C>Won+>Lost-",)

    def export(rows):
        return (
            "Deal - ID,Deal - Title,Deal - Status,Deal - Stage,Deal - Value,Deal - Deal created\n"
            + "".join(
                f"{key},deal {key},Open,{stage},{amount},2026-01-0{key}\n" for key, stage, amount in rows
            )
        )

    house.load({"deals.csv": export(case["snap1"])}, choose=stages, as_of=date(2026, 2, 1))
    report = house.load({"deals.csv": export(case["snap2"])}, choose=stages, as_of=date(2026, 3, 1))
    file = only(report)
    assert (file.changed, file.new) == (1, 1)
    told = house.rows(
        "select k.key, s.from_day, st.name, s.amount from core.spans s join raw.deals_keys k on k.key_id = "
        "s.deal_id"
        " join core.stages st on st.stage_id = s.stage_id order by 1, 2"
    )
    assert told == [
        ("1", date(2026, 1, 1), "A", 1000),
        ("1", date(2026, 3, 1), "C", 1200),
        ("2", date(2026, 1, 2), "A", 500),
    ]


def test_flags_as_a_column_read_them():
    case = CASES["sf_bool"]
    from salesperf.importers import numbers

    with cells_of(case["values"]) as (cursor, column):
        assert values(cursor, numbers.flag(cursor, column, field="flag")) == case["parsed"]
