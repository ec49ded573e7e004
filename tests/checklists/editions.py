"""A second edition, made of the first as a person with a text editor would make it."""

from __future__ import annotations

import shutil
from pathlib import Path

__all__ = ["NEWER", "publish_a_second"]

NEWER = "2027.1"
OURS = ("edition.yaml", "retired.yaml")


def publish_a_second(folder: Path, *, schools: bool = False) -> None:
    """Make the checklists in `folder` edition 2027.1, by the recipe of responsibilities/README.md#earlier.

    One responsibility is retired for another, one gone for nothing, one reworded; `schools` is a tenth sector.
    """
    earlier = folder / "earlier" / "2026.1"
    earlier.mkdir(parents=True)
    for file in folder.glob("*.yaml"):
        shutil.copy(file, earlier)
    _change(folder / "edition.yaml", 'edition: "2026.1"', f'edition: "{NEWER}"')
    _change(folder / "edition.yaml", "published: 2026-11-23", "published: 2027-03-08")
    _change(folder / "police.yaml", "  - id: police.regular-meetings", "  - id: police.round-tables")
    _change(folder / "ngos.yaml", "  - id: ngos.community-education", "  - id: ngos.education-in-schools")
    _change(
        folder / "mens-groups.yaml", "Men’s groups speak out against", "Every month, men’s groups speak out against"
    )
    retired = "- {id: police.regular-meetings, replaced_by: police.round-tables}\n  - id: ngos.community-education"
    _change(folder / "retired.yaml", "\nretired: []\n", f"\nretired:\n  {retired}\n")
    if schools:
        with (folder / "edition.yaml").open("a", encoding="utf-8") as file:
            file.write("  - id: schools\n    name: Schools\n")
        men = (folder / "mens-groups.yaml").read_text(encoding="utf-8").replace("[police", "[mens-groups, police")
        (folder / "schools.yaml").write_text(men.replace("mens-groups.", "schools."), encoding="utf-8")


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8")
