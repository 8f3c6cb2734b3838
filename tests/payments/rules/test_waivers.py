"""Who pays nothing, before paying anything."""

from naru.payments.rules.waivers import Waiver, by_fact

POOR = Waiver("basic-livelihood", "FACT", 2, "basic_livelihood")
VETERAN = Waiver("veteran", "STAFF", 2)


def test_a_confirmed_fact_waives_until_the_year_s_number_is_used():
    yes = {"basic_livelihood": True}
    assert by_fact([VETERAN, POOR], proved=yes, used=1) == POOR
    assert by_fact([VETERAN, POOR], proved=yes, used=2) is None
    assert by_fact([POOR], proved={"basic_livelihood": False}, used=0) is None
    assert by_fact([POOR], proved={}, used=0) is None


def test_what_staff_look_at_is_never_assumed():
    assert by_fact([VETERAN], proved={"veteran": True}, used=0) is None
