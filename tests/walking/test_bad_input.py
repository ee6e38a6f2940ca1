"""Bad input of `a11y run`: one line that says what is wrong and what to do next, and never a pass."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from running import Ended, Site, a11y, a11y_here, assert_one_line, lines, write_profile, write_scenarios
from walked_pages import served

START = 'index.open("start").expect("start", "The first page")\n'


@pytest.fixture
def small(tmp_path: Path) -> list[object]:
    """Options that name the small target's profile and a scenario; the target is nowhere."""
    profile = write_profile(tmp_path)
    scenarios = write_scenarios(tmp_path, START)
    return [
        "--target",
        "http://localhost:9",
        "--profile",
        profile,
        "--scenarios",
        scenarios,
        "--out",
        tmp_path / "out",
    ]


def test_a_target_that_is_down(small: list[object], tmp_path: Path) -> None:
    """Nothing listens at the address: told before a browser starts."""
    assert_one_line(
        a11y_here("run", *small, folder=tmp_path),
        3,
        "nothing answers at http://localhost:9",
        "start the target",
    )


def test_an_address_that_is_no_index(tmp_path: Path) -> None:
    """A plain server of files answers, but has none of the profile's pages."""
    (tmp_path / "index.html").write_text("<title>Files</title>", encoding="utf-8")
    with served(tmp_path) as target:
        ended = a11y_here("run", "--target", target, "-l", "en", "--out", tmp_path / "out", folder=tmp_path)
    assert_one_line(
        ended, 3, "is not what the profile embedded describes", "“Files”", "404", "another --profile"
    )


def test_a_profile_of_another_target(tmp_path: Path) -> None:
    """Every path answers, and no page has the title that the profile's catalogs promise."""
    with Site(tmp_path).serving() as site:
        ended = a11y_here("run", "--target", site.url, "-l", "en", "--out", tmp_path / "out", folder=tmp_path)
    assert_one_line(ended, 3, "is not what the profile embedded describes", "“Sample”", "another --profile")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--profile", "embeded"], ["did you mean 'embedded'?"]),
        (["--profile", "nowhere.toml"], ["there is no profile at nowhere.toml", "give another path"]),
        (["-l", "frr"], ["unknown locale 'frr'", "did you mean 'fr'?"]),
        (["-l", "tlh"], ["unknown locale 'tlh'", "known: de, en, es, fr, he, ja"]),
        (["--modality", "mouse"], ["unknown modality 'mouse'", "known: keyboard, pointer"]),
        (["--shard", "9/3"], ["--shard 9/3 is not I/N", "write 2/3"]),
        (["--shard", "two"], ["--shard two is not I/N", "write 2/3"]),
        (["-n", "0"], ["workers must be 1 or more"]),
        (["--timeout", "-1"], ["timeout must be more than 0 seconds"]),
        (
            ["--browser", "/bin/false"],
            ["'/bin/false' is not a Chromium or Chrome that starts", "correct --browser"],
        ),
        (["--target", "http://index.example"], ["index.example is not this machine", "add [tool.a11y.hosts"]),
        (["--plant", "no-such-defect"], ["no-such-defect"]),
    ],
    ids=lambda value: "-".join(value).strip("-").replace("/", "-") if value[0].startswith("-") else "",
)
def test_a_wrong_option(options: list[str], words: list[str], tmp_path: Path) -> None:
    """A wrong option is one line that names the right ones; nothing is run."""
    ended = a11y_here("run", *options, "--out", "out", folder=tmp_path)
    assert ended.status == 2, ended
    assert len(ended.complaints) == 1
    assert all(word in ended.err for word in words), ended.err
    assert not list(tmp_path.glob("out/records/*"))


def test_a_profile_that_is_not_toml(small: list[object], tmp_path: Path) -> None:
    """The profile's file is named, and what its reader stumbled over."""
    (tmp_path / "small.toml").write_text("title = [\n", encoding="utf-8")
    assert_one_line(a11y_here("run", *small, folder=tmp_path), 2, "small.toml", "not TOML", "mend it")


def test_no_catalogs(small: list[object], tmp_path: Path) -> None:
    """The profile's folder of catalogs is not there."""
    shutil.rmtree(tmp_path / "catalogs")
    assert_one_line(
        a11y_here("run", *small, folder=tmp_path), 2, "there is no folder", "correct `trees` in the profile"
    )


def test_no_catalog_of_this_domain(small: list[object], tmp_path: Path) -> None:
    """The folder is there and holds no catalog of the profile's domains."""
    (tmp_path / "catalogs/en/LC_MESSAGES/messages.po").unlink()
    assert_one_line(
        a11y_here("run", *small, folder=tmp_path),
        2,
        "no catalog messages.po",
        "correct `trees` and `domains`",
    )


def test_a_catalog_that_does_not_parse(small: list[object], tmp_path: Path) -> None:
    """It is no reason to stop: the run goes on to the target; the fault of the file is a note of the record."""
    (tmp_path / "catalogs/en/LC_MESSAGES/messages.po").write_text(
        'msgid "Sample\nmsgstr ""\n', encoding="utf-8"
    )
    assert_one_line(a11y_here("run", *small, folder=tmp_path), 3, "nothing answers at http://localhost:9/")


@pytest.mark.parametrize("out", ["small.toml", "small.toml/below", "/dev/full", "/proc/out"])
def test_an_output_folder_that_cannot_be_written(small: list[object], out: str, tmp_path: Path) -> None:
    """A file, a place below a file, a device, a file system of the kernel: not even root can write there."""
    assert_one_line(
        a11y_here("run", *small, "--out", out, folder=tmp_path), 2, "cannot be written", "with --out"
    )


def test_an_output_folder_of_somebody_else(small: list[object], tmp_path: Path) -> None:
    """A folder with other files is left as it is."""
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("years of work", encoding="utf-8")
    assert_one_line(
        a11y_here("run", *small, "--out", "thesis", folder=tmp_path), 2, "holds other files", "with --out"
    )
    assert [path.name for path in (tmp_path / "thesis").iterdir()] == ["chapter.txt"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("def test_a(index:\n    pass\n", ["test_tasks.py, line 1", "SyntaxError"]),
        ("import os\nimport no_such_module\n", ["test_tasks.py, line 2", "no_such_module"]),
    ],
    ids=["syntax", "import"],
)
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_scenario_file_that_cannot_be_read(
    content: str, words: list[str], workers: str, tmp_path: Path
) -> None:
    """One line with the file, the line and the reason, however many processes read it; nothing is walked."""
    (tmp_path / "test_tasks.py").write_text(content, encoding="utf-8")
    with Site(tmp_path).serving() as site:
        ended = a11y(
            "run",
            *site.options(),
            "--scenarios",
            "test_tasks.py",
            "-n",
            workers,
            "--out",
            "out",
            folder=tmp_path,
        )
    assert_one_line(ended, 2, *words, "mend it, then run again")


@pytest.mark.parametrize(
    ("expression", "words"),
    [("no_such_task", ["no scenario is left to walk", "look at -k"]), ("((", ["'-k'", "((", "correct -k"])],
    ids=["none", "brackets"],
)
@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_expression_that_chooses_nothing(
    expression: str, words: list[str], workers: str, tmp_path: Path
) -> None:
    """`-k` that matches no scenario, or that cannot be read."""
    scenarios = write_scenarios(tmp_path, START)
    with Site(tmp_path).serving() as site:
        ended = a11y(
            "run", *site.options(), "--scenarios", scenarios, "-k", expression, "-n", workers, folder=tmp_path
        )
    assert_one_line(ended, 2, *words)


class Broken(NamedTuple):
    """A run of scenarios that break."""

    ended: Ended
    report: Ended
    gate: Ended
    folder: Path


BREAKS = {
    "answers with an error": (
        'index.open("fails").expect("fails", "Then")',
        "answered with status 500; look into",
    ),
    "is not there": (
        'index.open("missing").expect("missing", "Then")',
        "answered with status 404; look into",
    ),
    "redirects for ever": ('index.open("loop")', "it redirects for ever; look at where"),
    "hangs up": ('index.open("broken")', "ERR_EMPTY_RESPONSE; look whether the target still runs"),
    "never answers": ('index.open("held")', "no answer within 6 s; look into the target's log"),
    "never answers a click": (
        'index.activate("start.go")',
        "the page that it leads to did not answer in time; look",
    ),
    "never comes": ('index.expect("held", "Then")', "did not come: the user is still on"),
    "has no such control": (
        'index.activate("start.stop")',
        "unknown control 'stop' of page 'start'; known: go",
    ),
    "raises": ('raise ValueError("one\\ntwo")', "raised ValueError: one two (test_tasks.py, line"),
    "asserts": ("assert os.sep == 1", "expected something else"),
    "closes the browser": (
        'index.page.context.browser.close()\nindex.expect("start", "Then")',
        "; run the scenario again",
    ),
}
"""A page or scenario that breaks a walk: the code, and what the one line about it holds."""


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Broken:
    """One run of them all, and what `a11y report` and `a11y gate` say of its record."""
    folder = tmp_path_factory.mktemp("broken")
    scenarios = write_scenarios(folder, *(START + code for code, _ in BREAKS.values()), START)
    with Site(folder).serving() as site:
        ended = a11y(
            "run", *site.options(), "--scenarios", scenarios, "--out", "out", "--timeout", "6", folder=folder
        )
    return Broken(
        ended,
        a11y_here("report", "out", folder=folder),
        a11y_here("gate", "out", folder=folder),
        folder / "out",
    )


@pytest.mark.parametrize(
    ("number", "what"), list(enumerate(BREAKS, start=1)), ids=[what.replace(" ", "-") for what in BREAKS]
)
def test_what_breaks_a_scenario(number: int, what: str, broken: Broken) -> None:
    """A page or scenario that breaks is one line in the summary: what is wrong, what to do next."""
    told = [line for line in broken.ended.out.splitlines() if line.startswith(f"error: task {number},")]
    assert len(told) == 1, broken.ended.out
    assert BREAKS[what][1] in told[0]
    assert "; " in told[0] or what == "asserts"
    walk = next(
        line for line in lines(broken.folder, "end") if f"test_task_{number}" in str(line.get("walk"))
    )
    assert walk["status"] == "broken"


def test_the_others_go_on(broken: Broken) -> None:
    """What breaks one walk leaves the next ones alone, even when the browser has died; the run is incomplete."""
    last = next(
        line
        for line in lines(broken.folder, "end")
        if f"test_task_{len(BREAKS) + 1}" in str(line.get("walk"))
    )
    assert (last["status"], last["states"]) == ("finished", 1)
    assert broken.ended.status == 3
    assert "Traceback" not in broken.ended.out + broken.ended.err


def test_what_broke_can_be_read(broken: Broken) -> None:
    """Each walk's first page is in the record, reports are made from it, and the gate says incomplete."""
    seen = {line["scenario"] for line in lines(broken.folder, "state") if line["step"] == "The first page"}
    assert len(seen) == len(BREAKS) + 1
    assert broken.report.status == 0
    assert broken.gate.status == 3


def test_a_fixture_that_there_is_not(tmp_path: Path) -> None:
    """A scenario that asks for what nothing gives is one line with what it may ask for."""
    (tmp_path / "test_tasks.py").write_text('def test_a(index, phone):\n    """Call."""\n', encoding="utf-8")
    with Site(tmp_path).serving() as site:
        ended = a11y("run", *site.options(), "--scenarios", "test_tasks.py", "--out", "out", folder=tmp_path)
    assert ended.status == 3
    assert "the scenario asks for 'phone', and nothing gives it; a scenario may ask for index" in ended.out
