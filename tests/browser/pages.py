"""The public pages that every browser check walks, in Korean; English is the same below /en/."""

PAGES = [
    "/",
    "/programmes/",
    "/programmes/?q=없는말",
    "/programmes/contribution-jobs/",
    "/programmes/career-transition/",
    "/areas/2/",
    "/plan/",
    "/places/",
    "/places/gangnam-gu/",
    "/places/mapo-gu/",
    "/place/50plus-central-campus/",
    "/help/",
    "/privacy/",
    "/accessibility/",
    "/terms/",
    "/api/",
    "/menu/",
    "/display/",
    "/components/",
    "/session/expired/",
    "/account/login/",
    "/account/signup/",
]
NOT_PAGES = {"health", "places_near", "session_stay", "robots", "sitemap"}
"""Public addresses that are no page to look at by themselves, by name."""
