"""Tables, migrations, transactions and permissions: the only place that knows SQL."""

from storage.action_history import ActionTold
from storage.actions import SafetyCheckNeededError
from storage.address import database_url
from storage.backups import Backups, backups_of, made_by_hand
from storage.changes import GoneError
from storage.codes import CodeRefusedError, Secret
from storage.database import BusyError
from storage.keeper import Keeper
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
    Settled,
    Stage,
    TextSlot,
)
from storage.opening import initialise
from storage.own_ratings import EnteredRating, RatingDraft
from storage.people import Access, Card, Joined, SeatId, SeatState, SignIn, SignInKind, Waiting, token_of
from storage.permissions import NotAllowedError, Principal
from storage.pulse import Pulse
from storage.store import Store, open_store

__all__ = [
    "Access",
    "ActionTold",
    "AgreedDraft",
    "Backups",
    "BusyError",
    "Card",
    "CodeRefusedError",
    "Conflict",
    "Draft",
    "EnteredRating",
    "EntryState",
    "Event",
    "GoneError",
    "Imported",
    "Joined",
    "Keeper",
    "NotAllowedError",
    "Principal",
    "Pulse",
    "RatingDraft",
    "RoundListing",
    "RoundRef",
    "RoundState",
    "SafetyCheckNeededError",
    "Saved",
    "SeatId",
    "SeatState",
    "Secret",
    "Settled",
    "SignIn",
    "SignInKind",
    "Stage",
    "Store",
    "TextSlot",
    "Waiting",
    "backups_of",
    "database_url",
    "initialise",
    "made_by_hand",
    "open_store",
    "token_of",
]
