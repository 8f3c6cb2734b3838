"""Where a request comes from, for whatever counts callers."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def network_of(request: HttpRequest) -> str:
    """The caller's IPv4 address or IPv6 /64: one household holds a whole /64.

    Behind proxies of ours the last of them writes the address into X-Forwarded-For; anything
    further left was sent by the caller and is not believed.
    """
    address = str(request.META.get("REMOTE_ADDR", ""))
    if settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        passed = request.headers.get("X-Forwarded-For", "").split(",")
        address = passed[-settings.ALLAUTH_TRUSTED_PROXY_COUNT :][0].strip()
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:  # noqa: PLR2004
        return str(parsed)
    return str(ipaddress.ip_network((parsed, 64), strict=False))
