"""What to write on the command line after an issue; a page offers the answer itself and leaves this out."""

from __future__ import annotations

from collections.abc import Mapping

from salesperf.text.catalogue import mark

ADVICE: Mapping[str, str] = {
    "file.not_crm": mark('If it is one, say which: --choose "{file}:@object=deals".'),
    "part.not_crm": mark('If they are to be loaded, say what they are: --choose "{part}:@object=deals".'),
    "file.encoding_unknown": mark('Name it: --choose "{file}:@encoding=gb18030".'),
    "file.result": mark('To take its targets only: --choose "{file}:@object=targets".'),
    "system.another": mark('If it is the same system: --choose "{file}:@system=other".'),
    "deals.no_amount": mark('Say which it is: --choose "{file}:{column}=field:amount".'),
    "deals.no_owner": mark('Say which it is: --choose "{file}:COLUMN=field:owner".'),
    "load.held_back": mark("To load what can be loaded: --skip-refused."),
}
