"""`python -m torture`: one line for what came of each, and 1 where a claim was not reached."""

from __future__ import annotations

import re

import pytest

from torture.__main__ import TORTURES, main
from torture.hosting import AfterAKill
from torture.postgresql import Restarted


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["torture", *arguments])
    return main()


def test_all_that_is_done_to_it_can_be_named() -> None:
    assert list(TORTURES) == ["kill", "power", "postgresql", "hosting"]


@pytest.mark.parametrize("name", ["postgresql", "hosting"])
def test_the_short_form_tells_in_one_line_what_was_lost_doubled_and_seen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert run(monkeypatch, name, "--short") == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"{name}: ")
    assert "lost 0, doubled 0, failures seen 0" in line
    assert int(re.findall(r"(\d+) (?:writes|ratings) acknowledged", line)[0]) >= 60


@pytest.mark.parametrize("found", [{"lost": 1}, {"doubled": 1}, {"seen": [409]}])
def test_one_loss_one_doubled_change_or_one_failure_that_is_seen_ends_it_with_1(
    monkeypatch: pytest.MonkeyPatch, found: dict[str, int]
) -> None:
    assert not Restarted(restarts=2, acknowledged=60, **found).fine
    assert not AfterAKill(acknowledged=60, **found).fine
    monkeypatch.setitem(TORTURES, "postgresql", lambda _folder, _short: Restarted(**found).fine)
    assert run(monkeypatch, "postgresql", "--short") == 1


def test_a_name_that_is_none_is_refused_with_those_there_are(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        run(monkeypatch, "flood")
    assert "there is no flood; there are kill, power, postgresql, hosting" in capsys.readouterr().err
