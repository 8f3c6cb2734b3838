"""Who is counted together."""

import pytest

from naru.core.network import network_of


@pytest.mark.parametrize(
    ("proxies", "passed", "remote", "network"),
    [
        (0, "9.9.9.9", "203.0.113.7", "203.0.113.7"),
        (1, "9.9.9.9, 203.0.113.7", "10.0.0.1", "203.0.113.7"),
        (2, "9.9.9.9, 203.0.113.7, 10.0.0.2", "10.0.0.1", "203.0.113.7"),
        (1, "", "10.0.0.1", ""),
        (0, "", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (0, "", "", ""),
    ],
)
def test_an_address_is_believed_only_from_our_own_proxies(
    rf, settings, proxies, passed, remote, network
):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    request = rf.get("/", headers={"X-Forwarded-For": passed}, REMOTE_ADDR=remote)
    assert network_of(request) == network
