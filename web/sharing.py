"""How others reach the toolkit: at which address, under which names, and whether that is safe.

Needs nothing but the standard library: `manage.py` asks it before anything is installed.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["PLAIN", "Sharing", "SharingError", "own_address", "sharing_of"]

LOOPBACK = "127.0.0.1"

# Where a packet would leave: to the internet, and to each kind of private network. None is sent.
ASKED_FOR_THE_WAY = ("192.0.2.1", "10.255.255.254", "172.31.255.254", "192.168.255.254")

PLAIN = """What is sent in this network is not encrypted: whoever is in it and knows how can read along.
Use one that only the people at the table are in, such as the hotspot of a phone, with a password;
never that of a café or hotel. With --certificate FILE --key FILE it is encrypted."""
NEEDS_TLS = """{address} can be reached from the internet. The toolkit opens there only with encryption and a name.
Either give both:        --certificate FILE --key FILE --host NAME
or let a proxy do it:    --behind-proxy ADDRESS --host NAME"""
NO_NETWORK = """This computer is in no network that others could be in too. Join one, or open a hotspot,
and start again; or name the address to listen at: --address ADDRESS"""


class SharingError(Exception):
    """It would not be safe, or not possible; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """How others reach the toolkit. `at` is where it listens; `name` is what stands in the address that they open."""

    at: str
    name: str
    hosts: tuple[str, ...]
    certificate: str | None = None
    key: str | None = None
    proxy: str | None = None

    def address(self, port: int) -> str:
        """What they open."""
        if self.proxy:
            return f"https://{self.name}"
        name = f"[{self.name}]" if ":" in self.name else self.name
        return f"{'https' if self.certificate else 'http'}://{name}:{port}"

    def options(self, port: int) -> list[str]:
        """The same, for app.py."""
        given = (("--certificate", self.certificate), ("--key", self.key), ("--behind-proxy", self.proxy))
        hosts = [word for host in self.hosts for word in ("--host", host)]
        others = [word for name, value in given if value for word in (name, value)]
        return ["--share", self.address(port), "--bind", self.at, *hosts, *others]


def sharing_of(
    *,
    address: str | None = None,
    hosts: Sequence[str] = (),
    certificate: str | None = None,
    key: str | None = None,
    proxy: str | None = None,
) -> Sharing:
    """How to share.

    Raises SharingError, with what to do, where it would not be safe.
    """
    if bool(certificate) != bool(key):
        raise SharingError("A certificate and its key go together: --certificate FILE --key FILE")
    if missing := [name for name in (certificate, key) if name and not Path(name).is_file()]:
        raise SharingError(f"There is no such file: {', '.join(missing)}")
    proxy = proxy and _address(proxy)
    if proxy and not hosts:
        raise SharingError("Behind a proxy the toolkit has to know its own name: --host NAME")
    at = _address(address) if address else LOOPBACK if _is_here(proxy) else own_address()
    if _is_public(at) and not (hosts and (certificate or proxy)):
        raise SharingError(NEEDS_TLS.format(address=at))
    files = [name and str(Path(name).resolve()) for name in (certificate, key)]
    return Sharing(at, hosts[0] if hosts else at, (*hosts, at), files[0], files[1], proxy)


def own_address() -> str:
    """The address of this computer in its network; a private one before any other.

    Raises SharingError where it is in none.
    """
    found = [ipaddress.ip_address(one) for one in _addresses()]
    usable = [one for one in found if not (one.is_loopback or one.is_unspecified)]
    if not usable:
        raise SharingError(NO_NETWORK)
    return str(min(usable, key=lambda one: (_is_public(str(one)), one.is_link_local)))


def _addresses() -> Iterable[str]:
    for other in ASKED_FOR_THE_WAY:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((other, 9))
            except OSError:  # there is no way there
                continue
            yield str(probe.getsockname()[0])


def _address(text: str) -> str:
    try:
        return str(ipaddress.ip_address(text))
    except ValueError as error:
        raise SharingError(f"This is not an address: {text}. One looks like 192.168.1.7") from error


def _is_public(address: str) -> bool:
    """Whether others than those in the same network may reach it; “all addresses of this computer” may be."""
    one = ipaddress.ip_address(address)
    return one.is_unspecified or not one.is_private


def _is_here(address: str | None) -> bool:
    return address is not None and ipaddress.ip_address(address).is_loopback
