"""What a text in an assessment may hold, and how a text from somebody else's file is shown in a message."""

from __future__ import annotations

import json
import re

__all__ = ["MAX_BYTES", "MAX_NAME", "MAX_SHOWN", "MAX_TEXT", "shown", "text_problem"]

MAX_BYTES = 2_000_000
"""The most that an assessment file may weigh."""

MAX_NAME = 300
"""The most characters of a name, a title, an area or a lead's role."""

MAX_TEXT = 10_000
"""The most characters of any other text."""

MAX_SHOWN = 80
"""The most characters of a text from a file that a message repeats."""

_FORBIDDEN = re.compile(
    "(?P<control>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f])|(?P<override>[\u202a-\u202e])|(?P<surrogate>[\ud800-\udfff])"
)
_DELETE = "\x7f"  # ASCII, and still no character to print


def text_problem(text: str, limit: int, needed: bool = False) -> str | None:
    """What keeps `text` out of an assessment, as a sentence that says what to do; None where nothing does.

    `limit` is in characters. A text that is not `needed` may be empty here: that is how a person says "none".
    """
    if needed and not text.strip():
        return "Something must be written here, not only white space."
    if len(text) > limit:
        return f"This holds {len(text):,} characters. Shorten it to {limit:,}."
    found = _FORBIDDEN.search(text)
    if found is None:
        return None
    return f"Character {found.start() + 1:,} is {_forbidden(found)} Remove it."


def _forbidden(found: re.Match[str]) -> str:
    code = f"U+{ord(found[0]):04X}"
    if found.lastgroup == "control":
        return f"the control character {code}. Of these only tabs and line breaks may stand in a text."
    if found.lastgroup == "override":
        return f"{code}, which turns the direction of writing round and can make a text read as another."
    return f"{code}, half of a surrogate pair, which is no character."


def shown(text: str) -> str:
    """`text` for a message: in quotation marks, at most MAX_SHOWN characters of it, printable ASCII only."""
    if len(text) > MAX_SHOWN:
        text = text[: MAX_SHOWN - 3] + "..."
    return json.dumps(text).replace(_DELETE, "\\u007f")
