"""Files that never change while we run, each compressed once, when it is first asked for, and kept in memory.

Streamlit sends its own uncompressed: 2.6 MB before the first page shows, 1.1 MB with this.
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

__all__ = ["PackedFiles"]

# Told here and not asked of the system: on Windows another program may have said that scripts are plain text.
TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
}
WORTH_PACKING = frozenset({".js", ".css", ".json", ".svg"})
LEVEL = 6  # 9 takes twice the time for one hundredth less
FOR_A_YEAR = "public, immutable, max-age=31536000"


class PackedFiles:
    """The files of `folder` under the address `prefix`.

    `lasting`: their names change with their contents, so that a browser may keep them for good.
    """

    def __init__(self, folder: Path, prefix: str, *, lasting: bool) -> None:
        self._paths = {
            f"{prefix}/{path.relative_to(folder).as_posix()}": path for path in folder.rglob("*") if path.is_file()
        }
        self._lasting = lasting
        self._packed: dict[str, asyncio.Task[bytes]] = {}

    def has(self, address: str) -> bool:
        """Whether it is one of these files."""
        return address in self._paths

    async def answer(self, request: Request) -> Response:
        """The file at the request's address; `has` was asked before."""
        address = request.url.path
        path = self._paths[address]
        media_type = TYPES.get(path.suffix, "application/octet-stream")
        packs = path.suffix in WORTH_PACKING and "gzip" in request.headers.get("accept-encoding", "")
        content = await (self._pack(address) if packs else run_in_threadpool(path.read_bytes))
        headers = {"cache-control": FOR_A_YEAR if self._lasting else "no-cache", "vary": "accept-encoding"}
        if packs:
            headers["content-encoding"] = "gzip"
        if not self._lasting:
            headers["etag"] = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
            if request.headers.get("if-none-match") == headers["etag"]:
                return Response(status_code=304, headers={"etag": headers["etag"], "cache-control": "no-cache"})
        return Response(content, media_type=media_type, headers=headers)

    async def _pack(self, address: str) -> bytes:
        if address not in self._packed:
            self._packed[address] = asyncio.create_task(run_in_threadpool(_pack, self._paths[address]))
        return await asyncio.shield(self._packed[address])  # who asked first may go away; the others still wait


def _pack(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), LEVEL, mtime=0)
