"""The baseline that a command judges with."""

from __future__ import annotations

from pathlib import Path

from a11y.facts.baseline import Baseline, read_baseline
from a11y.facts.config import Config


def chosen_baseline(config: Config, given: Path | None) -> Baseline:
    """The baseline to judge with; empty when none is asked for and none lies where the configuration says."""
    path = given or Path(config.baseline)
    return read_baseline(path) if given or path.exists() else Baseline()
