"""Every sentence has its Chinese, with the same values in it."""

from __future__ import annotations

from salesperf.text import catalogue, extraction
from salesperf.text.catalogue import catalogue_files, disagreements, load_catalogue, read_forms

FOUND = list(extraction.sentences(extraction.source_files()))


def test_every_sentence_of_the_source_is_translated():
    lacking = extraction.missing("zh_CN", FOUND)
    shown = "\n".join(f"{one.path.name}:{one.line} {one.text}" for one in lacking)
    assert not lacking, f"python -m salesperf.text.extraction prints the entries to fill in:\n{shown}"


def test_translations_use_the_values_of_their_sentence():
    for path in catalogue_files("zh_CN"):
        for message, forms in read_forms(path).items():
            allowed = extraction.placeholders(message) | {"n"}
            for form in forms:
                assert extraction.placeholders(form) <= allowed, f"{path.name}: {message}"


def test_no_translation_stays_behind_its_sentence():
    used = {one.text for one in FOUND}
    for path in catalogue_files("zh_CN"):
        unused = set(read_forms(path)) - used
        assert not unused, f"{path.name} translates what no one says: {sorted(unused)}"


def test_a_sentence_is_translated_the_same_in_every_room():
    assert disagreements("zh_CN") == []


def test_rooms_that_disagree_about_a_sentence_are_named(tmp_path, monkeypatch):
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "a.po").write_text('msgid "Won"\nmsgstr "赢单"\n', "utf-8")
    (tmp_path / "xx" / "b.po").write_text('msgid "Won"\nmsgstr "赢"\n', "utf-8")
    monkeypatch.setattr(catalogue, "_ROOT", tmp_path)
    assert disagreements("xx") == ["'Won': a.po says ('赢单',), b.po says ('赢',)"]
    assert load_catalogue.__wrapped__("xx").singular("Won") == "赢单"


def test_extraction_reads_all_three_doors(tmp_path):
    source = tmp_path / "page.py"
    source.write_text(
        't("A")\nt.plural("{n} b", "{n} bs", 2)\nX = mark("C")\nt(X)\nself.t("D" "E")\n', "utf-8"
    )
    assert [one.text for one in extraction.sentences([source])] == ["A", "{n} b", "C", "DE"]
