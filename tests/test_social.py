"""A shared link shows a title and an image: one per partnership and municipality, and never loaded on a visit."""

from __future__ import annotations

import io
import re
from collections import ChainMap
from dataclasses import replace

import pytest
from PIL import Image

from generator import colour
from generator.inputs import Inputs
from generator.pages.social import IMAGE, site_image, unit_images
from generator.rendering import social_card
from generator.rendering.social_card import HEIGHT, WIDTH, Card, block, card_png
from tests.support.sites import REAL_INPUTS, ROOT, BuiltSite, edition_for, example_inputs, text_of

MOST_BYTES = 22_000
CARD = Card(
    name="Wijk bij Duurstede",
    text="Wat de gemeente doet aan veiligheid",
    detail="Samenwerking Voorbeeld · Plan voor 2024 tot en met 2027",
    site="Veiligheidsplannen",
    sender="Deze site is een verzonnen voorbeeld.",
    note="",
    colour="#5a2a6b",
)
LONG_NAMES = (
    "Wijk bij Duurstede",
    "Utrechtse Heuvelrug",
    "Hendrik-Ido-Ambacht",
    "Nuenen, Gerwen en Nederwetten",
    "Zeist, Bunnik, Leusden en Woudenberg",
    "Reuzenbekkensamenwerkingsverband ’s-Gravenmoerdijk-Coöperatië",
)


def images(inputs: Inputs) -> dict[str, bytes]:
    edition = edition_for(inputs)
    units = [unit_images(edition, unit) for unit in edition.portal.units.values()]
    return dict(ChainMap(dict(site_image(edition)), *map(dict, units)))


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def tags(site: BuiltSite, address: str) -> dict[str, str]:
    """Return what a page tells of itself to programs that preview it."""
    found = site.pages[address].xpath("//head/meta[@property or starts-with(@name, 'twitter:')]")
    return {one.get("property") or one.get("name"): one.get("content") for one in found}


def shared(site: BuiltSite) -> list[str]:
    """Return the pages that search engines may show."""
    return [address for address, page in site.pages.items() if not page.xpath("//meta[@name='robots']")]


# --- Which images, and where -----------------------------------------------------------------


def test_the_site_each_partnership_and_each_municipality_has_an_image(either_site: BuiltSite) -> None:
    start = re.compile(r"(|[^/]+/(gemeenten/[^/]+/)?)")
    kinds = {"kind-home", "kind-samenwerkingsverband", "kind-gemeente"}
    starts = {
        f"{address}{IMAGE}"
        for address, page in either_site.pages.items()
        if start.fullmatch(address) and page.xpath("//body/@class")[0] in kinds
    }
    made = {path.relative_to(either_site.folder).as_posix() for path in either_site.folder.rglob(IMAGE)}
    assert made == starts
    assert len(made) > 5


@pytest.mark.parametrize(
    ("address", "image"),
    [
        ("", ""),
        ("themas/jeugd/", ""),
        ("zblw/", "zblw/"),
        ("zblw/acties/senioren/", "zblw/"),
        ("zblw/gemeenten/zeist/", "zblw/gemeenten/zeist/"),
        ("zblw/gemeenten/zeist/overzicht/", "zblw/gemeenten/zeist/"),
    ],
)
def test_a_page_shows_the_nearest_image(address: str, image: str, real_site: BuiltSite) -> None:
    assert tags(real_site, address)["og:image"] == f"https://veiligheid.example/{image}{IMAGE}"


def test_every_page_tells_what_a_shared_link_shows(either_site: BuiltSite) -> None:
    addresses = shared(either_site)
    kinds = {either_site.pages[address].xpath("//body/@class")[0] for address in addresses}
    assert len(kinds) > 20
    for address in addresses:
        found, page = tags(either_site, address), either_site.pages[address]
        title = text_of(page.find(".//title"))
        assert title in (found["og:title"], f"{found['og:title']} – {found['og:site_name']}"), address
        assert [found["og:description"]] == page.xpath("//meta[@name='description']/@content"), address
        assert [found["og:url"]] == page.xpath("//link[@rel='canonical']/@href"), address
        image = found["og:image"]
        assert image.startswith(either_site.base), address
        assert (either_site.folder / image.removeprefix(either_site.base)).is_file(), address
        assert found["og:image:alt"], address
        fixed = ("og:type", "og:locale", "og:image:width", "og:image:height", "twitter:card")
        assert [found[name] for name in fixed] == [
            "website", "nl_NL", "1200", "630", "summary_large_image",
        ], address  # fmt: skip


def test_pages_that_are_not_to_be_found_are_not_shared(either_site: BuiltSite) -> None:
    hidden = set(either_site.pages) - set(shared(either_site))
    assert hidden
    assert [address for address in hidden if tags(either_site, address)] == []


def test_alternative_text_says_what_is_on_the_image(real_site: BuiltSite, example_site: BuiltSite) -> None:
    assert tags(real_site, "heuvelrug/gemeenten/wijk-bij-duurstede/")["og:image:alt"] == (
        "Wijk bij Duurstede. Wat de gemeente doet aan veiligheid. "
        "Samenwerking Heuvelrug · Plan voor 2023 tot en met 2026. Veiligheidsplannen in de regio."
    )
    for address in shared(example_site):
        assert tags(example_site, address)["og:image:alt"].startswith("Fictief voorbeeld. "), address


def test_no_page_loads_an_image(either_site: BuiltSite) -> None:
    loading = [
        address
        for address, page in either_site.pages.items()
        if any(IMAGE in value for value in page.xpath("//@src | //@href | //@srcset"))
    ]
    assert loading == []


def test_a_preview_and_a_site_without_an_address_have_none() -> None:
    assert images(replace(REAL_INPUTS, is_preview=True)) == {}
    assert images(replace(REAL_INPUTS, base_url=None)) == {}


# --- What is on them -------------------------------------------------------------------------


@pytest.mark.parametrize("inputs", [REAL_INPUTS, example_inputs()], ids=["real", "example"])
def test_images_are_of_one_size_and_small(inputs: Inputs) -> None:
    for path, content in images(inputs).items():
        image = opened(content)
        assert (image.format, image.mode, image.size) == ("PNG", "P", (WIDTH, HEIGHT)), path
        assert len(content) < MOST_BYTES, path


def test_the_same_card_is_the_same_file() -> None:
    once = card_png(CARD)
    for cached in (card_png, social_card._font, social_card._advance):
        cached.cache_clear()
    assert card_png(CARD) == once
    assert card_png(replace(CARD, name="Wijk bij Duursteden")) != once


@pytest.mark.parametrize("name", LONG_NAMES)
def test_a_long_name_is_shown_whole(name: str) -> None:
    found = block(name, social_card._BOLD, social_card.TEXT, largest=116, room=204)
    assert " ".join(found.lines) == name
    assert found.height <= 204
    assert_margins_are_empty(opened(card_png(replace(CARD, name=name))))


def test_what_never_fits_is_cut_off_and_says_so() -> None:
    words = block("woord " * 300, social_card._BOLD, social_card.TEXT, largest=116, room=204)
    letters = block("w" * 300, social_card._BOLD, social_card.TEXT, largest=116, room=204)
    assert words.lines[-1].endswith("…")
    assert words.height <= 204
    assert len(letters.lines) == 1
    assert letters.lines[0].endswith("w…")
    endless = replace(CARD, name="woord " * 300, text="w" * 300, detail="ij " * 300, sender="zo " * 300)
    assert_margins_are_empty(opened(card_png(endless)))


def assert_margins_are_empty(image: Image.Image) -> None:
    """Nothing but the ground is near the edges: no letter falls off."""
    flat = image.convert("RGB")
    for edge in ((0, 0, 60, HEIGHT), (WIDTH - 60, 0, WIDTH, HEIGHT)):
        shades = {shade for _, shade in flat.crop(edge).getcolors() or ()}
        assert len(shades) == 2, "the paper and the band"
    assert len(flat.crop((0, HEIGHT - 16, WIDTH, HEIGHT)).getcolors() or ()) == 1
    assert len(flat.crop((0, 450, WIDTH, 464)).getcolors() or ()) == 1


def test_an_example_carries_a_tab_in_its_own_colour() -> None:
    plain, marked = opened(card_png(CARD)), opened(card_png(replace(CARD, note="Fictief voorbeeld")))
    corner = (82, 2)
    assert plain.convert("RGB").getpixel(corner) == (255, 255, 255)
    assert marked.convert("RGB").getpixel(corner) == (0x5A, 0x2A, 0x6B)
    assert marked.convert("RGB").getpixel((2, HEIGHT - 2)) == (0x5A, 0x2A, 0x6B)


def test_colours_are_those_of_the_stylesheet() -> None:
    style = (ROOT / "site_templates/theme/stijl/plansite.css").read_text(encoding="utf-8")
    light, dark = (
        dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", part))
        for part in style.split("prefers-color-scheme: dark", maxsplit=1)
    )
    ours = {"paper": colour.PAPER, "ink": colour.INK, "muted": colour.MUTED, "brand": colour.BRAND}
    assert {name: light[name] for name in ours} == ours
    surfaces = {
        "licht": {"papier": light["paper"], "zacht": light["soft"]},
        "donker": {"papier": dark["paper"], "zacht": dark["soft"]},
    }
    assert surfaces == colour.SURFACES


# --- Icons -----------------------------------------------------------------------------------


def test_there_is_an_icon_for_browsers_without_svg_and_for_a_home_screen(real_site: BuiltSite) -> None:
    icon = opened((real_site.folder / "favicon.ico").read_bytes())
    assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    links = real_site.pages["zblw/"].xpath("//link[contains(@rel, 'icon')]/@href")
    names = [re.sub(r"\.[0-9a-f]{8}\.", ".", link) for link in links]
    assert names == ["../favicon.ico", "../stijl/favicon.svg", "../stijl/apple-touch-icon.png"]
    assert opened((real_site.folder / "zblw" / links[2]).read_bytes()).size == (180, 180)
