"""What is fuzzed: each reader of something from outside, with inputs to begin with, and what it promises.

A new reader is one function here and one line in `READERS`: how it is prepared, and how many inputs it gets in a long
run.
"""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from assessments import MAX_BYTES, Assessment, Finding, read_assessment, read_sheet, write_assessment
from checklists import RESPONSIBILITIES, Edition, MendableError, Problem, overlay_in, published_editions
from checklists.shape import schema, shaped
from checklists.yaml_tree import read_tree
from exports.attachments import attachment
from exports.pdf import ATTACHED
from storage.codes import read_code
from torture.filled_sheet import PLACE, ROOTS, SHEET, archive_of, filled_parts
from torture.joining import joining

__all__ = ["READERS", "Reader"]

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "harbour-district-baseline.json"
QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|[0-9]+|\[.*?\]")
MOST_PROBLEMS = 201


@dataclass(frozen=True, slots=True)
class Reader:
    """`read` gives the kind of answer that it gave; whatever it raises is a finding."""

    read: Callable[[bytes], str]
    seeds: Sequence[bytes]
    tokens: Sequence[bytes] = ()


Prepare = Callable[[Path], AbstractContextManager[Reader]]


@contextmanager
def yaml_reader(_folder: Path) -> Iterator[Reader]:
    """A sector's checklist, and a partnership's own adaptation."""
    edition = _edition()
    pieces = [one.read_bytes() for one in sorted(RESPONSIBILITIES.glob("*.yaml"))]
    seeds = [piece[:1000].rpartition(b"\n")[0] for piece in pieces]
    seeds += [b"overlay: 1\nedition: '2026.1'\nhidden: [mens-groups.discuss-gender-roles]\n", b"a: &b [*b]\n", b"- 1\n"]

    sector = schema("sector")
    belongs = len(sector["properties"])

    def read(data: bytes) -> str:
        tree, problems = read_tree(data, "file.yaml")
        if tree is not None:
            problems = problems + shaped(tree, sector, "file.yaml")[1]
        elif not problems:
            raise AssertionError("neither a tree nor a problem")
        # Who writes a checklist is told all, of `a:` too: what is too much, and each of the keys that are missing.
        return _kind(problems, most=len(data) + belongs) + _overlay_kind(data, edition)

    yield Reader(
        read, seeds, (b"&a ", b"*a", b"!!python/object:os.system ", b"<<: ", b"---\n", b"? ", b"- ", b": ", b"|\n")
    )


@contextmanager
def assessment_reader(_folder: Path) -> Iterator[Reader]:
    """An assessment file; what is read is written, and read again the same."""
    editions = published_editions()
    whole = json.loads(EXAMPLE.read_bytes())
    parts = [
        whole | {"responsibilities": dict([one]), "actions": whole["actions"][:1]}
        for one in list(whole["responsibilities"].items())[:6]
    ]
    seeds = [
        json.dumps(one, ensure_ascii=False, indent=indent).encode()
        for one, indent in zip(parts, (0, 1, None) * 2, strict=True)
    ]

    def read(data: bytes) -> str:
        try:
            assessment = read_assessment(data, "file.json", editions)
        except MendableError as refused:
            return _kind(refused.problems)
        if read_assessment(write_assessment(assessment), "file.json", editions) != assessment:
            raise AssertionError("written and read again, it is another one")
        return f"read: {_shape(assessment)}"

    words = (
        "not_known",
        "not_applicable",
        "no_agreement",
        "null",
        "true",
        '"seat":',
        '"voice":',
        '"overlay":{}',
        "1e5",
    )
    yield Reader(read, seeds, [one.encode() for one in words])


@contextmanager
def attached_reader(_folder: Path) -> Iterator[Reader]:
    """The assessment file in a plan, read without the process that is around it: to start one takes longer."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of all that it finds odd
    seeds = [plan_pdf()]

    def read(data: bytes) -> str:
        return repr(attachment(data, ATTACHED, MAX_BYTES)[:9])

    yield Reader(read, seeds, (b"/EmbeddedFiles", b"/Filter /FlateDecode", b"endobj", b"/Length 9999999999", b"/Kids"))


@contextmanager
def sheet_reader(_folder: Path) -> Iterator[Reader]:
    """A filled sheet, its bytes spoilt; most of them are told to be damaged."""
    tokens = (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06", b"\x08\x00", b"xl/")
    yield Reader(_sheet_kind, [archive_of(filled_parts())], tokens)


@contextmanager
def markup_reader(_folder: Path) -> Iterator[Reader]:
    """A part of a filled sheet, spoilt and put back into a sound archive, so that its markup is reached."""
    parts = filled_parts()
    seeds = [parts[name] for name in ROOTS.values()]

    def read(data: bytes) -> str:
        name = next((name for root, name in ROOTS.items() if root in data), SHEET)
        return _sheet_kind(archive_of(parts | {name: data}))

    words = (
        *('<c r="D4" t="s"><v>3</v></c>', ' t="inlineStr"', ' t="b"', "<f>1+1</f>", "<is><t>", "</t></is>", "_x0000_"),
        *("<!DOCTYPE s>", "<!ENTITY a 'b'>", "&#0;", "&amp;", "<![CDATA[", ' r="XFD1048576"', ' r="A0"', ' r="D5"'),
    )
    yield Reader(read, seeds, [one.encode() for one in words])


@contextmanager
def code_reader(_folder: Path) -> Iterator[Reader]:
    """What people type as a code."""
    seeds = [
        b"ABCDEFGH-1234-5678-9ABC",
        b"abcdefgh 1234 5678 9abc",
        "ＡＢＣＤＥＦＧＨ１２３４５６７８９ＡＢＣ".encode(),
        b"O0IL" * 5,
    ]

    def read(data: bytes) -> str:
        typed = read_code(data.decode("utf-8", "surrogateescape"))
        if typed is None:
            return "none"
        again = read_code(f"{typed.selector}-{typed.secret}")
        if again != typed or not f"{typed.selector}{typed.secret}".isascii():
            raise AssertionError("read again, it is another code")
        return f"a code of {len(typed.secret)}"

    yield Reader(read, seeds, (b"-", b" ", "–".encode(), "А".encode(), "０".encode(), b"i", b"l", b"o", b"u"))


@contextmanager
def join_reader(folder: Path) -> Iterator[Reader]:
    """The way to the table, from the bytes of a request to its answer."""
    with joining(folder) as (answer, seeds):
        yield Reader(answer, seeds, (b"code=", b"&", b"%2D", b"cookie: seat=", b"POST /j ", b"GET /j/wait ", b"?code="))


def plan_pdf() -> bytes:
    """The least PDF that an assessment file is attached to."""
    from pypdf import PdfWriter  # noqa: PLC0415 - a second of loading

    made = PdfWriter()
    made.add_blank_page(100, 100)
    made.add_attachment(ATTACHED, b'{"format": "coordinated-response-assessment"}')
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


READERS: dict[str, tuple[Prepare, int]] = {
    "yaml": (yaml_reader, 210_000),
    "assessment": (assessment_reader, 205_000),
    "attached": (attached_reader, 5_000),
    "sheet": (sheet_reader, 15_000),
    "markup": (markup_reader, 15_000),
    "codes": (code_reader, 550_000),
    "join": (join_reader, 15_000),
}


def _edition() -> Edition:
    return published_editions()["2026.1"]


def _overlay_kind(data: bytes, edition: Edition) -> str:
    try:
        overlay_in(data, "file.yaml", edition)
    except MendableError as refused:
        return _kind(refused.problems)
    return "an overlay"


def _sheet_kind(data: bytes) -> str:
    """What is read is of this place alone, and each answer that needs a reason has one."""
    try:
        found = read_sheet(data, "sheet.xlsx", PLACE, _edition(), None)
    except MendableError as refused:
        return _kind(refused.problems)
    for one, said in found.items():
        if one not in _edition().by_id or (said.answer is Finding.NOT_APPLICABLE and not said.reason):
            raise AssertionError("read, and not what a sheet may say")
    return f"read: {len(found)} answers, {sum(bool(one.note) for one in found.values())} notes"


def _kind(problems: Sequence[Problem], most: int = MOST_PROBLEMS) -> str:
    """Which problems, without what differs from file to file; every line of them is one that can be printed."""
    if not problems or len(problems) > most:
        raise AssertionError(f"{len(problems)} problems")
    for one in problems:
        if not str(one).isprintable():
            raise AssertionError(f"not printable: {one!a}")
    return " | ".join(sorted({QUOTED.sub("", one.message) for one in problems})[:3])


def _shape(assessment: Assessment) -> str:
    return f"{len(assessment.seats or ())} seats, {len(assessment.entries or ())} entries"
