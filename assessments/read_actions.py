"""Reading the actions of a round."""

from __future__ import annotations

from datetime import date

from assessments.known import Known, each_once
from assessments.model import Action, Resources, Secured, Status, Visibility
from assessments.node import Members, Node
from assessments.texts import MAX_NAME, MAX_TEXT
from checklists import ResponsibilityId, SectorId

__all__ = ["actions", "check_order"]


def actions(node: Node, known: Known) -> tuple[Action, ...]:
    """The actions of the list at `node`."""
    each = [item.members(*Action.__dataclass_fields__) for item in node.items()]
    found = tuple(_action(members, known) for members in each)
    each_once(members.get("id") for members in each)
    return found


def check_order(members: Members, earlier: str, later: str) -> tuple[date | None, date | None]:
    """The dates called `earlier` and `later`, in that order; refused where the later one lies before the other."""
    first, second = members.date(earlier), members.date(later)
    node = members.get(later)
    if node and first and second and second < first:
        node.refuse(f"{second} lies before {earlier}, {first}. Correct one of the two.")
    return first, second


def _action(members: Members, known: Known) -> Action:
    start, due = check_order(members, "start", "due")
    lead, steps = members.get("lead"), members.items("steps")
    return Action(
        id=members.needed("id").id(),
        title=members.needed("title").text(MAX_NAME, needed=True),
        responsibilities=_covered(members.needed("responsibilities"), known),
        steps=None if steps is None else tuple(step.text(MAX_TEXT) for step in steps),
        lead=None if lead is None else known.sector(lead),
        lead_role=members.text("lead_role", MAX_NAME),
        supporting=_supporting(members.items("supporting"), known),
        start=start,
        due=due,
        resources=_resources(members.get("resources")),
        indicator=members.text("indicator"),
        verification=members.text("verification"),
        survivor_safety=members.text("survivor_safety"),
        survivor_input=members.text("survivor_input"),
        status=members.word("status", Status),
        status_note=members.text("status_note"),
        visibility=members.word("visibility", Visibility),
    )


def _covered(node: Node, known: Known) -> tuple[ResponsibilityId, ...]:
    covered = node.items()
    if node.value == []:
        node.refuse("An action covers at least one responsibility. Name it here.")
    each_once(covered)
    return tuple(map(known.open_responsibility, covered))


def _supporting(nodes: tuple[Node, ...] | None, known: Known) -> tuple[SectorId, ...] | None:
    if nodes is None:
        return None
    each_once(nodes)
    return tuple(map(known.sector, nodes))


def _resources(node: Node | None) -> Resources | None:
    if node is None:
        return None
    members = node.members("money", "people", "secured")
    return Resources(members.text("money"), members.text("people"), members.word("secured", Secured))
