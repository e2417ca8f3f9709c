"""Headers of Salesforce objects: those of the weekly data export, and what a Data Loader query asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final


def _fields(names: str) -> tuple[str, ...]:
    return tuple(names.split())


CUSTOM: Final = ("Product__c", "Loss_Reason__c")
"""Two custom fields of this company, at the end of the opportunities."""

WEEKLY: Final[Mapping[str, tuple[str, ...]]] = {
    "Opportunity": _fields(
        """
        Id IsDeleted AccountId IsPrivate Name Description StageName StageSortOrder Amount Probability
        ExpectedRevenue TotalOpportunityQuantity CloseDate Type NextStep LeadSource IsClosed IsWon
        ForecastCategory ForecastCategoryName CurrencyIsoCode CampaignId HasOpportunityLineItem Pricebook2Id
        OwnerId Territory2Id IsExcludedFromTerritory2Filter CreatedDate CreatedById LastModifiedDate
        LastModifiedById SystemModstamp LastActivityDate LastStageChangeDate FiscalYear FiscalQuarter
        ContactId PrimaryPartnerAccountId SyncedQuoteId ContractId LastAmountChangedHistoryId
        LastCloseDateChangedHistoryId
        """
    ),
    "OpportunityHistory": _fields(
        """
        Id OpportunityId CreatedById CreatedDate CreatedDateForInsert StageName Amount ExpectedRevenue
        CloseDate Probability FromForecastCategory ForecastCategory PrevForecastUpdate
        FromOpportunityStageName PrevOpportunityStageUpdate CurrencyIsoCode ValidThroughDate SystemModstamp
        IsDeleted PrevAmount PrevCloseDate
        """
    ),
    "User": _fields(
        """
        Id Username FirstName LastName MiddleName Suffix CompanyName Division Department Title Street City
        State PostalCode Country StateCode CountryCode Latitude Longitude GeocodeAccuracy Email SenderEmail
        SenderName Signature StayInTouchSubject StayInTouchSignature StayInTouchNote Phone Fax MobilePhone
        Alias CommunityNickname IsActive IsSystemControlled TimeZoneSidKey UserRoleId LocaleSidKey
        ReceivesInfoEmails ReceivesAdminInfoEmails EmailEncodingKey DefaultCurrencyIsoCode CurrencyIsoCode
        ProfileId UserType UserSubtype StartDay EndDay LanguageLocaleKey EmployeeNumber DelegatedApproverId
        ManagerId LastLoginDate LastPasswordChangeDate CreatedDate CreatedById LastModifiedDate
        LastModifiedById SystemModstamp NumberOfFailedLogins SuAccessExpirationDate SuOrgAdminExpirationDate
        OfflineTrialExpirationDate WirelessTrialExpirationDate OfflinePdaTrialExpirationDate ForecastEnabled
        ContactId AccountId CallCenterId Extension FederationIdentifier AboutMe LoginLimit ProfilePhotoId
        DigestFrequency DefaultGroupNotificationFrequency WorkspaceId SharingType ChatterAdoptionStage
        ChatterAdoptionStageModifiedDate BannerPhotoId IsProfilePhotoActive GlobalIdentity
        """
    ),
    "Account": _fields(
        """
        Id IsDeleted MasterRecordId Name Type RecordTypeId ParentId BillingStreet BillingCity BillingState
        BillingPostalCode BillingCountry BillingStateCode BillingCountryCode BillingLatitude
        BillingLongitude BillingGeocodeAccuracy ShippingStreet ShippingCity ShippingState ShippingPostalCode
        ShippingCountry ShippingStateCode ShippingCountryCode ShippingLatitude ShippingLongitude
        ShippingGeocodeAccuracy Phone Fax AccountNumber Website Sic Industry AnnualRevenue NumberOfEmployees
        Ownership TickerSymbol Description Rating Site CurrencyIsoCode OwnerId CreatedDate CreatedById
        LastModifiedDate LastModifiedById SystemModstamp LastActivityDate IsExcludedFromRealign Jigsaw
        JigsawCompanyId AccountSource SicDesc OperatingHoursId
        """
    ),
    "Task": _fields(
        """
        Id WhoId WhatId WhoCount WhatCount Subject ActivityDate Status Priority OwnerId Description
        CurrencyIsoCode Type IsDeleted AccountId IsClosed CreatedDate CreatedById LastModifiedDate
        LastModifiedById SystemModstamp IsArchived EmailMessageId ActivityOriginType CallDurationInSeconds
        CallType CallDisposition CallObject ReminderDateTime IsReminderSet RecurrenceActivityId IsRecurrence
        RecurrenceStartDateOnly RecurrenceEndDateOnly RecurrenceTimeZoneSidKey RecurrenceType
        RecurrenceInterval RecurrenceDayOfWeekMask RecurrenceDayOfMonth RecurrenceInstance
        RecurrenceMonthOfYear RecurrenceRegeneratedType CompletedDateTime
        """
    ),
    "Lead": _fields(
        """
        Id IsDeleted MasterRecordId Salutation FirstName LastName MiddleName Suffix RecordTypeId Title
        Company Street City State PostalCode Country StateCode CountryCode Latitude Longitude
        GeocodeAccuracy Phone MobilePhone Fax Email Website Description LeadSource Status Industry Rating
        CurrencyIsoCode AnnualRevenue NumberOfEmployees OwnerId HasOptedOutOfEmail IsConverted ConvertedDate
        ConvertedAccountId ConvertedContactId ConvertedOpportunityId IsUnreadByOwner CreatedDate CreatedById
        LastModifiedDate LastModifiedById SystemModstamp LastActivityDate DoNotCall HasOptedOutOfFax
        LastTransferDate Jigsaw JigsawContactId EmailBouncedReason EmailBouncedDate Pronouns GenderIdentity
        """
    ),
}

QUERIED: Final[Mapping[str, tuple[str, ...]]] = {
    "Opportunity": _fields(
        """
        Id AccountId Name StageName Amount Probability CloseDate Type NextStep LeadSource IsClosed IsWon
        CurrencyIsoCode OwnerId CreatedDate LastModifiedDate LastActivityDate Product__c Loss_Reason__c
        """
    ),
    "OpportunityHistory": _fields(
        """
        Id OpportunityId CreatedById CreatedDate StageName Amount CloseDate Probability CurrencyIsoCode
        IsDeleted
        """
    ),
    "User": _fields(
        """
        Id Username FirstName LastName Department Title Email IsActive ManagerId
        """
    ),
    "Account": _fields(
        """
        Id Name Type BillingState BillingCountry Industry NumberOfEmployees CreatedDate
        """
    ),
    "Task": _fields(
        """
        Id WhatId Subject ActivityDate Status OwnerId Type AccountId IsClosed CreatedDate CompletedDateTime
        """
    ),
    "Lead": _fields(
        """
        Id FirstName LastName Company LeadSource Status OwnerId IsConverted ConvertedDate
        ConvertedOpportunityId CreatedDate
        """
    ),
}

LOOKUPS: Final = _fields(
    """
        ParentId MasterRecordId CampaignId Pricebook2Id ContactId WhoId RecordTypeId ContractId UserRoleId
    """
)
"""References that this company never fills."""

FLAGS: Final = _fields(
    """
        IsDeleted IsPrivate IsArchived IsRecurrence IsReminderSet IsUnreadByOwner HasOptedOutOfEmail DoNotCall
        HasOptedOutOfFax IsSystemControlled ReceivesAdminInfoEmails IsExcludedFromTerritory2Filter
        HasOpportunityLineItem ForecastEnabled IsExcludedFromRealign
    """
)
"""Yes-or-no fields that are no throughout."""
