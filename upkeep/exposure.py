"""Who can reach a toolkit that runs on this machine: nobody else, this network, or anybody; encrypted or not."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Iterator

from web.sharing import LOOPBACK, SharingError, own_address

__all__ = ["PORTS", "exposure"]

PORTS = range(8501, 8511)
SECONDS = 1.0
HEALTH = "/_stcore/health"


def exposure(ports: range = PORTS) -> Iterator[tuple[str, str]]:
    """For each toolkit found at one of the ports: what there is, and what to do, "" where it is fine."""
    outside = _outside()
    found = False
    for port in ports:
        spoken = _speaks(outside, port) if outside else None
        if spoken and outside:
            found = True
            yield _seen_from_outside(outside, port, encrypted=spoken == "https")
        elif _speaks(LOOPBACK, port):
            found = True
            yield f"running at port {port}, for this computer only.", ""
    if not found:
        yield f"no toolkit is running at the ports {ports[0]} to {ports[-1]}.", ""


def _outside() -> str | None:
    try:
        return own_address()
    except SharingError:
        return None


def _seen_from_outside(address: str, port: int, *, encrypted: bool) -> tuple[str, str]:
    public = ipaddress.ip_address(address).is_global
    who = "anybody on the internet may reach it" if public else "whoever is in this network can reach it"
    found = f"running at {address}, port {port}: {who}, {'encrypted' if encrypted else 'not encrypted'}."
    if public and not encrypted:
        return found, "Stop it. Start it again with --certificate FILE --key FILE --host NAME."
    if not encrypted:
        return found, "Be sure who is in this network; or use --certificate FILE --key FILE."
    return found, ""


def _speaks(address: str, port: int) -> str | None:
    """`http` or `https`, where something that answers as the toolkit does listens there."""
    careless = ssl.create_default_context()
    careless.check_hostname = False  # whether it is encrypted is asked, not who it is; nothing is sent
    careless.verify_mode = ssl.CERT_NONE
    connections: dict[str, http.client.HTTPConnection] = {
        "http": http.client.HTTPConnection(address, port, timeout=SECONDS),
        "https": http.client.HTTPSConnection(address, port, timeout=SECONDS, context=careless),
    }
    for name, connection in connections.items():
        try:
            connection.request("GET", HEALTH, headers={"Host": "localhost"})
            if connection.getresponse().status:
                return name
        except (OSError, http.client.HTTPException, socket.gaierror):
            continue
        finally:
            connection.close()
    return None
