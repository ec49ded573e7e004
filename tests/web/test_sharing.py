"""Opening the toolkit to others: only where it is safe, and where it is not, it says what to do."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from web import sharing
from web.sharing import SharingError, own_address, sharing_of

PRIVATE = "192.168.1.7"
PUBLIC = "8.8.8.8"


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    for name in ("certificate", "key"):
        (tmp_path / name).touch()
    return {name: str(tmp_path / name) for name in ("certificate", "key")}


@pytest.mark.parametrize("address", [PRIVATE, "10.0.0.9", "172.16.3.4", "127.0.0.1", "fd00::7"])
def test_a_private_network_is_enough(address: str) -> None:
    name = f"[{address}]" if ":" in address else address
    assert sharing_of(address=address).address(8501) == f"http://{name}:8501"


@pytest.mark.parametrize("address", [PUBLIC, "2001:4860:4860::8888", "0.0.0.0", "::"])  # noqa: S104 refused
@pytest.mark.parametrize("half", [{}, {"hosts": ["toolkit.example.org"]}])
def test_a_public_address_is_refused_without_encryption_and_a_name(address: str, half: dict[str, list[str]]) -> None:
    with pytest.raises(SharingError, match=r"--certificate FILE --key FILE --host NAME"):
        sharing_of(address=address, **half)  # type: ignore[arg-type]


def test_a_public_address_is_refused_with_encryption_but_no_name(files: dict[str, str]) -> None:
    with pytest.raises(SharingError, match="with encryption and a name"):
        sharing_of(address=PUBLIC, **files)  # type: ignore[arg-type]


def test_a_public_address_is_fine_with_both(files: dict[str, str]) -> None:
    made = sharing_of(address=PUBLIC, hosts=["toolkit.example.org"], **files)  # type: ignore[arg-type]
    assert made.address(443) == "https://toolkit.example.org:443"
    assert made.options(443) == [
        "--share", "https://toolkit.example.org:443", "--bind", PUBLIC,
        "--host", "toolkit.example.org", "--host", PUBLIC,
        "--certificate", files["certificate"], "--key", files["key"],
    ]  # fmt: skip


def test_behind_a_proxy_on_this_computer_nobody_else_reaches_it_directly() -> None:
    made = sharing_of(proxy="127.0.0.1", hosts=["toolkit.example.org"])
    assert (made.at, made.address(8501)) == ("127.0.0.1", "https://toolkit.example.org")
    assert made.options(8501)[-2:] == ["--behind-proxy", "127.0.0.1"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"address": PRIVATE, "proxy": "10.0.0.1"}, "--host NAME"),
        ({"address": "here"}, "This is not an address: here"),
        ({"address": PRIVATE, "proxy": "*"}, "This is not an address"),
        ({"address": PRIVATE, "certificate": "only.pem"}, "go together"),
        ({"address": PRIVATE, "certificate": "no.pem", "key": "no.key"}, "There is no such file: no.pem, no.key"),
    ],
)
def test_what_cannot_be_is_said_with_what_to_do(given: dict[str, str], told: str) -> None:
    with pytest.raises(SharingError, match=told):
        sharing_of(**given)  # type: ignore[arg-type]


def test_a_private_address_of_this_computer_comes_before_a_public_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "_addresses", lambda: iter([PUBLIC, "169.254.3.4", PRIVATE, "127.0.0.1"]))
    assert own_address() == PRIVATE


def test_a_computer_in_no_network_is_told_to_join_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "_addresses", lambda: iter(["127.0.0.1"]))
    with pytest.raises(SharingError, match="Join one, or open a hotspot"):
        own_address()


def test_the_address_is_found_without_sending_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[object] = []
    monkeypatch.setattr(socket.socket, "send", lambda *arguments: sent.append(arguments))
    monkeypatch.setattr(socket.socket, "sendto", lambda *arguments: sent.append(arguments))
    assert all(socket.inet_aton(one) for one in sharing._addresses())  # noqa: SLF001 - what asks the system
    assert sent == []
