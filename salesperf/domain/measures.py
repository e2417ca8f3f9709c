"""What targets are for, and whose they are, as people write it in tables: measures and kinds of owner."""

from __future__ import annotations

import re
import unicodedata

MONEY = ("bookings", "sales", "payments")
"""Measures in money, in the order in which one is taken where several have targets."""

QUANTITIES = ("deals", "activities", "leads", "orders", "units")
"""Measures that are counts: they have no currency and are never scaled with the money beside them."""

_GENERIC = re.compile(
    r"\bsales[\s_-]*(target|quota|goal|plan|budget|person|people|rep|team|manager|agent|org|territory|region"
    r"|department|force)\w*|\b(account|deal) (owner|team)\b"
    r"|销售(目标|任务|指标|计划|人员|员|代表|团队|部|区|负责人|经理)",
    re.IGNORECASE,
)
_MEASURES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (key, re.compile(words, re.IGNORECASE))
    for key, words in (
        ("payments", r"payments?|collections?|cash[\s_-]*(in|collected)?\b|receipts?|回款|到账|收款"),
        ("activities", r"activit|\b(calls?|visits?|meetings?)\b|拜访|跟进次数|活动数|电话量"),
        ("leads", r"\bleads?\b|线索"),
        (
            "bookings",
            r"booking|booked|\b(acv|tcv|arr)\b|new business|contract|sign(ed|ing)|签约|签单额|合同额|成交额",
        ),
        ("deals", r"\b(deals?|wins|opportunit(y|ies))\b|(成|赢|签)单(数|量)?|商机数"),
        ("orders", r"\borders?\b|订单(数|量)"),
        ("units", r"\bunits?\b|quantity|\bqty\b|volume|销量|数量|台数|件数"),
        ("sales", r"\bsales\b|revenue|turnover|invoic|billing|销售|营收|营业|收入"),
    )
)
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (key, re.compile(words, re.IGNORECASE))
    for key, words in (
        (
            "territory",
            r"\b(territor(y|ies)|regions?|area|zone|district|country|market|branch|office)\b|大区|区域|地区|片区|省份|城市",
        ),
        (
            "team",
            r"\b(teams?|group|department|dept|business unit|squad|division)\b|团队|部门|小组|战队|事业部",
        ),
        ("company", r"\b(company|organi[sz]ation|corporate|total)\b|公司|全司|集团|企业"),
        (
            "rep",
            (
                r"\b(reps?|sales ?(person|man|people|agent|rep)|seller|employee|person|user|agent|owner|staff"
                r"|individual|member)\b|representative|销售|业务员|员工|人员|个人|姓名|负责人|成员|工号"
            ),
        ),
    )
)
_COMPANY = re.compile(
    r"(the |whole |entire |total )?(company|organi[sz]ation|corporate|group|business)( total| wide)?"
    r"|all( reps| teams)?"
    r"|(全)?公司(整体|合计|总体)?|全司|集团|整体|全国",
    re.IGNORECASE,
)

_LEADS = re.compile(
    r"\b(manager|director|head|chief|president|vp|vice president|leader|lead|supervisor|ceo|coo|cso|cro)\b"
    r"|总经理|总监|主管|经理|总裁|主任|组长|队长|部长",
    re.IGNORECASE,
)
_LEADS_NOBODY = re.compile(
    r"\b(account|client|customer|product|project|relationship|partner|channel|success|marketing|office)s?"
    r" (manager|director|lead)\b|(客户|产品|项目|渠道|大客户)(成功)?经理|assistant|助理|deputy to",
    re.IGNORECASE,
)


def leads_others(title: str) -> bool:
    """Whether a title says that somebody leads people: “sales manager” does, “account manager” does not."""
    return bool(_LEADS.search(title)) and not _LEADS_NOBODY.search(title)


def measure_in(text: str) -> str | None:
    """The measure that a header, a title or a name of a file speaks of; None where it speaks of none.

    “Sales target” and “销售目标” say no more than “target”, so they name no measure.
    """
    plain = _GENERIC.sub(" ", _plain(text))
    return next((key for key, words in _MEASURES if words.search(plain)), None)


def measure_of(text: str) -> str:
    """The measure that a cell of a measure column names: one of ours, else the text itself."""
    plain = _plain(text)
    return plain if plain in (*MONEY, *QUANTITIES) else measure_in(text) or plain


def owner_kind_of(text: str) -> str | None:
    """The kind of owner that a cell or a header names: company, team, rep or territory."""
    plain = _plain(text)
    return next((key for key, words in _KINDS if words.search(plain)), None)


def is_company(text: str) -> bool:
    """Whether a cell in a column of owners means the company as a whole."""
    return bool(_COMPANY.fullmatch(_plain(text)))


def _plain(text: str) -> str:
    split = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", unicodedata.normalize("NFKC", text))
    return re.sub(r"[\s_\-–/.]+", " ", split).strip().casefold()
