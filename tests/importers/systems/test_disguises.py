"""Exports of systems that nobody has declared, as their lists write them, and known ones in other languages.

Header lines written from knowledge of the products; the values are made up. A main field must be found under
the right header, and under no other: a field that is left open is better than a wrong one.
"""

from __future__ import annotations

import pytest

from salesperf.importers.recognise import recognise
from salesperf.warehouse.stages import kind_of_name

MAIN = (
    "id", "name", "amount", "closed_amount", "stage", "status", "owner", "account", "created", "close_on",
    "closed_on", "currency", "is_won", "is_lost", "is_closed", "pipeline",
)  # fmt: skip

VALUES = {
    "id": ("A-17", "A-18", "A-19"),
    "name": ("Oak line", "Elm press", "Fir roof"),
    "amount": ("1200.50", "88000", "430"),
    "closed_amount": ("1200.50", "", ""),
    "stage": ("Proposal", "Closed Won", "Negotiation"),
    "status": ("Open", "Won", "Open"),
    "owner": ("Ann Lee", "Bo Ray", "Ann Lee"),
    "account": ("Acme Steel", "Beta Foods", "Gamma Pumps"),
    "created": ("2026-01-05 09:12:00", "2026-01-07 10:00:00", "2026-02-02 16:30:00"),
    "close_on": ("2026-06-30", "2026-03-31", "2026-07-15"),
    "closed_on": ("", "2026-03-28", ""),
    "currency": ("EUR", "EUR", "USD"),
    "is_closed": ("No", "Yes", "No"),
    "pipeline": ("Sales", "Sales", "Sales"),
    "date": ("2026-04-01", "2026-04-02", "2026-04-03"),
    "number": ("3", "14", "15"),
    "": ("some words", "other words", "more words"),
}

# name → "Header=what it is" parted by bars; a column of no main field is text, =date or =number
SYSTEMS = {
    "SuiteCRM": "name=name | amount=amount | amount_usdollar=number | currency_id | date_closed=close_on | "
    "next_step | "
    "sales_stage=stage | probability=number | id=id | date_entered=created | date_modified=date | "
    "modified_user_id | "
    "created_by | description | deleted=number | assigned_user_name=owner | opportunity_type | campaign_id | "
    "lead_source | account_name=account",
    "SugarCRM": "Opportunity Name=name | ID=id | Date Created=created | Date Modified=date | Modified By "
    "Name | "
    "Created By Name | Description | Assigned User Name=owner | Type | Lead Source | Opportunity "
    "Amount=amount | "
    "Expected Close Date=close_on | Next Step | Sales Stage=stage | Probability (%)=number | Account "
    "Name=account",
    "Freshsales": "Id=id | Name=name | Amount=amount | Base currency amount=number | Expected "
    "close=close_on | "
    "Closed date=closed_on | Deal stage=stage | Deal pipeline=pipeline | Deal type | Lost reason | Sales "
    "owner=owner | "
    "Account=account | Contacts | Probability (%)=number | Created at=created | Updated at=date | Source | "
    "Territory | "
    "Deal stage updated at=date | Last contacted time=date",
    "Copper": "Opportunity ID=id | Name=name | Primary Contact | Company=account | Owned By=owner | "
    "Status=status | "
    "Pipeline=pipeline | Stage=stage | Priority | Value=amount | Currency=currency | Close Date=close_on | "
    "Win Probability=number | Loss Reason | Source | Tags | Created At=created | Updated At=date | "
    "Inactive Days=number",
    "Close": "id=id | lead_id | lead_name=account | status_label=stage | status_type=status | "
    "pipeline_name=pipeline | "
    "value=amount | value_currency=currency | value_period | confidence=number | user_name=owner | user_id | "
    "contact_name | date_created=created | date_updated=date | date_won=closed_on | note",
    "Insightly": "Record Id=id | Opportunity Name=name | Probability=number | Forecast Close Date=close_on | "
    "Actual Close Date=closed_on | Opportunity Value=amount | Bid Currency=currency | Bid Type | "
    "Opportunity State=status | "
    "Pipeline=pipeline | Current Stage=stage | User Responsible=owner | Organization Name=account | "
    "Date Created=created | Date Modified=date | State Reason",
    "Bitrix24": "ID=id | Pipeline=pipeline | Deal stage=stage | Deal name=name | Type | Source | "
    "Total=amount | "
    "Currency=currency | Contact | Company=account | Responsible person=owner | Created on=created | "
    "Modified on=date | "
    "Start date=date | End date=close_on | Deal closed=is_closed | Probability=number | Comment",
    "amoCRM": "ID=id | Lead title=name | Main contact | Company=account | Responsible user=owner | Lead "
    "stage=stage | "
    "Pipeline=pipeline | Sale=amount | Created at=created | Created by | Modified by | Closed at=closed_on "
    "| Lead tags | "
    "Loss reason",
    "monday sales": "Name=name | Owner=owner | Stage=stage | Deal Value=amount | Close Probability=number | "
    "Expected Close Date=close_on | Deal creation date=created | Close date | Contacts | Accounts=account | "
    "Forecast value=number | Item ID=id",
    "Airtable": "Opportunity name=name | Owner=owner | Account=account | Status=status | Proposal "
    "value=amount | "
    "Expected close date=close_on | Priority | Last contact=date | Primary contact | Created=created",
    "SAP C4C": "ID=id | Name=name | Account=account | Account ID | Owner=owner | Sales Phase=stage | "
    "Status=status | "
    "Expected Value=amount | Currency=currency | Close Date=close_on | Start Date=date | Chance of "
    "Success=number | "
    "Source | Reason for Status | Created On=created | Changed On=date | Sales Unit | Forecast Category",
    "Oracle": "Opportunity Number=id | Opportunity Name=name | Account=account | Owner=owner | Sales "
    "Stage=stage | "
    "Status=status | Win Probability=number | Revenue Amount=amount | Currency Code=currency | Close "
    "Date=close_on | "
    "Sales Method=pipeline | Creation Date=created | Last Update Date=date | Win/Loss Reason | Primary "
    "Competitor",
    "销售易": "商机编号=id | 商机名称=name | 客户名称=account | 商机类型 | 销售阶段=stage | 赢率=number | "
    "销售金额=amount | "
    "币种=currency | 结单日期=close_on | 商机所有人=owner | 商机来源 | 创建日期=created | 最新修改日=date "
    "| 输单原因 | 所属部门 | "
    "最近活动记录时间=date",
    "红圈": "项目编号=id | 项目名称=name | 客户名称=account | 项目阶段=stage | 预计成交金额=amount | "
    "预计成交时间=close_on | "
    "负责人=owner | 创建时间=created | 所属部门 | 项目状态=status | 备注",
    "励销": "商机标题=name | 所属客户=account | 销售阶段=stage | 预计成交金额=amount | "
    "实际成交金额=closed_amount | "
    "预计成交日期=close_on | 实际成交日期=closed_on | 负责人=owner | 创建时间=created | 更新时间=date",
    "EC": "销售机会=name | 客户名称=account | 机会金额=amount | 预计成交日期=close_on | 机会阶段=stage | "
    "跟进人=owner | "
    "创建时间=created | 最近跟进时间=date",
    "简道云": "商机编号=id | 商机名称=name | 关联客户=account | 预计成交金额=amount | 商机阶段=stage | "
    "销售负责人=owner | "
    "预计成交日期=close_on | 提交人 | 提交时间=created | 更新时间=date",
    "Salesforce report, German": "Opportunity-Inhaber=owner | Accountname=account | Opportunity-Name=name "
    "| Phase=stage | "
    "Betrag=amount | Wahrscheinlichkeit (%)=number | Schlusstermin=close_on | Erstelldatum=created | "
    "Lead-Quelle | Typ",
    "Salesforce report, French": "Propriétaire de l'opportunité=owner | Nom du compte=account | "
    "Nom de l'opportunité=name | Étape=stage | Montant=amount | Probabilité (%)=number | Date de "
    "clôture=close_on | "
    "Date de création=created | Origine de la piste",
    "Salesforce report, Spanish": "Propietario de oportunidad=owner | Nombre de la cuenta=account | "
    "Nombre de la oportunidad=name | Etapa=stage | Importe=amount | Probabilidad (%)=number | Fecha de "
    "cierre=close_on | "
    "Fecha de creación=created",
    "Salesforce report, Portuguese": "Proprietário da oportunidade=owner | Nome da conta=account | "
    "Nome da oportunidade=name | Fase=stage | Valor=amount | Data de fechamento=close_on | Data de "
    "criação=created",
    "Salesforce report, Japanese": "商談 所有者=owner | 取引先名=account | 商談名=name | フェーズ=stage | "
    "金額=amount | "
    "確度 (%)=number | 完了予定日=close_on | 作成日=created | リードソース | 種別",
    "HubSpot, German": "Datensatz-ID=id | Deal-Name=name | Deal-Phase=stage | Pipeline=pipeline | "
    "Betrag=amount | "
    "Abschlussdatum=close_on | Erstelldatum=created | Zuständiger Mitarbeiter für Deal=owner | "
    "Zugeordnetes Unternehmen=account",
    "HubSpot, French": "ID de fiche d'informations=id | Nom de la transaction=name | Phase de la "
    "transaction=stage | "
    "Pipeline=pipeline | Montant=amount | Date de fermeture=close_on | Date de création=created | "
    "Propriétaire de la transaction=owner | Entreprise associée=account",
    "HubSpot, Spanish": "ID de registro=id | Nombre del negocio=name | Etapa del negocio=stage | "
    "Pipeline=pipeline | "
    "Valor=amount | Fecha de cierre=close_on | Fecha de creación=created | Propietario del negocio=owner | "
    "Empresa asociada=account",
    "HubSpot, Portuguese": "ID do registro=id | Nome do negócio=name | Etapa do negócio=stage | "
    "Pipeline=pipeline | "
    "Valor=amount | Data de fechamento=close_on | Data de criação=created | Proprietário do negócio=owner | "
    "Empresa associada=account",
    "HubSpot, Japanese": "レコードID=id | 取引名=name | 取引ステージ=stage | 金額=amount | "
    "クローズ日=close_on | 作成日=created | "
    "取引担当者=owner | 関連する会社=account",
    "Pipedrive without the object in front": "ID=id | Title=name | Owner=owner | Value=amount | "
    "Currency of Value=currency | Organization=account | Pipeline=pipeline | Stage=stage | Status=status | "
    "Deal created=created | Expected close date=close_on | Deal closed on=closed_on | Lost reason | Label",
}  # fmt: skip


def columns(line):
    """Pairs of header and field of a line above."""
    return [tuple(part.partition("=")[::2]) for part in line.split(" | ")]


def read(pairs):
    headers = tuple(header for header, _ in pairs)
    rows = list(zip(*(VALUES.get(field, VALUES[""]) for _, field in pairs), strict=True))
    found = recognise(headers, rows, wanted=None)
    assert found is not None
    return found, {
        field: header
        for header, fields in zip(headers, found.targets, strict=True)
        for field in fields
        if field in MAIN
    }


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_main_fields_of_an_unknown_system_are_found_and_no_wrong_ones(system):
    pairs = columns(SYSTEMS[system])
    found, mapped = read(pairs)
    assert found.object == "deals"
    assert mapped == {field: header for header, field in pairs if field in MAIN}


@pytest.mark.parametrize("system", SYSTEMS)
def test_columns_in_another_order_are_mapped_the_same(system):
    pairs = columns(SYSTEMS[system])
    assert read(list(reversed(pairs)))[1] == read(pairs)[1]


@pytest.mark.parametrize("system", SYSTEMS)
def test_columns_of_ones_own_change_nothing(system):
    pairs = columns(SYSTEMS[system])
    more = [
        ("Favourite colour", ""),
        *pairs,
        ("Owner of the cat", ""),
        ("Stage play", ""),
        ("自定义字段1", ""),
    ]
    assert read(more)[1] == read(pairs)[1]


@pytest.mark.parametrize("system", ["Freshsales", "Copper", "Insightly", "Oracle"])
def test_an_object_in_front_of_every_header_changes_nothing(system):
    pairs = columns(SYSTEMS[system])
    before = {field: "Deal - " + header for field, header in read(pairs)[1].items()}
    assert read([("Deal - " + header, field) for header, field in pairs])[1] == before


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Abgeschlossen und gewonnen", "won"),
        ("Abgeschlossen und verloren", "lost"),
        ("Fermée gagnée", "won"),
        ("Fermé perdu", "lost"),
        ("Cierre ganado", "won"),
        ("Cerrada perdida", "lost"),
        ("Fechado e ganho", "won"),
        ("Negócio perdido", "lost"),
        ("受注", "won"),
        ("失注", "lost"),
        ("受注見込", "open"),
        ("Angebot", "open"),
        ("Négociation", "open"),
        ("提案", "open"),
    ],
)
def test_outcomes_are_known_in_the_languages_of_the_headers(name, kind):
    assert kind_of_name(name) == kind
