"""What a joined record says of the pages' content security policies."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from made_records import begin, seen, walk

from a11y.facts.record import Recorder, combine
from a11y.facts.redaction import Redactor
from a11y.words.run import ContentPolicy


@pytest.mark.parametrize("order", [(ContentPolicy.KEPT, ContentPolicy.BYPASSED), (ContentPolicy.KEPT,) * 2])
def test_one_process_that_switched_policies_off_is_told(
    order: tuple[ContentPolicy, ...], tmp_path: Path
) -> None:
    """Records joined of several machines say that policies were in force only when that is so for each of them."""
    for number, policy in enumerate(order):
        with Recorder(tmp_path / str(number), Redactor(), f"p{number}") as recorder:
            recorder.write(msgspec.structs.replace(begin([walk()]), csp=policy))
            for line in seen(walk()):
                recorder.write(line)
    joined = combine([tmp_path / str(number) for number in range(len(order))], tmp_path / "all")
    assert joined.run.csp is order[-1]
