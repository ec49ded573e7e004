from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from checklists import MendableError, published_editions
from exports.__main__ import main
from exports.folder import deliver_folder
from tests.exports.examples import EXAMPLES
from tests.exports.reading_pdf import text_of
from tests.small_disk import fill

BASELINE = str(EXAMPLES / "harbour-district-baseline.json")
MINIMAL = str(EXAMPLES / "minimal.json")


def test_pdf_writes_the_plan(tmp_path: Path) -> None:
    out = tmp_path / "plan.pdf"
    assert main(["pdf", MINIMAL, "--out", str(out), "--sector", "ngos", "--paper", "letter", "--language", "en"]) == 0
    assert "NGOs" in text_of(out.read_bytes())


def test_a_plan_is_written_in_large_print(tmp_path: Path) -> None:
    out = tmp_path / "plan.pdf"
    assert main(["pdf", MINIMAL, "--out", str(out), "--sector", "ngos", "--large", "--paper", "letter"]) == 0
    pages = PdfReader(out).pages
    assert {(round(one.mediabox.width), round(one.mediabox.height)) for one in pages} == {(792, 612)}


def test_public_and_sector_go_together(tmp_path: Path) -> None:
    out = tmp_path / "plan.pdf"
    assert main(["pdf", BASELINE, "--out", str(out), "--sector", "police", "--public"]) == 0
    assert "Public version" in text_of(out.read_bytes())


def test_json_writes_the_assessment_file(tmp_path: Path) -> None:
    out = tmp_path / "assessment.json"
    assert main(["json", BASELINE, "--out", str(out)]) == 0
    assert json.loads(out.read_bytes()) == json.loads(Path(BASELINE).read_bytes())
    assert main(["json", BASELINE, "--out", str(out), "--sector", "ngos"]) == 0
    assert len(json.loads(out.read_bytes())["responsibilities"]) == 11


@pytest.mark.parametrize(
    ("kind", "begins"),
    [("xlsx", b"PK"), ("docx", b"PK"), ("csv", b"\xef\xbb\xbfNo.,"), ("ics", b"BEGIN:VCALENDAR\r\n")],
)
def test_every_format_is_written_whole_for_a_sector_and_for_the_public(
    kind: str, begins: bytes, tmp_path: Path
) -> None:
    out = tmp_path / f"plan.{kind}"
    made = []
    for more in ([], ["--sector", "police"], ["--public", "--language", "en"], ["--sector", "police", "--public"]):
        assert main([kind, BASELINE, "--out", str(out), *more]) == 0
        made.append(out.read_bytes())
    assert all(file.startswith(begins) for file in made)
    assert len(set(made)) == 4


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("all") / "home"
    assert main(["all", MINIMAL, "--out", str(made)]) == 0
    return made


def test_all_writes_the_folder_that_the_contract_names(folder: Path) -> None:
    sectors = [sector.id for sector in published_editions()["2026.1"].sectors]
    assert {file.name for file in folder.iterdir()} == {
        "plan.pdf", *(f"plan-{sector}.pdf" for sector in sectors), "plan.xlsx", "plan.docx",
        "actions.csv", "actions.ics", "assessment.json",
    }  # fmt: skip
    assert len(sectors) == 9
    assert sorted(file.name for file in folder.parent.iterdir()) == ["home"]


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (["pdf"], "plan.pdf"),
        (["pdf", "--sector", "police"], "plan-police.pdf"),
        (["xlsx"], "plan.xlsx"),
        (["docx"], "plan.docx"),
        (["csv"], "actions.csv"),
        (["ics"], "actions.ics"),
        (["json"], "assessment.json"),
    ],
)
def test_each_file_of_the_folder_is_what_its_own_command_makes(
    command: list[str], name: str, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert main([command[0], MINIMAL, *command[1:], "--out", str(out)]) == 0
    assert out.read_bytes() == (folder / name).read_bytes()


def test_what_else_stands_in_the_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "plan.pdf").write_text("old")
    deliver_folder({"plan.pdf": b"new"}, tmp_path)
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {"notes.txt": "mine", "plan.pdf": "new"}


@pytest.mark.parametrize("in_the_way", ["a file", "a folder of a file's name", "nothing above it"])
def test_a_folder_that_cannot_be_written_is_said_and_nothing_in_it_changes(tmp_path: Path, in_the_way: str) -> None:
    folder = tmp_path / "home"
    if in_the_way == "a file":
        folder.write_text("mine")
    elif in_the_way == "nothing above it":
        folder = tmp_path / "nowhere" / "home"
    else:
        (folder / "b").mkdir(parents=True)
    before = sorted(str(path) for path in tmp_path.rglob("*"))
    with pytest.raises(MendableError, match="cannot be written"):
        deliver_folder({"a": b"1", "b": b"2"}, folder)
    assert sorted(str(path) for path in tmp_path.rglob("*")) == before


@pytest.mark.parametrize("there", [True, False])
def test_a_full_disk_is_said_and_no_file_of_the_folder_is_half_written(
    folder: Path, small_disk: Path, *, there: bool
) -> None:
    home = small_disk / "home"
    files = {file.name: file.read_bytes() for file in folder.iterdir()}
    if there:
        deliver_folder(dict.fromkeys(files, b"older"), home)
    before = sorted((path, path.is_file() and path.read_bytes()) for path in small_disk.rglob("*"))
    filling = fill(small_disk, but=sum(map(len, files.values())) // 2)
    with pytest.raises(MendableError) as refused:
        deliver_folder(files, home)
    assert str(refused.value) == f"{home}: This folder cannot be written: No space left on device."
    filling.unlink()
    assert sorted((path, path.is_file() and path.read_bytes()) for path in small_disk.rglob("*")) == before


def test_a_file_that_finds_no_room_is_said_and_the_one_there_stays(
    small_disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = small_disk / "plan.json"
    out.write_text("older")
    fill(small_disk, but=8_000)
    assert main(["json", BASELINE, "--out", str(out)]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"{out}: This file cannot be written: No space left on device.\n")
    assert sorted(one.name for one in small_disk.iterdir()) == ["filling", "plan.json"]
    assert out.read_text() == "older"


def test_all_of_a_bad_file_makes_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{}")
    assert main(["all", str(bad), "--out", str(tmp_path / "home")]) == 1
    assert capsys.readouterr().err.startswith(f"{bad}:")
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["pdf", BASELINE, "--sector", "plumbers"], "mens-groups"),
        (["json", BASELINE, "--sector", "plumbers"], "mens-groups"),
        (["pdf", BASELINE, "--paper", "a0"], "letter"),
        (["pdf", BASELINE, "--language", "xx"], "There is: en"),
        (["json", BASELINE, "--public"], "--public"),
        (["json", BASELINE, "--language", "en"], "--language"),
        (["odt", BASELINE], "xlsx"),
        (["xlsx", BASELINE, "--sector", "plumbers"], "mens-groups"),
        (["docx", BASELINE, "--language", "xx"], "There is: en"),
        (["csv"], "FILE.json"),
        (["ics", BASELINE, "--paper", "a4"], "--paper"),
        (["all", BASELINE, "--sector", "police"], "--sector"),
        (["all", BASELINE, "--public"], "--public"),
        (["pdf"], "FILE.json"),
    ],
    ids=lambda value: " ".join(Path(one).name for one in value) if isinstance(value, list) else "",
)
def test_wrong_usage_names_what_there_is(
    arguments: list[str], named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--out", str(out)])
    assert ended.value.code == 2
    told = capsys.readouterr()
    assert named in told.err
    assert told.out == ""
    assert not out.exists()


def test_the_file_to_write_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["pdf", BASELINE])
    assert ended.value.code == 2
    assert "--out" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["pdf", "xlsx", "docx", "csv", "ics", "json"])
@pytest.mark.parametrize("content", [None, b"", b"{}", b"\xff", b'{"format": 1, "format": 2}'])
def test_a_bad_file_is_told_where_it_is_bad_and_what_was_there_stays(
    command: str, content: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / "plan.json", tmp_path / "out"
    if content is not None:
        file.write_bytes(content)
    out.write_bytes(b"what was there")
    assert main([command, str(file), "--out", str(out)]) == 1
    told = capsys.readouterr()
    assert told.err.startswith(f"{file}:")
    assert told.out == ""
    assert out.read_bytes() == b"what was there"


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["json", MINIMAL, "--out", str(tmp_path / "nowhere" / "a.json")]) == 1
    assert "cannot be written" in capsys.readouterr().err
