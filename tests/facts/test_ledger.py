"""What the processes of a run know of each other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from a11y.facts.ledger import Ledger
from a11y.facts.locks import try_lock

PROCESSES = 3
TIMES = 40
_WRITER = """
import sys
from pathlib import Path
from a11y.facts.ledger import Ledger
ledger = Ledger(Path(sys.argv[1]))
for number in range(int(sys.argv[2])):
    with ledger.sheet() as sheet:
        sheet.tries.setdefault("shared", []).append(float(number))
"""
_HOLDER = """
import sys
from pathlib import Path
from a11y.facts.locks import try_lock
lock = try_lock(Path(sys.argv[1]))
print(lock is not None, flush=True)
sys.stdin.read()
"""


def test_nothing_is_lost_between_processes(tmp_path: Path) -> None:
    """Processes that write at the same time each find what the others wrote."""
    command = [sys.executable, "-c", _WRITER, str(tmp_path), str(TIMES)]
    writers = [subprocess.Popen(command) for _ in range(PROCESSES)]
    assert [writer.wait() for writer in writers] == [0] * PROCESSES
    with Ledger(tmp_path).sheet() as sheet:
        assert len(sheet.tries["shared"]) == PROCESSES * TIMES


def test_only_the_user_can_read_it(tmp_path: Path) -> None:
    """It holds recovery codes."""
    with Ledger(tmp_path).sheet() as sheet:
        sheet.spent_codes["owner"] = ["code"]
    assert {oct(path.stat().st_mode & 0o777) for path in tmp_path.iterdir()} == {"0o600"}


def test_a_lock_ends_with_its_holder(tmp_path: Path) -> None:
    """A process that is killed leaves no lock behind."""
    path = tmp_path / "one.lock"
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"True\n"
        assert try_lock(path) is None
        holder.kill()
        holder.wait()
    lock = try_lock(path)
    assert lock is not None
    lock.release()
    again = try_lock(path)
    assert again is not None
    again.release()
