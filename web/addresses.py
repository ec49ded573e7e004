"""The address of a round: what stands in the browser's address, and in what a page sends."""

from __future__ import annotations

from storage import RoundRef

__all__ = ["ref_of", "round_address"]


def ref_of(address: str) -> RoundRef:
    """The round at an address; one that nobody finds where there is none."""
    partnership, _, number = address.partition(".")
    return RoundRef(partnership, number)


def round_address(ref: RoundRef) -> str:
    """The address of a round."""
    return f"{ref.partnership}.{ref.round}"
