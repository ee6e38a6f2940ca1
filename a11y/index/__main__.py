"""`python -m a11y.index`: start the embedded index."""

import argparse
import logging
import os
import sys
from pathlib import Path

from a11y.index import catalogs, plants, runtime

_USAGE_ERROR = 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m a11y.index", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="port on loopback; 0 takes a free one")
    parser.add_argument(
        "--locales", type=Path, metavar="DIR", help="folder with LOCALE/LC_MESSAGES/django.po"
    )
    parser.add_argument(
        "--pseudo",
        type=Path,
        action="append",
        default=[],
        metavar="DIR",
        help="offer a pseudo-locale that `a11y pseudo` made",
    )
    parser.add_argument("--key", default="", help="opens the endpoints that make accounts and show mail")
    parser.add_argument(
        "--plant", action="append", default=[], metavar="NAME", help="switch a defect on; 'list' tells all"
    )
    parser.add_argument(
        "--confirm-after",
        type=int,
        default=1800,
        metavar="SECONDS",
        help="age of a sign-in from which the password is asked for again",
    )
    parser.add_argument("--exit-with-parent", action="store_true", help="end when stdin is closed")
    return parser


def _fail(message: str) -> int:
    sys.stderr.write(f"a11y: {message}\n")
    return _USAGE_ERROR


def main(arguments: list[str] | None = None) -> int:
    """Start, serve, end; returns the exit status."""
    options = _parser().parse_args(arguments)
    if "list" in options.plant:
        sys.stdout.write(f"{plants.table()}\n")
        return 0
    try:
        planted = plants.check(options.plant)
    except plants.UnknownPlantError as error:
        return _fail(str(error))
    if not 0 <= options.port <= 65535:
        return _fail(
            f"{options.port} is no port; choose one from 1024 to 65535 with --port, or 0 for a free one"
        )
    if options.locales is not None and not options.locales.is_dir():
        return _fail(
            f"no catalogs at {options.locales}: there is no such folder; name another with --locales"
        )
    folder = runtime.private_folder()
    broken: frozenset[str] = frozenset()
    if options.locales is not None:
        broken = catalogs.compile_all(options.locales, folder / "locales")
    try:
        pseudo = tuple(catalogs.add_pseudo_locale(path, folder / "pseudo") for path in options.pseudo)
    except catalogs.PseudoLocaleError as error:
        return _fail(str(error))
    compiled = (folder / "locales",) if options.locales is not None else ()
    runtime.configure(
        runtime.Runtime(
            folder=folder,
            locale_paths=(*((folder / "pseudo",) if pseudo else ()), *compiled),
            broken_locales=broken,
            extra_locales=pseudo,
            key=options.key,
            plants=planted,
            confirm_after=options.confirm_after,
        )
    )
    return _run(options.port, options.key, exit_with_parent=options.exit_with_parent)


def _run(port: int, key: str, *, exit_with_parent: bool) -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "a11y.index.settings"
    logging.getLogger("waitress").setLevel(logging.CRITICAL)
    import django

    from a11y.index import schema, server

    django.setup()
    schema.create()
    try:
        server.serve(port, key, exit_with_parent=exit_with_parent)
    except server.StartError as error:
        return _fail(str(error))
    return 0


if __name__ == "__main__":
    sys.exit(main())
