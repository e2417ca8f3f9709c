"""Salesforce: forecasting quotas of the Data Loader, and of the weekly export, which names no owner."""

from salesperf.importers.layout import Layout, words

_SYSTEM = ("salesforce", "Salesforce")
_KNOWN = words(
    "CompositeKeyId | QuotaQuantity | CreatedDate | CreatedById | LastModifiedDate | LastModifiedById | "
    "SystemModstamp | PeriodId | ForecastingTypeId | ProductFamily | IsAmount | IsQuantity | "
    "CreatedByName | LastModifiedByName"
)
_COLUMNS = {
    "Id": "id",
    "QuotaOwnerId": "owner_id",
    "QuotaOwner.Name": "owner",
    # a quota without an owner is its territory's, without either the company's
    "Territory2.Name": "territory",
    "Territory2Id": "territory",
    "StartDate": "month",
    "QuotaAmount": "amount",
    "CurrencyIsoCode": "currency",
}

LAYOUTS = (
    Layout(
        *_SYSTEM,
        "targets",
        "forecasting quotas",
        _COLUMNS,
        signature=("QuotaOwnerId", "StartDate", "QuotaAmount"),
        known=_KNOWN,
    ),
    Layout(
        *_SYSTEM,
        "targets",
        "forecasting quotas without owner",
        _COLUMNS,
        signature=("CompositeKeyId", "QuotaAmount"),
        known=_KNOWN,
    ),
)
