from __future__ import annotations

import json
from pathlib import Path

import pytest

from exports.__main__ import main
from tests.exports.examples import EXAMPLES
from tests.exports.reading_pdf import text_of

BASELINE = str(EXAMPLES / "harbour-district-baseline.json")
MINIMAL = str(EXAMPLES / "minimal.json")


def test_pdf_writes_the_plan(tmp_path: Path) -> None:
    out = tmp_path / "plan.pdf"
    assert main(["pdf", MINIMAL, "--out", str(out), "--sector", "ngos", "--paper", "letter", "--language", "en"]) == 0
    assert "NGOs" in text_of(out.read_bytes())


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
    ("arguments", "named"),
    [
        (["pdf", BASELINE, "--sector", "plumbers"], "mens-groups"),
        (["json", BASELINE, "--sector", "plumbers"], "mens-groups"),
        (["pdf", BASELINE, "--paper", "a0"], "letter"),
        (["pdf", BASELINE, "--language", "xx"], "There is: en"),
        (["json", BASELINE, "--public"], "--public"),
        (["json", BASELINE, "--language", "en"], "--language"),
        (["xlsx", BASELINE], "xlsx"),
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


@pytest.mark.parametrize("command", ["pdf", "json"])
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
