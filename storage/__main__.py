"""Looking after the database from the command line.

python -m storage init | check | backup FILE | restore FILE | import FILE.json | export ROUND | rounds
                  access alone|shared | code host|ROUND | backups | retain
                  export-all PARTNERSHIP --out F | delete PARTNERSHIP
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from assessments import MAX_BYTES, Role, read_assessment, write_assessment
from checklists import MendableError, Problem, SectorId, published_editions
from checklists.command import deliver, read_bytes, run
from storage import copies
from storage.address import database_url
from storage.backups import backups_of, made_by_hand
from storage.model import RoundRef
from storage.opening import initialise, is_there
from storage.people import Access, Card
from storage.permissions import Principal
from storage.store import Store, open_store, utc_now

Command = Callable[[], None]

HOST = Principal.command()


def main(arguments: list[str] | None = None) -> int:
    """Run one command; its exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m storage", description="Look after the database: DATABASE_URL, or .data/toolkit.db."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    url = database_url()

    def add(name: str, does: str, build: Callable[[argparse.Namespace], Command]) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=does, description=does)
        command.set_defaults(build=build)
        return command

    add("init", "make a new database, or bring an older one up to date", lambda _: partial(init, url))
    add("check", "say whether the database is fine, and what to do", lambda _: partial(check, url))
    copy = add("backup", "write a checked copy to FILE", lambda given: partial(backup, url, given.file))
    copy.add_argument("file", metavar="FILE", type=Path)
    back = add("restore", "put a backup in place of the database", lambda given: partial(restore, url, given.file))
    back.add_argument("file", metavar="FILE", type=Path)
    bring = add("import", "make a round of an assessment file", lambda given: partial(import_file, url, given.file))
    bring.add_argument("file", metavar="FILE.json", type=Path)
    take = add(
        "export", "write a round as an assessment file", lambda given: partial(export, url, given.round, given.out)
    )
    take.add_argument("round", metavar="ROUND")
    take.add_argument("--out", metavar="F", type=Path)
    add("rounds", "list the rounds: id, partnership, title", lambda _: partial(rounds, url))
    add("backups", "make a backup if anything changed since the last, and list them", lambda _: partial(backups, url))
    add("retain", "delete the ratings of rounds whose day for that has passed", lambda _: partial(retain, url))
    whole = add(
        "export-all",
        "write everything a partnership has as a ZIP file",
        lambda given: partial(export_all, url, given.partnership, given.out),
    )
    whole.add_argument("partnership", metavar="PARTNERSHIP", help="its name, or the id of one of its rounds")
    whole.add_argument("--out", metavar="F", type=Path, required=True)
    gone = add(
        "delete",
        "delete everything a partnership has; asks for its name once more",
        lambda given: partial(delete, url, given.partnership),
    )
    gone.add_argument("partnership", metavar="PARTNERSHIP", help="its name, or the id of one of its rounds")
    use = add(
        "access",
        "say who uses it: one person on this machine alone, or everybody around the table with a code",
        lambda given: partial(set_access, url, Access(given.who)),
    )
    use.add_argument("who", choices=list(Access))
    code = add(
        "code",
        "print a fresh code, used once: to look after everything (host), or to facilitate one round",
        lambda given: partial(print_code, url, given.what, given.sector),
    )
    code.add_argument("what", metavar="host|ROUND")
    code.add_argument("--sector", metavar="S", help="adds a facilitator's seat for this sector")

    given = parser.parse_args(arguments)
    command: Command = given.build(given)
    return run(command)


def init(url: str) -> None:
    """Make a new database; where there is an older one, back it up and bring it up to date."""
    if is_there(url):
        print(f"The database is up to date now. Its backup: {copies.bring_up_to_date(url, utc_now())}")
    else:
        initialise(url)
        print("A new database is there.")


def check(url: str) -> None:
    """Say whether all is well."""
    store = open_store(url)
    try:
        if store.damage:
            raise MendableError([Problem(store.where, store.damage)])
        print(f"{store.where}: this database is fine. Rounds: {len(store.rounds(HOST))}.")
        print(f"Content: {store.content(HOST)}")
    finally:
        store.close()


def backup(url: str, file: Path) -> None:
    """Write a checked copy."""
    copies.backup(url, file)
    print(f"A checked copy is in {file}.")


def restore(url: str, file: Path) -> None:
    """Put a backup in place of the database."""
    kept = copies.restore(url, file, utc_now())
    print(f"What is in {file} is the database now." + (f" What was there is kept in {kept}." if kept else ""))


def import_file(url: str, file: Path) -> None:
    """Make a round of an assessment file; print the round's id."""
    store = open_store(url)
    try:
        assessment = read_assessment(read_bytes(file, MAX_BYTES), str(file), published_editions())
        print(store.import_assessment(HOST, assessment).ref.round)
    finally:
        store.close()


def export(url: str, round_id: str, out: Path | None) -> None:
    """Write a round as an assessment file."""
    store = open_store(url)
    try:
        deliver(write_assessment(store.export_assessment(HOST, _round(store, round_id))), out)
    finally:
        store.close()


def rounds(url: str) -> None:
    """List the rounds, newest change first."""
    store = open_store(url)
    try:
        for one in store.rounds(HOST):
            print(one.ref.round, _plain(one.name), _plain(one.title), sep="\t")
    finally:
        store.close()


def _plain(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)


def backups(url: str) -> None:
    """Make a backup if anything changed, and list them, newest first."""
    kept = backups_of(url)
    kept.keep_up(utc_now())
    for one in reversed(kept.made()):
        print(f"{one.at:%Y-%m-%d %H:%M} UTC", one.file, sep="\t")


def retain(url: str) -> None:
    """Delete the ratings whose day has passed."""
    store = open_store(url)
    try:
        print(f"Rounds whose ratings were deleted: {len(store.retain(HOST))}.")
    finally:
        store.close()


def export_all(url: str, partnership: str, out: Path) -> None:
    """Write everything a partnership has."""
    store = open_store(url)
    try:
        deliver(store.everything(HOST, _partnership(store, partnership)[0]), out)
    finally:
        store.close()


def delete(url: str, partnership: str) -> None:
    """Delete everything a partnership has, after a backup, when its name was typed once more."""
    store = open_store(url)
    try:
        id_, name = _partnership(store, partnership)
        kept = backups_of(url)
        for line in (
            f"This deletes everything of {_plain(name)}: all its rounds, ratings, plans and what happened.",
            f"Backups hold it for up to {kept.days} days more, as long as the toolkit runs now and then.",
            "Type the name of the partnership to go on:",
        ):
            print(line, file=sys.stderr)
        typed = input()
        kept.keep_up(utc_now())
        store.delete_partnership(HOST, id_, typed)
        kept.keep_up(utc_now())
        print("It is deleted.")
        for copy in made_by_hand(url):
            print(f"This copy may hold it still; it stays until you delete it: {copy}")
    except EOFError as error:
        raise MendableError([Problem("name", "No name was typed. Nothing was deleted.")]) from error
    finally:
        store.close()


def _partnership(store: Store, named: str) -> tuple[str, str]:
    found = {one.ref.partnership: one.name for one in store.rounds(HOST) if named in {one.name, one.ref.round}}
    if len(found) != 1:
        known = "`python -m storage rounds` lists those there are."
        raise MendableError([Problem(f"partnership {named[:80]!a}", f"There is no such partnership. {known}")])
    return next(iter(found.items()))


def set_access(url: str, who: Access) -> None:
    """Say who uses the database."""
    store = open_store(url)
    try:
        store.set_access(HOST, who)
        print(
            "Everybody signs in with a code now." if who is Access.SHARED else "It is used on this machine alone now."
        )
    finally:
        store.close()


def print_code(url: str, what: str, sector: str | None) -> None:
    """Print a fresh code: the host's, or that of a round's first facilitator."""
    store = open_store(url)
    try:
        card = store.make_host_code(HOST) if what == "host" else _facilitators_card(store, what, sector)
        print(card.code)
        print(f"It can be used once, until {card.expires_at:%Y-%m-%d %H:%M} UTC.", file=sys.stderr)
    finally:
        store.close()


def _facilitators_card(store: Store, round_id: str, sector: str | None) -> Card:
    ref = _round(store, round_id)
    if sector is not None:
        return store.make_card(HOST, ref, store.add_seat(HOST, ref, SectorId(sector), Role.FACILITATOR))
    first = next((one for one in store.seats(HOST, ref) if one.role is Role.FACILITATOR), None)
    if first is None:
        advice = "`--sector S` adds one that speaks for the sector S."
        raise MendableError([Problem(f"round {round_id!a}", f"It has no facilitator's seat yet. {advice}")])
    return store.make_card(HOST, ref, first.seat)


def _round(store: Store, round_id: str) -> RoundRef:
    ref = next((one.ref for one in store.rounds(HOST) if one.ref.round == round_id), None)
    if ref is None:
        known = "`python -m storage rounds` lists those there are."
        raise MendableError([Problem(f"round {round_id[:80]!a}", f"There is no such round. {known}")])
    return ref


if __name__ == "__main__":
    sys.exit(main())
