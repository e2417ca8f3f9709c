"""Header lines of real exports are recognised: as what they are, or as tables of which nothing is used."""

from __future__ import annotations

import json

import pytest

from salesperf.importers.recognise import recognise
from salesperf.importers.systems.unused import UNUSED, unused
from tests.importers.bench import bench, codes, only

SYSTEMS = {
    "salesforce": "salesforce",
    "hubspot": "hubspot",
    "pipedrive": "pipedrive",
    "zoho": "zoho",
    "dynamics365": "dynamics365",
    "odoo": "odoo",
    "maven_crm_sample": "four_table",
    "wukong_悟空CRM": "wukong",
    "fxiaoke_纷享销客": "fxiaoke",
    "wecom_微伴/微盛": "wecom",
}
OBJECTS = {
    ("salesforce", "Opportunity.csv"): "deals",
    ("salesforce", "OpportunityHistory.csv"): "stage_history",
    ("salesforce", "OpportunityFieldHistory (API/Data Loader)"): "stage_history",
    ("salesforce", "Case.csv"): "tickets",
    ("salesforce", "Campaign.csv"): "campaigns",
    ("salesforce", "CurrencyType.csv"): "rates",
    ("salesforce", "DatedConversionRate.csv"): "rates",
    ("salesforce", "User.csv"): "people",
    ("salesforce", "Report: Opportunity Field History"): "stage_history",
    ("hubspot", "deals (labels)"): "deals",
    ("hubspot", "deals (internal names)"): "deals",
    ("hubspot", "companies"): "accounts",
    ("pipedrive", "persons"): "contacts",
    ("zoho", "Potentials.csv (Zoho Analytics)"): "deals",
    ("zoho", "Calls.csv (Zoho Analytics)"): "activities",
    ("dynamics365", "Appointments"): "activities",
    ("dynamics365", "Campaign"): "campaigns",
    ("odoo", "crm.lead (import-compatible)"): "deals",
    ("wukong_悟空CRM", "线索"): "leads",
    ("wecom_微伴/微盛", "商机"): "deals",
}


def lines(samples):
    known = json.loads((samples / "crm" / "export_headers.json").read_text(encoding="utf-8"))
    for system, key in SYSTEMS.items():
        for name, entry in known[system]["objects"].items():
            if entry.get("headers"):
                yield system, key, name, tuple(entry["headers"])


def test_every_header_line_is_known_for_what_it_is(samples):
    for system, key, name, headers in lines(samples):
        if unused(headers):
            continue
        found = recognise(headers, [])
        if (system, name) == ("dynamics365", "Territory"):
            assert found is None or found.object == "regions"
            continue
        assert found is not None, (system, name)
        assert found.layout is not None, (system, name)
        assert found.system == key, (system, name)
        assert found.object == OBJECTS.get((system, name), found.object), (system, name)


def test_tables_left_aside_are_only_those_of_which_nothing_is_used(samples):
    aside = {(system, name) for system, _, name, headers in lines(samples) if unused(headers)}
    assert not aside & set(OBJECTS)
    assert ("salesforce", "Quote.csv") in aside


def test_variants_of_pipedrives_headers_mean_the_same(samples):
    known = json.loads((samples / "crm" / "export_headers.json").read_text(encoding="utf-8"))
    deals = known["pipedrive"]["objects"]["deals"]
    usual = recognise(tuple(deals["headers"]), [])
    for header, variants in deals["variants"].items():
        for variant in variants:
            headers = tuple(variant if one == header else one for one in deals["headers"])
            assert recognise(headers, []).targets == usual.targets, variant


def test_labels_of_chinese_forms_are_known(samples):
    known = json.loads((samples / "crm" / "cn_crm_field_labels.json").read_text(encoding="utf-8"))
    expected = {
        ("wukong_crm_11", "客户"): ("wukong", "accounts"),
        ("wukong_crm_11", "线索"): ("wukong", "leads"),
        ("wukong_crm_11", "联系人"): ("wukong", "contacts"),
        ("wukong_crm_11", "产品"): ("wukong", "products"),
        ("cordys_crm", "customer"): ("cordys", "accounts"),
        ("cordys_crm", "clue"): ("cordys", "leads"),
        ("cordys_crm", "contact"): ("cordys", "contacts"),
        ("cordys_crm", "product"): ("cordys", "products"),
        ("cordys_crm", "record"): ("cordys", "activities"),
    }
    for (crm, form), wanted in expected.items():
        headers = tuple(field["label"] for field in known[crm]["objects"][form])
        found = recognise(headers, [])
        assert (found.system, found.object) == wanted, (crm, form)


def test_deals_of_which_no_stage_is_told_are_taken_for_nothing_else(samples):
    known = json.loads((samples / "crm" / "cn_crm_field_labels.json").read_text(encoding="utf-8"))
    headers = tuple(field["label"] for field in known["cordys_crm"]["objects"]["opportunity"])
    assert recognise(headers, []) is None


@pytest.mark.parametrize("one", UNUSED, ids=lambda one: one.what)
def test_a_table_left_aside_is_refused_by_its_name(tmp_path, one):
    with bench(tmp_path) as house:
        report = house.load(
            {"table.csv": ",".join(one.signature) + "\n" + ",".join("x" for _ in one.signature) + "\n"}
        )
        file = only(report)
    assert (file.status, codes(file, "error"), report.load_id) == ("refused", ["file.not_used"], None)
    assert dict(file.issues[0].params)["what"] == one.what
