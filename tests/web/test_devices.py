"""Devices are named as people call them."""

import pytest
from django.utils import translation

from naru.web.templatetags.words import device

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
PHONE = "Mozilla/5.0 (Linux; Android 14; SM-S918N) AppleWebKit/537.36 (KHTML, like Gecko) "
APPLE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 "


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (WINDOWS + "Chrome/131.0.0.0 Safari/537.36", "Chrome · Windows"),
        (WINDOWS + "Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0", "Edge · Windows"),
        (WINDOWS + "Chrome/130.0.0.0 Whale/4.29.282.14 Safari/537.36", "Whale · Windows"),
        (PHONE + "SamsungBrowser/27.0 Chrome/125.0 Safari/537.36", "Samsung Internet · Android"),
        (APPLE + "Version/18.0 Mobile/15E148 Safari/604.1", "Safari · iPhone"),
        (APPLE + "CriOS/131.0 Mobile/15E148 Safari/604.1", "Chrome · iPhone"),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
            "Firefox · Linux",
        ),
        ("something else", "알 수 없는 기기"),
        ("", "알 수 없는 기기"),
    ],
)
def test_a_browser_is_called_by_its_name(user_agent, name):
    assert device(user_agent) == name


def test_an_unknown_one_is_said_so_in_english():
    with translation.override("en"):
        assert device("") == "Unknown device"
