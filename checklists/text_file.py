"""A text file as UTF-8 without anything that cannot be seen, and how a message quotes what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable

__all__ = ["MAX_BYTES", "README", "GiveUpError", "Report", "decoded", "hidden_character", "shown"]

MAX_BYTES = 256 * 1024
README = "responsibilities/README.md"
SHOWN = 80

# Control characters but tab, LF and CR; the line ends that editors do not show; what turns the direction of the text
# round; halves of surrogate pairs, which only an escape can make; and a byte-order mark that is not at the beginning.
HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ud800-\udfff\ufeff\ufffe\uffff]")

Report = Callable[[int, str], None]
"""Takes a problem: the line it stands in, from 1, and what to do about it."""


class GiveUpError(Exception):
    """The rest of the file cannot be read. What is wrong has been reported."""


def shown(text: str) -> str:
    """`text` from a file as a message may quote it: at most 80 characters, everything invisible escaped."""
    return repr(text if len(text) <= SHOWN else text[:SHOWN] + "…")


def decoded(data: bytes, report: Report) -> str:
    """The text in `data`, a byte-order mark dropped.

    Raises GiveUpError where it is too large, not UTF-8, or holds what cannot be seen.
    """
    if len(data) > MAX_BYTES:
        report(1, f"This file is larger than {MAX_BYTES // 1024} KB, the most that is read. See {README}#files.")
        raise GiveUpError
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        report(line, f"This file is not UTF-8 text. Save it again as UTF-8. See {README}#encoding.")
        raise GiveUpError from error
    messages = {number: hidden_character(line) for number, line in enumerate(re.split("\r\n|\r|\n", text), 1)}
    for number, message in messages.items():
        if message:
            report(number, message)
    if any(messages.values()):
        raise GiveUpError
    return text


def hidden_character(text: str) -> str | None:
    """What to do about the first character of `text` that cannot be seen; None where there is none."""
    if not (found := HIDDEN.search(text)):
        return None
    code = f"U+{ord(found.group()):04X}"
    return f"Here stands a character that cannot be seen, {code}. Remove it. See {README}#encoding."
