"""Limits of what is read, so that a hostile file costs bounded time and memory."""

MAX_FILE_BYTES = 2 * 1024**3
"""Largest file, as received and as transcoded."""

MAX_COLUMNS = 2_000
MAX_HEADER_CHARACTERS = 1_000
"""Longest name of one column."""

MAX_CELL_BYTES = 1024**2
MAX_LINE_BYTES = 16 * 1024**2
"""Longest physical line of a text file."""

MAX_RECORD_LINES = 5_000
"""Most physical lines that one quoted record may span."""

MAX_ZIP_MEMBERS = 200
MAX_WORKBOOK_PARTS = 10_000
MAX_ZIP_BYTES = 4 * 1024**3
MAX_ZIP_RATIO = 200
ZIP_RATIO_FROM_BYTES = 16 * 1024**2
"""Expanded sizes below this are harmless whatever their ratio (an empty sheet packs 1 : 500)."""

MAX_SHEET_CELLS = 30_000_000
"""Cells of the rectangle that encloses a sheet's content, filled or not."""

MAX_SHEET_TEXT_BYTES = 2 * 1024**3
"""Text of all cells of a sheet, a shared text counted at every use."""

MAX_MARKUP_BYTES = 16 * 1024**2
"""Largest web page, or workbook in XML."""

SAMPLE_BYTES = 1024**2
"""Beginning of a text file on which delimiter and header are decided."""

SAMPLE_RECORDS = 500
SAMPLE_ROWS = 200
"""Data rows kept with the table for recognition and screens."""

TAIL_RECORDS = 64
"""Records at the end among which a footer is looked for."""

BATCH_ROWS = 16_384
BATCH_BYTES = 32 * 1024**2
MAX_STATED_RUNS = 200
"""Runs of blank lines listed one by one; more are summed up in one entry."""
