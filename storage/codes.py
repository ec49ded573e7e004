"""Codes as people read and type them: a public selector to find it by, and a secret of which only a hash is kept."""

from __future__ import annotations

import secrets
import string
import threading
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from checklists import MendableError, Problem

__all__ = [
    "LIFE",
    "CodeKind",
    "CodeRefusedError",
    "NewCode",
    "Secret",
    "TypedCode",
    "is_right",
    "new_code",
    "read_code",
]

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # pragma: allowlist secret
"""Crockford's: none of I, L, O and U, so that nothing is read for something else. Five bits each."""

READ_AS = str.maketrans(string.ascii_lowercase + "ilILoO", string.ascii_uppercase + "111100")
FULL_WIDTH = {place: place - 0xFEE0 for place in range(0xFF01, 0xFF5F)}
SEPARATORS = frozenset("-‐‑‒–—−")

SELECTOR, SECRET, RECOVERY_SECRET = 8, 12, 26
LONGEST_TYPED = 200


class CodeKind(StrEnum):
    """What a code opens. Those of a seat and a device are used once."""

    SEAT = "seat"
    DEVICE = "device"  # the same seat, for whoever sits on it already
    LOBBY = "lobby"
    HOST = "host"
    RECOVERY = "recovery"


LIFE = {
    CodeKind.SEAT: timedelta(days=7),
    CodeKind.DEVICE: timedelta(minutes=10),
    CodeKind.LOBBY: timedelta(days=7),
    CodeKind.HOST: timedelta(hours=1),
    CodeKind.RECOVERY: timedelta(days=732),  # the partnership meets again in a year or two
}

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_few_at_once = threading.BoundedSemaphore(4)  # 19 MiB each, however many knock

NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$MBRjuZWZcUj4IpVD4aQlrQ$uA+UZxBuLdJV5i2xNugfwt1VdjQFg8z30yBHspxN+eo"
"""What is compared where there is no such code, so that it takes as long."""


class CodeRefusedError(MendableError):
    """A code lets nobody in. Says the same of one that never was, is used up, has expired or was taken back."""

    def __init__(self) -> None:
        super().__init__(
            [Problem("Code", "This code does not open anything now. Look at it again, or ask for a new one.")]
        )


class Secret(str):
    """A text that is for one person's eyes: it is itself where it is shown on purpose, and never in a `repr`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "Secret(…)"


@dataclass(frozen=True, slots=True)
class TypedCode:
    """A code that somebody typed, in its two parts."""

    selector: str
    secret: Secret


@dataclass(frozen=True, slots=True)
class NewCode:
    """A fresh code: `text` as it is shown, once; `selector` and `hash` as they are kept."""

    text: Secret
    selector: str
    hash: str


def new_code(kind: CodeKind) -> NewCode:
    """A code nobody can guess: 60 bits beside the selector, 130 for a recovery key. Takes one Argon2id computation."""
    length = RECOVERY_SECRET if kind is CodeKind.RECOVERY else SECRET
    selector, secret = _random(SELECTOR), _random(length)
    groups = [secret[start : start + 4] for start in range(0, length, 4)]
    with _few_at_once:
        return NewCode(Secret("-".join([selector, *groups])), selector, _hasher.hash(secret))


def read_code(text: str) -> TypedCode | None:
    """What somebody typed or scanned as a code; None where it cannot be one.

    Lower case, full-width letters, white space and hyphens are as good; I and L are read as 1, O as 0. A letter of
    another script that looks the same is not, and nothing is dropped to make a code of it.
    """
    if len(text) > LONGEST_TYPED:
        return None
    plain = "".join(one for one in text.translate(FULL_WIDTH) if not one.isspace() and one not in SEPARATORS)
    symbols = plain.translate(READ_AS)
    if len(symbols) not in {SELECTOR + SECRET, SELECTOR + RECOVERY_SECRET} or not set(symbols) <= set(SYMBOLS):
        return None
    return TypedCode(symbols[:SELECTOR], Secret(symbols[SELECTOR:]))


def is_right(kept: str | None, typed: TypedCode | None) -> bool:
    """Whether `typed` is the code of which `kept` is the hash. One Argon2id computation, whatever comes of it."""
    try:
        with _few_at_once:
            right = _hasher.verify(kept or NOBODYS, typed.secret if typed else "")
    except (VerificationError, InvalidHashError):
        return False
    return right and kept is not None and typed is not None


def _random(length: int) -> str:
    return "".join(secrets.choice(SYMBOLS) for _ in range(length))
