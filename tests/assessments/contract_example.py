"""The file that contract §4 shows, with its overlay: a valid one for tests to change."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

_CONTENT = {
    "format": "coordinated-response-assessment",
    "version": 1,
    "edition": "2026.1",
    "partnership": {"name": "Harbour District", "area": "three towns and their villages"},
    "round": {"title": "Baseline", "opened": "2026-05-04", "closed": "2026-05-18", "target": 3},
    "seats": [
        {"id": "s1", "voice": "police", "role": "member"},
        {"id": "s2", "voice": "ngos", "role": "facilitator"},
        {"id": "s3", "voice": "faith-groups", "role": "member"},
    ],
    "responsibilities": {
        "police.referral-protocols": {
            "ratings": [
                {"seat": "s1", "level": 2, "note": "Signed with two services"},
                {"seat": "s2", "level": "not_known"},
                {"seat": "s3", "level": "not_applicable", "reason": "We were not asked"},
            ],
            "agreed": {"level": 1, "note": "One of two", "evidence": "A letter", "dissent": "One seat says 2"},
            "target": 4,
            "importance": 3,
        },
        "ngos.referral-feedback": {
            "agreed": {
                "level": "no_agreement",
                "positions": [{"level": 1, "note": "Only by telephone"}, {"level": 3, "note": "Monthly"}],
            }
        },
    },
    "actions": [
        {
            "id": "a1",
            "responsibilities": ["police.referral-protocols"],
            "title": "Sign with the third service",
            "steps": ["Meet", "Sign"],
            "lead": "police",
            "lead_role": "Deputy",
            "supporting": ["ngos"],
            "start": "2026-06-01",
            "due": "2026-09-30",
            "resources": {"money": "None", "people": "Two", "secured": "partly"},
            "indicator": "Signed",
            "verification": "The paper",
            "survivor_safety": "No names",
            "survivor_input": "Asked in June",
            "status": "not_started",
            "status_note": "Waiting",
            "visibility": "internal",
        }
    ],
    "overlay": {
        "hidden": ["mens-groups.discuss-gender-roles"],
        "sectors": {"local-government": "Municipality and elders"},
        "examples": {"police.clear-messages": "Posters at the ferry"},
        "added": [
            {
                "id": "local.night-buses",
                "sector": "local-government",
                "theme": "access",
                "statement": "Buses stop on request at night",
                "why": "A woman gets off near her door",
                "levels": [
                    "No bus stops",
                    "A date is set",
                    "One line stops",
                    "All lines stop",
                    "Women chose the lines",
                ],
                "evidence": ["The timetable"],
                "ask": [
                    {"question": "Where do drivers stop at night?"},
                    {"question": "Where would you get off?", "voice": "ngos"},
                ],
                "steps": [
                    {
                        "to": 1,
                        "step": "Ask the bus company",
                        "helps": ["ngos", "police"],
                        "weeks": 4,
                        "indicator": "A date is on paper",
                    }
                ],
                "safety": {"risk": "A perpetrator follows her", "precaution": "Drivers wait"},
                "supports": ["police"],
            }
        ],
    },
}


def contract_example() -> dict[str, Any]:
    """A new copy."""
    return deepcopy(_CONTENT)
