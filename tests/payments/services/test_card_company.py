"""Which card company a city works with is a setting; without one there is none."""

from naru.payments.services.card_company import company
from naru.payments.services.sandbox import Sandbox


def test_the_setting_names_the_adapter(sandbox, settings):
    assert isinstance(company(), Sandbox)
    settings.CARD_COMPANY = ""
    assert company() is None
