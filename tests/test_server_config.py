"""The configuration for web servers: real servers read it, and visitors get what it promises."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.cli import main
from tests.support.publishing import WebServer, nginx, nginx_folder, server_config
from tests.support.sites import BuiltSite
from tests.tools import web_servers

HEADERS = {
    "strict-transport-security": "max-age=31536000",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
}


@pytest.fixture(scope="module")
def published(example_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as plansite publish makes it, with a few files that servers must treat apart."""
    target = tmp_path_factory.mktemp("web")
    site = target / "releases" / "20260215T120000Z"
    shutil.copytree(example_site.folder, site)
    for name in ("widget/lindemark/index.html", ".well-known/security.txt", ".git/config"):
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Tekst", encoding="utf-8")
    (target / "current").symlink_to("releases/20260215T120000Z")
    return target


@pytest.fixture(scope="module")
def web(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebServer]:
    with nginx(tmp_path_factory.mktemp("nginx"), published) as server:
        yield server


@pytest.mark.parametrize("path", ["/", "/lindemark/acties/", "/bestaat-niet/", "/over", "/adressen.txt"])
def test_every_answer_has_the_security_headers(web: WebServer, path: str) -> None:
    headers = web.get(path).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; ")
    assert policy.endswith("; frame-ancestors 'none'")
    assert "unsafe" not in policy


def test_only_the_widget_may_stand_in_other_sites(web: WebServer) -> None:
    headers = web.get("/widget/lindemark/").headers
    assert headers["content-security-policy"].endswith("; frame-ancestors *")
    assert "x-frame-options" not in headers


def test_only_the_search_page_may_run_webassembly(web: WebServer) -> None:
    assert "'self' 'wasm-unsafe-eval'" in web.get("/zoeken/").headers["content-security-policy"]


def test_a_page_that_does_not_exist_says_so_in_dutch(web: WebServer) -> None:
    answer = web.get("/bestaat-niet/")
    assert answer.status == 404
    assert "Deze pagina bestaat niet" in answer.text


def test_moved_pages_are_redirects_of_the_server(web: WebServer) -> None:
    answer = web.get("/lindemark/acties/buurtschouw/")
    assert (answer.status, answer.headers["location"]) == (301, "/lindemark/acties/wijkschouw/")
    answer = web.get("/lindemark/indicatoren/inbraken/")
    assert (answer.status, answer.headers["location"]) == (301, "/lindemark/cijfers/#woninginbraken")


def test_pages_are_asked_for_again_soon_and_what_never_changes_is_kept(web: WebServer) -> None:
    page = web.get("/lindemark/")
    assert page.headers["cache-control"] == "public, max-age=300"
    loaded = re.findall(r'(?:href|src)="\.\./([^"]+\.(?:css|js|svg))"', page.text)
    assert loaded
    index = next(line for line in web.get("/SHA256SUMS").text.splitlines() if ".pf_index" in line)
    for path in (*loaded, index.split("  ")[1]):
        answer = web.get(f"/{path}")
        assert (answer.status, answer.headers["cache-control"]) == (
            200,
            "public, max-age=31536000, immutable",
        )


def test_that_a_file_is_missing_is_not_kept(web: WebServer) -> None:
    answer = web.get("/stijl/plansite.00000000.css")
    assert (answer.status, answer.headers["cache-control"]) == (404, "public, max-age=300")


def test_text_is_compressed_and_named_as_it_is_written(web: WebServer) -> None:
    headers = web.get("/lindemark/acties/", **{"Accept-Encoding": "gzip"}).headers
    assert headers["content-encoding"] == "gzip"
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert web.get("/adressen.txt").headers["content-type"] == "text/plain; charset=utf-8"


def test_folders_and_hidden_files_are_not_shown(web: WebServer) -> None:
    assert web.get("/stijl/").status == 404 or "Index of" not in web.get("/stijl/").text
    assert web.get("/.git/config").status == 404
    assert web.get("/.well-known/security.txt").status == 200


def test_the_server_does_not_say_which_version_it_is(web: WebServer) -> None:
    assert web.get("/").headers["server"] == "nginx"


@pytest.mark.browser
def test_the_policy_fits_the_pages(web: WebServer, published: Path, browser: Browser) -> None:
    """One page of every kind, in a browser that holds to the policy: nothing of it is refused."""
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    current = published / "current"
    kinds = {path.parent.parent: path.parent for path in sorted(current.rglob("index.html"))}
    for folder in kinds.values():
        address = folder.relative_to(current).as_posix().removeprefix(".")
        is_real = 'http-equiv="refresh"' not in (folder / "index.html").read_text("utf-8")
        if is_real and not address.startswith("widget/"):
            page.goto(web.address + address, wait_until="load")
    context.close()
    assert said == []


# --- What the programs themselves think of it ---------------------------------------------


def certificate(folder: Path) -> list[str]:
    """Make a certificate for nobody, valid for a day."""
    files = [str(folder / "certificaat.pem"), str(folder / "sleutel.pem")]
    subprocess.run(
        [
            web_servers.find("openssl"),
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-days",
            "1",
            "-subj",
            "/CN=plannen.example",
            "-out",
            files[0],
            "-keyout",
            files[1],
        ],
        check=True,
        capture_output=True,
    )
    return files


def test_nginx_accepts_it_with_https(published: Path, tmp_path: Path) -> None:
    chain, key = certificate(tmp_path)
    options = ["--domain", "plannen.example", "--certificate", chain, "--certificate-key", key]
    main_file = nginx_folder(tmp_path / "nginx", server_config("nginx", published, *options))
    done = subprocess.run(
        [web_servers.find("nginx"), "-t", "-c", str(main_file), "-p", str(tmp_path)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr


@pytest.mark.parametrize("plain", [[], ["--plain", "8080"]], ids=["https", "plain"])
def test_caddy_accepts_it(published: Path, tmp_path: Path, plain: list[str]) -> None:
    caddyfile = tmp_path / "Caddyfile"
    caddyfile.write_text(
        server_config("caddy", published, "--domain", "plannen.example", *plain), encoding="utf-8"
    )
    done = subprocess.run(
        [
            web_servers.find("caddy"),
            "adapt",
            "--adapter",
            "caddyfile",
            "--validate",
            "--config",
            str(caddyfile),
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)},
    )
    assert done.returncode == 0, done.stderr
    assert "not formatted" not in done.stderr
    assert str(published / "current") in done.stdout
    assert "/lindemark/acties/wijkschouw/" in done.stdout


@pytest.mark.parametrize(
    ("root", "domain", "message"),
    [
        ("web", "kwaad.nl; include /etc/passwd", "“kwaad.nl; include /etc/passwd” is geen domeinnaam."),
        ("web", "-x.nl", "“-x.nl” is geen domeinnaam."),
        ("leeg", "plannen.example", "staat geen site en geen adressen.txt."),
        ("met spatie", "plannen.example", "kan niet in de instellingen"),
    ],
)
def test_what_would_break_a_configuration_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], root: str, domain: str, message: str
) -> None:
    (tmp_path / root).mkdir()
    assert main(["server-config", "nginx", "--root", str(tmp_path / root), f"--domain={domain}"]) == 1
    said = capsys.readouterr()
    assert message in said.err
    assert said.out == ""
