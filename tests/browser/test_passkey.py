"""A passkey is made and used under the strict policy, with a virtual key in the browser."""

import pytest
from playwright.sync_api import expect

from naru.flows.seed_demo import PASSWORD

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def holder(reader, site):
    """A reader at `localhost` (browsers give no passkey to a bare address) with a virtual key."""
    visitor = reader()
    visitor.site_url = site.url.replace("127.0.0.1", "localhost")
    client = visitor.context.new_cdp_session(visitor.page)
    client.send("WebAuthn.enable")
    made = client.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})

    def verified(yes):
        client.send(
            "WebAuthn.setUserVerified",
            {"authenticatorId": made["authenticatorId"], "isUserVerified": yes},
        )

    visitor.verified = verified
    return visitor


def test_resident_makes_a_passkey_and_logs_in_with_it(holder):
    page = holder.visit("/account/login/")
    page.locator("[name=login]").fill("newcomer@demo.example")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form:has([name=password]) button[type=submit]").first.click()
    page.wait_for_url(lambda address: "/account/" not in address)

    page = holder.visit("/account/2fa/webauthn/add/")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("form:has([name=password]) button[type=submit]").click()
    page.locator("[name=name]").fill("내 휴대전화")
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url(lambda address: "/add/" not in address)
    listed = holder.visit("/account/2fa/webauthn/")
    expect(listed.locator("main")).to_contain_text("내 휴대전화")

    holder.visit("/account/logout/").get_by_role("button", name="로그아웃").click()
    page.wait_for_url(lambda address: "/logout/" not in address)
    login = holder.visit("/account/login/")
    login.locator("#passkey_login").click()
    login.wait_for_url(lambda address: "/account/" not in address)
    page = holder.visit("/me/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("가상 주민 둘")
    assert holder.problems == []

    holder.visit("/account/logout/").get_by_role("button", name="로그아웃").click()
    page.wait_for_url(lambda address: "/logout/" not in address)
    holder.verified(False)
    login = holder.visit("/account/login/")
    login.locator("#passkey_login").click()
    login.wait_for_timeout(1_500)
    assert login.goto(f"{holder.site_url}/me/").url.endswith("/account/login/?next=/me/")
