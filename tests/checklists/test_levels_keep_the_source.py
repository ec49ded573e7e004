"""What the source asks for is what people choose a level by: nothing of it stands in the statement alone."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from checklists import Responsibility, read_edition

EDITION = read_edition()
SOURCE = Path(__file__).parents[1] / "source" / "responsibilities.csv"
ROWS = {row["id"]: row["must_keep"] for row in csv.DictReader(SOURCE.read_text(encoding="utf-8").splitlines())}

# By hand from the column must_keep, in the words of our levels: every term stands in the text of level 3, at which all
# of it is there. A term with < before it is what level 1 says will be done; level 3 says of that as a whole that it is.
LEVELS_KEEP = {
    "health-care.screening-protocols": "protocol, ask, daily routine, <every woman, <certain signs",
    "health-care.department-guidance": "sheet, wards, family doctors, maternity, communicable disease, "
    "accident and emergency, the others, every form of violence",
    "health-care.safety-and-respect": "safety, respect, nothing done to her body without a free yes",
    "health-care.female-staff": "see a woman on the staff",
    "health-care.perpetrator-protocols": "protocol, visitor, patient, act on it",
    "health-care.document-medical-impacts": "noted, wounds, pain, fear, harm in pregnancy",
    "health-care.reproductive-health": "promotes reproductive health, explain the links, <links to violence",
    "health-care.mental-health-responses": "violence, her safety first, residential units",
    "health-care.referral-protocols": "local protocol, psychosocial, other support",
    "health-care.roundtables": "roundtables, ngos, victims/survivors, gaps, work still to do",
    "health-care.aggregate-data": "gather, identified, responses, add them up, look at them, are sent them",
    "health-care.regular-training": "set times, violence against women, the coordinated response, best care",
    "health-care.forensic-training": "set times, obtain evidence, handle it",
    "police.clear-messages": "the message, in public, looked into, one about an officer too, <a crime, "
    "<will answer for it",
    "police.enable-reporting": "ways besides the desk, women officers, <women’s unit, <small team",
    "police.respect-and-belief": "respect and belief, how each woman is met, have practised it",
    "police.referral-protocols": "protocols, near, psychosocial, advocacy, support services, offer a referral",
    "police.regular-meetings": "times a year, ngos, referral agencies, victims/survivors, problem, solved",
    "police.aggregate-data": "totals, reports, outcomes, drawn up, watched, shared",
    "police.regular-training": "every two years, first response, gathering evidence, trauma-informed interviewing",
    "social-services.screening-protocols": "protocol, routine enquiry, screening, women or girls",
    "social-services.department-guidance": "child protection, income support, welfare rights, community work, "
    "every form of violence",
    "social-services.psychosocial-guidance": "guidance, emotional, psychological, social needs, victims/survivors",
    "social-services.specialised-teams": "weighs, for or against a team",
    "social-services.outreach": "rural, isolated, girls, first contact",
    "social-services.community-education": "community education, awareness raising, prevention",
    "social-services.legal-redress-support": "support, advocacy, redress",
    "social-services.referral-mechanisms": "map agreed, check whether women got that help",
    "social-services.anonymised-data": "identification, responses, numbers are hidden, gathered, monitored, shared",
    "social-services.participation-mechanisms": "ngos, victims/survivors, planning, evaluation",
    "social-services.regular-training": "set times, best practice, prevention, responding to victims/survivors",
    "ngos.information-and-support": "what help there is, offered, outreach",
    "ngos.rights-based-model": "model, human rights, equality, empowerment",
    "ngos.female-advocates": "female advocate, female support worker, within reach",
    "ngos.reach-all-women": "which women have access, provided, rural, disabled, indigenous, minority",
    "ngos.train-and-supervise": "ngo staff, the model, supervis, social workers, community workers",
    "ngos.community-education": "education in the community, awareness raising, prevention",
    "ngos.referral-feedback": "path, how it works, partners get summed-up answers",
    "ngos.anonymised-data": "women, referrals, help given, without names, gathered, looked at, shared",
    "ngos.participatory-models": "victims/survivors share, planning, evaluating",
    "ngos.empowerment-to-speak-out": "each woman, rights, speak out against violence",
    "ngos.lead-coordination": "the lead, all sectors, what victims/survivors have raised",
    "community-groups.educate-workers": "all workers, violence against women, respond to a victim/survivor, "
    "act towards a perpetrator",
    "community-groups.outreach": "explain each service, referrals, go along",
    "community-groups.engage-perpetrators": "protocols, men and boys who admit violence, do not see it as violence",
    "community-groups.community-dialogue": "dialogue, education, awareness raising, prevention",
    "victims-survivors.planning-and-evaluation": "take part, planning, evaluating",
    "victims-survivors.speak-out-safely": "a free yes or no, a safe time and place",
    "faith-groups.educate-members": "members, what violence is, victims/survivors, perpetrators",
    "faith-groups.religious-texts": "reading, no victim/survivor is to blame, no perpetrator is excused",
    "faith-groups.hold-perpetrators-accountable": "protocols, steps down, above all leaders",
    "faith-groups.community-dialogue": "dialogue, education, awareness raising, prevention",
    "faith-groups.referral-mechanisms": "specialised services, victims/survivors, reach them",
    "local-government.public-statements": "council, elders, never her fault, times a year",
    "local-government.prohibit-violence": "forbids violence, works or decides here, complaint is looked into",
    "local-government.campaign-pledges": "people and agencies, pledge, local campaigns",
    "local-government.educate-staff": "all forms, listen, believe, who meet the public",
    "local-government.sustainable-funding": "specialised service, three years of money",
    "local-government.local-partnerships": "who belongs, services, comes to, gaps worked on together",
    "local-government.anonymised-data": "nobody can be recognised, prevalence, services gave, gathered, "
    "shared, watched",
    "local-government.safe-public-spaces": "safe cities guidance, places, rides, made safer",
    "mens-groups.speak-out": "speaks, in public, among men",
    "mens-groups.challenge-masculinity": "challenges manhood built on force or control",
    "mens-groups.discuss-gender-roles": "gender roles, stereotypes, power, equality, attitudes to violence",
}


def lost(one: Responsibility, terms: str) -> list[str]:
    """The terms that the levels of `one` do not hold."""
    assert one.levels is not None
    planned, reached = one.levels[1].lower(), one.levels[3].lower()
    each = [(term.removeprefix("<"), planned if term.startswith("<") else reached) for term in terms.split(", ")]
    return [term for term, text in each if not re.search(rf"\b{re.escape(term)}", text)]


def test_every_responsibility_has_its_terms() -> None:
    assert list(LEVELS_KEEP) == list(ROWS)


@pytest.mark.parametrize("key", LEVELS_KEEP)
def test_what_the_source_asks_for_is_what_the_levels_are_told_apart_by(key: str) -> None:
    assert lost(EDITION.by_id[key], LEVELS_KEEP[key]) == []


def test_a_term_that_is_lost_would_be_found() -> None:
    one = EDITION.by_id["police.regular-meetings"]
    assert lost(one, "ngos, choirs, <meet, <choirs") == ["choirs", "choirs"]
