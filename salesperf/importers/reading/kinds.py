"""What a file is, by its first bytes and never by its name."""

from __future__ import annotations

from salesperf.errors import SalesPerfError

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "JPEG"),
    (0, b"\x89PNG\r\n\x1a\n", "PNG"),
    (0, b"GIF87a", "GIF"),
    (0, b"GIF89a", "GIF"),
    (0, b"%PDF-", "PDF"),
    (8, b"WEBP", "WebP"),
    (8, b"WAVE", "WAV"),
    (0, b"II*\x00", "TIFF"),
    (0, b"MM\x00*", "TIFF"),
    (4, b"ftyp", "MP4 / HEIC"),
    (0, b"ID3", "MP3"),
    (0, b"OggS", "Ogg"),
    (0, b"\x1f\x8b", "gzip"),
    (0, b"BZh", "bzip2"),
    (0, b"\xfd7zXZ\x00", "xz"),
    (0, b"\x28\xb5\x2f\xfd", "zstd"),
    (0, b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (0, b"Rar!\x1a\x07", "RAR"),
    (257, b"ustar", "tar"),
    (0, b"PAR1", "Parquet"),
    (0, b"ARROW1", "Arrow"),
    (8, b"DUCK", "DuckDB"),
    (0, b"SQLite format 3\x00", "SQLite"),
    (0, b"\x7fELF", "ELF"),
    (0, b"MZ\x90\x00", "EXE"),
    (0, b"{\\rtf", "RTF"),
    (0, b"wOFF", "font"),
)
_MARKUP = (
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<table", "HTML"),
    (b"<head", "HTML"),
    (b"<meta", "HTML"),
    (b"<style", "HTML"),
    (b"<body", "HTML"),
    (b"<div", "HTML"),
    (b"<?xml", "XML"),
    (b"<workbook", "XML"),
    (b'{"', "JSON"),
    (b"[{", "JSON"),
)


def kind_of(head: bytes, name: str) -> str:
    """'zip', 'ole' (an old workbook), 'HTML', 'XML' or 'text', from at least the first 512 bytes.

    Raises SalesPerfError: file.binary, file.markup, both with the `kind` found.
    """
    if head.startswith(_ZIP):
        return "zip"
    if head.startswith(_OLE):
        return "ole"
    for offset, signature, kind in _SIGNATURES:
        if head.startswith(signature, offset):
            raise SalesPerfError("file.binary", file=name, kind=kind)
    if head.startswith(b"BM") and b"\0" in head[:30]:
        raise SalesPerfError("file.binary", file=name, kind="BMP")
    begin = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for prefix, kind in _MARKUP:
        if begin.startswith(prefix) and kind != "JSON":
            return kind
        if begin.startswith(prefix):
            raise SalesPerfError("file.markup", file=name, kind=kind)
    return "text"
