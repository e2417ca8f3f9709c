"""Salesforce: weekly data export and Data Loader (also re-saved in Excel)."""

from salesperf.importers.layout import Layout, words

_SYSTEM = ("salesforce", "Salesforce")

_STAGES = (
    ("Prospecting", "open"),
    ("Qualification", "open"),
    ("Needs Analysis", "open"),
    ("Value Proposition", "open"),
    ("Id. Decision Makers", "open"),
    ("Perception Analysis", "open"),
    ("Proposal/Price Quote", "open"),
    ("Negotiation/Review", "open"),
    ("Closed Won", "won"),
    ("Closed Lost", "lost"),
)
_AUDIT = ("CreatedById", "LastModifiedById", "SystemModstamp")

LAYOUTS = (
    Layout(
        *_SYSTEM,
        "deals",
        "opportunities",
        {
            "Id": "id",
            "IsDeleted": "is_deleted",
            "AccountId": "account_id",
            "Name": "name",
            "Description": "description",
            "StageName": "stage",
            "StageSortOrder": "stage_order",
            "Amount": "amount",
            "Probability": "probability",
            "CloseDate": "close_on",
            "Type": "type",
            "NextStep": "next_step",
            "LeadSource": "source",
            "IsClosed": "is_closed",
            "IsWon": "is_won",
            "ForecastCategoryName": "forecast",
            "CurrencyIsoCode": "currency",
            "OwnerId": "owner_id",
            "CreatedDate": "created",
            "LastModifiedDate": "modified",
            "LastActivityDate": "last_activity",
            "LastStageChangeDate": "stage_since",
            "Product__c": "product",
            "Loss_Reason__c": "lost_reason",
        },
        signature=("Id", "Name", "StageName", "CloseDate"),
        known=_AUDIT
        + words(
            "IsPrivate | ExpectedRevenue | TotalOpportunityQuantity | ForecastCategory | "
            "CampaignId | HasOpportunityLineItem | Pricebook2Id | Territory2Id | "
            "IsExcludedFromTerritory2Filter | FiscalYear | FiscalQuarter | ContactId | "
            "PrimaryPartnerAccountId | SyncedQuoteId | ContractId | LastAmountChangedHistoryId | "
            "LastCloseDateChangedHistoryId | Opportunity Lifecycle (Days) | "
            "Opp Creation Date_Simulated | Opp Close Date_Simulated"
        ),
        zone="UTC",
        percent="percent",
        stages=_STAGES,
    ),
    Layout(
        *_SYSTEM,
        "stage_history",
        "opportunity history",
        {
            "Id": "id",
            "OpportunityId": "deal_id",
            "CreatedDate": "entered_at",
            "StageName": "stage",
            "FromOpportunityStageName": "from_stage",
            "Amount": "amount",
            "CloseDate": "close_on",
            "Probability": "probability",
            "CurrencyIsoCode": "currency",
            "IsDeleted": "is_deleted",
        },
        signature=("OpportunityId", "CreatedDate", "StageName", "CloseDate"),
        known=words(
            "CreatedById | CreatedDateForInsert | ExpectedRevenue | FromForecastCategory | "
            "ForecastCategory | PrevForecastUpdate | PrevOpportunityStageUpdate | "
            "ValidThroughDate | SystemModstamp | PrevAmount | PrevCloseDate | "
            "OpportunityHistoryKey"
        ),
        zone="UTC",
        percent="percent",
    ),
    Layout(
        *_SYSTEM,
        "people",
        "users",
        {
            "Id": "id",
            "FirstName": "first_name",
            "LastName": "last_name",
            "Name": "name",
            "Email": "email",
            "Department": "team",
            "UserRoleId": "role_id",
            "ManagerId": "manager_id",
            "Title": "title",
            "IsActive": "is_active",
            "LastModifiedDate": "modified",
        },
        signature=("Id", "Username", "LastName", "IsActive"),
        known=_AUDIT
        + words(
            "Username | MiddleName | Suffix | CompanyName | Division | Street | City | State | "
            "PostalCode | Country | StateCode | CountryCode | Latitude | Longitude | "
            "GeocodeAccuracy | SenderEmail | SenderName | Signature | StayInTouchSubject | "
            "StayInTouchSignature | StayInTouchNote | Phone | Fax | MobilePhone | Alias | "
            "CommunityNickname | IsSystemControlled | TimeZoneSidKey | LocaleSidKey | "
            "ReceivesInfoEmails | ReceivesAdminInfoEmails | EmailEncodingKey | "
            "DefaultCurrencyIsoCode | CurrencyIsoCode | ProfileId | UserType | UserSubtype | "
            "StartDay | EndDay | LanguageLocaleKey | EmployeeNumber | DelegatedApproverId | "
            "LastLoginDate | LastPasswordChangeDate | CreatedDate | ForecastEnabled | ContactId | "
            "AccountId | CallCenterId | Extension | FederationIdentifier | AboutMe | "
            "DigestFrequency | GlobalIdentity"
        ),
        zone="UTC",
    ),
    Layout(
        *_SYSTEM,
        "accounts",
        "accounts",
        {
            "Id": "id",
            "Name": "name",
            "IsDeleted": "is_deleted",
            "Type": "type",
            "ParentId": "parent",
            "BillingCountry": "region",
            "Phone": "phone",
            "Website": "website",
            "Industry": "industry",
            "AnnualRevenue": "revenue",
            "NumberOfEmployees": "employees",
            "Rating": "level",
            "AccountSource": "source",
            "OwnerId": "owner_id",
            "CreatedDate": "created",
            "LastModifiedDate": "modified",
            "LastActivityDate": "last_activity",
        },
        signature=("Id", "Name", "Industry", "AnnualRevenue", "BillingCity"),
        known=_AUDIT
        + words(
            "MasterRecordId | RecordTypeId | BillingStreet | BillingCity | BillingState | "
            "BillingPostalCode | BillingStateCode | BillingCountryCode | BillingLatitude | "
            "BillingLongitude | BillingGeocodeAccuracy | ShippingStreet | ShippingCity | "
            "ShippingState | ShippingPostalCode | ShippingCountry | ShippingStateCode | "
            "ShippingCountryCode | ShippingLatitude | ShippingLongitude | ShippingGeocodeAccuracy | "
            "Fax | AccountNumber | Sic | Ownership | TickerSymbol | Description | Site | "
            "CurrencyIsoCode | IsExcludedFromRealign | Jigsaw | JigsawCompanyId | SicDesc | "
            "OperatingHoursId | Active__c"
        ),
        zone="UTC",
    ),
    Layout(
        *_SYSTEM,
        "leads",
        "leads",
        {
            "Id": "id",
            "IsDeleted": "is_deleted",
            "LastName": "last_name",
            "FirstName": "first_name",
            "Name": "name",
            "Company": "company",
            "Phone": "phone",
            "Email": "email",
            "LeadSource": "source",
            "Status": "status",
            "Industry": "industry",
            "OwnerId": "owner_id",
            "IsConverted": "is_converted",
            "ConvertedDate": "converted_on",
            "ConvertedOpportunityId": "converted_deal_id",
            "CreatedDate": "created",
            "LastModifiedDate": "modified",
            "LastActivityDate": "last_activity",
        },
        signature=("Id", "Company", "Status", "IsConverted"),
        known=_AUDIT
        + words(
            "MasterRecordId | Salutation | MiddleName | Suffix | RecordTypeId | Title | Street | "
            "City | State | PostalCode | Country | MobilePhone | Fax | Website | Description | "
            "Rating | CurrencyIsoCode | AnnualRevenue | NumberOfEmployees | HasOptedOutOfEmail | "
            "ConvertedAccountId | ConvertedContactId | IsUnreadByOwner | DoNotCall | "
            "EmailBouncedReason | EmailBouncedDate | NumberofLocations__c"
        ),
        zone="UTC",
    ),
    Layout(
        *_SYSTEM,
        "contacts",
        "contacts",
        {
            "Id": "id",
            "IsDeleted": "is_deleted",
            "AccountId": "account_id",
            "LastName": "last_name",
            "FirstName": "first_name",
            "Name": "name",
            "Phone": "phone",
            "Email": "email",
            "Title": "title",
            "Department": "department",
            "LeadSource": "source",
            "OwnerId": "owner_id",
            "CreatedDate": "created",
            "LastModifiedDate": "modified",
            "LastActivityDate": "last_activity",
        },
        signature=("Id", "AccountId", "LastName", "Email", "Title"),
        known=_AUDIT
        + words("MobilePhone | AssistantPhone | EmailBouncedReason | EmailBouncedDate | IsEmailBounced"),
        zone="UTC",
    ),
    Layout(
        *_SYSTEM,
        "activities",
        "tasks",
        {
            "Id": "id",
            "WhatId": "deal_id",
            "Subject": "subject",
            "ActivityDate": "on_day",
            "Status": "status",
            "OwnerId": "owner_id",
            "Type": "type",
            "IsDeleted": "is_deleted",
            "AccountId": "account_id",
            "IsClosed": "is_done",
            "CreatedDate": "created",
            "LastModifiedDate": "modified",
            "CompletedDateTime": "completed",
        },
        signature=("Id", "WhatId", "Subject", "ActivityDate", "Status"),
        known=_AUDIT
        + words("WhoId | WhoCount | WhatCount | Priority | Description | CurrencyIsoCode | IsArchived"),
        zone="UTC",
    ),
    Layout(
        *_SYSTEM,
        "activities",
        "events",
        {
            "Id": "id",
            "WhatId": "deal_id",
            "Subject": "subject",
            "ActivityDate": "on_day",
            "OwnerId": "owner_id",
            "Type": "type",
            "IsDeleted": "is_deleted",
            "AccountId": "account_id",
            "CreatedDate": "created",
            "LastModifiedDate": "modified",
        },
        signature=("Id", "WhatId", "Subject", "ActivityDateTime", "DurationInMinutes"),
        known=_AUDIT
        + words(
            "WhoId | WhoCount | WhatCount | Location | IsAllDayEvent | ActivityDateTime | DurationInMinutes"
        ),
        zone="UTC",
    ),
)
