"""Which pages the report has, and where on them a thing is told. Addresses are relative to the report's folder."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from a11y.reporting.views.faults import Fault
from a11y.reporting.views.overview import Overview

SPLIT_AT = 120
"""Above so many faults the steps desk has a page for each scenario, so that no page grows past about 1 MB."""


class Site:
    """The addresses of a report."""

    def __init__(self, overview: Overview, faults: Sequence[Fault]) -> None:
        self.split = len(faults) > SPLIT_AT
        """Whether the steps desk has a page for each scenario."""
        self.of_pages = overview.checked
        """Whether it is about single pages, not about tasks."""
        self.has_messages = bool(overview.record.run.catalogs) or not self.of_pages
        """Whether there is a desk for messages: pages that are merely checked have no catalogs."""
        self._slugs: dict[str, str] = {}
        for scenario in overview.scenarios:
            self._slugs[scenario] = _slug(scenario, set(self._slugs.values()))

    def slug(self, scenario: str) -> str:
        """A short name of a scenario, unique in the report, fit for file names and anchors."""
        return self._slugs.get(scenario) or _slug(scenario, set())

    def steps_page(self, scenario: str) -> str:
        """The page of the steps desk that tells of a scenario."""
        return f"steps-{self.slug(scenario)}.html" if self.split else "steps.html"

    def scenario(self, scenario: str) -> str:
        """Where the steps desk tells of a scenario."""
        return f"{self.steps_page(scenario)}#s-{self.slug(scenario)}"

    def cell(self, scenario: str, locale: str) -> str:
        """Where the steps desk tells of a scenario in one locale."""
        return f"{self.steps_page(scenario)}#{self.cell_anchor(scenario, locale)}"

    def cell_anchor(self, scenario: str, locale: str) -> str:
        """The anchor of a scenario in one locale."""
        return f"c-{self.slug(scenario)}.{anchor(locale)}"

    def fault(self, fault: Fault) -> str:
        """Where a fault is told in full: at the first place that it was met."""
        return f"{self.steps_page(fault.places[0].scenario)}#{self.fault_anchor(fault)}"

    def fault_anchor(self, fault: Fault) -> str:
        """The anchor of a fault."""
        name = f"{fault.fingerprint} {fault.outcome}"
        return "f-" + hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:12]

    def task_page(self, scenario: str) -> str:
        """The page of the tasks desk for a scenario."""
        return f"task-{self.slug(scenario)}.html"

    def step(self, scenario: str, number: int) -> str:
        """Where the tasks desk tells of a step."""
        return f"{self.task_page(scenario)}#step-{number}"

    def messages_page(self, locale: str) -> str:
        """The page of the messages desk for a locale."""
        return f"messages-{anchor(locale)}.html"


def anchor(text: str) -> str:
    """`text` as it can stand in an anchor or file name."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", text).strip("-") or "x"


def _slug(scenario: str, taken: set[str]) -> str:
    base = anchor(scenario.rpartition("::")[2].removeprefix("test_").replace("_", "-").lower())[:60]
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug
