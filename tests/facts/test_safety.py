import pytest

from a11y.facts.config import Config, Host
from a11y.facts.safety import is_loopback, require_allowed
from a11y.words.errors import UnsafeTargetError

LISTED = Config(
    hosts={
        "test.example.org": Host(writes=True),
        "public.example.org.": Host(),
        "ports.example.org:8443": Host(writes=True),
    }
)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:8000/",
        "https://LOCALHOST/",
        "http://127.0.0.1",
        "http://127.9.8.7:1",
        "http://[::1]:8000/x",
        "http://index.localhost./",
    ],
)
def test_this_machine_may_be_walked(url: str) -> None:
    """Loopback needs no leave, not even to write."""
    require_allowed(url, Config(), writes=True)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost@evil.example/",
        "http://localhost:80@evil.example/",
        "http://127.0.0.1.evil.example/",
        "http://localhost.evil.example/",
        "http://evil.example/localhost",
        "http://evil.example#localhost",
        "http://evil.example\\@localhost/",
        "http://loc\talhost/",
        "http://localhost\u3002evil.example/",
        "http://\u2460\u2461\u2466.0.0.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://127.1/",
        "http://0177.0.0.1/",
        "http://0.0.0.0/",
        "http://[::]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[fe80::1%25lo]/",
        "http://10.0.0.1/",
        "http://169.254.169.254/",
        "http://[::1",
        "http://localhost:99999/",
        "http:///path",
        "ftp://localhost/",
        "file:///etc/passwd",
        "javascript:alert(1)//localhost",
        "localhost:8000",
        "",
    ],
)
def test_anything_else_is_refused_in_one_line(url: str) -> None:
    """Other hosts, and addresses that a browser might read otherwise than we do, are refused."""
    with pytest.raises(UnsafeTargetError) as caught:
        require_allowed(url, Config(), writes=False)
    assert "\n" not in str(caught.value)


def test_a_user_name_in_the_address_is_refused_without_repeating_it() -> None:
    """Credentials do not belong into a target's address, even on this machine, nor into an error."""
    with pytest.raises(UnsafeTargetError, match="give the address without it") as caught:
        require_allowed("http://zoe:hunter2@localhost/", Config(), writes=False)
    assert "hunter2" not in str(caught.value)


def test_a_number_for_a_host_is_refused_even_when_it_is_listed() -> None:
    """A browser reads `2130706433` as 127.0.0.1: an address is written as one."""
    with pytest.raises(UnsafeTargetError, match=r"write it as 127\.0\.0\.1"):
        require_allowed("http://2130706433/", Config(hosts={"2130706433": Host()}), writes=False)


def test_a_listed_host_may_be_read_and_written_as_the_list_says() -> None:
    """Listing a host gives leave to look; changing it needs `writes = true`."""
    require_allowed("https://test.example.org/", LISTED, writes=True)
    require_allowed("https://PUBLIC.example.org/", LISTED, writes=False)
    with pytest.raises(UnsafeTargetError, match="listed without leave to write"):
        require_allowed("https://public.example.org/", LISTED, writes=True)


def test_a_port_in_the_list_counts() -> None:
    """A host that is listed with a port is listed for that port alone."""
    require_allowed("https://ports.example.org:8443/", LISTED, writes=True)
    with pytest.raises(UnsafeTargetError):
        require_allowed("https://ports.example.org/", LISTED, writes=False)


def test_the_refusal_says_what_to_add() -> None:
    """The way to allow a host is in the error."""
    with pytest.raises(
        UnsafeTargetError, match=r'add \[tool\.a11y\.hosts\."pypi\.example"\] to pyproject\.toml'
    ):
        require_allowed("https://pypi.example/", Config(), writes=False)


def test_names_that_only_look_like_this_machine() -> None:
    """Only whole names and whole addresses count as loopback."""
    assert not any(
        is_loopback(host) for host in ("localhosts", "mylocalhost", "127.0.0.1.x", "", "1.0.0.127")
    )
