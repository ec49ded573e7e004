"""The ids that an assessment file may use: those of its edition, those it added itself, and its seats."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assessments.node import Node
from assessments.texts import shown
from checklists import Edition, ResponsibilityId, SectorId, ThemeId

__all__ = ["Known", "each_once"]


@dataclass(frozen=True, slots=True)
class Known:
    """What a file may refer to. `edition` None: nobody knows that edition, so its ids cannot be judged."""

    edition: Edition | None
    added: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    seats: frozenset[str] = frozenset()

    def adapted(self, added: Iterable[str], hidden: Iterable[str]) -> Known:
        """The same with what the partnership added and hid."""
        return replace(self, added=frozenset(added), hidden=frozenset(hidden))

    def seated(self, seats: Iterable[str]) -> Known:
        """The same with the seats at the table."""
        return replace(self, seats=frozenset(seats))

    def sector(self, node: Node) -> SectorId:
        """The id of a sector."""
        found = node.reference()
        return SectorId("") if found is None else self.sector_named(found, node)

    def sector_named(self, name: str, node: Node) -> SectorId:
        """`name` as the id of a sector; refused at `node` where there is none."""
        if self.edition and name not in self.edition.sector_by_id:
            node.refuse(f"There is no sector {shown(name)}. There are: {', '.join(self.edition.sector_by_id)}.")
        return SectorId(name)

    def theme(self, node: Node) -> ThemeId:
        """The id of a theme."""
        found = node.reference()
        if found is not None and self.edition and found not in self.edition.theme_by_id:
            node.refuse(f"There is no theme {shown(found)}. There are: {', '.join(self.edition.theme_by_id)}.")
        return ThemeId(found or "")

    def responsibility(self, node: Node) -> ResponsibilityId:
        """The id of a responsibility of the edition, hidden or not, or of an added one."""
        found = node.reference()
        return ResponsibilityId("") if found is None else self.responsibility_named(found, node)

    def responsibility_named(self, name: str, node: Node) -> ResponsibilityId:
        """`name` as the id of a responsibility, hidden or not; refused at `node` where there is none."""
        if self.edition and name not in self.edition.by_id and name not in self.added:
            node.refuse(
                f"There is no responsibility {shown(name)} in edition {self.edition.id} or among the added ones."
                " `python -m checklists list` shows all there are."
            )
        return ResponsibilityId(name)

    def open_responsibility(self, node: Node) -> ResponsibilityId:
        """The id of a responsibility that is not hidden."""
        found = node.reference()
        return ResponsibilityId("") if found is None else self.open_responsibility_named(found, node)

    def open_responsibility_named(self, name: str, node: Node) -> ResponsibilityId:
        """`name` as the id of a responsibility; refused at `node` where there is none, or where it is hidden."""
        if name in self.hidden:
            node.refuse(f"{shown(name)} is hidden by the overlay. Leave it out here, or take it out of hidden.")
        return self.responsibility_named(name, node)

    def seat(self, node: Node) -> str:
        """The id of a seat at this table."""
        found = node.reference()
        if found is not None and found not in self.seats:
            node.refuse(f"There is no seat {shown(found)} in seats. Add it there, or correct it here.")
        return found or ""


def each_once(nodes: Iterable[Node | None]) -> None:
    """Refuse every text that stood in `nodes` before."""
    seen: set[str] = set()
    for node in nodes:
        if node is not None and isinstance(node.value, str):
            if node.value in seen:
                node.refuse(f"{shown(node.value)} stands here twice. Once is enough.")
            seen.add(node.value)
