"""Every sample file alone and as a folder: loaded, asked about or refused for the right reason; rows add up.

What the figures of these files are is tested where each kind of file is.
"""

from __future__ import annotations

import pytest

from tests.importers.bench import bench, codes

LOADED = {
    "adventureworks_quota/person_names.csv": ("people", 17),
    "adventureworks_quota/quota_date_quarters.csv": ("target_periods", 12),
    "adventureworks_quota/quota_history_with_headers.csv": ("targets", 163),
    "adventureworks_reseller/Product.csv": ("products", 397),
    "adventureworks_reseller/Region.csv": ("regions", 10),
    "adventureworks_reseller/Reseller.csv": ("accounts", 701),
    "adventureworks_reseller/Sales.csv": ("order_lines", 57851),
    "adventureworks_reseller/Salesperson.csv": ("people", 18),
    "adventureworks_reseller/Targets.csv": ("targets", 809),
    "fivetran_seeds/dbt_hubspot/company_data.csv": ("accounts", 24),
    "fivetran_seeds/dbt_hubspot/deal_data.csv": ("deals", 44),
    "fivetran_seeds/dbt_hubspot/deal_pipeline_data.csv": ("pipelines", 6),
    "fivetran_seeds/dbt_hubspot/deal_pipeline_stage_data.csv": ("stages", 71),
    "fivetran_seeds/dbt_hubspot/deal_property_history_data.csv": ("stage_history", 100),
    "fivetran_seeds/dbt_hubspot/deal_stage_data.csv": ("stage_history", 14),
    "fivetran_seeds/dbt_hubspot/engagement_data.csv": ("activities", 1),
    "fivetran_seeds/dbt_hubspot/owner_data.csv": ("people", 100),
    "fivetran_seeds/dbt_hubspot/ticket_data.csv": ("tickets", 25),
    "fivetran_seeds/dbt_salesforce/sf_account_data.csv": ("accounts", 10),
    "fivetran_seeds/dbt_salesforce/sf_lead_data.csv": ("leads", 1),
    "fivetran_seeds/dbt_salesforce/sf_opportunity_data.csv": ("deals", 10),
    "fivetran_seeds/dbt_salesforce/sf_opportunity_history_data.csv": ("stage_history", 10),
    "fivetran_seeds/dbt_salesforce/sf_task_data.csv": ("activities", 10),
    "fivetran_seeds/dbt_salesforce/sf_user_data.csv": ("people", 10),
    "fmcg_targets/Customers.csv": ("accounts", 107),
    "fmcg_targets/Products.csv": ("products", 32),
    "fmcg_targets/Sales.csv": ("order_lines", 4501),
    "fmcg_targets/SalesReps.csv": ("people", 10),
    "fmcg_targets/Targets.csv": ("targets", 180),
    "maven_crm/accounts.csv": ("accounts", 85),
    "maven_crm/products.csv": ("products", 7),
    "maven_crm/sales_pipeline.csv": ("deals", 8800),
    "maven_crm/sales_pipeline.dd-mm-yyyy.csv": ("deals", 8800),
    "maven_crm/sales_pipeline.m-d-yyyy.csv": ("deals", 8800),
    "maven_crm/sales_teams.csv": ("people", 35),
    "salesforce_devorg/Account.csv": ("accounts", 18),
    "salesforce_devorg/Contact.csv": ("contacts", 25),
    "salesforce_devorg/Lead.csv": ("leads", 22),
    "salesforce_devorg/Opportunity.csv": ("deals", 36),
    "salesforce_devorg/OpportunityHistory.csv": ("stage_history", 48),
}
NO_CRM = {
    "adventureworks_quota/expected_quarter_quota_attainment.csv",
    "adventureworks_reseller/expected_person_month_attainment.csv",
    "maven_crm/data_dictionary.csv",
    "maven_crm/expected_agent_month.csv",
    "salesforce_devorg/OpportunityHistoryGroup.csv",
    "tourism_monthly/tourism_monthly_long.csv",
}
NO_TABLE = {"fmcg_targets/LICENSE", "salesforce_devorg/LICENSE"}
FOLDERS = sorted({name.rpartition("/")[0] for name in LOADED})


@pytest.fixture
def house(tmp_path):
    with bench(tmp_path) as made:
        yield made


@pytest.mark.parametrize("name", LOADED)
def test_a_file_alone_is_loaded_and_its_rows_add_up(house, samples, name):
    (file,) = house.load_paths(samples / "data" / name).files
    assert (file.status, file.object, file.rows) == ("loaded", *LOADED[name])
    assert file.rows == file.new + file.changed + file.unchanged + file.rejected
    assert file.rejected == 0


@pytest.mark.parametrize("name", sorted(NO_CRM | NO_TABLE))
def test_what_is_no_export_is_refused_with_the_reason(house, samples, name):
    report = house.load_paths(samples / "data" / name)
    (file,) = report.files
    assert (file.status, report.load_id) == ("refused", None)
    reasons = {"file.no_table"} if name in NO_TABLE else {"file.not_crm", "file.result"}
    assert set(codes(file, "error")) <= reasons


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_is_loaded_in_one_go_and_every_row_is_accounted_for(house, samples, folder):
    paths = sorted(path for path in (samples / "data" / folder).iterdir() if path.is_file())
    report = house.load_paths(*paths, skip_refused=True)
    assert {path.name for path in paths} == {file.file.partition(":")[0] for file in report.files}
    for file in report.files:
        expected = LOADED.get(folder + "/" + file.file)
        if expected:
            assert (file.status, file.object, file.rows) == ("loaded", *expected)
        if file.status == "loaded":
            assert file.rows == file.new + file.changed + file.unchanged + file.rejected
        else:
            assert codes(file, "error")


def test_the_same_folder_again_changes_nothing(house, samples):
    paths = sorted((samples / "data" / "fivetran_seeds" / "dbt_salesforce").glob("*.csv"))
    house.load_paths(*paths)
    report = house.load_paths(*paths)
    assert report.load_id is None
    assert {file.new + file.changed for file in report.files} == {0}


def test_the_workbook_of_orders_is_loaded_sheet_by_sheet(house, samples):
    report = house.load_paths(samples / "data" / "superstore_cn" / "superstore_cn.xls")
    assert {(f.object, f.status, f.rows, f.rejected) for f in report.files} == {
        ("order_lines", "loaded", 10000, 0),
        ("orders", "loaded", 296, 0),
        ("regions", "loaded", 6, 0),
    }
