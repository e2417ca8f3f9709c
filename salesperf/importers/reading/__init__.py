"""Reads whatever file a CRM user really exports into tables of text cells, without interpreting values.

`open_file` decides encoding, delimiter, header, footer and lines from the raw bytes; `load_cells` puts the
cells of a table into DuckDB in bulk. Every record between header and footer comes exactly once, with the
line on which it begins; lines that hold no record are listed in `Table.not_data`.

Formats: CSV in any of four delimiters (UTF-8, UTF-16, GB18030 and GBK, cp1252), XLSX, XLS, the tables of a
web page or of a workbook in XML (what many systems call XLS), and a ZIP of these.
Limits, beyond which a file is refused with a code and within which time and memory are bounded:

=====================================  ===========================  =======================
limit                                  value                        code
=====================================  ===========================  =======================
file, and its UTF-8 copy               2 GiB                        file.too_large
columns                                2,000                        file.too_many_columns
name of a column                       1,000 characters             file.header_too_long
one cell                               1 MiB                        file.cell_too_large
one line of a text                     16 MiB                       file.line_too_long
members of a ZIP (parts of an XLSX)    200 (10,000)                 file.zip_members
expanded size of a ZIP or XLSX         4 GiB, and 200 : 1           file.zip_bomb
ZIP inside a ZIP                       none                         file.zip_nested
web page, workbook in XML              16 MiB                       file.too_large
rectangle of a sheet                   30 million cells             file.sheet_too_large
text of a sheet                        2 GiB                        file.sheet_too_large
=====================================  ===========================  =======================

Further refusals: file.empty, file.binary and file.markup (with the `kind` found), file.no_table,
file.password, file.workbook_broken, file.zip_broken, file.encoding_unknown; and for wrong answers of a
person file.encoding_name, file.encoding_wrong, file.delimiter, file.header_count.
A record may span 5,000 lines; a quote that stays open longer is an ordinary character. Parts of a ZIP that
share bytes are refused as file.zip_broken; names of members are texts and never paths, links are not
followed, and entities of an XLSX's own are not known (file.workbook_broken).

What hostile files cost at most, measured on one core (`tests/importers/reading/test_hostile.py` holds it in a
child process: 60 s of processor time and 600 MB of growth a file): 0.1 s and 50 MB for a cell of 50 MB,
1.2 s for a million columns, 0.8 s and 150 MB for 10 million empty lines, 2.2 s and 80 MB for 12 MB of quotes,
3 s and 180 MB for 200,000 quotes that never close. Irregular texts take some 3 µs a line.
"""

from salesperf.importers.reading.loading import load_cells
from salesperf.importers.reading.opening import open_file, open_parts
from salesperf.importers.reading.table import Beside, Body, Dialect, Forced, NotData, Stated, Table

__all__ = [
    "Beside",
    "Body",
    "Dialect",
    "Forced",
    "NotData",
    "Stated",
    "Table",
    "load_cells",
    "open_file",
    "open_parts",
]
