"""The web server's way in."""

import os
from collections.abc import Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

from naru.config.loading import set_up
from naru.core.stack import with_room
from naru.web.bodies import Environ, whole

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naru.config.settings.prod")
os.environ.setdefault("NARU_PROCESS", "web")
set_up()
site = whole(get_wsgi_application())


def application(environ: Environ, start_response: Any) -> Iterable[bytes]:
    """The answer to a request, made where all the calls it takes have room."""
    return with_room(site, environ, start_response)
