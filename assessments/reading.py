"""Reading an assessment file: whole or not at all, with every problem located (contract §4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from assessments.json_text import Json, JsonTextError, parse
from assessments.known import Known, each_once
from assessments.model import Assessment, Partnership, Role, Round, Seat
from assessments.node import Members, Node
from assessments.read_actions import actions, check_order
from assessments.read_entries import entries, target
from assessments.read_overlay import overlay
from assessments.refusals import MAX_PROBLEMS, Refusals
from assessments.texts import MAX_BYTES, MAX_NAME, shown
from checklists import Edition, Overlay

__all__ = ["FORMAT", "VERSION", "is_pdf", "read_assessment"]

FORMAT: Final = "coordinated-response-assessment"
VERSION: Final = 1
"""The one version of the format so far: contract §4."""

_STATED: Final = ("format", "version")
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


def is_pdf(data: bytes) -> bool:
    """Whether these bytes begin as a PDF does; an assessment file may be attached to one."""
    return data.startswith(b"%PDF-")


def read_assessment(data: bytes, name: str, editions: Mapping[str, Edition]) -> Assessment:
    """The assessment that the file holding `data` describes.

    `name` is what the problems call the file; `editions` holds the published editions, not adapted, by their ids.
    Raises MendableError with everything that is wrong, the overlay first and then in the order of the contract's
    members. Where the text is no JSON, or the format or its version is another, nothing else is judged.
    """
    refusals = Refusals(name)
    value = _json(data, refusals)
    found = _assessment(Node(value, (), refusals), editions)
    refusals.raise_if_any()
    return found


def _json(data: bytes, refusals: Refusals) -> Json:
    if len(data) > MAX_BYTES:
        refusals.of_file(f"This file is larger than {MAX_BYTES:,} bytes, the most that is read.")
        refusals.raise_if_any()
    text = _text(data.removeprefix(_BYTE_ORDER_MARK), refusals)
    try:
        parsed = parse(text)
    except JsonTextError as error:
        refusals.of_line(error.line, error.message)
        refusals.raise_if_any()
        raise
    for position, name in parsed.repeated[:MAX_PROBLEMS]:
        refusals.of_line(parsed.line(position), f"{shown(name)} stands in this object a second time. Keep one of them.")
    for _ in parsed.repeated[MAX_PROBLEMS:]:  # only counted, so their lines need not be looked for
        refusals.of_file("A member stands in its object a second time.")
    return parsed.value


def _text(data: bytes, refusals: Refusals) -> str:
    if not data.strip():
        refusals.of_file("This file is empty. Export the assessment once more.")
    if is_pdf(data):
        refusals.of_file(
            "This is a PDF. If it is a plan for the partnership, the assessment file is attached to it: "
            "python -m exports json PLAN.pdf --out FILE.json"
        )
        refusals.raise_if_any()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        refusals.of_line(line, "This is not UTF-8 text. Save the file with the encoding UTF-8.")
        text = ""
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        refusals.of_line(line, "This looks like UTF-16 or is no text at all. Save the file with the encoding UTF-8.")
    refusals.raise_if_any()
    return text


def _assessment(node: Node, editions: Mapping[str, Edition]) -> Assessment:
    members = _this_format(node)
    edition, known = _edition(members.needed("edition"), editions)
    changed, known = _overlay(members.get("overlay"), known)
    partnership, round_ = _partnership(members.or_empty("partnership")), _round(members.or_empty("round"))
    seats, known = _seats(members.items("seats"), known)
    rated, planned = members.get("responsibilities"), members.get("actions")
    return Assessment(
        edition=edition,
        partnership=partnership,
        round=round_,
        seats=seats,
        entries=None if rated is None else entries(rated, known),
        actions=None if planned is None else actions(planned, known),
        overlay=changed,
    )


def _this_format(node: Node) -> Members:
    """The members of the file; nothing but its format and version is judged where these are not ours."""
    content = node.value if isinstance(node.value, dict) else {}
    if content is not node.value:
        node.refuse_kind("One object in { }")
        node.refusals.raise_if_any()
    stated = Node({name: content[name] for name in _STATED if name in content}, (), node.refusals)
    members = stated.members(*_STATED)
    if (stated_format := members.needed("format")).value != FORMAT:
        stated_format.refuse_kind(f'The format of an assessment file, "{FORMAT}",')
    _check_version(members.needed("version"))
    node.refusals.raise_if_any()
    return node.members(*_STATED, "edition", "partnership", "round", "seats", "responsibilities", "actions", "overlay")


def _check_version(node: Node) -> None:
    if type(node.value) is int and node.value > VERSION:
        node.refuse(
            f"This file is of version {node.value}, and version {VERSION} is the newest known here. "
            f"Open it with a release of the toolkit that knows version {node.value}, or export it as version {VERSION}."
        )
    elif type(node.value) is not int or node.value != VERSION:
        node.refuse_kind(f"The version {VERSION}")


def _edition(node: Node, editions: Mapping[str, Edition]) -> tuple[str, Known]:
    found = node.reference() or ""
    edition = editions.get(found)
    if node.here and edition is None and isinstance(node.value, str):
        node.refuse(f"There is no edition {shown(found)} here. There is: {', '.join(editions)}.")
    return found, Known(edition)


def _overlay(node: Node | None, known: Known) -> tuple[Overlay | None, Known]:
    return (None, known) if node is None else overlay(node, known)


def _partnership(node: Node) -> Partnership:
    members = node.members("name", "area")
    return Partnership(members.needed("name").text(MAX_NAME, needed=True), members.text("area", MAX_NAME))


def _round(node: Node) -> Round:
    members = node.members("title", "opened", "closed", "target")
    title = members.needed("title").text(MAX_NAME, needed=True)
    opened, closed = check_order(members, "opened", "closed")
    return Round(title, opened, closed, target(members.get("target")))


def _seats(nodes: tuple[Node, ...] | None, known: Known) -> tuple[tuple[Seat, ...] | None, Known]:
    if nodes is None:
        return None, known
    each = [node.members("id", "voice", "role") for node in nodes]
    each_once(members.get("id") for members in each)
    seats = tuple(
        Seat(members.needed("id").id(), known.sector(members.needed("voice")), members.word("role", Role))
        for members in each
    )
    return seats, known.seated(seat.id for seat in seats)
