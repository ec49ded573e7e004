"""A disk of its own with room for little, and how it gets full."""

from __future__ import annotations

import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

SIZE = 2_000_000


@contextmanager
def small_disk_at(disk: Path, *, size: int = SIZE) -> Generator[Path]:
    """Mount one; the test is left out where none may be mounted."""
    disk.mkdir()
    mount = ["/bin/mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)]
    if not Path(mount[0]).exists() or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a disk")
    try:
        yield disk
    finally:
        subprocess.run(["/bin/umount", str(disk)], check=True)


def fill(disk: Path, *, but: int) -> Path:
    """Take all the room but so many bytes."""
    filling = disk / "filling"
    with filling.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
        file.truncate(max(0, file.tell() - but))
    return filling
