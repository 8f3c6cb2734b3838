"""Every address of the site: API and machine files at the root, pages in both languages."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from naru.api.root import api

urlpatterns = [
    path("api/v1/", api.urls),
    *i18n_patterns(
        path("account/", include("allauth.urls")),
        path("", include("naru.web.public.urls")),
        prefix_default_language=False,
    ),
]
