"""What a later edition of the checklists says otherwise, in words for the people at a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checklists import Edition, Responsibility
from checklists.changes import Changes, changed
from screens.components.words import with_sector
from screens.overlay_words import Said
from translations import Translator
from translations.isolates import filled

__all__ = ["said_of_editions"]


def said_of_editions(earlier: Edition, later: Edition, translator: Translator) -> tuple[Said, ...]:
    """What changed from `earlier` to `later`, both in the language of `translator`; nothing where nothing did."""
    changes = changed(earlier, later)
    return tuple(one for one in _said(changes, earlier, later, translator) if one.lines)


def _said(changes: Changes, earlier: Edition, later: Edition, translator: Translator) -> Iterator[Said]:
    _ = translator.gettext
    new = {one.id: one.name for one in later.sectors if one.id not in earlier.sector_by_id}
    gone = {one.id: one.name for one in earlier.sectors if one.id not in later.sector_by_id}
    yield Said(_("New at the table"), tuple(new.values()))
    yield Said(_("No longer at the table"), tuple(gone.values()))
    placed = {one.replaced_by for one in changes.retired}
    yield Said(_("New"), _statements(later, (one for one in changes.added if one.id not in placed)))
    yield Said(_("No longer there"), tuple(_retired(changes, earlier, later, translator)))
    moved = (later.by_id[one.id] for one in changes.moved if one.earlier.theme != one.later.theme)
    yield Said(_("With another theme"), tuple(f"{with_sector(later, one)} → {_theme(later, one)}" for one in moved))
    yield from _reworded(changes, earlier, later, translator)


def _retired(changes: Changes, earlier: Edition, later: Edition, translator: Translator) -> Iterator[str]:
    _ = translator.gettext
    for one in changes.retired:
        was = with_sector(earlier, earlier.by_id[one.id])
        now = later.by_id.get(one.replaced_by) if one.replaced_by else None
        yield filled(_("{was} In its place: {now}"), was=was, now=with_sector(later, now)) if now else was


def _reworded(changes: Changes, earlier: Edition, later: Edition, translator: Translator) -> Iterator[Said]:
    """Statements with both wordings; of what helps to decide, only where something changed: it is read there."""
    _ = translator.gettext
    kept = [one for one in later.responsibilities if one.id in earlier.by_id]
    said = {one.where for one in changes.reworded if one.key == "statement"}
    urgent = {one.where for one in changes.reworded if one.key == "safety_critical"}
    helped = {one.where for one in changes.reworded} - said - urgent
    both = _("{was} Now: {now}")
    yield Said(
        _("Said in other words"),
        tuple(
            filled(both, was=with_sector(earlier, earlier.by_id[one.id]), now=one.statement)
            for one in kept
            if one.id in said
        ),
    )
    yield Said(
        _("Now first among gaps of the same weight, because a woman can come to harm at once"),
        _statements(later, (one for one in kept if one.id in urgent and one.safety_critical)),
    )
    yield Said(_("No longer first among such gaps"), _statements(later, _calmed(kept, urgent)))
    yield Said(
        _("The same, with other words for its levels, questions or first steps"),
        _statements(later, (one for one in kept if one.id in helped)),
    )


def _calmed(kept: Iterable[Responsibility], urgent: Iterable[str]) -> Iterator[Responsibility]:
    return (one for one in kept if one.id in urgent and not one.safety_critical)


def _statements(edition: Edition, responsibilities: Iterable[Responsibility]) -> tuple[str, ...]:
    return tuple(with_sector(edition, one) for one in responsibilities)


def _theme(edition: Edition, one: Responsibility) -> str:
    return edition.theme_by_id[one.theme].name
