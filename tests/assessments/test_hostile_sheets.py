"""Files that say they are a sheet and are not, or want to do harm: refused with a sentence, without a crash."""

from __future__ import annotations

import io
import json
import re
import tracemalloc
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments import MAX_BYTES, SheetRating
from assessments.xlsx_cells import MAX_TAGS
from assessments.xlsx_parts import MAX_PARTS, MAX_UNPACKED
from tests.assessments.contract_example import contract_example
from tests.assessments.sheets import ITEMS, archive_of, blank, filled, problems, read, with_parts

PAGE, STRINGS, BOOK = "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
ENTRIES = b"[Content_Types].xml", b"xl/workbook.xml"


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"", "empty"),
        (b"x", "no XLSX file"),
        (json.dumps(contract_example()).encode(), "no XLSX file"),
        (b"%PDF-1.7\n", "This is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "locked with a password, or of an old kind (XLS)"),
        (b"PK\x03\x04", "damaged"),
        (archive_of({"plan.docx": b""}), "no XLSX file"),
        (archive_of({"mimetype": b"x", "content.xml": b"<a/>"}), "(ODS)"),
        (archive_of({"[Content_Types].xml": b"", BOOK: b""}), "damaged"),
    ],
)
def test_a_file_of_another_kind_is_told_apart_by_what_it_holds(data: bytes, part: str) -> None:
    (told,) = problems(data)
    assert told.startswith("sheet.xlsx: ")
    assert part in told


def test_a_sheet_with_another_extension_is_a_sheet() -> None:
    assert problems(filled({"D4": 3}), "sheet.txt") == []


def test_a_file_over_the_limit_is_refused_and_the_limit_said() -> None:
    (told,) = problems(blank() + b"\0" * MAX_BYTES)
    assert told == "sheet.xlsx: This file is larger than 2,000,000 bytes, the most that is read."


def test_a_zip_bomb_is_refused_by_its_directory_and_never_unpacked() -> None:
    written = io.BytesIO()
    with (
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("xl/sharedStrings.xml", "w", force_zip64=True) as part,
    ):
        for _megabyte in range(258):
            part.write(b"a" * 1_000_000)
        part.close()
        for entry in ENTRIES:
            archive.writestr(entry.decode(), b"")
    data = written.getvalue()
    assert len(data) < MAX_BYTES
    tracemalloc.start()
    (told,) = problems(data)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert f"{MAX_UNPACKED:,}" in told
    assert most < 4_000_000


def test_a_bomb_that_lies_about_its_size_is_damaged_and_no_more_than_it_says_is_unpacked() -> None:
    long = b"<sst>" + b" " * 15_000_000 + b"</sst>"
    data = with_parts(lambda parts: parts.update({STRINGS: long}))
    lying = data.replace(len(long).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lying != data
    tracemalloc.start()
    (told,) = problems(lying)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "damaged" in told
    assert most < 4_000_000


def test_an_archive_of_very_many_parts_is_refused() -> None:
    parts = {f"xl/{number}.xml": b"" for number in range(MAX_PARTS)}
    (told,) = problems(archive_of({name.decode(): b"" for name in ENTRIES} | parts))
    assert f"{MAX_PARTS} parts" in told


@pytest.mark.parametrize(
    "name", ["../evil.xml", "xl/../../evil.xml", "/etc/passwd", "\\evil", "C:\\evil", "xl\\..\\evil", "a\nb", "xl/.."]
)
def test_a_part_whose_name_leads_out_of_the_file_is_refused(name: str) -> None:
    told = problems(with_parts(lambda parts: parts.update({name: b""})))
    assert told
    assert "would lead out of it" in told[0]
    assert told[0].isprintable()


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("xl/vbaProject.bin", "macros"),
        ("xl/vbaData.xml", "macros"),
        ("xl/externalLinks/externalLink1.xml", "links to other files"),
        ("xl/activeX/activeX1.bin", "controls"),
        ("xl/embeddings/oleObject1.bin", "other files"),
    ],
)
def test_macros_links_to_other_files_and_the_like_are_refused(name: str, part: str) -> None:
    (told,) = problems(with_parts(lambda parts: parts.update({name: b"x"})))
    assert part in told


def test_a_link_of_the_workbook_to_somewhere_else_is_not_followed() -> None:
    def change(parts: dict[str, bytes]) -> None:
        links = "xl/_rels/workbook.xml.rels"
        parts[links] = parts[links].replace(b"worksheets/sheet2.xml", b"http://example.org/sheet2.xml")

    (told,) = problems(with_parts(change))
    assert "no sheet that was saved from here" in told


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_that_is_packed_in_another_way_is_refused(compression: int) -> None:
    told = problems(archive_of({name.decode(): b"x" for name in ENTRIES}, compression))
    assert told
    assert "packed in a way" in told[0]


def test_a_part_that_is_locked_is_refused() -> None:
    data = bytearray(archive_of({name.decode(): b"x" for name in ENTRIES}))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    (told,) = problems(bytes(data))
    assert "locked with a password" in told


def test_two_parts_of_one_name_are_refused() -> None:
    data = archive_of({name.decode(): b"x" for name in ENTRIES} | {"xl/a.xml": b"1", "xl/b.xml": b"2"})
    (told,) = problems(data.replace(b"xl/b.xml", b"xl/a.xml"))
    assert "one name" in told


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>',
        b'<!DOCTYPE s SYSTEM "file:///etc/passwd"><sst/>',
        b"<sst><si>",
        b"",
        b"\xff\xfe<\x00",
        '<?xml version="1.0" encoding="utf-16"?><sst/>'.encode("utf-16"),
        b'<?xml version="1.0" encoding="rot13"?><sst>\xe9</sst>',
        b"<sst>&undefined;</sst>",
    ],
)
def test_markup_that_could_grow_or_is_broken_is_refused(xml: bytes) -> None:
    (told,) = problems(with_parts(lambda parts: parts.update({STRINGS: xml})))
    assert "damaged" in told


def test_more_markup_than_a_sheet_can_hold_is_refused() -> None:
    much = b"<sst>" + b"<si/>" * MAX_TAGS + b"</sst>"
    (told,) = problems(with_parts(lambda parts: parts.update({STRINGS: much})))
    assert "more than is read" in told


def test_markup_nested_very_deep_does_not_crash() -> None:
    deep = b"<a>" * 200_000 + b"</a>" * 200_000
    assert problems(with_parts(lambda parts: parts.update({STRINGS: deep}))) != []


@pytest.mark.parametrize("place", ["-1", "99999999999999999999", "x", "", "1e3", "٣"])
def test_a_text_that_is_not_there_is_refused_at_its_cell(place: str) -> None:
    def change(parts: dict[str, bytes]) -> None:
        put(parts, "D4", f'<c r="D4" t="s"><v>{place}</v></c>')

    told = problems(with_parts(change))
    assert [one.split(": ")[1] for one in told] == (["Checklist 2!D4"] if place else [])


def test_what_xml_cannot_hold_is_read_as_the_character_it_stands_for() -> None:
    def change(parts: dict[str, bytes]) -> None:
        text = "<r><t>a_x005F_x0041_</t></r><rPh><t>no</t></rPh><r><t>_x000D_</t></r>"
        put(parts, "E4", f'<c r="E4" t="inlineStr"><is>{text}</is></c>')

    assert read(with_parts(change)) == {ITEMS[0]: SheetRating(None, note="a_x0041_\r")}


def test_cells_without_a_place_stand_one_after_another() -> None:
    def change(parts: dict[str, bytes]) -> None:
        put(parts, "D4", '<c t="inlineStr"><is><t>3</t></is></c>')
        parts[PAGE] = re.sub(rb'<c r="[ABC]4" ', b"<c ", parts[PAGE])

    assert read(with_parts(change)) == {ITEMS[0]: SheetRating(3)}


FILLED = filled({"D4": "3 In place", "E4": "Signed", "D5": "Not known"})
with zipfile.ZipFile(io.BytesIO(FILLED)) as _archive:
    PARTS = {name: _archive.read(name) for name in _archive.namelist()}
READ_PARTS = sorted(
    name for name in PARTS if name.endswith(("sheet2.xml", "sharedStrings.xml", "workbook.xml", "rels"))
)


@given(cut=st.integers(1, len(FILLED) - 1))
@settings(max_examples=60, deadline=None)
def test_a_sheet_that_ends_early_is_refused(cut: int) -> None:
    told = problems(FILLED[:cut])
    assert told
    assert all(one.startswith("sheet.xlsx: ") for one in told)


@given(changes=st.lists(st.tuples(st.integers(0, len(FILLED) - 1), st.integers(0, 255)), min_size=1, max_size=8))
@settings(max_examples=200, deadline=None)
def test_bytes_that_were_changed_never_crash_the_reader(changes: list[tuple[int, int]]) -> None:
    data = bytearray(FILLED)
    for place, value in changes:
        data[place] = value
    assert all(one.startswith("sheet.xlsx: ") for one in problems(bytes(data)))


@given(
    name=st.sampled_from(READ_PARTS),
    changes=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.sampled_from(b'<>"=/ 0179AzDE_!-\xc3\x00')), max_size=6
    ),
)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_markup_that_was_changed_never_crashes_the_reader_and_each_problem_has_its_place(
    name: str, changes: list[tuple[float, int]]
) -> None:
    part = bytearray(PARTS[name])
    for place, value in changes:
        part[int(place * len(part))] = value
    told = problems(archive_of({**PARTS, name: bytes(part)}))
    assert all(one.startswith("sheet.xlsx: ") and one.isprintable() for one in told)


ANYTHING = st.one_of(
    st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.booleans(), st.text(max_size=40),
    st.sampled_from(["3 In place", "Not known", "=1+1", "?"]),
)  # fmt: skip


@given(answers=st.lists(ANYTHING, min_size=7, max_size=7))
@settings(max_examples=40, deadline=None)
def test_a_fuzzed_sheet_is_refused_cell_by_cell_or_read(answers: list[object]) -> None:
    def change(parts: dict[str, bytes]) -> None:
        for row, answer in enumerate(answers, start=4):
            put(parts, f"D{row}", cell_of(row, answer))

    told = problems(with_parts(change))
    cells = [one.split(": ")[1] for one in told]
    assert len(set(cells)) == len(cells)
    assert set(cells) <= {f"Checklist 2!{column}{row}" for column in "DE" for row in range(4, 11)}


def put(parts: dict[str, bytes], place: str, cell: str) -> None:
    """Put a cell in place of a blank one."""
    blank_cell = f'<c r="{place}"[^>]*/>'.encode()
    parts[PAGE], times = re.subn(blank_cell, lambda _found: cell.encode(), parts[PAGE])
    assert times == 1


def cell_of(row: int, value: object) -> str:
    if isinstance(value, bool):
        return f'<c r="D{row}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, (int, float)):
        return f'<c r="D{row}"><v>{value!r}</v></c>'
    safe = "".join(
        char if char.isalnum() and char.isprintable() else f"_x{ord(char):04X}_" if ord(char) < 0x10000 else ""
        for char in str(value)
    )
    return f'<c r="D{row}" t="inlineStr"><is><t>{safe}</t></is></c>'
