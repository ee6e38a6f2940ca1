# ruff: noqa: S310  # every address here is one that the index printed

import json
import os
import signal
import socket
import subprocess
import sys
import tarfile
import threading
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from made_index import KEY, ROOT, start, stop


def _provision(url: str, **wish: Any) -> dict[str, Any]:
    request = urllib.request.Request(
        f"{url}_provision/accounts", data=json.dumps(wish).encode(), headers={"X-Index-Key": KEY}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return dict(json.load(answer))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_tells_where_it_is_and_leaves_nothing(number: signal.Signals, tmp_path: Path) -> None:
    """One JSON line once it answers; a signal ends it with status 0 and its folder is gone."""
    process = start("--key", KEY, temporary=tmp_path)
    assert process.stdout is not None
    line = json.loads(process.stdout.readline())
    with urllib.request.urlopen(f"{line['url']}health/", timeout=30) as answer:
        assert answer.read() == b"ok"
    assert line["key"] == KEY
    assert len(list(tmp_path.iterdir())) == 1
    process.send_signal(number)
    rest, errors = process.communicate(timeout=30)
    assert (process.returncode, rest, errors) == (0, "", "")
    assert not list(tmp_path.iterdir())


def test_it_ends_with_its_parent() -> None:
    """When stdin closes, as it does when the starter dies, the index ends too."""
    process = start("--exit-with-parent")
    assert process.stdout is not None
    assert process.stdin is not None
    process.stdout.readline()
    process.stdin.close()
    assert process.wait(timeout=30) == 0
    process.stdout.close()
    assert process.stderr is not None
    process.stderr.close()


def _refused(*arguments: str) -> str:
    process = start(*arguments)
    out, errors = process.communicate(timeout=60)
    assert process.returncode == 2
    assert out == ""
    assert errors.count("\n") == 1
    return errors.strip()


def test_port_in_use() -> None:
    """A port that is taken is one line that says what to do."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert _refused("--port", str(port)) == f"a11y: port {port} is in use; choose another with --port"


def test_unknown_plant_and_missing_catalogs() -> None:
    """Wrong names are told with the nearest right one."""
    assert "did you mean 'missing-label'" in _refused("--plant", "mising-label")
    assert "there is no such folder" in _refused("--locales", "/nowhere")
    assert "choose one from" in _refused("--port", "70000")


def test_list_of_plants() -> None:
    """--plant list names every planted defect with its criterion, or a dash where WCAG has none."""
    process = start("--plant", "list")
    out, _errors = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "missing-label " in out
    assert all(line.split()[1] == "-" or line.split()[1].count(".") == 2 for line in out.splitlines())


def test_plants_change_the_pages() -> None:
    """A planted defect is there when it is switched on, and only then."""
    for plant, whole in ((("--plant", "missing-label"), False), ((), True)):
        process = start(*plant)
        assert process.stdout is not None
        url = json.loads(process.stdout.readline())["url"]
        with urllib.request.urlopen(f"{url}account/login/", timeout=30) as answer:
            assert (b'for="id_password"' in answer.read()) is whole
        stop(process)


def test_catalog_that_does_not_parse(tmp_path: Path) -> None:
    """A broken catalog is told with file and line, its locale is not offered, and the others are."""
    for locale, text in (("fr", 'msgid "Help"\nmsgstr "Aide'), ("ja", 'msgid "Help"\nmsgstr "ヘルプ"\n')):
        folder = tmp_path / locale / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "django.po").write_text(text, "utf-8")
    process = start("--locales", str(tmp_path))
    assert process.stdout is not None
    url = json.loads(process.stdout.readline())["url"]
    with urllib.request.urlopen(url, timeout=30) as answer:
        page = answer.read().decode()
    process.terminate()
    _out, errors = process.communicate(timeout=30)
    assert f"{tmp_path}/fr/LC_MESSAGES/django.po:2: " in errors
    assert 'value="fr"' not in page
    assert 'value="ja"' in page


def test_many_writers_at_once(started: str) -> None:
    """Browsers that write at the same time all get through."""
    failures: list[BaseException] = []

    def write() -> None:
        try:
            for _ in range(5):
                _provision(
                    started, totp=True, recovery_codes=True, projects=1, releases=1, tokens=[{"name": "t"}]
                )
        except BaseException as error:  # noqa: BLE001  # told by the assertion below
            failures.append(error)

    threads = [threading.Thread(target=write) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_twine_uploads(started: str, tmp_path: Path) -> None:
    """The upload tool that people use publishes a package, and says why when it may not."""
    account = _provision(started, projects=1, tokens=[{"name": "ci"}])
    stem = f"pkg_{account['username'].replace('-', '_')}"
    metadata = f"Metadata-Version: 2.1\nName: {stem}\nVersion: 1.0\nSummary: A package.\n"
    info = tmp_path / "PKG-INFO"
    info.write_text(metadata)
    archive = tmp_path / f"{stem}-1.0.tar.gz"
    with tarfile.open(archive, "w:gz") as file:
        file.add(info, f"{stem}-1.0/PKG-INFO")
        file.add(info, f"{stem}-1.0/README")

    def twine(token: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "twine", "upload", "--non-interactive", "--disable-progress-bar"]
        command += ["--repository-url", f"{started}legacy/", "--username", "__token__", "--password", token]
        environment = {**os.environ, "HOME": str(tmp_path)}
        return subprocess.run(
            [*command, str(archive)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    done = twine(account["tokens"][0]["token"])
    assert done.returncode == 0, done.stdout + done.stderr
    with urllib.request.urlopen(f"{started}simple/{stem.replace('_', '-')}/", timeout=30) as answer:
        assert archive.name in answer.read().decode()
    refused = twine("pypi-nonsense")
    assert refused.returncode != 0
    told = " ".join((refused.stdout + refused.stderr).split())
    assert "403" in told
    assert "Invalid API token: it is malformed" in told
