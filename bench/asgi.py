"""The site for candidates that speak ASGI; the settings come with the environment."""

from django.core.asgi import get_asgi_application

application = get_asgi_application()
