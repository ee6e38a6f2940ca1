"""Who hears that the window has another size: the listeners probe tells, so that only such pages are waited for."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from walked_pages import Seen, sample_page, sample_profile, served, walking

from a11y.browser.examining import Examiner
from a11y.browser.probes.listening import LISTENING
from a11y.words.rendition import Modality

OBSERVES = "new ResizeObserver(() => {}).observe(document.documentElement);"
HEARING = {
    "event": "<script>addEventListener('resize', () => {});</script>",
    "observer": f"<script>{OBSERVES}</script>",
    "observer of a file": '<script src="observes.js"></script>',
    "observer of a module": '<script type="module">import "./observes.js";</script>',
    "width": "<script>matchMedia('(max-width: 40em)').onchange = () => {};</script>",
    "any query": "<script>const asked = '(min-width: 9em)'; matchMedia(asked).onchange = () => {};</script>",
}
DEAF = {
    "no script": "<p>ResizeObserver</p>",
    "another file": '<script src="quiet.js"></script>',
    "scheme": "<script>matchMedia('(prefers-color-scheme: dark)').onchange = () => {};</script>",
    "data": '<script type="application/json">"ResizeObserver"</script>',
}


@pytest.mark.parametrize("name", [*HEARING, *DEAF])
def test_who_hears_of_the_size(name: str, browser: Browser, tmp_path: Path) -> None:
    """Events, observers and media queries, in the page and in its files; not what speaks of something else."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "observes.js").write_text(OBSERVES, encoding="utf-8")
    (site / "quiet.js").write_text("document.title = 'Sample';", encoding="utf-8")
    page = f'<!doctype html><html lang="en"><title>Sample</title><h1>Sample</h1>{({**HEARING, **DEAF})[name]}'
    (site / "page.html").write_text(page, encoding="utf-8")
    profile = sample_profile(tmp_path / "catalogs", {"sample": sample_page("/page.html")})
    with served(site) as target:
        seen = Seen(target, profile, tmp_path / "run")
        seen.examiner = Examiner(seen.recorder, tmp_path / "run", (LISTENING,))
        with walking(browser, seen, Modality.POINTER) as index:
            index.open("sample").expect("sample", "Opened")
            assert index.world.hears_size == (name in HEARING)
