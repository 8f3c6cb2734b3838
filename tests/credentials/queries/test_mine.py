"""What an address opens: half a name for the paper, all of it for a link, nothing once closed."""

from datetime import timedelta

import pytest

from naru.credentials.queries import mine
from naru.credentials.services import sharing
from tests.credentials.factories import issued
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def link(one, noon, which, days=7):
    on = noon.date()
    return sharing.share(
        resident=one.resident,
        certificate_id=which,
        for_whom="",
        last_on=on + days * DAY,
        on=on,
        by=one.resident.user,
        at=noon,
    )


def test_ones_own_and_nobody_elses(noon):
    one = issued(noon)
    other = issued(noon, "completion:2", resident=ResidentFactory())
    assert list(mine.certificates_of(one.resident)) == [one]
    assert mine.certificate_of(one.resident, one.public_id) == one
    assert mine.certificate_of(one.resident, other.public_id) is None


def test_what_an_address_opens(noon):
    one = issued(noon)
    more = issued(noon + DAY, "completion:2", resident=one.resident)
    sharing.put_in_portfolio(certificate_id=one.pk, wanted=True, by=one.resident.user, at=noon)
    single, whole = link(one, noon, one.pk), link(one, noon, None)
    on = noon.date()
    by_code = mine.opened_by(one.code, on=on)
    assert (by_code.share, by_code.certificates) == (None, [one])
    assert mine.opened_by(single.token, on=on).certificates == [one]
    assert mine.opened_by(whole.token, on=on).certificates == [one]
    sharing.put_in_portfolio(certificate_id=more.pk, wanted=True, by=one.resident.user, at=noon)
    assert mine.opened_by(whole.token, on=on).certificates == [more, one]
    assert mine.opened_by("none", on=on) is None
    late = mine.opened_by(single.token, on=on + 8 * DAY)
    assert (late.is_closed, late.certificates) == (True, [])
    assert list(mine.links_of(one.resident, on=on)) == [whole, single]
    assert not mine.links_of(one.resident, on=on + 8 * DAY)


def test_skills_and_what_was_seen_are_told_in_the_readers_language(noon):
    one = issued(noon)
    assert set(mine.skills_of([one])) == {"skill.excel", "skill.computer-basics"}
    assert mine.seen_in(one) == (("온라인 진도", "92 %"), ("시험 점수", "87.5"))
