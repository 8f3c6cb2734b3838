"""openbadgeslib, which is not ours, judges badges of the running site."""

import json
import warnings
from urllib.parse import urlsplit

import httpx

from tests.browser.site import Site


def verified(text: str, site: Site) -> bool:
    """Whether openbadgeslib, which asks the running site for its keys and its list of revoked
    ones, takes the badge.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from openbadgeslib.ob3 import OB3LdpVerifier, OB3VerificationError

    def download(url, *_args, **_more):
        place = urlsplit(getattr(url, "full_url", url)).path
        return httpx.get(site.url + place, timeout=30).raise_for_status().content

    did = json.loads(download("https://site.example/.well-known/did.json"))["id"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            OB3LdpVerifier(issuer_did=did).verify(
                text, check_status=True, download=download, verify_status_list=False
            )
        except OB3VerificationError:
            return False
    return True
