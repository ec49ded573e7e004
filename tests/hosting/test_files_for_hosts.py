"""What hosts are given: the units of systemd, the file for a container, and the steps that name them."""

from __future__ import annotations

import configparser
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import app
import manage

ROOT = Path(__file__).resolve().parents[2]
HOSTING = ROOT / "docs" / "hosting"
STEPS = (HOSTING / "README.md").read_text(encoding="utf-8")
CONTAINER = (ROOT / "Containerfile").read_text(encoding="utf-8").splitlines()
UNITS = ("toolkit@.service", "toolkit-backup.service", "toolkit-backup.timer")
SERVICES = UNITS[:2]
MUST_BE = {
    "NoNewPrivileges": "yes", "ProtectSystem": "strict", "ProtectHome": "yes", "PrivateTmp": "yes",
    "PrivateDevices": "yes", "CapabilityBoundingSet": "", "RestrictNamespaces": "yes", "IPAddressDeny": "any",
    "UMask": "0077", "User": "toolkit_app",
}  # fmt: skip


def unit(name: str) -> configparser.ConfigParser:
    parsed = configparser.ConfigParser(interpolation=None, strict=False)
    parsed.optionxform = str  # type: ignore[assignment,method-assign]
    parsed.read(HOSTING / name, encoding="utf-8")
    return parsed


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_has_no_right_that_it_does_not_need(name: str) -> None:
    service = unit(name)["Service"]
    assert {setting: service.get(setting) for setting in MUST_BE} == MUST_BE


def test_the_service_starts_the_application_with_options_that_it_has() -> None:
    command = unit("toolkit@.service")["Service"]["ExecStart"].replace("%i", "8501").replace("${TOOLKIT_NAME}", "a.org")
    interpreter, script, *options = command.split()
    assert (interpreter, script) == ("/opt/toolkit/.venv/bin/python", "app.py")
    given = app._parser().parse_args(options)  # noqa: SLF001 - what it takes stands there
    assert (given.port, given.share, given.host, given.behind_proxy) == (8501, "https://a.org", ["a.org"], "127.0.0.1")


def test_both_ports_of_the_steps_are_those_before_which_nginx_stands() -> None:
    listed = set(re.findall(r"server 127\.0\.0\.1:(\d+)", (HOSTING / "nginx.conf").read_text(encoding="utf-8")))
    assert listed == {"8501", "8502"}
    assert set(re.findall(r"toolkit@(\d+)", STEPS)) == listed | {"8503"}  # the third is what one may add


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd here")
@pytest.mark.parametrize("name", UNITS)
def test_systemd_takes_the_unit(tmp_path: Path, name: str) -> None:
    for one in UNITS:
        text = (HOSTING / one).read_text(encoding="utf-8").replace("/opt/toolkit/.venv/bin/python", sys.executable)
        (tmp_path / one.replace("@.", "@8501.")).write_text(text, encoding="utf-8")
    verify = ["systemd-analyze", "verify", "--man=no", str(tmp_path / name.replace("@.", "@8501."))]
    shown = subprocess.run(verify, check=False, capture_output=True, text=True)
    assert (shown.returncode, shown.stderr) == (0, "")


def test_every_file_that_the_steps_link_to_or_install_is_there() -> None:
    linked = [link for link in re.findall(r"\]\(([^)#]+)\)", STEPS) if "://" not in link]
    assert len(linked) >= 8
    assert [link for link in linked if not (HOSTING / link).exists()] == []
    installed = re.findall(r"docs/hosting/[\w@.-]+\w", STEPS)
    assert installed
    assert [path for path in installed if not (ROOT / path).exists()] == []


def test_every_command_of_the_steps_is_one_that_there_is() -> None:
    commands = set(re.findall(r"python -m storage (\w+)", STEPS))
    assert commands == {"backup", "check", "code", "export", "init", "restore", "rounds"} - {"backup"}
    for one in commands:
        asked = [sys.executable, "-m", "storage", one, "--help"]
        assert subprocess.run(asked, cwd=ROOT, check=False, capture_output=True).returncode == 0
    for one in set(re.findall(r"manage\.py (\w+)", STEPS)):
        assert callable(getattr(manage, one))


def test_a_container_holds_every_room_that_runs_and_nothing_else() -> None:
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line[:1] == "!"}
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    rooms = set(contract["root_packages"])
    files = {"LICENSE", "app.py", "manage.py", "requirements.txt"}
    assert kept == rooms | files | {".streamlit", "examples", "responsibilities"}
    assert [one for one in kept if not (ROOT / one).exists()] == []


def test_what_is_in_a_container_is_all_that_the_application_and_its_set_up_load(tmp_path: Path) -> None:
    kept = [line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line[:1] == "!"]
    for one in kept:
        copy = shutil.copytree if (ROOT / one).is_dir() else shutil.copy
        copy(ROOT / one, tmp_path / one)
    asked = [sys.executable, "-m", "exports", "json", "examples/minimal.json", "--out", "out.json"]
    assert subprocess.run(asked, cwd=tmp_path, check=False).returncode == 0
    asked = [sys.executable, "app.py", "--help"]
    assert subprocess.run(asked, cwd=tmp_path, check=False, stdout=subprocess.DEVNULL).returncode == 0
    before = {line.split()[1] for line in CONTAINER if line.startswith("COPY ") and line != "COPY . ."}
    before |= {line.split()[2] for line in CONTAINER if line.startswith("COPY manage.py ")}
    for one in set(kept) - before:
        shutil.rmtree(tmp_path / one) if (tmp_path / one).is_dir() else (tmp_path / one).unlink()
    asked = [sys.executable, "-E", "-S", "manage.py", "setup", "--help"]
    assert subprocess.run(asked, cwd=tmp_path, check=False, stdout=subprocess.DEVNULL).returncode == 0


def test_a_container_runs_without_rights_and_is_set_up_as_everything_else_is() -> None:
    lines = CONTAINER
    assert "RUN python3 manage.py setup && rm -rf /var/lib/apt/lists/*" in lines
    users = [line for line in lines if line.startswith("USER ")]
    assert users == ["USER toolkit_app"]
    assert lines.index(users[0]) < next(n for n, line in enumerate(lines) if line.startswith("ENTRYPOINT"))


def test_the_timer_lets_go_of_its_own_old_copies_and_of_nothing_in_the_folder_of_the_application(
    tmp_path: Path,
) -> None:
    (tmp_path / "own").mkdir()
    for name in ("old.backup", "new.backup", "own/old.backup"):
        (tmp_path / name).touch()
    for name in ("old.backup", "own/old.backup"):
        os.utime(tmp_path / name, (0, 0))
    command = unit("toolkit-backup.service")["Service"]["ExecStartPost"]
    subprocess.run(shlex.split(command.replace("/var/backups/toolkit", str(tmp_path))), check=True)
    assert sorted(str(one.relative_to(tmp_path)) for one in tmp_path.rglob("*.backup")) == [
        "new.backup",
        "own/old.backup",
    ]
