"""Salesforce: cases, campaigns, currencies and field history of the weekly export and Data Loader."""

from salesperf.importers.layout import Layout, words

_SYSTEM = ("salesforce", "Salesforce")
_AUDIT = ("CreatedById", "LastModifiedById", "SystemModstamp")

LAYOUTS = (
    Layout(
        *_SYSTEM,
        "tickets",
        "cases",
        {
            "Id": "id",
            "IsDeleted": "is_deleted",
            "AccountId": "account_id",
            "Subject": "subject",
            "Status": "status",
            "Origin": "source",
            "Priority": "priority",
            "IsClosed": "is_closed",
            "ClosedDate": "closed",
            "OwnerId": "owner_id",
            "CreatedDate": "opened",
            "LastModifiedDate": "modified",
        },
        signature=("Id", "CaseNumber", "Status", "Origin"),
        known=_AUDIT
        + words(
            "MasterRecordId | CaseNumber | ContactId | AssetId | ProductId | EntitlementId | SourceId | "
            "BusinessHoursId | ParentId | SuppliedName | SuppliedEmail | SuppliedPhone | SuppliedCompany | "
            "Type | "
            "Reason | Description | IsEscalated | CurrencyIsoCode | IsClosedOnCreate | SlaStartDate | "
            "SlaExitDate | IsStopped | StopStartDate | ServiceContractId | EventsProcessedDate"
        ),
        zone="UTC",
    ),
    Layout(
        *_SYSTEM,
        "campaigns",
        "campaigns",
        {
            "Id": "id",
            "IsDeleted": "is_deleted",
            "Name": "name",
            "ParentId": "parent",
            "Type": "type",
            "Status": "status",
            "StartDate": "from_day",
            "EndDate": "to_day",
            "CurrencyIsoCode": "currency",
            "BudgetedCost": "budget",
            "ActualCost": "cost",
            "OwnerId": "owner_id",
            "CreatedDate": "created",
            "LastModifiedDate": "modified",
        },
        signature=("Id", "Name", "BudgetedCost", "ActualCost"),
        known=_AUDIT
        + words(
            "ExpectedRevenue | ExpectedResponse | NumberSent | IsActive | Description | NumberOfLeads | "
            "NumberOfConvertedLeads | NumberOfContacts | NumberOfResponses | NumberOfOpportunities | "
            "NumberOfWonOpportunities | AmountAllOpportunities | AmountWonOpportunities | "
            "HierarchyNumberOfLeads | HierarchyNumberOfConvertedLeads | HierarchyNumberOfContacts | "
            "HierarchyNumberOfResponses | HierarchyNumberOfOpportunities | "
            "HierarchyNumberOfWonOpportunities | HierarchyAmountAllOpportunities | "
            "HierarchyAmountWonOpportunities | HierarchyNumberSent | HierarchyExpectedRevenue | "
            "HierarchyBudgetedCost | HierarchyActualCost | LastActivityDate | CampaignMemberRecordTypeId"
        ),
        zone="UTC",
    ),
    Layout(
        *_SYSTEM,
        "roles",
        "roles",
        {"Id": "id", "Name": "name", "ParentRoleId": "parent"},
        signature=("Id", "Name", "ParentRoleId", "RollupDescription"),
        known=words(
            "RollupDescription | OpportunityAccessForAccountOwner | CaseAccessForAccountOwner | "
            "ContactAccessForAccountOwner | ForecastUserId | MayForecastManagerShare | LastModifiedDate | "
            "LastModifiedById | SystemModstamp | PortalAccountId | PortalType | PortalRole | "
            "PortalAccountOwnerId"
        ),
        zone="UTC",
    ),
    Layout(
        *_SYSTEM,
        "rates",
        "currencies",
        {"IsoCode": "currency", "ConversionRate": "per_unit"},
        signature=("IsoCode", "ConversionRate", "DecimalPlaces"),
        known=_AUDIT + words("Id | DecimalPlaces | IsActive | IsCorporate | CreatedDate | LastModifiedDate"),
        zone="UTC",
    ),
    Layout(
        *_SYSTEM,
        "rates",
        "dated rates",
        {"IsoCode": "currency", "StartDate": "month", "NextStartDate": "until", "ConversionRate": "per_unit"},
        signature=("IsoCode", "StartDate", "NextStartDate", "ConversionRate"),
        known=_AUDIT + words("Id | CreatedDate | LastModifiedDate"),
        zone="UTC",
    ),
    Layout(
        *_SYSTEM,
        "stage_history",
        "opportunity field history",
        {
            "Id": "id",
            "IsDeleted": "is_deleted",
            "OpportunityId": "deal_id",
            "CreatedDate": "entered_at",
            "Field": "changed",
            "OldValue": ("old_value", "from_stage"),
            "NewValue": ("new_value", "stage"),
        },
        signature=("OpportunityId", "Field", "OldValue", "NewValue"),
        known=("CreatedById", "DataType"),
        zone="UTC",
    ),
    Layout(
        *_SYSTEM,
        "stage_history",
        "opportunity field history report",
        {
            "Opportunity ID": "deal_id",
            "Edit Date": "entered_at",
            "Field / Event": "changed",
            "Old Value": ("old_value", "from_stage"),
            "New Value": ("new_value", "stage"),
        },
        signature=("Opportunity ID", "Field / Event", "Old Value", "New Value"),
        known=("Opportunity Name", "Edited By"),
    ),
)
