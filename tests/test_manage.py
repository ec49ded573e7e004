"""The one command of the house, as far as it can be tried without installing anything."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.browser.application import answers
from upkeep import setting_up
from upkeep.setting_up import PANGO_PACKAGES, SetupError, install_packages, interpreter

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = ("run", "demo", "setup", "test", "check", "bench", "torture", "fuzz", "doctor", "sbom", "wheels")
LONGEST_START = 60  # seconds on a busy machine; how fast it is on a calm one, the benchmarks measure


def manage_py(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)


def test_help_names_every_command() -> None:
    shown = manage_py("--help")
    assert shown.returncode == 0
    assert all(f"    {command} " in shown.stdout for command in COMMANDS)


@pytest.mark.parametrize("arguments", [(), ("fly",), ("run", "--port", "many"), ("run", "surplus")])
def test_wrong_usage_is_2_and_says_how(arguments: Sequence[str]) -> None:
    shown = manage_py(*arguments)
    assert (shown.returncode, shown.stdout) == (2, "")
    assert "usage: manage.py" in shown.stderr
    assert "Traceback" not in shown.stderr


def test_it_needs_nothing_but_the_standard_library() -> None:
    isolated = [sys.executable, "-E", "-S", str(ROOT / "manage.py"), "--help"]
    assert subprocess.run(isolated, check=False, capture_output=True).returncode == 0


def test_every_requirement_is_pinned_and_hashed() -> None:
    for name in ("requirements.txt", "requirements-test.txt"):
        lines = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
        wanted = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
        assert wanted
        assert [line for line in wanted if "==" not in line or "--hash=sha256:" not in line] == []


@pytest.mark.parametrize(
    ("system", "advice"),
    [
        ("Darwin", "brew install pango"),
        ("Windows", "pacman -S mingw-w64-ucrt-x86_64-pango"),
        ("Linux", "libpango-1.0-0, libpangoft2-1.0-0, libharfbuzz-subset0"),
    ],
)
def test_where_packages_cannot_be_installed_it_says_what_to_install_on_this_system(
    monkeypatch: pytest.MonkeyPatch, system: str, advice: str
) -> None:
    monkeypatch.setattr(setting_up.platform, "system", lambda: system)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SetupError, match="For PDF plans something has to be installed first") as told:
        install_packages(PANGO_PACKAGES, "PDF plans")
    assert advice in str(told.value)


def test_somebody_who_is_not_root_is_told_the_command_to_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    apt = tmp_path / "apt-get"
    apt.write_text("#!/bin/sh\nexit 9\n")
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SetupError, match="sudo apt-get install libpango-1"):
        install_packages(PANGO_PACKAGES, "PDF plans")


def test_check_takes_no_arguments() -> None:
    shown = manage_py("check", "surplus")
    assert (shown.returncode, shown.stdout) == (1, "")
    assert "check takes no arguments: surplus" in shown.stderr


@pytest.mark.skipif(not interpreter().exists(), reason="nothing is set up in this folder yet")
def test_a_second_start_answers_and_ends_with_its_server_when_it_is_stopped(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'toolkit.db'}"
    environment = {**os.environ, "DATABASE_URL": url}
    subprocess.run([sys.executable, "-m", "storage", "init"], cwd=ROOT, env=environment, check=True)
    port = _free_port()
    command = [sys.executable, str(ROOT / "manage.py"), "run", "--no-browser", "--port", str(port)]
    begun = time.monotonic()
    with (
        (tmp_path / "log").open("w") as log,
        subprocess.Popen(command, env=environment, stdout=log, stderr=log) as started,
    ):
        try:
            while not answers(f"http://127.0.0.1:{port}/_stcore/health"):
                assert started.poll() is None, (tmp_path / "log").read_text()
                assert time.monotonic() < begun + LONGEST_START, (tmp_path / "log").read_text()
                time.sleep(0.02)
        finally:
            with contextlib.suppress(ProcessLookupError):
                started.send_signal(signal.SIGTERM)
            started.wait(timeout=30)
    assert "Traceback" not in (tmp_path / "log").read_text()
    assert not answers(f"http://127.0.0.1:{port}/_stcore/health")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--host", "toolkit.example.org"), "Give --share too"),
        (("--share", "--address", "8.8.8.8"), "can be reached from the internet"),
        (("--share", "--address", "::", "--host", "toolkit.example.org"), "--certificate FILE --key FILE"),
        (("--share", "--behind-proxy", "10.0.0.1"), "--host NAME"),
    ],
)
def test_sharing_that_would_not_be_safe_is_refused_before_anything_is_set_up(
    arguments: Sequence[str], told: str
) -> None:
    refused = manage_py("run", *arguments)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert told in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.skipif(not interpreter().exists(), reason="nothing is set up in this folder yet")
def test_shared_it_prints_the_address_and_a_link_with_a_code_which_no_log_holds(tmp_path: Path) -> None:
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'toolkit.db'}"}
    subprocess.run([sys.executable, "-m", "storage", "init"], cwd=ROOT, env=environment, check=True)
    port = _free_port()
    sharing = ("--share", "--address", "127.0.0.1", "--no-browser", "--port", str(port))
    command = [sys.executable, str(ROOT / "manage.py"), "run", *sharing]
    begun = time.monotonic()
    with (
        (tmp_path / "log").open("w") as log,
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=log, text=True) as started,
    ):
        try:
            while not answers(f"http://127.0.0.1:{port}/_stcore/health"):
                assert started.poll() is None, (tmp_path / "log").read_text()
                assert time.monotonic() < begun + LONGEST_START, (tmp_path / "log").read_text()
                time.sleep(0.02)
        finally:
            with contextlib.suppress(ProcessLookupError):
                started.send_signal(signal.SIGTERM)
            printed, _ = started.communicate(timeout=30)
    address = f"http://127.0.0.1:{port}"
    (code,) = re.findall(rf"{address}/j#([0-9A-Z-]{{23}})", printed)
    assert "not encrypted" in printed
    assert "█" in printed  # the picture of the address
    assert code not in (tmp_path / "log").read_text()


def test_it_listens_to_this_computer_only() -> None:
    settings = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert 'address = "127.0.0.1"' in settings
    assert "gatherUsageStats = false" in settings


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
