"""What an overlay would change of a round, in words, so that people can read it before anything is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checklists import Edition, Overlay, ResponsibilityId, adapted
from screens.components.words import with_sector
from translations import Translator
from translations.isolates import in_a_row

__all__ = ["Said", "said_of", "same"]


@dataclass(frozen=True, slots=True)
class Said:
    """A heading, and what is true of each of several things."""

    heading: str
    lines: tuple[str, ...]


def same(one: Overlay, other: Overlay) -> bool:
    """Whether both change the same: what was left out changes as little as what is empty."""
    return _filled(one) == _filled(other)


def _filled(overlay: Overlay) -> tuple[object, ...]:
    return overlay.hidden or (), dict(overlay.sectors or {}), dict(overlay.examples or {}), overlay.added or ()


def said_of(published: Edition, stored: Overlay, brought: Overlay, translator: Translator) -> tuple[Said, ...]:
    """What `brought` says, and then what of `stored` would no longer hold once `brought` has taken its place."""
    parts = (*_brought(published, brought, translator), *_given_up(published, stored, brought, translator))
    return tuple(one for one in parts if one.lines)


def _brought(published: Edition, brought: Overlay, translator: Translator) -> Iterator[Said]:
    _ = translator.gettext
    names = _Names(published, brought)
    yield Said(_("Left out"), names.statements(brought.hidden or ()))
    yield Said(_("Added"), names.statements(one.id for one in brought.added or ()))
    yield Said(
        _("Called otherwise"),
        tuple(in_a_row((published.sector_by_id[of].name, name), " → ") for of, name in (brought.sectors or {}).items()),
    )
    examples = (brought.examples or {}).items()
    yield Said(
        _("With an example from here"), tuple(in_a_row((names.statement(of), text), " → ") for of, text in examples)
    )


def _given_up(published: Edition, stored: Overlay, brought: Overlay, translator: Translator) -> Iterator[Said]:
    _ = translator.gettext
    names = _Names(published, stored)
    kept = {one.id for one in brought.added or ()}
    gone = [one.id for one in stored.added or () if one.id not in kept]
    back = [one for one in stored.hidden or () if one not in (brought.hidden or ()) and one not in gone]
    yield Said(_("No longer left out"), names.statements(back))
    yield Said(_("Taken out again, with what was put down on it"), names.statements(gone))
    yield Said(
        _("Called as in the checklists again"),
        tuple(published.sector_by_id[of].name for of in stored.sectors or () if of not in (brought.sectors or {})),
    )
    without = [of for of in stored.examples or () if of not in (brought.examples or {}) and of not in gone]
    yield Said(_("Without its example"), names.statements(without))


class _Names:
    """What responsibilities are called under one overlay, hidden ones too."""

    def __init__(self, published: Edition, overlay: Overlay) -> None:
        self._edition = adapted(published, Overlay(sectors=overlay.sectors, added=overlay.added))

    def statement(self, responsibility: ResponsibilityId) -> str:
        one = self._edition.by_id[responsibility]
        return with_sector(self._edition, one)

    def statements(self, responsibilities: Iterable[ResponsibilityId]) -> tuple[str, ...]:
        return tuple(map(self.statement, responsibilities))
