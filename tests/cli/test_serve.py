from __future__ import annotations

import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from importlib import util

import pytest

from a11y.cli.embedded import embedded_index
from a11y.cli.main import run
from a11y.words.errors import UsageError

SERVE = [sys.executable, "-m", "a11y", "serve"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_the_index_in_order(number: signal.Signals) -> None:
    """Ctrl-C and SIGTERM end both processes with status 0, and no error is told."""
    process = subprocess.Popen(
        [*SERVE, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout
    url = process.stdout.readline().split(" at ")[1].split()[0]
    assert urllib.request.urlopen(f"{url}health/").status == 200  # noqa: S310
    process.send_signal(number)
    _, complaints = process.communicate()
    assert (process.returncode, "Error" in complaints) == (0, False)
    assert refuses(url)


def test_a_port_in_use_is_one_line() -> None:
    """A port that somebody else has is told in one line, with the option that chooses another; status 2."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        answer = subprocess.run([*SERVE, "--port", port], capture_output=True, text=True, check=False)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.splitlines()[-1] == f"a11y: port {port} is in use; choose another with --port"


def test_the_index_lives_as_long_as_the_block() -> None:
    """An embedded index answers inside the block, with a key of its own, and is gone after it."""
    with embedded_index() as one, embedded_index() as other:
        assert urllib.request.urlopen(f"{one.url}health/").read() == b"ok"  # noqa: S310
        assert one.key != other.key
        assert one.running
    assert not one.running
    assert one.process.returncode == 0


def test_the_index_cannot_outlive_its_starter() -> None:
    """A starter that is killed outright takes the index with it."""
    code = (
        "import os, signal\nfrom a11y.cli.embedded import embedded_index\n"
        "with embedded_index() as index:\n"
        "    print(index.process.pid, index.url, flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    starter = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert starter.returncode == -signal.SIGKILL
    assert refuses(starter.stdout.split()[1])


def refuses(url: str) -> bool:
    """Whether the index stops answering: it may still be on its way out when it is first asked."""
    for _ in range(20_000):
        try:
            urllib.request.urlopen(f"{url}health/").close()  # noqa: S310
        except ConnectionResetError:
            continue
        except urllib.error.URLError as error:
            if isinstance(error.reason, ConnectionRefusedError):
                return True
    return False


def test_a_wrong_plant_is_wrong_usage() -> None:
    """An unknown plant is told as the index tells it, without the log of a failed start."""
    with pytest.raises(UsageError, match="missing-label"), embedded_index(["misssing-label"]):
        pass


def test_a_missing_extra_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without Django the line says what to install."""
    monkeypatch.setattr(util, "find_spec", lambda name: None if name == "django" else name)
    assert run(["serve"]) == 2
    assert "pip install 'index-a11y[index]'" in capsys.readouterr().err


def test_a_key_may_begin_with_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    """One random key in sixty-four does, and is not taken for an option."""
    monkeypatch.setattr("a11y.cli.embedded.secrets.token_urlsafe", lambda _: "-dash")
    with embedded_index() as index:
        assert index.key == "-dash"
