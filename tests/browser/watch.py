"""What must not happen while a test uses the application, collected from the browser and from the server's log."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, WebSocket

from tests.browser.application import Application

LOCAL = "127.0.0.1"
INSIDE = {"data", "blob", "about"}


class Watch:
    """Console errors, errors of the page, requests to other hosts, tracebacks of the server."""

    def __init__(self, context: BrowserContext, application: Application) -> None:
        self._application = application
        self._read = len(application.written())
        self._seen: list[str] = []
        self._expected: list[str] = []
        context.on("page", self._look_at)
        context.on("request", self._check_request)

    def expect(self, *parts: str) -> None:
        """Accept console errors and tracebacks that hold one of these texts: this test provokes them."""
        self._expected.extend(parts)

    def went_wrong(self) -> list[str]:
        """All that happened and was not expected."""
        written = self._application.written()[self._read :]
        if "Traceback" in written or ": fault " in written:
            self._seen.append(f"server: {written}")
        return [one for one in self._seen if not any(part in one for part in self._expected)]

    def _look_at(self, page: Page) -> None:
        page.on("console", self._check_message)
        page.on("pageerror", lambda error: self._seen.append(f"page: {error}"))
        page.on("websocket", self._check_socket)

    def _check_message(self, message: ConsoleMessage) -> None:
        # Streamlit looks for its own root below a page's address first, and finds it one step up.
        looking_for_root = "/_stcore/" in message.location["url"] and "404" in message.text
        if message.type == "error" and not looking_for_root:
            self._seen.append(f"console: {message.text} {message.location}")

    def _check_request(self, request: Request) -> None:
        self._check_address(request.url)

    def _check_socket(self, socket: WebSocket) -> None:
        self._check_address(socket.url)

    def _check_address(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in INSIDE and parts.hostname != LOCAL:
            self._seen.append(f"request: {address}")
