"""The WSGI application of the embedded index."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
