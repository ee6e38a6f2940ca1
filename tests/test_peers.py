"""`benchmarks/peers.py`: a contestant that did not see every page is no contestant."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
ISSUE = {"code": "label", "type": "error", "message": "Label it", "selector": "input"}
CRASHED = {"message": "Pa11y timed out (120000ms)"}


@pytest.mark.parametrize(
    ("results", "missing"),
    [
        ({"/a": [], "/b": [ISSUE, ISSUE]}, []),
        ({"/a": [ISSUE], "/b": [CRASHED]}, ["/b: Pa11y timed out (120000ms)"]),
        ({"/b": []}, ["/a: there is no result"]),
        ({}, ["/a: there is no result", "/b: there is no result"]),
    ],
)
def test_pages_that_pa11y_ci_did_not_see_are_told(
    monkeypatch: pytest.MonkeyPatch, results: dict[str, Any], missing: list[str]
) -> None:
    """Its total counts pages that timed out; no issue is a result, and a message without a code is none."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    unseen = importlib.import_module("peers").unseen
    assert unseen({"total": 2, "results": results}, ["/a", "/b"]) == missing
