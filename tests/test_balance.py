"""The order in which several processes begin the test files."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from balance import IN_PARTS, LONG, TESTS, Balanced, part_of, rank


class Node:
    """A process that is only told what to run."""

    shutting_down = False

    def __init__(self) -> None:
        self.gateway = SimpleNamespace(id="gw")
        self.told: list[int] = []

    def send_runtest_some(self, indices: list[int]) -> None:
        """Note what is sent."""
        self.told += indices

    def shutdown(self) -> None:
        """Nothing more comes."""


@pytest.mark.parametrize("file", LONG)
def test_a_long_file_is_there(file: str) -> None:
    """A file that was renamed would be begun last, unseen."""
    assert (TESTS / file).is_file()


def test_only_the_planted_pages_are_shared_out() -> None:
    """What a module's tests share is made once: a file goes to one process, the planted pages by family."""
    file = f"tests/{IN_PARTS}"
    assert part_of("tests/test_gate.py::test_one[form-label]") == "tests/test_gate.py"
    first, second = (
        f"{file}::test_planted_page[form-{name}.html]" for name in ("paste/failed-a", "near/passed-b")
    )
    assert (
        part_of(first) == part_of(second) != part_of(f"{file}::test_planted_page[colour-link/passed-c.html]")
    )
    assert part_of(f"{file}::test_a_control_that_is_nowhere_ends_the_scenario") == file


def test_long_files_are_begun_first(pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """However few tests a long file has, it is sent before a quick one with many."""
    monkeypatch.setattr("xdist.scheduler.loadscope.parse_tx_spec_config", lambda _: ["popen", "popen"])
    monkeypatch.setattr(pytestconfig.option, "loadscopereorder", True, raising=False)  # put back afterwards
    quick = [f"tests/test_quick.py::test_{number}" for number in range(9)]
    long = [f"tests/{LONG[1]}::test_one", f"tests/{LONG[0]}::test_one"]
    collected = sorted([*quick, *long], key=lambda one: rank(TESTS.parent / one.partition("::")[0]))
    scheduling = Balanced(pytestconfig)
    nodes = [Node(), Node()]
    for node in nodes:
        scheduling.add_node(node)
        scheduling.add_node_collection(node, collected)
    scheduling.schedule()
    assert [collected[node.told[0]] for node in nodes] == [long[1], long[0]]
    assert {index for node in nodes for index in node.told} == set(range(len(collected)))
