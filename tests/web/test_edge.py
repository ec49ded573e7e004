"""What every request passes first and every answer last: names, origins, closed doors, headers, compression."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
import streamlit

from tests.browser.application import Application
from tests.web.requests import ask
from translations import translator_for
from web.access import Access
from web.headers import headers_for
from web.index_page import FrontPageError, index_page

FRONT = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
ENGLISH = translator_for("en")
SCREENS = ("/", "/gaps", "/rate-police", "/no-such-screen")
SOME_SCRIPT = next(re.finditer(r"/static/js/index\.[^\"]+\.js", FRONT)).group()


@pytest.mark.parametrize(
    "path", [*SCREENS, "/toolkit/shell.js", SOME_SCRIPT, "/_stcore/health", "/file/nothing", "/media/nothing", "/a/b/c"]
)
def test_every_answer_says_what_the_browser_may_do_with_it(application: Application, path: str) -> None:
    headers = ask(application, path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; ")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_no_script_may_run_that_is_not_a_file_of_ours() -> None:
    policy = headers_for(Access(), "localhost:8501")["content-security-policy"]
    scripts = next(rule for rule in policy.split("; ") if rule.startswith("script-src"))
    assert scripts == "script-src 'self'"
    assert "http:" not in policy
    assert "*" not in policy


@pytest.mark.parametrize("path", SCREENS)
def test_a_screen_is_never_kept_and_has_a_neutral_title(application: Application, path: str) -> None:
    page = ask(application, path)
    assert (page.status, page.headers["cache-control"]) == (200, "no-store")
    assert "<title>Checklists</title>" in page.text
    assert '<html lang="en" dir="ltr">' in page.text
    assert "<title>Streamlit" not in page.text


def test_the_page_around_the_screens_holds_no_script_of_its_own_and_ours_comes_first() -> None:
    page = index_page(FRONT, ENGLISH, "en", "ltr", Access())
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", page, re.DOTALL)
    assert [content for _, content in scripts if content.strip()] == []
    assert "/toolkit/look.js" in scripts[0][0]
    assert "/toolkit/shell.js" in scripts[1][0]
    assert 'type="module"' in scripts[-1][0]
    assert "./" not in page.replace("../", "")


def test_a_language_that_is_written_from_right_to_left_is_said_to_be() -> None:
    assert '<html lang="ar" dir="rtl">' in index_page(FRONT, ENGLISH, "ar", "rtl", Access())


def test_what_is_put_into_the_page_cannot_end_its_attribute() -> None:
    page = index_page(FRONT, ENGLISH, "en", "ltr", Access(refuge='https://example.org/"><script>alert(1)</script>'))
    assert "<script>alert" not in page


def test_another_page_than_the_one_of_the_pinned_streamlit_is_not_taken() -> None:
    with pytest.raises(FrontPageError):
        index_page(FRONT.replace("<title>", "<b>"), ENGLISH, "en", "ltr", Access())


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/metrics/",
        "/_stcore/script-health-check",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/interact",
        "/_stcore/agent/mcp",
        "/media/0123456789abcdef.pdf",
        "/component/x/y",
        "//example.com",
        "/gaps/_stcore/agent/interact",
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_what_streamlit_leaves_open_to_programs_is_closed(application: Application, path: str, method: str) -> None:
    assert ask(application, path, method=method, body=b"{}" if method == "POST" else None).status == 404


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8501", "127.0.0.1.evil.example", "127.0.0.1:80:80", "", "localhost:x"]
)
@pytest.mark.parametrize("path", ["/", "/_stcore/health", SOME_SCRIPT, "/file/x"])
def test_whoever_calls_us_by_another_name_is_turned_away(application: Application, path: str, host: str) -> None:
    answer = ask(application, path, {"Host": host})
    assert answer.status == 403
    assert "evil" not in str(answer.headers)


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://{host}", "http://127.0.0.1:1"])
def test_a_page_of_another_site_opens_no_web_socket_and_changes_nothing(application: Application, origin: str) -> None:
    host = f"127.0.0.1:{application.port}"
    socket = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
        "Origin": origin.format(host=host),
    }
    assert ask(application, "/_stcore/stream", socket).status == 403
    assert ask(application, "/save", {"Origin": socket["Origin"]}, method="POST", body=b"{}").status == 403
    assert ask(application, "/_stcore/stream", {**socket, "Origin": f"http://{host}"}).status == 101


def test_streamlits_scripts_are_sent_compressed_and_may_be_kept(application: Application) -> None:
    plain, packed = ask(application, SOME_SCRIPT), ask(application, SOME_SCRIPT, {"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) * 2 < len(plain.body)
    assert packed.headers["content-type"].startswith("text/javascript")
    assert packed.headers["cache-control"] == "public, immutable, max-age=31536000"
    assert packed.headers["vary"] == "accept-encoding"


def test_our_own_script_is_asked_for_again_and_sent_only_where_it_changed(application: Application) -> None:
    first = ask(application, "/toolkit/shell.js", {"Accept-Encoding": "gzip"})
    assert first.headers["cache-control"] == "no-cache"
    again = ask(application, "/toolkit/shell.js", {"Accept-Encoding": "gzip", "If-None-Match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize(
    "path", ["/toolkit/../app.py", "/toolkit/%2e%2e/app.py", "/static/../../../config.py", "/toolkit"]
)
def test_no_other_file_can_be_asked_for(application: Application, path: str) -> None:
    assert b"import" not in ask(application, path).body


@pytest.mark.parametrize("path", ["*", "-j?code=x", "http:x"])
def test_an_address_that_does_not_begin_with_a_slash_is_not_here_and_no_defect(
    application: Application, path: str
) -> None:
    assert (ask(application, path).status, ask(application, path, method="OPTIONS").status) == (404, 404)


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("localhost", True),
        ("LOCALHOST:8501", True),
        ("[::1]:8501", True),
        ("[::1]", True),
        ("127.0.0.1:8501", True),
        ("localhost:", True),
        ("localhost.", False),
        ("localhost:123456", False),
        ("user@localhost", False),
        ("localhost/x", False),
        ("٣", False),
    ],
)
def test_our_names_are_known_with_and_without_a_port(host: str, ours: bool) -> None:
    assert Access().is_ours(host) is ours
