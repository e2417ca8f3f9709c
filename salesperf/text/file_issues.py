"""What is said of a whole file, or of a part of one: why it is refused, asked about or passed over."""

from __future__ import annotations

from collections.abc import Mapping

from salesperf.text.catalogue import mark

FILE_TEMPLATES: Mapping[str, str] = {
    "file.empty": mark("{file} is empty. Export it again and check that it holds rows."),
    "file.binary": mark(
        "{file} is no table: its bytes are those of {kind}. Choose a CSV, TSV, XLSX, XLS or ZIP export."
    ),
    "file.markup": mark("{file} is a {kind} page, not a table. Export from the CRM as CSV or XLSX."),
    "file.no_table": mark("{file} holds no table with a header row. Nothing was stored."),
    "file.no_rows": mark("{file} has a header but no rows. Nothing was stored."),
    "file.not_crm": mark(
        "{file} is a table, but not of deals, accounts, people or another object that we load. "
        "Its columns: {columns}."
    ),
    "file.only_links": mark(
        "{file} only links ids ({columns}); no figure is made of such links, so it was not loaded."
    ),
    "file.not_used": mark("{file} is {what} of {system}, of which nothing is used here. It was not loaded."),
    "part.text": mark("The sheet “{part}” is a page of text and was passed over: {text}"),
    "part.hidden": mark("The hidden sheet “{part}” was passed over: {text}"),
    "part.continues": mark(
        "{part} has no header row; its columns look like those of the sheet “{sheet}” before it and were "
        "read as the same."
    ),
    "file.formulas": mark(
        "{n} cells of the sheet hold a formula without a stored result and were left empty. Open the file in "
        "a spreadsheet, save it, and load it again."
    ),
    "part.member": mark("{part} is no table and was passed over."),
    "part.no_rows": mark("{part} has a header but no rows and was passed over."),
    "part.not_crm": mark(
        "{part} was passed over: {n} rows that are of no object that we load. Their columns: {columns}."
    ),
    "file.too_large": mark("{file} is larger than {limit_mb} MB. Split it, or export fewer columns."),
    "file.cell_too_large": mark(
        "{file}, line {line}: a cell is larger than {limit_kb} kB. Remove it and export again."
    ),
    "file.line_too_long": mark("{file} has a line longer than {limit_mb} MB; it is probably no table."),
    "file.too_many_columns": mark(
        "{file} has {columns} columns; at most {limit} are read. Export fewer columns."
    ),
    "file.header_too_long": mark(
        "{file}: the header of column {column} has {length} characters, at most {limit} are read. Shorten it."
    ),
    "file.header_count": mark(
        "{file} has {expected} columns, but {got} names were given. Give one name a column."
    ),
    "file.delimiter": mark(
        "{file}: “{delimiter}” cannot separate cells. Use a comma, semicolon, tab or pipe."
    ),
    "file.encoding_name": mark("“{encoding}” is no known encoding. Use utf-8, gb18030, utf-16 or cp1252."),
    "file.encoding_unknown": mark("The encoding of {file} cannot be told."),
    "file.encoding_wrong": mark(
        "{file} cannot be read as {encoding}. Leave the encoding out, or name another."
    ),
    "file.password": mark("{file} is protected by a password. Save it without one."),
    "file.rows_differ": mark(
        "{file} was read in two ways that give different rows. Please report this file; nothing was stored."
    ),
    "file.sheet_too_large": mark(
        "{file} has a sheet of more than {limit_millions} million cells. Export it as CSV."
    ),
    "file.workbook_broken": mark(
        "{file} is a damaged workbook. Open it in Excel, save it, and load it again."
    ),
    "file.zip_broken": mark("{file} is a damaged ZIP file. Export it again."),
    "file.zip_bomb": mark(
        "{file} would unpack to {expanded_mb} MB, at most {limit_mb} MB are read. Unpack it and "
        "load the files."
    ),
    "file.zip_members": mark(
        "{file} holds {members} files, at most {limit} are read. Unpack it and load the files."
    ),
    "file.zip_nested": mark("{file} is a ZIP inside a ZIP. Unpack it and load the files."),
    "file.unreadable": mark("{file} cannot be read: {why}."),
    "file.count_differs": mark("The file says that it holds {stated} records, {counted} were found."),
    "file.header": mark("The file has no header row. Name its columns: {choices}"),
    "file.object": mark("The columns fit more than one object. Say which: {choices}"),
}
