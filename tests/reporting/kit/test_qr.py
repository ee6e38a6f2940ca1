"""The QR code on the facilitator's page, read as a phone reads it."""

from __future__ import annotations

from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import pyotp
import zxingcpp
from lxml import etree
from PIL import Image
from playwright.sync_api import Browser

from a11y.reporting.kit.qr import otpauth_address, totp_qr_svg

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def test_a_phone_reads_the_account_from_the_code(browser: Browser) -> None:
    """On a dark page too, where no style of the page reaches it, the code holds the secret, the name and the target."""
    page = browser.new_page(color_scheme="dark", viewport={"width": 400, "height": 400})
    svg = totp_qr_svg(SECRET, "reader-1-7k3f", "Éxample & Index")
    page.set_content(f"<style>:root {{ color-scheme: dark }} svg {{ inline-size: 300px }}</style>{svg}")
    picture = page.locator("svg").screenshot()
    page.close()
    with Image.open(BytesIO(picture)) as image:
        [code] = zxingcpp.read_barcodes(image.convert("L"))
    assert code.text == otpauth_address(SECRET, "reader-1-7k3f", "Éxample & Index")
    parts = urlsplit(code.text)
    assert parse_qs(parts.query)["secret"] == [SECRET]
    read = pyotp.parse_uri(code.text)
    assert (read.name, read.issuer) == ("reader-1-7k3f", "Éxample & Index")


def test_the_code_is_one_element_without_styles_or_names() -> None:
    """A strict content security policy lets it pass, and twice on a page no id is doubled."""
    svg = etree.fromstring(totp_qr_svg(SECRET, "reader-1-7k3f", "Index"))
    assert etree.QName(svg).localname == "svg"
    assert svg.get("viewBox")
    attributes = {name for element in svg.iter() for name in element.attrib}
    assert not attributes & {"id", "class", "style", "width", "height"}
    assert SECRET not in etree.tostring(svg, encoding="unicode")
