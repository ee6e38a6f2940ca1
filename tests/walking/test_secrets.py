"""No secret reaches the run directory, the reports or the terminal, decoded or not; pictures are painted over."""

from __future__ import annotations

import base64
import binascii
import gzip
import html
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote_plus

import pytest
import zxingcpp
from PIL import Image

SCENARIOS = Path(__file__).parents[1] / "scenarios"
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{16,}={0,2}")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[str]], str]:
    """A run of the scenario that meets every secret: its folder, the secrets, what it said in the terminal."""
    folder = tmp_path_factory.mktemp("secrets")
    told = folder / "told.json"
    ended = subprocess.run(
        [sys.executable, "-m", "a11y", "run", "--scenarios", str(SCENARIOS), "-l", "en", "-l", "he",
         "-k", "show_secrets", "--debug", "--out", str(folder / "out")],
        env={**os.environ, "TOLD_SECRETS": str(told)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.exists(), ended.stdout + ended.stderr
    return folder / "out", json.loads(told.read_text(encoding="utf-8")), ended.stdout + ended.stderr


def spellings(content: bytes) -> Iterator[str]:
    """The content as it is and as anybody could decode it: decompressed, unescaped, from base64."""
    if content[:2] == b"\x1f\x8b":
        yield from spellings(gzip.decompress(content))
        return
    text = content.decode("utf-8", "replace")
    yield text
    yield unquote_plus(text)
    yield html.unescape(text)
    yield re.sub(r"\s", "", text)
    for found in _BASE64.findall(content):
        for start in range(4):
            part = found[start:].replace(b"-", b"+").replace(b"_", b"/").rstrip(b"=")
            try:
                yield base64.b64decode(part[: len(part) // 4 * 4]).decode("utf-8", "replace")
            except binascii.Error:
                continue


def test_no_file_holds_a_secret(run: tuple[Path, dict[str, list[str]], str]) -> None:
    """Every file of the run directory is searched, as it is and decoded, for every secret of the run."""
    folder, secrets, _ = run
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert any(path.suffix == ".html" for path in files)
    for path in files:
        for text in spellings(path.read_bytes()):
            for kind, values in secrets.items():
                for value in values:
                    assert value not in text, f"a {kind} stands in {path.name}"


def test_the_terminal_holds_no_secret(run: tuple[Path, dict[str, list[str]], str]) -> None:
    """The scenario raises an error whose text holds every secret: the terminal shows it masked."""
    _, secrets, terminal = run
    for kind, values in secrets.items():
        for value in values:
            assert value not in terminal, f"a {kind} stands in the terminal"


def test_a_secret_of_each_kind_was_met(run: tuple[Path, dict[str, list[str]], str]) -> None:
    """The test would prove nothing if the scenario had met no secret."""
    _, secrets, _ = run
    assert all(values and all(len(value) >= 6 for value in values) for values in secrets.values()), secrets


def test_qr_codes_are_painted_over(run: tuple[Path, dict[str, list[str]], str]) -> None:
    """The page with the TOTP secret has its picture, masked, and no picture of the run has a QR code to be read."""
    folder, _, _ = run
    states = [json.loads(line) for line in (folder / "run.jsonl").read_bytes().splitlines()]
    page = next(s for s in states if s["kind"] == "state" and s["page"] == "totp_activate")
    assert page["picture"]["masked"] > 1
    pictures = list((folder / "media").glob("*.jpg"))
    assert pictures
    for path in pictures:
        with Image.open(path) as image:
            double = image.convert("L").resize((image.width * 2, image.height * 2))
        assert not zxingcpp.read_barcodes(double), path.name


def test_the_reader_of_qr_codes_can_read(run: tuple[Path, dict[str, list[str]], str], tmp_path: Path) -> None:
    """The same reader reads a QR code drawn at the size in which pictures would show it."""
    del run
    drawn = zxingcpp.create_barcode(
        "otpauth://totp/Index:somebody?secret=JBSWY3DPEHPK3PXP", zxingcpp.BarcodeFormat.QRCode
    )
    image = Image.fromarray(zxingcpp.write_barcode_to_image(drawn, scale=2))
    image.save(tmp_path / "qr.jpg", quality=70)
    with Image.open(tmp_path / "qr.jpg") as read:
        assert zxingcpp.read_barcodes(read.convert("L").resize((read.width * 2, read.height * 2)))
