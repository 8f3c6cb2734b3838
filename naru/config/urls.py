"""Every address of the site: API and machine files at the root, pages in both languages."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from naru.api import page
from naru.api.root import api
from naru.web.account import language
from naru.web.public import card_notes, certificates, health, machine

urlpatterns = [
    path("api/v1/", api.urls),
    path("healthz", health.health, name="health"),
    path("cards/notes/", card_notes.notes, name="card_notes"),
    path(".well-known/did.json", certificates.did, name="did_document"),
    path(".well-known/jwks.json", certificates.jwks, name="certificate_jwks"),
    path("credentials/status/<int:listed>", certificates.status, name="certificate_status"),
    path("robots.txt", machine.robots, name="robots"),
    path("sitemap.xml", machine.sitemap, name="sitemap"),
    path("sitemap/pages.xml", machine.pages, name="sitemap_pages"),
    path("sitemap/courses-<int:number>.xml", machine.courses, name="sitemap_courses"),
    *i18n_patterns(
        path("account/language/", language.language, name="account_language"),
        path("account/", include("allauth.urls")),
        path("operator/", include("naru.web.operator.urls")),
        path("audit/", include("naru.web.audit.urls")),
        path("api/", page.index, name="api"),
        path("me/", include("naru.web.resident.urls")),
        path("desk/", include("naru.web.desk.urls")),
        path("staff/", include("naru.web.staff.urls")),
        path("mentor/", include("naru.web.mentor.urls")),
        path("provider/", include("naru.web.provider.urls")),
        path("", include("naru.web.public.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "naru.web.public.errors.bad_request"
handler403 = "naru.web.public.errors.forbidden"
handler404 = "naru.web.public.errors.not_found"
handler500 = "naru.web.public.errors.broken"
