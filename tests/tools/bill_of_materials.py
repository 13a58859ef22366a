"""Writes what a release is made of: a bill of materials (CycloneDX) and a list of licences.

`make sbom` runs this as a program. It reads requirements.lock for names, versions and hashes, and
what is installed for licences and for who needs whom; it asks no network. It names no moment and
no chance number: the same lock gives the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.metadata
import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.bom_ref import BomRef
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from generator import __version__
from generator.editing.form import bundle

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build"
BILL, LICENCES = FOLDER / "sbom.cdx.json", FOLDER / "licences.md"
UNKNOWN = "unknown"
# Where the packages begin that no site is built with.
_REST = "# ======== form ========"
_LOCKED = re.compile(r"^([a-z0-9._-]+)==(\S+)(.*(?:\n +--hash=sha256:[0-9a-f]{64}.*)+)", re.MULTILINE)


@dataclass(frozen=True)
class Package:
    """Something that others made and a site is built with."""

    name: str
    version: str
    hashes: tuple[HashType, ...]
    licences: tuple[str, ...]
    needs: tuple[str, ...] = ()
    registry: str = "pypi"
    always: bool = True
    """Whether every site is built with it; the form for editors is on some."""

    @property
    def url(self) -> PackageURL:
        """Its name for programs that know of leaks."""
        return PackageURL(self.registry, name=self.name, version=self.version)


def packages(lock: str) -> list[Package]:
    """Return all that a site is built with: from the lock, for the form, and the letters on images."""
    return [*_locked(lock.partition(_REST)[0]), *_of_the_form(), _font()]


def _locked(lock: str) -> Iterator[Package]:
    for name, version, rest in _LOCKED.findall(lock):
        hashes = (_hash("SHA-256", one) for one in re.findall("--hash=sha256:([0-9a-f]{64})", rest))
        yield Package(name, version, tuple(hashes), tuple(_licences(name)), tuple(_needs(name)))


def _licences(name: str) -> list[str]:
    """Return under which licences a package stands, as its makers say in one of three places."""
    try:
        metadata = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:  # for another system than this one
        return [UNKNOWN]
    classified = [
        one.rpartition(" :: ")[2]
        for one in metadata.get_all("Classifier", [])
        if one.startswith("License ::")
    ]
    stated = [said for field in ("License-Expression", "License") for said in metadata.get_all(field, [])]
    usable = [said for said in stated if said not in ("", "UNKNOWN") and "\n" not in said]
    return usable[:1] or classified or [UNKNOWN]


def _needs(name: str) -> list[str]:
    try:
        required = importlib.metadata.requires(name) or []
    except importlib.metadata.PackageNotFoundError:
        return []
    return _names(map(Requirement, required))


def _names(required: Iterable[Requirement]) -> list[str]:
    # Without extras, which nobody asked for; on any system, as the lock is for all.
    without: dict[str, str] = {**default_environment(), "extra": ""}  # type: ignore[dict-item]
    return sorted(
        canonicalize_name(one.name)
        for one in required
        if one.marker is None or "extra" not in str(one.marker) or one.marker.evaluate(without)
    )


def _of_the_form() -> Iterator[Package]:
    """Yield what stands on a site that has the form; what only runs on an editor's computer is not in a release."""
    name, _, version = bundle.DECAP.rpartition("@")
    decap = (_hash("SHA-256", bundle.DECAP_SHA256),)
    yield Package(name, version, decap, ("MIT",), registry="npm", always=False)
    yaml = json.loads(bundle.LOCK.read_text("utf-8"))["packages"]["node_modules/yaml"]
    algorithm, _, digest = yaml["integrity"].partition("-")
    assert algorithm == "sha512"
    hashes = (_hash("SHA-512", base64.b64decode(digest).hex()),)
    yield Package("yaml", yaml["version"], hashes, (yaml["license"],), registry="npm", always=False)


def _font() -> Package:
    files = sorted((ROOT / "site_templates" / "fonts").glob("*.ttf"))
    hashes = (_hash("SHA-256", hashlib.sha256(file.read_bytes()).hexdigest()) for file in files)
    return Package("source-sans", "3.052", tuple(hashes), ("OFL-1.1",), registry="generic")


def _hash(algorithm: str, digest: str) -> HashType:
    return HashType(alg=HashAlgorithm(algorithm), content=digest)


def bill(lock: str, direct: Iterable[str]) -> str:
    """Return the bill of materials as CycloneDX JSON. `direct` names what plansite itself asks for."""
    made = Bom(serial_number=uuid.uuid5(uuid.NAMESPACE_URL, hashlib.sha256(lock.encode()).hexdigest()))
    made.metadata.timestamp = None  # type: ignore[assignment]  # written out only when there is one
    root = Component(
        name="plansite",
        version=__version__,
        type=ComponentType.APPLICATION,
        licenses=[LicenseFactory().make_from_string("EUPL-1.2")],
        bom_ref=BomRef("plansite"),
    )
    made.metadata.component = root
    components = {package.name: (package, _component(package)) for package in packages(lock)}
    for package, component in components.values():
        made.components.add(component)
        made.register_dependency(
            component, [components[name][1] for name in package.needs if name in components]
        )
    alone = [name for name, (package, _) in components.items() if package.registry != "pypi"]
    made.register_dependency(root, [components[name][1] for name in (*direct, *alone) if name in components])
    return make_outputter(made, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=2) + "\n"


def _component(package: Package) -> Component:
    return Component(
        name=package.name,
        version=package.version,
        type=ComponentType.LIBRARY,
        scope=ComponentScope.REQUIRED if package.always else ComponentScope.OPTIONAL,
        licenses=[LicenseFactory().make_from_string(one) for one in package.licences if one != UNKNOWN],
        purl=package.url,
        bom_ref=BomRef(package.url.to_string()),
        # A package is several files, one for each kind of computer.
        external_references=[
            ExternalReference(
                type=ExternalReferenceType.DISTRIBUTION,
                url=XsUri(package.url.to_string()),
                hashes=package.hashes,
            )
        ],
    )


def direct_dependencies() -> list[str]:
    """Return what pyproject.toml asks for to build a site."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return _names(map(Requirement, project["dependencies"]))


def licence_list(lock: str) -> str:
    """Return the licences as a table in Markdown."""
    rows = (
        f"| {one.name} | {one.version} | {', '.join(one.licences)} |\n"
        for one in sorted(packages(lock), key=lambda one: one.name)
    )
    return "| package | version | licence |\n| --- | --- | --- |\n" + "".join(rows)


def main() -> int:
    """Write both files."""
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    FOLDER.mkdir(exist_ok=True)
    BILL.write_text(bill(lock, direct_dependencies()), encoding="utf-8")
    LICENCES.write_text(licence_list(lock), encoding="utf-8")
    print(f"{BILL.relative_to(ROOT)} and {LICENCES.relative_to(ROOT)}: {len(packages(lock))} packages.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
