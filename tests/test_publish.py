"""Publishing: the live site is always one whole site, whatever happens to who publishes."""

from __future__ import annotations

import datetime
import errno
import fcntl
import hashlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest import mock
from urllib.parse import urljoin

import pytest
from lxml import html

from generator.address_list import AddressKind, parse_address_list
from generator.build import Report, Say
from generator.checksums import checksum_list, checksums_of, parse_checksum_list
from generator.cli import main
from generator.inputs import Inputs
from generator.lasting_files import lasting_name
from generator.publishing import carrying, releases
from generator.publishing import publish as publishing
from generator.publishing.carrying import carry_over, without_carried
from generator.publishing.lock import BusyError, locked
from generator.publishing.publish import Publication, publish
from generator.publishing.releases import Release, Target
from tests.support.publishing import MINIMAL, WebServer, environment, nginx, run
from tests.support.sites import ROOT, built, files_of

NOW = datetime.datetime(2026, 11, 22, 9, 30, tzinfo=datetime.UTC)
COLOURS = (
    '{merk: "#5a2a6b", link: "#4b3a8f", merk_donker: "#e0b8f0", link_donker: "#c9c0f7"}',
    '{merk: "#4b3a8f", link: "#5a2a6b", merk_donker: "#c9c0f7", link_donker: "#e0b8f0"}',
)
NAMES = ("Veiligheid in de Duinrand", "Plannen van de Duinrand")


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two versions of the data, with another name on every page and other colours, each with its site built once."""
    folder = tmp_path_factory.mktemp("versies")
    for number, name in enumerate(NAMES):
        version = folder / f"versie{number}"
        shutil.copytree(MINIMAL, version)
        site = version / "data" / "site.yml"
        site.write_text(site.read_text("utf-8").replace(NAMES[0], name), encoding="utf-8")
        partnership = version / "data" / "duinrand" / "samenwerking.yml"
        with partnership.open("a", encoding="utf-8") as file:
            file.write(f"kleuren: {COLOURS[number]}\n")
        built(inputs_of(version), version / "site")
    return folder / "versie0", folder / "versie1"


def inputs_of(version: Path) -> Inputs:
    return Inputs(version / "data", version / "content", NOW.date())


def arguments(target: Path, version: Path) -> list[str]:
    return [
        "publish",
        "--to",
        str(target),
        "--data",
        str(version / "data"),
        "--content",
        str(version / "content"),
    ]


def published(target: Path, version: Path, hours: int = 0, keep: int = 5) -> Release:
    """Publish a version. Its site is not built again: here it matters what happens to it after that."""

    def build(inputs: Inputs, folder: Path, say: Say) -> Report:
        shutil.copytree(version / "site", folder)
        return Report()

    moment = NOW + datetime.timedelta(hours=hours)
    with mock.patch.object(publishing, "build_site", build):
        outcome = publish(Publication(inputs_of(version), Target(target), moment, keep), lambda line: None)
    assert outcome.release, "\n".join(map(str, outcome.problems))
    return outcome.release


def name_of(site: Path) -> str:
    """Return the name that every page of a site bears; parts of two sites fail the test."""
    pages = parse_address_list((site / "adressen.txt").read_text("utf-8"))
    texts = [(site / page.address.lstrip("/") / "index.html").read_text("utf-8") for page in pages]
    found = {name for name in NAMES for text in texts if name in text}
    assert len(found) == 1, f"{site} mixes {found}"
    assert all(name in text for name in found for text in texts)
    return found.pop()


def test_a_publish_is_a_release_and_a_link_to_it(tmp_path: Path, versions: tuple[Path, Path]) -> None:
    target = tmp_path / "web"
    release = published(target, versions[0])
    assert release.name == "20261122T093000Z"
    assert (target / "current").readlink() == Path("releases", release.name)
    assert name_of(target / "current") == NAMES[0]
    assert sorted(path.name for path in target.iterdir()) == ["current", "lock", "releases", "staged"]


def test_releases_are_kept_counted_and_gone_back_to(
    tmp_path: Path, versions: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "web"
    first, second, third = (published(target, versions[hours % 2], hours, keep=2) for hours in range(3))
    assert [release.name for release in releases.all_releases(Target(target))] == [second.name, third.name]
    assert main(["rollback", "--to", str(target)]) == 0
    assert name_of(target / "current") == NAMES[1]
    capsys.readouterr()
    assert main(["releases", "--to", str(target)]) == 0
    assert capsys.readouterr().out == (
        "20261122T113000Z  22 november 2026 12:30 uur\n"
        "20261122T103000Z  22 november 2026 11:30 uur (live, teruggezet)\n"
    )
    assert main(["rollback", "--to", str(target)]) == 1
    assert capsys.readouterr().err == "Er is geen eerdere versie om naar terug te gaan.\n"
    assert main(["rollback", "--to", str(target), first.name]) == 1
    assert capsys.readouterr().err == (
        "De versie “20261122T093000Z” bestaat niet. Bewaarde versies: 20261122T103000Z, 20261122T113000Z.\n"
    )
    assert main(["rollback", "--to", str(target), third.name[:11]]) == 0
    assert (target / "current").readlink().name == third.name


def test_the_live_release_is_never_removed(tmp_path: Path, versions: tuple[Path, Path]) -> None:
    target = Target(tmp_path / "web")
    first = published(target.folder, versions[0])
    second = published(target.folder, versions[0], 1)
    releases.roll_back(target, first.name)
    releases.remove_old(target, keep=1)
    assert releases.all_releases(target) == [first, second]


def test_a_publish_by_hand_ends_a_rollback(tmp_path: Path, versions: tuple[Path, Path]) -> None:
    target = Target(tmp_path / "web")
    first = published(target.folder, versions[0])
    published(target.folder, versions[0], 1)
    releases.roll_back(target, None)
    assert releases.pinned_release(target) == first
    published(target.folder, versions[0], 2)
    assert releases.pinned_release(target) is None
    assert not target.pin.exists()


def test_names_sort_by_moment_even_when_the_clock_was_set_back(
    tmp_path: Path, versions: tuple[Path, Path]
) -> None:
    first = published(tmp_path / "web", versions[0])
    second = published(tmp_path / "web", versions[1], hours=-3)
    assert second.name == "20261122T093001Z" > first.name
    assert name_of(tmp_path / "web" / "current") == NAMES[1]


def test_a_problem_leaves_the_live_site_alone(
    tmp_path: Path, versions: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "web"
    release = published(target, versions[0])
    broken = tmp_path / "kapot"
    shutil.copytree(versions[1], broken)
    action = broken / "data/duinrand/acties/buurtapp.yml"
    action.write_text(action.read_text("utf-8").replace("Q3 2024", "ooit een keer"), encoding="utf-8")
    assert main(arguments(target, broken)) == 1
    said = capsys.readouterr()
    assert f"{action.as_posix()}:6:11: fout: " in said.out
    assert said.err.endswith("De site is niet veranderd.\n")
    assert [one.name for one in releases.all_releases(Target(target))] == [release.name]
    assert name_of(target / "current") == NAMES[0]
    assert not (target / "work").exists()


def test_what_is_not_filled_in_is_not_published(
    tmp_path: Path, versions: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    live = published(tmp_path / "web", versions[0])
    version = tmp_path / "nieuw"
    shutil.copytree(MINIMAL, version)
    action = version / "data/duinrand/acties/jeugdteam.yml"
    action.write_text(
        action.read_text("utf-8").replace("titel: Jeugdteam", "titel: VUL IN"), encoding="utf-8"
    )
    assert main(arguments(tmp_path / "web", version)) == 1
    said = capsys.readouterr()
    assert f"{action.as_posix()}:2:8: fout: Hier staat nog “VUL IN”. Schrijf wat hier hoort." in said.out
    assert said.err.endswith("De site is niet veranderd.\n")
    assert releases.live_release(Target(tmp_path / "web")) == live

    folders = ("--data", str(version / "data"), "--content", str(version / "content"))
    assert main(["check", *folders]) == 0
    assert main(["check", *folders, "--live"]) == 1
    assert main(["build", *folders, "--live", "--site-dir", str(tmp_path / "site")]) == 1


def test_the_web_server_may_read_it_whatever_the_umask_is(
    tmp_path: Path, versions: tuple[Path, Path]
) -> None:
    before = os.umask(0o077)
    try:
        published(tmp_path / "web", versions[0])
    finally:
        os.umask(before)
    for path in (tmp_path / "web", *(tmp_path / "web" / "releases").rglob("*")):
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644), path


# --- Killed -------------------------------------------------------------------------------


@contextmanager
def reader(target: Path) -> Iterator[Callable[[], int]]:
    """Read the live site all the time, as visitors do; gives a function that tells how often so far."""
    stop, rounds, failures = threading.Event(), [0], list[BaseException]()

    def read() -> None:
        try:
            while not stop.is_set():
                name_of((target / "current").resolve(strict=True))
                assert (target / "current" / "duinrand" / "acties" / "index.html").is_file()
                rounds[0] += 1
                # Leaves the computer to who publishes; that is what is to be cut off at many moments.
                stop.wait(0.02)
        except BaseException as failure:
            failures.append(failure)

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield lambda: rounds[0]
    finally:
        stop.set()
        thread.join()
    if failures:
        raise failures[0]


def harmed_at(step: int, how: str, count_file: Path, command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run plansite, with harm done before a step on disk."""
    return ended("-m", "tests.support.killed", how, str(step), str(count_file), *command)


def ended(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a program of ours to its end, however that is."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def killed_at(step: int, count_file: Path, command: list[str]) -> int:
    """Run plansite, killed before a step on disk. Returns how it ended."""
    return harmed_at(step, "killed", count_file, command).returncode


def assert_survives(tmp_path: Path, versions: tuple[Path, Path], kills: int) -> None:
    """Kill a number of publishes; visitors notice nothing, and the next publish needs no help."""
    target, count_file, chance = tmp_path / "web", tmp_path / "steps", random.Random(20261122)
    published(target, versions[0])
    assert killed_at(0, count_file, arguments(target, versions[1])) == 0
    steps = int(count_file.read_text("utf-8"))
    assert steps > 100
    with reader(target) as rounds:
        for kill in range(kills):
            # Half of them in the last steps, where the site goes live and the old ones are removed.
            step = chance.randint(1, steps) if kill % 2 else chance.randint(steps - 60, steps)
            command = [*arguments(target, versions[kill % 2]), "--keep", "3"]
            assert killed_at(step, count_file, command) in (-signal.SIGKILL, 0), f"step {step}"
            assert name_of(target / "current") in NAMES
        assert rounds() > kills
    published(target, versions[1], hours=1, keep=3)
    assert name_of(target / "current") == NAMES[1]
    assert sorted(path.name for path in target.iterdir()) == ["current", "lock", "releases", "staged"]
    kept = sorted((target / "releases").iterdir())
    assert len(kept) <= 3
    for release in kept:
        name_of(release)


def test_twenty_kills_are_survived(tmp_path: Path, versions: tuple[Path, Path]) -> None:
    assert_survives(tmp_path, versions, 20)


@pytest.mark.full
def test_two_hundred_kills_are_survived(tmp_path: Path, versions: tuple[Path, Path]) -> None:
    assert_survives(tmp_path, versions, 200)


def test_a_rollback_that_is_cut_off_is_one_or_the_other(tmp_path: Path, versions: tuple[Path, Path]) -> None:
    """Killed after each of its steps, a rollback has happened or has not."""
    target, count_file = tmp_path / "web", tmp_path / "steps"
    first = published(target, versions[0])
    second = published(target, versions[1], hours=1)
    assert killed_at(0, count_file, ["rollback", "--to", str(target)]) == 0
    for step in range(1, int(count_file.read_text("utf-8")) + 1):
        releases.make_live(Target(target), second)
        releases.unpin(Target(target))
        assert killed_at(step, count_file, ["rollback", "--to", str(target)]) == -signal.SIGKILL
        live = releases.live_release(Target(target))
        assert live in (first, second)
        assert releases.pinned_release(Target(target)) == (first if live == first else None)


# --- Two at once ------------------------------------------------------------------------


def test_a_second_publisher_waits_for_the_first(tmp_path: Path, versions: tuple[Path, Path]) -> None:
    target = tmp_path / "web"
    published(target, versions[0])
    command = [sys.executable, "-m", "generator", *arguments(target, versions[1])]
    with (target / "lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        second = subprocess.Popen(
            command, cwd=ROOT, env=environment(), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
        )
        assert second.stderr is not None
        assert second.stderr.readline() == "Er is al een publicatie bezig. Deze wacht tot die klaar is …\n"
        assert name_of(target / "current") == NAMES[0]
    second.communicate()
    assert second.returncode == 0
    assert name_of(target / "current") == NAMES[1]


def test_who_waited_too_long_is_told(tmp_path: Path) -> None:
    said: list[str] = []
    with (
        locked(tmp_path / "lock", said.append),
        pytest.raises(
            BusyError, match=r"^Een andere publicatie is nog bezig\. Probeer het straks opnieuw\.$"
        ),
        locked(tmp_path / "lock", said.append, longest_wait=0),
    ):
        pass
    assert said == ["Er is al een publicatie bezig. Deze wacht tot die klaar is …"]


def test_many_publishers_at_once_leave_whole_releases(tmp_path: Path, versions: tuple[Path, Path]) -> None:
    target = tmp_path / "web"
    published(target, versions[0])
    with reader(target):
        running = [
            subprocess.Popen(
                [sys.executable, "-m", "generator", *arguments(target, versions[number % 2])],
                cwd=ROOT,
                env=environment(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            for number in range(4)
        ]
        assert [process.wait() for process in running] == [0, 0, 0, 0]
    assert len(releases.all_releases(Target(target))) == 5
    for release in (target / "releases").iterdir():
        name_of(release)


# --- Read through nginx meanwhile ---------------------------------------------------------


def visit(web: WebServer, page: str) -> str:
    """Ask for a page and for all that it loads. Returns the name that it bears."""
    answer = web.get(page)
    assert answer.status == 200, f"{page}: {answer.status}"
    assert answer.text.rstrip().endswith("</html>"), f"{page} is cut off"
    (name,) = (name for name in NAMES if name in answer.text)
    tree = html.fromstring(answer.text)
    for address in tree.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src | //img/@src"):
        loaded = web.get(urljoin(page, str(address)))
        assert loaded.status == 200, f"{address} of {page}: {loaded.status}"
        # What a page loads bears the hash of what the page was made with: never that of another version.
        if named := re.search(r"\.([0-9a-f]{8})\.(?:css|js|svg)$", str(address)):
            assert hashlib.sha256(loaded.text.encode()).hexdigest().startswith(named[1]), address
    return name


@contextmanager
def visitors(web: WebServer, pages: Sequence[str], many: int) -> Iterator[list[str]]:
    """Let visitors ask for pages without a pause; gives the names that their pages bore so far."""
    stop, names, failures = threading.Event(), list[str](), list[BaseException]()

    def read(seed: int) -> None:
        chance = random.Random(seed)
        try:
            while not stop.is_set():
                names.append(visit(web, chance.choice(pages)))
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=read, args=(seed,)) for seed in range(many)]
    for thread in threads:
        thread.start()
    try:
        yield names
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    if failures:
        raise failures[0]


def assert_visitors_notice_nothing(tmp_path: Path, versions: tuple[Path, Path], rounds: int) -> None:
    """Publish, go back, be killed and run out of disk, again and again, while visitors ask for pages."""
    target, count_file, chance = tmp_path / "web", tmp_path / "steps", random.Random(8)
    published(target, versions[0])
    listed = parse_address_list((target / "current" / "adressen.txt").read_text("utf-8"))
    pages = [
        page.address for page in listed if page.kind is AddressKind.PAGE and "widget" not in page.address
    ]
    with nginx(tmp_path / "nginx", target) as web, visitors(web, pages, many=2) as names:
        for number in range(rounds):
            published(target, versions[1], hours=2 * number, keep=2)
            assert visit(web, "/") == NAMES[1]
            published(target, versions[0], hours=2 * number + 1, keep=2)
            assert visit(web, "/") == NAMES[0]
            releases.roll_back(Target(target), None)
            assert visit(web, "/") == NAMES[1]
            command = [*arguments(target, versions[0]), "--keep", "2"]
            for how in ("killed", "full"):
                harmed_at(chance.randint(1, 600), how, count_file, command)
        two = [
            subprocess.Popen(
                [sys.executable, "-m", "generator", *arguments(target, version)],
                cwd=ROOT,
                env=environment(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            for version in versions
        ]
        assert [process.wait() for process in two] == [0, 0]
    assert len(names) > 50 * rounds
    assert set(names) == set(NAMES)


def loaded_by(site: Path, page: str) -> list[Path]:
    """Return the files that a page of a site loads."""
    tree = html.fromstring((site / page / "index.html").read_text("utf-8"))
    addresses = tree.xpath("//link[@rel='stylesheet' or contains(@rel, 'icon')]/@href | //script/@src")
    return [Path(urljoin(page, str(address))) for address in addresses]


def test_a_page_that_is_open_still_finds_what_it_loads(tmp_path: Path, versions: tuple[Path, Path]) -> None:
    target = tmp_path / "web"
    published(target, versions[0])
    before = {
        path: (target / "current" / path).read_bytes() for path in loaded_by(target / "current", "duinrand/")
    }
    published(target, versions[1], hours=1)
    assert {path: (target / "current" / path).read_bytes() for path in before} == before
    # Not for ever: the version after that carries what only the version before it had.
    old = set(before) - set(loaded_by(target / "current", "duinrand/"))
    assert [path.name.partition(".")[0] for path in old] == ["kleuren"]
    site = versions[1] / "site"
    published(target, versions[1], hours=2)
    assert files_of(target / "current") == files_of(site)


def test_who_has_a_page_open_finds_what_it_loads_after_going_back_too(
    tmp_path: Path, versions: tuple[Path, Path]
) -> None:
    target = tmp_path / "web"
    for hours, version in enumerate((versions[1], versions[1], versions[0])):
        published(target, version, hours=hours)
    before = {
        path: (target / "current" / path).read_bytes() for path in loaded_by(target / "current", "duinrand/")
    }
    release = releases.roll_back(Target(target), None)
    assert name_of(target / "current") == NAMES[1]
    assert {path: (target / "current" / path).read_bytes() for path in before} == before
    found = checksums_of(target / "releases" / release.name)
    assert without_carried(target / "current", found) == checksums_of(versions[1] / "site")


def test_nothing_half_is_carried_on_a_full_disk_and_going_back_works(
    tmp_path: Path, versions: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "web"
    for hours, version in enumerate((versions[1], versions[1], versions[0])):
        published(target, version, hours=hours)
    write = Path.write_bytes

    def half(path: Path, content: bytes) -> int:
        write(path, content[:10])
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", half)
    releases.roll_back(Target(target), None)
    assert files_of(target / "current") == files_of(versions[1] / "site")


def test_going_back_without_room_for_the_pin_changes_nothing(
    tmp_path: Path,
    versions: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    target = tmp_path / "web"
    for hours, version in enumerate((versions[1], versions[0])):
        published(target, version, hours=hours)
    before = {release.name: files_of(release) for release in (target / "releases").iterdir()}

    def full(path: Path, *content: object, **more: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_text", full)
    assert main(["rollback", "--to", str(target)]) == 1
    assert capsys.readouterr().err.endswith("De site is niet veranderd.\n")
    assert {release.name: files_of(release) for release in (target / "releases").iterdir()} == before
    assert files_of(target / "current") == before[max(before)]


def test_going_back_leaves_what_somebody_put_in_a_version(
    tmp_path: Path, versions: tuple[Path, Path]
) -> None:
    target = tmp_path / "web"
    for hours, version in enumerate((versions[1], versions[0])):
        published(target, version, hours=hours)
    proof = min((target / "releases").iterdir()) / "bewijs-van-eigendom.html"
    proof.write_text("van de gemeente", encoding="utf-8")
    releases.roll_back(Target(target), None)
    assert (target / "current" / proof.name).read_text("utf-8") == "van de gemeente"


def test_a_list_that_names_files_elsewhere_or_none_carries_nothing(
    tmp_path: Path, versions: tuple[Path, Path]
) -> None:
    target = tmp_path / "web"
    published(target, versions[1])
    outside = target / "geheim.11111111.css"
    outside.write_text("geheim", encoding="utf-8")
    sums = {
        "../../geheim.11111111.css": "1" * 64,
        outside.as_posix(): "1" * 64,
        "weg.22222222.css": "2" * 64,
        "stijl/a\0.33333333.css": "3" * 64,
    }
    (target / "current" / "SHA256SUMS").write_bytes(checksum_list(sums))
    published(target, versions[1], hours=1)
    assert files_of(target / "current") == files_of(versions[1] / "site")


def listed_live(target: Path, path: str, content: bytes) -> Path:
    """Put a file in the live site, and in its list."""
    live = target / "current"
    sums = parse_checksum_list((live / "SHA256SUMS").read_bytes())
    (live / path).parent.mkdir(parents=True, exist_ok=True)
    (live / path).write_bytes(content)
    listed = {**sums, path: hashlib.sha256(content).hexdigest()}
    (live / "SHA256SUMS").write_bytes(checksum_list(listed))
    return live / path


def test_no_words_of_the_plan_are_carried(tmp_path: Path, versions: tuple[Path, Path]) -> None:
    """What an editor holds back or takes away is gone with the next version."""
    target = tmp_path / "web"
    published(target, versions[1])
    listed_live(target, "duinrand/pagefind/fragment/nl_1234567.pf_fragment", b"wat nog niet openbaar is")
    published(target, versions[1], hours=1)
    assert files_of(target / "current") == files_of(versions[1] / "site")


@pytest.mark.parametrize("how", ["link", "linked folder", "changed"])
def test_only_what_the_list_says_is_carried(tmp_path: Path, versions: tuple[Path, Path], how: str) -> None:
    target, content = tmp_path / "web", b"p { color: red }"
    name = lasting_name("stijl/oud.css", content)
    published(target, versions[1])
    place = listed_live(target, name, content)
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    if how == "link":
        place.rename(elsewhere / "geheim.css")
        place.symlink_to(elsewhere / "geheim.css")
    elif how == "linked folder":
        shutil.copytree(place.parent, elsewhere / "stijl")
        shutil.rmtree(place.parent)
        place.parent.symlink_to(elsewhere / "stijl")
    else:
        place.write_bytes(b"p { color: blue }")
    published(target, versions[1], hours=1)
    assert not (target / "current" / name).exists()


def test_half_a_carried_file_is_not_left_behind(tmp_path: Path, versions: tuple[Path, Path]) -> None:
    live, site = (Path(shutil.copytree(version / "site", tmp_path / version.name)) for version in versions)
    half = site / "stijl" / "plansite.00000000.css"
    half.write_text("p {", encoding="utf-8")
    (site / carrying.FILE).write_bytes(checksum_list({"stijl/plansite.00000000.css": "0" * 64}))
    carry_over(live, site)
    assert not half.exists()
    assert without_carried(site, checksums_of(site)) == checksums_of(versions[1] / "site")


def test_a_site_without_a_list_that_can_be_read_keeps_every_file(
    tmp_path: Path, versions: tuple[Path, Path]
) -> None:
    live, site = (Path(shutil.copytree(version / "site", tmp_path / version.name)) for version in versions)
    (site / "SHA256SUMS").write_bytes((site / "SHA256SUMS").read_bytes()[:-1])
    before = files_of(site)
    carry_over(live, site)
    assert files_of(site) == before


@pytest.mark.parametrize("name", ["SHA256SUMS.vorige", "SHA256SUMS"])
def test_a_list_that_is_a_pipe_is_not_waited_for(
    tmp_path: Path, versions: tuple[Path, Path], name: str
) -> None:
    live, site = (Path(shutil.copytree(version / "site", tmp_path / version.name)) for version in versions)
    (live / name).unlink(missing_ok=True)
    os.mkfifo(live / name)
    carry_over(live, site)
    assert without_carried(live, {"a": "b"}) == {"a": "b"}


def test_what_is_carried_proves_itself(tmp_path: Path, versions: tuple[Path, Path]) -> None:
    target = tmp_path / "web"
    published(target, versions[0])
    published(target, versions[1], hours=1)
    site = target / "current"
    found, own = checksums_of(site), checksums_of(versions[1] / "site")
    assert set(found) - set(own) > {carrying.FILE}
    assert without_carried(site, found) == own
    (carried,) = {path for path in set(found) - set(own) if path.endswith(".css")}
    (site / carried).write_text("body { display: none }", encoding="utf-8")
    assert carried in without_carried(site, checksums_of(site))
    # Not even when the list of what is carried says so too.
    listed = parse_checksum_list((site / carrying.FILE).read_bytes())
    (site / carrying.FILE).write_bytes(checksum_list({**listed, carried: checksums_of(site)[carried]}))
    assert carried in without_carried(site, checksums_of(site))


def test_visitors_notice_nothing_of_publishing(tmp_path: Path, versions: tuple[Path, Path]) -> None:
    assert_visitors_notice_nothing(tmp_path, versions, rounds=1)


@pytest.mark.full
def test_visitors_notice_nothing_of_publishing_all_day(tmp_path: Path, versions: tuple[Path, Path]) -> None:
    assert_visitors_notice_nothing(tmp_path, versions, rounds=30)


# --- A full disk --------------------------------------------------------------------------

LIMITED = """
import resource, sys
sys.dont_write_bytecode = True
from generator.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize("most_bytes", [0, 30_000, 50_000, 70_000])
def test_a_file_that_cannot_be_written_whole_stops_it(
    tmp_path: Path, versions: tuple[Path, Path], most_bytes: int
) -> None:
    """The system writes no byte past a limit, which is how a full disk looks from inside."""
    target = tmp_path / "web"
    release = published(target, versions[0])
    done = ended("-c", LIMITED, str(most_bytes), *arguments(target, versions[1]))
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.endswith("De site is niet veranderd.\n")
    assert (target / "current").readlink().name == release.name
    assert name_of(target / "current") == NAMES[0]
    assert not (target / "work").exists()


def test_a_full_disk_is_named(
    tmp_path: Path,
    versions: tuple[Path, Path],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    published(tmp_path / "web", versions[0])

    def full(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/web/index.html")

    monkeypatch.setattr(publishing, "build_site", full)
    assert main(arguments(tmp_path / "web", versions[1])) == 1
    assert capsys.readouterr().err == (
        "Dit is niet gelukt: de schijf is vol (/web/index.html). De site is niet veranderd.\n"
    )


def test_tidying_that_fails_takes_nothing_back(
    tmp_path: Path, versions: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    target, said = Target(tmp_path / "web"), list[str]()
    published(target.folder, versions[0])

    def refuse(*arguments: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "/web/releases/oud")

    monkeypatch.setattr(releases, "remove_old", refuse)
    outcome = publish(Publication(inputs_of(versions[1]), target, NOW), said.append)
    assert outcome.release == releases.live_release(target)
    assert (
        said[-1]
        == "De nieuwe site staat live, maar opruimen is niet gelukt: geen toegang (/web/releases/oud)."
    )


def assert_full_disks_are_survived(tmp_path: Path, versions: tuple[Path, Path], times: int) -> None:
    """Let the disk be full from some step on; the live site stays whole and the next publish needs no help."""
    target, count_file, chance = tmp_path / "web", tmp_path / "steps", random.Random(28)
    published(target, versions[0])
    command = [*arguments(target, versions[1]), "--keep", "3"]
    assert harmed_at(0, "full", count_file, command).returncode == 0
    steps = int(count_file.read_text("utf-8"))
    for number in range(times):
        step = chance.randint(1, steps) if number % 2 else chance.randint(steps - 60, steps)
        before = releases.live_release(Target(target))
        done = harmed_at(step, "full", count_file, command)
        assert "Traceback" not in done.stderr, f"step {step}: {done.stderr}"
        assert done.returncode in (0, 1)
        if done.returncode:
            assert done.stderr.endswith("De site is niet veranderd.\n"), f"step {step}: {done.stderr}"
            assert "de schijf is vol" in done.stderr
            assert releases.live_release(Target(target)) == before
        assert name_of(target / "current") in NAMES
    published(target, versions[0], hours=1, keep=3)
    assert name_of(target / "current") == NAMES[0]
    assert sorted(path.name for path in target.iterdir()) == ["current", "lock", "releases", "staged"]
    for release in (target / "releases").iterdir():
        name_of(release)


def test_a_disk_that_fills_up_halfway_is_survived(tmp_path: Path, versions: tuple[Path, Path]) -> None:
    assert_full_disks_are_survived(tmp_path, versions, times=6)


@pytest.mark.full
def test_a_disk_that_fills_up_anywhere_is_survived(tmp_path: Path, versions: tuple[Path, Path]) -> None:
    assert_full_disks_are_survived(tmp_path, versions, times=40)


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[None]:
    """Let a folder be a disk of its own, with little room."""
    folder.mkdir()
    options = f"size={kilobytes}k,mode=755"
    mounted = run("mount", "-t", "tmpfs", "-o", options, "none", str(folder), cwd=ROOT)
    if mounted.returncode:
        pytest.fail(f"{NO_MOUNT}\n{mounted.stdout}")
    try:
        yield
    finally:
        run("umount", str(folder), cwd=ROOT)


NO_MOUNT = """\
This test fills a small disk, and this machine does not let it make one ('mount -t tmpfs').
Run it as root; in a container, with: --cap-add SYS_ADMIN --security-opt apparmor=unconfined"""


@pytest.mark.full
def test_a_small_disk_that_is_full_is_survived(tmp_path: Path, versions: tuple[Path, Path]) -> None:
    """A real one: the kernel refuses, at whatever program and whatever byte."""
    sizes = (path.stat().st_size for path in (versions[0] / "site").rglob("*") if path.is_file())
    size = sum(-(-one // 4096) * 4 for one in sizes)
    target = tmp_path / "web"
    # From hardly enough for the live site to nearly enough for the new one. What is kept of its parts takes no room:
    # they are the same files.
    for part in range(5):
        with small_disk(target, size + 200 + part * size // 6):
            published(target, versions[0], keep=1)
            done = run(sys.executable, "-m", "generator", *arguments(target, versions[1]), cwd=ROOT)
            assert "Traceback" not in done.stdout
            assert done.returncode == 1, f"part {part}: {done.stdout}"
            assert "de schijf is vol" in done.stdout
            assert name_of(target / "current") == NAMES[0]
            assert not (target / "work").exists()
            room = f"remount,size={10 * size}k"
            assert run("mount", "-o", room, str(target), cwd=ROOT).returncode == 0
            assert (
                run(sys.executable, "-m", "generator", *arguments(target, versions[1]), cwd=ROOT).returncode
                == 0
            )
            assert name_of(target / "current") == NAMES[1]
        target.rmdir()
