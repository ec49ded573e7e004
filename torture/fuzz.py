"""`python -m torture.fuzz [NAME …] [--short] [--seed N] [--keep FOLDER]`: feed the readers with spoilt inputs.

Each reader is given its seeds, spoilt; what gives a new kind of answer is spoilt further. A finding is anything that
the reader does not promise: another exception, a broken law, more than a minute. 1 where there was one.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from torture.mutating import spoilt
from torture.readers import READERS, Reader

__all__ = ["Fuzzed", "feed"]

LONGEST = 60  # seconds for one input, on a machine that does other things too
MOST_KEPT = 2_000


@dataclass(slots=True)
class Fuzzed:
    """What one reader was given: how many inputs, how many kinds of answer there were, and what it did not promise.

    `findings` holds, by where it happened, the first input and what was said.
    """

    executions: int = 0
    kinds: set[str] = field(default_factory=set)
    findings: dict[str, tuple[bytes, str]] = field(default_factory=dict)


def feed(reader: Reader, executions: int, *, seed: int) -> Fuzzed:
    """Give the reader so many inputs; the same ones for the same seed."""
    chance = random.Random(seed)
    kept, found = list(reader.seeds), Fuzzed()
    for number in range(executions):
        data = kept[number] if number < len(reader.seeds) else spoilt(chance, chance.choice(kept), kept, reader.tokens)
        found.executions += 1
        try:
            with _no_longer_than(LONGEST):
                kind = reader.read(data)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
            where = traceback.extract_tb(error.__traceback__)[-1]
            told = "".join(traceback.format_exception(error))
            found.findings.setdefault(f"{type(error).__name__} in {where.name}", (data, told))
            continue
        if kind not in found.kinds:
            found.kinds.add(kind)
            if len(kept) < MOST_KEPT:
                kept.append(data)
    return found


@contextmanager
def _no_longer_than(seconds: int) -> Iterator[None]:
    if not hasattr(signal, "setitimer"):  # Windows
        yield
        return

    def end(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def main() -> int:
    """Feed what is named, or all of them."""
    parser = argparse.ArgumentParser(prog="python -m torture.fuzz", description="Feed the readers with spoilt inputs.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which: {', '.join(READERS)} (all)")
    parser.add_argument("--short", action="store_true", help="a hundredth of the inputs, for a quick look")
    parser.add_argument("--seed", type=int, default=1, help="which inputs (default: %(default)s)")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write the inputs of findings there")
    options = parser.parse_args()
    if unknown := set(options.names) - set(READERS):
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(READERS)}")
    total = findings = 0
    for name in options.names or READERS:
        prepare, executions = READERS[name]
        with tempfile.TemporaryDirectory() as folder, prepare(Path(folder)) as reader:
            found = feed(reader, executions // 100 if options.short else executions, seed=options.seed)
        total, findings = total + found.executions, findings + len(found.findings)
        print(
            f"fuzz, {name}: {found.executions:,} inputs, {len(found.kinds)} kinds of answer,"
            f" {len(found.findings)} findings",
            flush=True,
        )
        for number, (where, (data, told)) in enumerate(found.findings.items(), start=1):
            print(f"  {where}: {data[:200]!r}\n{told}", flush=True)
            if options.keep:
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{name}-{number}").write_bytes(data)
    print(f"fuzz: {total:,} inputs in all, {findings} findings", flush=True)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
