"""`a11y check`: any page, in one line; an unseen page never counts as clean."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import Ended, a11y_here
from walked_pages import served

from a11y.facts.record import read_record

CLEAN = """<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Clean</title>
<main><h1>Clean</h1><p>Nothing is wrong here. <a href="other.html">Another page</a></p></main></html>"""
FAULTY = CLEAN.replace("</main>", '<label></label><input name="q"></main>').replace("Clean", "Faulty")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of pages."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "clean.html").write_text(CLEAN, encoding="utf-8")
    (folder / "faulty.html").write_text(FAULTY, encoding="utf-8")
    (folder / "data.bin").write_bytes(b"\x00\x01")
    return folder


def check(tmp_path: Path, *arguments: str) -> Ended:
    """`a11y check` into a folder of its own."""
    return a11y_here("check", *arguments, "--out", str(tmp_path / "out"), folder=tmp_path)


def test_a_page_with_a_fault(site: Path, tmp_path: Path) -> None:
    """Status 1; the line tells rule, criterion and place, the record the page's address."""
    with served(site) as base:
        ran = check(tmp_path, f"{base}/faulty.html", f"{base}/clean.html")
    assert ran.status == 1, ran.err
    assert "critical axe/label [4.1.2]: A form field has no label." in ran.out
    assert '<input name="q">' in ran.out
    record = read_record(tmp_path / "out")
    assert [finding.url for finding in record.findings] == [f"{base}/faulty.html"]
    assert {state.title for state in record.states} == {"Clean", "Faulty"}


def test_a_clean_file(site: Path, tmp_path: Path) -> None:
    """Status 0; a path of a file will do as an address."""
    ran = check(tmp_path, str(site / "clean.html"))
    assert ran.status == 0, ran.out + ran.err
    assert "Passed: no fault at or above policy." in ran.out


def test_an_error_page(site: Path, tmp_path: Path) -> None:
    """It is not seen, and no pass, unless it is asked for: then it is a page like any other, with its faults."""
    with served(site) as base:
        unseen = check(tmp_path, f"{base}/none.html")
        seen = check(tmp_path, f"{base}/none.html", "--error-pages")
    assert unseen.status == 3
    assert "--error-pages" in unseen.err + unseen.out
    assert seen.status == 1, seen
    (state,) = read_record(tmp_path / "out").states
    assert state.status == 404
    assert "axe/landmark-one-main" in seen.out


def test_only_some_rules(site: Path, tmp_path: Path) -> None:
    """`--rules` leaves the others' faults out of the verdict, not out of the record."""
    ran = check(tmp_path, str(site / "faulty.html"), "--rules", "focus/*")
    assert ran.status == 0, ran.out + ran.err
    assert [finding.rule for finding in read_record(tmp_path / "out").findings] == ["axe/label"]


def test_json_on_standard_output(site: Path, tmp_path: Path) -> None:
    """`--json -` writes one JSON document and nothing else."""
    ran = check(tmp_path, str(site / "faulty.html"), "--json", "-")
    assert json.loads(ran.out)["findings"][0]["rule"] == "axe/label"


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("none.html", "answers with status 404"),
        ("data.bin", "is application/octet-stream, which is no page"),
    ],
)
def test_what_is_no_page_is_never_clean(page: str, told: str, site: Path, tmp_path: Path) -> None:
    """Status 3 and one sentence, though the other page is clean."""
    with served(site) as base:
        ran = check(tmp_path, f"{base}/{page}", f"{base}/clean.html")
    assert ran.status == 3
    assert told in ran.out or "is a download" in ran.out


def test_nobody_listens(tmp_path: Path) -> None:
    """An address where nothing answers makes the run incomplete."""
    ran = check(tmp_path, "http://localhost:9/")
    assert ran.status == 3
    assert "did not load" in ran.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "no page is given"),
        (("localhost:8000",), "is neither an address nor a file"),
        (("none.html",), "there is no file none.html"),
        (("ftp://localhost/",), "must begin with http:// or https://"),
        (("https://example.org/",), "is not this machine and not listed"),
        (("http://localhost/", "--viewport", "wide"), "write 1280x900"),
        (("http://localhost/", "--cookie", "session"), "is not NAME=VALUE"),
        (("http://localhost/", "--storage-state", "none.json"), "give another path"),
        (("http://localhost/", "--limit", "3"), "are for --sitemap"),
        (("http://localhost/", "--rules", "focus/visibel"), "focus/visible"),
    ],
)
def test_wrong_usage_is_one_line(arguments: tuple[str, ...], told: str, tmp_path: Path) -> None:
    """Status 2, what is wrong and what to do next, before anything is written."""
    ran = check(tmp_path, *arguments)
    assert ran.status == 2
    assert told in ran.err
    assert len(ran.complaints) == 1
    assert not (tmp_path / "out").exists()


def test_a_sitemap(site: Path, tmp_path: Path) -> None:
    """Its pages are looked at, those alone that are wanted."""
    with served(site) as base:
        places = "".join(f"<url><loc>{base}/{name}.html</loc></url>" for name in ("clean", "faulty", "none"))
        (site / "sitemap.xml").write_text(
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>', encoding="utf-8"
        )
        ran = check(tmp_path, "--sitemap", f"{base}/sitemap.xml", "--exclude", "*none*", "--limit", "1")
    assert ran.status == 0, ran.out + ran.err
    assert [state.title for state in read_record(tmp_path / "out").states] == ["Clean"]


def test_cookies_and_headers_are_sent_and_not_told(site: Path, tmp_path: Path) -> None:
    """A page that shows them back shows no secret in the record."""
    (site / "echo.html").write_text(
        CLEAN.replace(
            "</main>", "<p id=cookie></p></main><script>cookie.textContent = document.cookie</script>"
        ),
        encoding="utf-8",
    )
    with served(site) as base:
        ran = check(tmp_path, f"{base}/echo.html", "--cookie", "session=aVerySecretValue1")
    assert ran.status == 0, ran.out + ran.err
    text = (tmp_path / "out" / "run.jsonl").read_text(encoding="utf-8")
    assert "aVerySecretValue1" not in text
    assert "session=[masked]" in text


def test_pages_of_one_site_are_held_together(tmp_path: Path) -> None:
    """Each address is a task of its own, and the page whose navigation or title is otherwise is told all the same."""
    folder = tmp_path / "site"
    folder.mkdir()
    links = ["Paper", "Pens", "Ink"]
    for name in (*links, "Offers"):
        order = links if name != "Ink" else links[::-1]
        items = "".join(f'<li><a href="{one.lower()}.html">{one}</a></li>' for one in order)
        title = "Shop" if name == "Offers" else f"{name} · Shop"
        (folder / f"{name.lower()}.html").write_text(
            f'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
            f"<title>{title}</title><header><nav><ul>{items}</ul></nav></header>"
            f"<main><h1>{name}</h1><p>Words.</p></main></html>",
            encoding="utf-8",
        )
    with served(folder) as base:
        check(tmp_path, *(f"{base}/{name.lower()}.html" for name in (*links, "Offers")), "--engine", "a11y")
    told = {
        (finding.rule, finding.outcome.value, finding.url.rpartition("/")[2])
        for finding in read_record(tmp_path / "out").findings
        if finding.rule.startswith(("consistent/", "title/"))
    }
    assert told == {
        ("consistent/navigation", "failed", "ink.html"),
        ("title/tells-apart", "failed", "offers.html"),
    }


def test_a_page_without_catalogs_is_not_told_to_name_some(tmp_path: Path) -> None:
    """Where no profile names catalogs, however many words a page has, nothing is said of catalogs that do not fit."""
    tags = (
        "p",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "pre",
        "blockquote",
        "article",
        "aside",
        "address",
        "section",
        "figure",
    )
    parts = "".join(
        f"<{tag}>Some words in {tag}</{tag}><div><{tag}>Others of {tag}</{tag}></div>" for tag in tags
    )
    many = CLEAN.replace("</main>", f"{parts}</main>")
    (tmp_path / "many.html").write_text(many, encoding="utf-8")
    check(tmp_path, str(tmp_path / "many.html"))
    record = read_record(tmp_path / "out")
    assert len({one.selector for one in record.sightings}) > 20
    assert not [note for note in record.run.notes if "catalogs" in note]
