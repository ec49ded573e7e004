import gettext
from dataclasses import fields, replace

from checklists import Edition, Overlay, Responsibility, adapted, published_editions, translated

EDITION = published_editions()["2026.1"]
ADDED = (
    Responsibility(id="local.night-buses", sector="local-government", theme="access", statement="Buses run at night."),
    Responsibility(id="local.lamps", sector="local-government", theme="prevention", statement="Streets are lit."),
    Responsibility(id="local.cells", sector="police", theme="access", statement="Women are held apart from men."),
)


class Shouting(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return message.upper()


def ids(edition: Edition, sector: str) -> list[str]:
    return [one.id for one in edition.of_sector(sector)]


def test_without_an_overlay_an_edition_stays_as_it_is() -> None:
    assert adapted(EDITION, None) == EDITION
    assert adapted(EDITION, Overlay()) == EDITION
    assert adapted(EDITION, Overlay(hidden=(), sectors={}, examples={}, added=())) == EDITION


def test_what_is_hidden_is_gone() -> None:
    hidden = adapted(EDITION, Overlay(hidden=("mens-groups.speak-out", "mens-groups.discuss-gender-roles")))
    assert ids(hidden, "mens-groups") == ["mens-groups.challenge-masculinity"]
    assert len(hidden.responsibilities) == 62
    assert "mens-groups.speak-out" not in hidden.by_id


def test_what_is_added_stands_after_the_last_of_its_sector_in_the_order_given() -> None:
    more = adapted(EDITION, Overlay(added=ADDED))
    assert ids(more, "local-government")[7:] == [
        "local-government.safe-public-spaces",
        "local.night-buses",
        "local.lamps",
    ]
    assert ids(more, "police")[6:] == ["police.regular-training", "local.cells"]
    assert more.by_id["local.lamps"].item is None
    assert more.by_id["local.lamps"].safety_critical is False
    order = [one.id for one in more.responsibilities]
    assert order.index("local.cells") + 1 == order.index("social-services.screening-protocols")


def test_added_ones_stand_in_their_sector_though_all_others_of_it_are_hidden() -> None:
    hidden = tuple(one.id for one in EDITION.of_sector("police"))
    assert ids(adapted(EDITION, Overlay(hidden=hidden, added=ADDED)), "police") == ["local.cells"]


def test_a_sector_is_renamed_and_stays_the_sector_it_is() -> None:
    renamed = adapted(EDITION, Overlay(sectors={"local-government": "Municipality and elders"}))
    assert renamed.sector_by_id["local-government"].name == "Municipality and elders"
    assert replace(renamed, sectors=EDITION.sectors) == EDITION


def test_an_example_stands_with_its_responsibility() -> None:
    shown = adapted(EDITION, Overlay(examples={"police.clear-messages": "Posters at the ferry"}))
    assert shown.by_id["police.clear-messages"].example == "Posters at the ferry"
    assert [one.id for one in shown.responsibilities if one.example] == ["police.clear-messages"]


def test_translating_reaches_every_text_and_nothing_else() -> None:
    loud = translated(EDITION, Shouting())
    assert [one.statement for one in loud.responsibilities] == [
        one.statement.upper() for one in EDITION.responsibilities
    ]
    assert loud.themes[0].name == "GUIDANCE"
    assert loud.scale[0].meaning == "NOTHING IS AGREED OR DONE."
    assert loud.sectors[5].name == "VICTIMS/SURVIVORS"
    assert loud.source.title.isupper()
    assert [one.id for one in loud.responsibilities] == [one.id for one in EDITION.responsibilities]
    assert loud.source.address == EDITION.source.address
    untouched = {"id", "published", "retired"}
    assert {one.name for one in fields(Edition) if getattr(loud, one.name) == getattr(EDITION, one.name)} == untouched


def test_in_english_an_edition_stays_as_it_is() -> None:
    assert translated(EDITION, gettext.NullTranslations()) == EDITION
