"""Serves the bare project on a free port of loopback until its standard input is closed.

It prints its address and the key of its provisioning as one line of JSON: `python -m allauth_target`.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
import tempfile
import threading

from waitress.server import create_server


def main() -> None:
    """Make the tables, serve, end."""
    with tempfile.TemporaryDirectory(prefix="allauth-target-") as folder:
        key = secrets.token_urlsafe(24)
        os.environ["ALLAUTH_TARGET_FOLDER"] = folder
        os.environ["ALLAUTH_TARGET_KEY"] = key
        os.environ["DJANGO_SETTINGS_MODULE"] = "allauth_target.settings"

        import django
        from django.contrib.staticfiles.handlers import StaticFilesHandler
        from django.core.management import call_command
        from django.core.wsgi import get_wsgi_application

        django.setup()
        call_command("migrate", run_syncdb=True, verbosity=0)
        server = create_server(
            StaticFilesHandler(get_wsgi_application()), host="127.0.0.1", port=0, threads=8
        )
        threading.Thread(target=server.run, daemon=True).start()
        sys.stdout.write(json.dumps({"url": f"http://localhost:{server.effective_port}/", "key": key}) + "\n")
        sys.stdout.flush()
        while os.read(0, 4096):
            pass


if __name__ == "__main__":
    main()
