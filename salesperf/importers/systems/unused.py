"""Tables of known systems that hold nothing we load, told by their headers and taken for nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from salesperf.importers.layout import exact


@dataclass(frozen=True)
class Unused:
    """A table that is known and left aside. `what` is what the system calls it."""

    system_name: str
    what: str
    signature: tuple[str, ...]


UNUSED = (
    Unused("Salesforce", "OpportunityContactRole", ("OpportunityId", "ContactId", "Role")),
    Unused("Salesforce", "Period", ("FiscalYearSettingsId", "StartDate", "IsForecastPeriod")),
    Unused("Salesforce", "FiscalYearSettings", ("PeriodId", "IsStandardYear", "YearType")),
    Unused("Salesforce", "ForecastingAdjustment", ("ForecastingItemId", "AdjustedAmount")),
    Unused("Salesforce", "ForecastingOwnerAdjustment", ("ForecastingItemId", "OwnerAdjustedAmount")),
    Unused("Salesforce", "RecordType", ("BusinessProcessId", "SobjectType")),
    Unused("Salesforce", "Quote", ("QuoteNumber", "OpportunityId", "IsSyncing")),
    Unused("Salesforce", "CampaignMember", ("CampaignId", "LeadId", "HasResponded")),
    Unused("Salesforce", "Pricebook2", ("IsStandard", "IsArchived", "Name")),
    Unused("Salesforce", "CaseHistory2", ("CaseId", "PreviousUpdate")),
    Unused("Salesforce", "FieldHistory", ("TableEnumOrId", "FieldEnumOrId")),
    Unused("Zoho CRM", "Quotes", ("QUOTEID", "Quote Stage")),
    Unused("悟空CRM", "回款计划", ("计划回款金额", "计划回款日期")),
    Unused("悟空CRM", "发票", ("发票申请编号", "开票金额")),
    Unused("Cordys CRM", "跟进计划", ("预计沟通内容", "预计开始时间")),
    Unused("Cordys CRM", "价格表", ("价格表名称", "产品信息")),
    Unused("Cordys CRM", "报价", ("报价日期", "有效期至", "报价产品")),
    Unused("Cordys CRM", "回款计划", ("回款计划名称", "计划回款金额")),
)


def unused(headers: tuple[str, ...]) -> Unused | None:
    """The known table that these headers are of and that nothing here uses; None for every other."""
    present = {exact(header) for header in headers}
    return next((one for one in UNUSED if all(exact(name) in present for name in one.signature)), None)
