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

handler400 = "naru.web.public.errors.bad_request"
handler403 = "naru.web.public.errors.forbidden"
handler404 = "naru.web.public.errors.not_found"
handler500 = "naru.web.public.errors.broken"
