"""An index in this process, fresh for each test, and one that runs as a process of its own."""

import json
from collections.abc import Iterator

import pytest
from made_index import KEY, start, stop

# made_index sets Django up, which must come before these.
from django.core.cache import cache  # isort: skip
from django.db import connections  # isort: skip
from django.test import Client  # isort: skip


@pytest.fixture(scope="session", autouse=True)
def _close_database() -> Iterator[None]:
    yield
    connections.close_all()


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def client() -> Client:
    """A browser without JavaScript that nobody has used yet."""
    return Client()


@pytest.fixture(scope="module")
def started() -> Iterator[str]:
    """The address of an index that runs as a process of its own."""
    process = start("--key", KEY, "--locales", "locales/index", "--exit-with-parent")
    assert process.stdout is not None
    url = json.loads(process.stdout.readline())["url"]
    yield url
    stop(process)
