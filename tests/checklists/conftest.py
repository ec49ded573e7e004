import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from checklists import RESPONSIBILITIES, MendableError, read_edition

SMALL = Path(__file__).parent / "small"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of a small edition that a test may spoil: no test of the reader depends on the wording of the real one."""
    return Path(shutil.copytree(SMALL, tmp_path / "checklists"))


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A copy of the checklists as they are shipped."""
    return Path(shutil.copytree(RESPONSIBILITIES, tmp_path / "shipped"))


@pytest.fixture
def problems(folder: Path) -> Callable[[], list[str]]:
    """What is wrong with the copy: `FILE:LINE: message` of each problem, FILE without its folder."""

    def read() -> list[str]:
        try:
            read_edition(folder)
        except MendableError as error:
            return [str(problem).removeprefix(f"{folder}/") for problem in error.problems]
        return []

    return read


@pytest.fixture
def police(folder: Path) -> Callable[[bytes | str], None]:
    """Writes the whole police.yaml of the copy."""

    def write(content: bytes | str) -> None:
        data = content if isinstance(content, bytes) else content.encode()
        (folder / "police.yaml").write_bytes(data)

    return write


@pytest.fixture
def change(folder: Path) -> Callable[[str, str, str], None]:
    """Replaces `old`, which stands there once, by `new` in one file of the copy."""

    def write(name: str, old: str, new: str) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    return write
