"""The public pages that every browser check walks, in Korean; English is the same below /en/."""

PAGES = [
    "/",
    "/menu/",
    "/display/",
    "/components/",
    "/session/expired/",
    "/account/login/",
    "/account/signup/",
]
