"""What the status of an order, an invoice or a payment means for figures."""

from __future__ import annotations

import re
import unicodedata

_VOID = re.compile(
    r"\b(cancell?ed|cancell?ation|cancell?|void(ed)?|rejected|refused|declined|deleted|withdrawn|recalled|reversed|"
    r"bounced|draft|quotation|quotation sent|quote|storniert|annulée?|annulé)\b"
    r"|取消|作废|拒绝|驳回|已删除|已撤回|撤回|已撤销|撤销|未提交|草稿|红冲|已退回|不通过|未通过"
)
_BUT = re.compile(
    r"\b(not|non|un|never)[ -]?(cancell?ed|void(ed)?|rejected|deleted|reversed)\b"
    r"|未取消|未作废|未撤销|未驳回|未拒绝"
)


def is_void(status: str) -> bool:
    """Whether a status says that the record does not count: cancelled, refused, deleted, or not yet made.

    Every other word counts: an order that waits, is shipped, paid or closed was ordered all the same.
    """
    plain = unicodedata.normalize("NFKC", status).strip().casefold()
    return bool(_VOID.search(plain)) and not _BUT.search(plain)
