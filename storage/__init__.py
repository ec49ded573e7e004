"""Tables, migrations, transactions and permissions: the only place that knows SQL."""

from storage.address import database_url
from storage.changes import GoneError
from storage.model import (
    AgreedDraft,
    Conflict,
    Draft,
    EntryState,
    Event,
    Imported,
    RoundListing,
    RoundRef,
    RoundState,
    Saved,
    TextSlot,
)
from storage.opening import initialise
from storage.permissions import NotAllowedError, Principal
from storage.store import Store, open_store

__all__ = [
    "AgreedDraft",
    "Conflict",
    "Draft",
    "EntryState",
    "Event",
    "GoneError",
    "Imported",
    "NotAllowedError",
    "Principal",
    "RoundListing",
    "RoundRef",
    "RoundState",
    "Saved",
    "Store",
    "TextSlot",
    "database_url",
    "initialise",
    "open_store",
]
