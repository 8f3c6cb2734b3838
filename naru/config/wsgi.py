"""The web server's way in."""

import os

from django.core.wsgi import get_wsgi_application

from naru.config.loading import keep_pages, set_up
from naru.web.bodies import whole

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naru.config.settings.prod")
os.environ.setdefault("NARU_PROCESS", "web")
set_up()
keep_pages()
application = whole(get_wsgi_application())
