"""The words themselves: all 64 are there, and nothing that the source asks for is lost."""

import csv
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

import checklists
from checklists import RESPONSIBILITIES, Responsibility, read_edition

SOURCE = Path(__file__).parents[1] / "source" / "responsibilities.csv"
ROWS = {row["id"]: row for row in csv.DictReader(SOURCE.read_text(encoding="utf-8").splitlines())}
EDITION = read_edition()

GATHERED = "gathered, monitored, shared"

# What each statement must say, by hand from the column must_keep: every term, in lower case, stands in the statement.
MUST_KEEP = {
    "health-care.screening-protocols": "protocols, screening, routine enquiry, daily work",
    "health-care.department-guidance": "guidance, each kind of department, hospital, family doctors, maternity, "
    "communicable disease, accident and emergency, others, every form of violence against women",
    "health-care.safety-and-respect": "safe, respect, bodily integrity, victims/survivors",
    "health-care.female-staff": "women, see a woman on the staff",
    "health-care.perpetrator-protocols": "health services, protocols, respond, perpetrators",
    "health-care.document-medical-impacts": "write down, medical impacts, violence",
    "health-care.reproductive-health": "promote, reproductive health, linked with violence against women, know",
    "health-care.mental-health-responses": "mental health services, link, violence, need for safety, residential units",
    "health-care.referral-protocols": "local referral protocols, psychosocial, other support services",
    "health-care.roundtables": "roundtables, ngos, victims/survivors, gaps, further work",
    "health-care.aggregate-data": f"aggregate data, identify, respond, {GATHERED}",
    "health-care.regular-training": "regular training, violence against women, coordinated response, best practice, "
    "health care, victims/survivors",
    "health-care.forensic-training": "regular training, forensic evidence, obtain, handle",
    "police.clear-messages": "clear messages, crime, will be held accountable, perpetrators, officers do, matches",
    "police.enable-reporting": "creative ways, encourage, report, possible, women’s police units, "
    "specialised investigative teams",
    "police.respect-and-belief": "created, initiatives, carry them out, reports, respect and belief",
    "police.referral-protocols": "protocols, local, psychosocial, advocacy, support services, refer",
    "police.regular-meetings": "regular meetings, ngos, referral agencies, victims/survivors, problems, solved",
    "police.aggregate-data": f"aggregate data, reported, outcomes of the cases, {GATHERED}",
    "police.regular-training": "regular training, responding, gather evidence, interview, trauma-informed",
    "social-services.screening-protocols": "screening, routine enquiry, protocols, detect, women and girls",
    "social-services.department-guidance": "guidance, each kind of department, child protection, welfare rights, "
    "income support, community work, every form of violence against women",
    "social-services.psychosocial-guidance": "guidance, respond, emotional, psychological, social, victims/survivors",
    "social-services.specialised-teams": "specialised response teams, explore",
    "social-services.outreach": "outreach, more women and girls can seek help, rural, other isolated communities",
    "social-services.community-education": "community education, awareness, prevents",
    "social-services.legal-redress-support": "support, advocacy, victim/survivor, wants legal redress",
    "social-services.referral-mechanisms": "local referral mechanisms, develop, oversee",
    "social-services.anonymised-data": f"anonymised data, identify, respond, {GATHERED}",
    "social-services.participation-mechanisms": "mechanisms, ngos, victims/survivors, take part, planning, evaluating",
    "social-services.regular-training": "regular training, best practice, preventing, responding to victims/survivors",
    "ngos.information-and-support": "information, support services, victims/survivors, outreach",
    "ngos.rights-based-model": "model of responsiveness, human rights, equality, empowerment",
    "ngos.female-advocates": "female advocates, female support workers, available",
    "ngos.reach-all-women": "find out whether all women have access, provide for, under-represented, rural, disabled, "
    "indigenous, minority",
    "ngos.train-and-supervise": "train, supervise, own staff, social and community workers, model of responsiveness",
    "ngos.community-education": "education, community, awareness, prevention",
    "ngos.referral-feedback": "local referral mechanisms, feedback, how well they work",
    "ngos.anonymised-data": f"anonymised data, use ngo services, referred, respond, {GATHERED}",
    "ngos.participatory-models": "participatory models, victims/survivors take part, planning, evaluating",
    "ngos.empowerment-to-speak-out": "empowerment processes, speak out against violence, women",
    "ngos.lead-coordination": "lead in coordination, every sector, centres on victims/survivors",
    "community-groups.educate-workers": "community workers, violence against women, respond to victims/survivors, "
    "respond to perpetrators",
    "community-groups.outreach": "outreach, easier, access to services, referral",
    "community-groups.engage-perpetrators": "protocols, men and boys, admit violence, use it, do not recognise it",
    "community-groups.community-dialogue": "dialogue, education, awareness raising, prevention",
    "victims-survivors.planning-and-evaluation": "the partners make, take part, planning, evaluating",
    "victims-survivors.speak-out-safely": "the partners see to it, speak out, when and where it is safe",
    "faith-groups.educate-members": "own members, violence against women, respond to victims/survivors, perpetrators",
    "faith-groups.religious-texts": "religious texts, do not blame victims/survivors, do not excuse perpetrators",
    "faith-groups.hold-perpetrators-accountable": "protocols, holding perpetrators accountable, "
    "above all faith leaders",
    "faith-groups.community-dialogue": "dialogue, community, education, awareness raising, prevention",
    "faith-groups.referral-mechanisms": "referral mechanisms, victim/survivor, specialised services",
    "local-government.public-statements": "politicians, leaders, strong statements, regularly",
    "local-government.prohibit-violence": "policies prohibit violence against women, own operations, created, enforced",
    "local-government.campaign-pledges": "individuals, agencies, occasions, pledge, support, local campaigns",
    "local-government.educate-staff": "staff know, all the forms of violence against women, "
    "respond well to victims/survivors",
    "local-government.sustainable-funding": "sustainable funding, specialised support services",
    "local-government.local-partnerships": "develops local partnerships, takes part in coordinating services",
    "local-government.anonymised-data": "anonymised data, prevalence, services are provided, "
    "gathered, shared, monitored",
    "local-government.safe-public-spaces": "public spaces, transport, safer, safe cities guidance",
    "mens-groups.speak-out": "speak out against violence against women",
    "mens-groups.challenge-masculinity": "challenge, definitions of masculinity, promote, "
    "tolerate violence against women",
    "mens-groups.discuss-gender-roles": "discussion, gender roles, stereotypes, power, equality, "
    "attitudes to violence against women",
}


def test_all_64_stand_in_the_order_of_the_source() -> None:
    assert [one.id for one in EDITION.responsibilities] == list(ROWS)
    assert len(ROWS) == 64


@pytest.mark.parametrize("row", ROWS.values(), ids=str)
def test_place_theme_and_safety_are_those_of_the_source(row: dict[str, str]) -> None:
    one = EDITION.by_id[row["id"]]
    assert (one.sector, one.item, one.theme) == (row["sector"], int(row["item"]), row["theme"])
    assert one.safety_critical is (row["safety_critical"] == "true")


def test_every_responsibility_has_its_terms() -> None:
    assert list(MUST_KEEP) == list(ROWS)


@pytest.mark.parametrize("key", MUST_KEEP)
def test_nothing_that_must_be_kept_is_lost(key: str) -> None:
    statement = EDITION.by_id[key].statement.lower()
    lost = [term for term in MUST_KEEP[key].split(", ") if not re.search(rf"\b{re.escape(term)}", statement)]
    assert lost == []


def test_no_two_texts_are_alike() -> None:
    texts = [one.statement for one in EDITION.responsibilities] + [
        one.about for one in (*EDITION.sectors, *EDITION.themes)
    ]
    assert len(set(texts)) == 64 + 9 + 9


@pytest.mark.parametrize("one", EDITION.responsibilities, ids=lambda one: one.id)
def test_a_statement_is_short_and_ends_like_a_sentence(one: Responsibility) -> None:
    assert one.statement.endswith(".")
    assert one.statement[0].isupper()
    assert len(one.statement.split()) <= 40


@pytest.mark.parametrize("one", EDITION.responsibilities, ids=lambda one: one.id)
def test_a_statement_says_what_is_not_what_should_be(one: Responsibility) -> None:
    assert not re.search(r"\b(should|must|ought|shall)\b", one.statement)


@pytest.mark.parametrize("one", EDITION.of_sector("victims-survivors"), ids=lambda one: one.id)
def test_for_victims_survivors_it_is_the_partners_who_are_judged(one: Responsibility) -> None:
    assert one.statement.startswith("The partners ")


def test_the_sectors_and_themes_stand_in_the_order_of_the_contract() -> None:
    sectors = "health-care police social-services ngos community-groups victims-survivors faith-groups local-government"
    themes = "guidance access support coordination participation training data prevention accountability"
    assert " ".join(one.id for one in EDITION.sectors) == f"{sectors} mens-groups"
    assert " ".join(one.id for one in EDITION.themes) == themes


def test_only_victims_survivors_are_protected() -> None:
    assert [one.id for one in EDITION.sectors if one.protected] == ["victims-survivors"]


def test_the_scale_goes_from_0_to_4() -> None:
    assert [(one.level, one.name) for one in EDITION.scale] == [
        (0, "Not in place"),
        (1, "Planned"),
        (2, "Partly in place"),
        (3, "In place"),
        (4, "Sustained"),
    ]


def test_the_source_is_named_with_its_address_and_dates() -> None:
    assert EDITION.id == "2026.1"
    assert EDITION.source.title == "Role of local partners in a coordinated response"
    assert EDITION.source.address == (
        "https://endvawnow.org/en/articles/1808-role-of-local-partners-in-a-coordinated-response.html"
    )
    assert EDITION.source.last_edited == date(2019, 2, 21)
    assert EDITION.source.looked_up == date(2026, 11, 23)


def test_the_four_modules_that_the_source_points_to_are_pointed_to() -> None:
    guidance = {one.id: [page.title for page in one.guidance] for one in EDITION.sectors if one.guidance}
    assert {key: titles[0].split(" module")[0] for key, titles in guidance.items()} == {
        "health-care": "Health sector",
        "police": "Security sector",
        "local-government": "Safe Cities",
        "mens-groups": "Men & Boys",
    }


def test_the_edition_is_published_with_exactly_its_ids() -> None:
    text = (RESPONSIBILITIES / "published" / f"{EDITION.id}.yaml").read_text(encoding="utf-8")
    assert re.findall(r"^  - (.*)$", text, re.MULTILINE) == [one.id for one in EDITION.responsibilities]


def test_every_heading_that_the_readme_links_to_is_there() -> None:
    readme = (RESPONSIBILITIES / "README.md").read_text(encoding="utf-8")
    headings = [heading.replace(" ", "-") for heading in re.findall(r"^## (.*)$", readme, re.MULTILINE)]
    assert set(re.findall(r"\]\(#([^)]*)\)", readme)) <= set(headings)
    assert len(headings) == len(set(headings))


def test_every_place_in_the_readme_that_a_message_points_to_is_there() -> None:
    readme = (RESPONSIBILITIES / "README.md").read_text(encoding="utf-8")
    headings = {heading.replace(" ", "-") for heading in re.findall(r"^## (.*)$", readme, re.MULTILINE)}
    code = "".join(path.read_text(encoding="utf-8") for path in Path(checklists.__file__).parent.glob("*.py"))
    pointed = set(re.findall(r"\{README\}#([a-z_-]+)", code))
    assert {"encoding", "files", "retired", "sectors", "writing-yaml"} <= pointed <= headings


def test_the_keys_in_the_readme_stand_in_alphabetical_order() -> None:
    readme = (RESPONSIBILITIES / "README.md").read_text(encoding="utf-8")
    keys = re.findall(r"^## (.*)$", readme.split("# The keys")[1].split("# Editions")[0], re.MULTILINE)
    assert keys == sorted(keys)
    assert all(first != second for first, second in pairwise(keys))
