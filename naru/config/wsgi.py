"""The web server's way in."""

import os

from django.core.wsgi import get_wsgi_application

from naru.web.bodies import whole

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naru.config.settings.prod")
os.environ.setdefault("NARU_PROCESS", "web")
application = whole(get_wsgi_application())
