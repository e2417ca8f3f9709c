"""Salesforce: who shares an opportunity, and the kinds of such splits, from the Data Loader."""

from salesperf.importers.layout import Layout, words

_SYSTEM = ("salesforce", "Salesforce")
_AUDIT = words("CreatedById | LastModifiedById | SystemModstamp")

LAYOUTS = (
    Layout(
        *_SYSTEM,
        "splits",
        "opportunity splits",
        {
            "Id": "id",
            "IsDeleted": "is_deleted",
            "OpportunityId": "deal_id",
            "Opportunity.Name": "deal",
            "SplitOwnerId": "owner_id",
            "SplitOwner.Name": "owner",
            "SplitPercentage": "share",
            "SplitAmount": "amount",
            "CurrencyIsoCode": "currency",
            "SplitType.MasterLabel": "type",
            "SplitType.DeveloperName": "type",
            "SplitTypeId": "type",
            "CreatedDate": "created",
            "LastModifiedDate": "modified",
        },
        signature=("OpportunityId", "SplitOwnerId", "SplitPercentage"),
        others=(("OpportunityId", "SplitOwnerId", "SplitAmount"),),
        known=_AUDIT + words("Split | SplitNote"),
        zone="UTC",
        percent="percent",
    ),
    Layout(
        *_SYSTEM,
        "split_types",
        "opportunity split types",
        {"Id": "id", "MasterLabel": "name", "IsTotalValidated": "is_whole"},
        signature=("Id", "MasterLabel", "IsTotalValidated"),
        known=_AUDIT
        + words(
            "DeveloperName | Language | SplitEntity | SplitField | SplitDataStatus | IsActive | "
            "Description | IsDeleted | CreatedDate | LastModifiedDate"
        ),
        zone="UTC",
    ),
)
