"""What readers see is nobody's, what one got is one's own, and what is due is found."""

from datetime import timedelta

import pytest

from naru.enrolments.enums import DoorMode
from naru.enrolments.models import Review
from naru.enrolments.queries import reviews as reading
from naru.enrolments.services import ending, reviews
from tests.accounts.factories import UserFactory
from tests.catalogue.own import Staff
from tests.enrolments.factories import (
    CLOSES,
    DECIDED_AT,
    IntakeFactory,
    published_door,
    scored,
    written,
)
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)
SHUT = CLOSES + timedelta(minutes=1)
TEXT = (
    "저는 김가람입니다. 김 가람, 010-1234-5678, garam@example.org로 연락 주세요. 장부를 배웁니다."
)


def frozen(*texts, **more):
    door = published_door(**more)
    claims = [written(door, text=text) for text in texts or ("하나", "둘", "셋")]
    return reviews.freeze(intake_id=door.pk, shares={}, at=SHUT), claims


def test_a_reader_sees_a_text_without_its_writer():
    door = published_door()
    written(door, text=TEXT, resident=ResidentFactory(name="김 가람"))
    one = reviews.freeze(intake_id=door.pk, shares={}, at=SHUT)
    (read,) = reading.readings_of(one, by=UserFactory())
    shown = reading.blinded(read.statement)
    assert "장부를 배웁니다." in shown
    hidden = ("가람", "010-1234-5678", "garam@example.org")
    assert [word for word in hidden if word in shown] == []


def test_the_order_of_reading_is_that_of_tokens_and_who_applied_is_barred():
    one, claims = frozen(readers=2)
    reader, other = UserFactory(), UserFactory()
    scored(claims[0], 3, 1, by=reader)
    scored(claims[1], 9, 4, by=other)
    found = reading.readings_of(one, by=reader)
    tokens = [each.token for each in found]
    assert (tokens, [each.number for each in found]) == (sorted(tokens), [1, 2, 3])
    seen = {each.statement.claim_id: (each.readers, each.mine is not None) for each in found}
    assert seen == {claims[0].pk: (1, True), claims[1].pk: (1, False), claims[2].pk: (0, False)}
    own = reading.readings_of(one, by=claims[2].resident.user)
    assert {each.is_barred for each in own} == {True}
    ending.cancel(claim_id=claims[2].pk, by=None, at=SHUT)
    again = reading.readings_of(one, by=claims[2].resident.user)
    assert [each.is_barred for each in again] == [False, False]


def test_what_is_due_is_found():
    door = published_door()
    claim = written(door)
    assert reading.to_freeze(at=CLOSES - timedelta(seconds=1)) == []
    assert reading.to_freeze(at=CLOSES) == [door.pk]
    one = reviews.freeze(intake_id=door.pk, shares={}, at=SHUT)
    assert (reading.to_freeze(at=SHUT), reading.unread(one)) == ([], 1)
    assert reading.to_decide(at=DECIDED_AT) == []
    scored(claim, 1, 1)
    assert reading.to_decide(at=DECIDED_AT - timedelta(seconds=1)) == []
    assert reading.to_decide(at=DECIDED_AT) == [door.pk]
    assert [reading.is_late(one, at=at) for at in (SHUT, DECIDED_AT)] == [False, True]
    one.intake.called_off_at = SHUT
    assert not reading.is_late(one, at=DECIDED_AT)
    one = reviews.decide(intake_id=door.pk, at=DECIDED_AT)
    assert (reading.to_decide(at=DECIDED_AT), reading.is_late(one, at=DECIDED_AT)) == ([], False)


def test_nobody_who_stepped_back_holds_a_decision_up():
    one, (claim, *others) = frozen("하나", "둘")
    scored(others[0], 1, 1)
    ending.cancel(claim_id=claim.pk, by=None, at=SHUT)
    assert (reading.unread(one), reading.to_decide(at=DECIDED_AT)) == (0, [one.intake_id])


def test_one_s_own_result_says_points_rank_and_the_last_seat():
    one, claims = frozen("하나", "둘", "셋", readers=2)
    for claim, points in zip(claims, [(3, 1), (9, 4), (5, 5)], strict=True):
        assert reading.got_of(claim) is None
        scored(claim, *points)
        scored(claim, *points)
    one = reviews.decide(intake_id=one.intake_id, at=DECIDED_AT)
    got = reading.got_of(claims[0])
    assert [(c.name, mine, most) for c, mine, most in got.rows] == [
        ("배울 까닭", 6, 20),
        ("쓸 곳", 2, 10),
    ]
    assert (got.statement.rank, got.people, got.last_seat) == (3, 3, 20)
    assert got.object_until == DECIDED_AT + timedelta(days=14)
    assert [s.claim_id for s in reading.ranking(one)] == [c.pk for c in (*claims[1:], claims[0])]


def test_what_is_asked_stands_at_a_published_review_only():
    door = published_door()
    assert reading.asked_at(door) == "왜 배우고 싶은지 적어 주세요."
    assert reading.asked_at(IntakeFactory()) == ""
    assert reading.review_of(door.run.public_id) == Review.objects.get()
    claim = written(door)
    review, statement = reading.reviews_of_claim(claim)
    assert (review.intake_id, statement.claim_id) == (door.pk, claim.pk)
    assert reading.added(statement) == ()
    assert list(reading.standing(review)) == []


def test_a_provider_sees_what_is_owed_at_each_door_the_decided_last():
    staff = Staff()
    course = staff.course(publish=True)
    bare, open_still, closed = (
        IntakeFactory(run=staff.run(course, number=number), mode=DoorMode.REVIEW, capacity=2)
        for number in ("1", "2", "3")
    )
    frozen("하나")
    for door in (open_still, closed):
        published_door(door=door)
    claims = [written(closed, text=text) for text in ("하나", "둘")]
    reviews.freeze(intake_id=closed.pk, shares={}, at=SHUT)
    scored(claims[0], 3, 1)

    def owed():
        found = reading.owed_by(staff.organisation)
        return [(one.intake, one.review is not None, one.unread) for one in found]

    assert owed() == [(bare, False, 0), (open_still, True, 0), (closed, True, 1)]
    scored(claims[1], 3, 1)
    reviews.freeze(intake_id=open_still.pk, shares={}, at=SHUT)
    assert owed()[1:] == [(open_still, True, 0), (closed, True, 0)]
    reviews.decide(intake_id=closed.pk, at=DECIDED_AT)
    assert owed()[-1] == (closed, True, 0)
