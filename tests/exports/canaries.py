"""An assessment with a word of its own in every field, to be looked for in whatever is made from it."""

from __future__ import annotations

from assessments import (
    Action,
    Agreement,
    Assessment,
    Entry,
    Finding,
    Partnership,
    Position,
    Rating,
    Resources,
    Round,
    Seat,
    Status,
    Visibility,
)
from checklists import Overlay, ResponsibilityId, SectorId

POLICE, NGOS, FAITH = SectorId("police"), SectorId("ngos"), SectorId("faith-groups")
REPORTING = ResponsibilityId("police.enable-reporting")
RESPECT = ResponsibilityId("police.respect-and-belief")
MEETINGS = ResponsibilityId("police.regular-meetings")
FEEDBACK = ResponsibilityId("ngos.referral-feedback")
MODEL = ResponsibilityId("ngos.rights-based-model")

PRIVATE = (
    "canarynote", "canaryevidence", "canarydissent", "canaryposition", "canarystatusnote", "canarysafety",
    "canaryinput", "canarymoney", "canarypeople", "canaryinternaltitle", "canaryinternalstep", "canaryfindingnote",
)  # fmt: skip
OPEN = ("opentitle", "openstep", "openindicator", "openverification", "openreason", "openrole", "openexample")
NEVER = ("canaryratingnote", "canaryratingreason", "canaryseat")
OTHERS = ("othernote", "otherevidence", "otherdissent", "otherposition", "otherreason", "otherexample")


def filled() -> Assessment:
    return Assessment(
        edition="2026.1",
        partnership=Partnership("Openpartnership"),
        round=Round("Openround"),
        seats=(Seat("canaryseat-1", POLICE), Seat("canaryseat-2", NGOS), Seat("canaryseat-3", FAITH)),
        entries={
            REPORTING: Entry(
                ratings=(
                    Rating(1, seat="canaryseat-1", note="canaryratingnote"),
                    Rating(3, seat="canaryseat-2"),
                    Rating(Finding.NOT_APPLICABLE, seat="canaryseat-3", reason="canaryratingreason"),
                ),
                agreed=Agreement(1, note="canarynote", evidence="canaryevidence", dissent="canarydissent"),
            ),
            RESPECT: Entry(
                agreed=Agreement(
                    Finding.NO_AGREEMENT,
                    note="canaryfindingnote",
                    positions=(Position(1, "canaryposition one"), Position(3, "canaryposition two")),
                )
            ),
            MEETINGS: Entry(agreed=Agreement(Finding.NOT_APPLICABLE, reason="openreason")),
            FEEDBACK: Entry(
                agreed=Agreement(
                    Finding.NO_AGREEMENT,
                    note="othernote",
                    evidence="otherevidence",
                    dissent="otherdissent",
                    positions=(Position(0, "otherposition"), Position(4, "otherposition")),
                )
            ),
            MODEL: Entry(agreed=Agreement(Finding.NOT_APPLICABLE, reason="otherreason")),
        },
        actions=(
            Action(
                id="a1",
                title="opentitle",
                responsibilities=(REPORTING, FEEDBACK),
                steps=("openstep",),
                lead=POLICE,
                lead_role="openrole",
                resources=Resources("canarymoney", "canarypeople"),
                indicator="openindicator",
                verification="openverification",
                survivor_safety="canarysafety",
                survivor_input="canaryinput",
                status=Status.BLOCKED,
                status_note="canarystatusnote",
                visibility=Visibility.PUBLIC,
            ),
            Action(id="a2", title="canaryinternaltitle", responsibilities=(REPORTING,), steps=("canaryinternalstep",)),
        ),
        overlay=Overlay(examples={REPORTING: "openexample", FEEDBACK: "otherexample"}),
    )
