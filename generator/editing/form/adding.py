"""Adds the form to a site that is rendered and checked: it is no page of the site and follows rules of its own."""

from __future__ import annotations

from pathlib import Path

from generator.editing.form.bundle import MISSING, Bundle
from generator.editing.form.hosts import host_of
from generator.editing.form.page import form_files, write_files
from generator.editing.form.settings import form_units, settings_of
from generator.inputs import Inputs
from generator.loading.walk import load_documents
from generator.model.portal import Portal
from generator.problems import Place, Problem


def add_form(inputs: Inputs, portal: Portal, site: Path) -> list[Problem]:
    """Write the form into a site, if `site.yml` turns it on. A preview never has it."""
    form, code_host = portal.site.editor_form, portal.site.code_host
    if not form or not form.is_on or not code_host or inputs.is_preview:
        return []
    bundle = Bundle()
    if not bundle.is_there():
        return [Problem(Place((inputs.data / "site.yml").as_posix()), MISSING, rule="formulier")]
    documents, _ = load_documents(inputs.data, inputs.partnerships)
    host = host_of(code_host, form)
    settings = settings_of(form_units(documents), inputs.data.as_posix(), host)
    write_files(form_files(portal.site.name, settings, host.policy, bundle), site)
    return []
