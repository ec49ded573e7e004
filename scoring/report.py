"""The shape in which a summary and a comparison are printed: the JSON of contract §5."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Final

from scoring.model import Comparison, ResponsibilityComparison, Summary

__all__ = ["comparison_json", "summary_json"]

VERSION: Final = 1
"""The one version of both formats so far: contract §5."""


def summary_json(summary: Summary) -> bytes:
    """A summary as JSON, UTF-8."""
    return _json({"format": "coordinated-response-summary", "version": VERSION, **asdict(summary)})


def comparison_json(comparison: Comparison) -> bytes:
    """A comparison as JSON, UTF-8."""
    each = [_responsibility(one) for one in comparison.responsibilities]
    head = {"format": "coordinated-response-comparison", "version": VERSION}
    return _json({**head, **asdict(comparison), "responsibilities": each})


def _responsibility(one: ResponsibilityComparison) -> dict[str, object]:
    members = asdict(one)
    if one.reason is None:
        del members["reason"]
    return members


def _json(content: dict[str, object]) -> bytes:
    return (json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False) + "\n").encode()
