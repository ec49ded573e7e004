"""A real nginx before the toolkit, with the configuration that a host copies from `docs/hosting/`."""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.servers import free_port

__all__ = ["CONFIGURATION", "NAME", "Proxy", "own_names", "running_nginx"]

CONFIGURATION = Path(__file__).resolve().parent.parent / "docs" / "hosting" / "nginx.conf"
NAME = "localhost"
SERVERS = os.pathsep.join(("/usr/sbin", "/sbin"))
LONGEST_START = 60  # seconds on a busy machine

# What nginx itself needs to run in a folder of its own, without any right.
AROUND = """
daemon off;
worker_processes 1;
pid nginx.pid;
events {{ worker_connections 2048; }}
http {{
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    include {configuration};
}}
"""
CERTIFICATE = (
    *("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"),
    *("-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}"),
)


@dataclass(frozen=True, slots=True)
class Proxy:
    """Where nginx answers: encrypted at `address`, known by `tls`; at `plain_port` it only says where to go."""

    port: int
    plain_port: int
    tls: ssl.SSLContext

    @property
    def address(self) -> str:
        """Its name and port."""
        return f"{NAME}:{self.port}"


def own_names(configuration: str, names: dict[str, str]) -> str:
    """The configuration with these in place of what stands there for a host to replace.

    Raises ValueError where one of them does not stand there any more.
    """
    for written, ours in names.items():
        if written not in configuration:
            raise ValueError(f"nginx.conf does not say {written!r}.")
        configuration = configuration.replace(written, ours)
    return configuration


@contextmanager
def running_nginx(ports: Sequence[int]) -> Generator[Proxy]:
    """Start it before the two processes at these ports; in the end it is stopped and nothing is left of it."""
    folder = Path(tempfile.mkdtemp(prefix="nginx-"))
    user = "nobody" if hasattr(os, "geteuid") and os.geteuid() == 0 else None
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    proxy, plain = free_port(), free_port()
    first, second = ports
    names = {
        "listen 443 ssl;": f"listen 127.0.0.1:{proxy} ssl;",
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "/etc/letsencrypt/live/toolkit.example.org/fullchain.pem": str(certificate),
        "/etc/letsencrypt/live/toolkit.example.org/privkey.pem": str(key),
        "/var/log/nginx/toolkit.log": str(folder / "log"),
        "toolkit.example.org": NAME,
        "127.0.0.1:8501": f"127.0.0.1:{first}",
        "127.0.0.1:8502": f"127.0.0.1:{second}",
    }
    try:
        made = [_program("openssl"), *CERTIFICATE, "-keyout", str(key), "-out", str(certificate)]
        subprocess.run(made, check=True, capture_output=True)  # noqa: S603 - our own arguments
        configuration = folder / "toolkit.conf"
        configuration.write_text(own_names(CONFIGURATION.read_text(encoding="utf-8"), names), encoding="utf-8")
        (folder / "nginx.conf").write_text(AROUND.format(configuration=configuration), encoding="utf-8")
        if user:
            for one in (folder, *folder.iterdir()):
                shutil.chown(one, user)
        command = [_program("nginx"), "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"]
        server = subprocess.Popen(command, user=user, cwd=folder)  # noqa: S603 - the same
        try:
            _wait_until_up(server, proxy)
            yield Proxy(proxy, plain, ssl.create_default_context(cafile=certificate))
        finally:
            server.terminate()
            server.wait(30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _program(name: str) -> str:
    found = shutil.which(name) or shutil.which(name, path=SERVERS)
    if found is None:
        raise RuntimeError(f"{name} is needed. Debian and Ubuntu: apt-get install {name}")
    return found


def _wait_until_up(server: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + LONGEST_START
    while time.monotonic() < end and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)  # until it answers, not a fixed time
    raise RuntimeError("nginx did not start; it has said why.")
