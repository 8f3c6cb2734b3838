"""What people write and what readers give: each on their own, nobody for themselves."""

from datetime import timedelta

import pytest

from naru.enrolments.models import Scoring, Statement
from naru.enrolments.services import ending, reviews, statements
from naru.enrolments.services.claims import DoorClosed
from tests.accounts.factories import UserFactory
from tests.enrolments.factories import (
    CLOSES,
    DECIDED_AT,
    NOON,
    published_door,
    scored,
    stand,
    written,
)
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)
SHUT = CLOSES + timedelta(minutes=1)
LAST = CLOSES - timedelta(seconds=1)


def write(claim, text, *, at=NOON):
    return statements.write(claim=claim, text=text, by=claim.resident.user, at=at)


def frozen(*, readers=1):
    door = published_door(readers=readers)
    claim = written(door)
    reviews.freeze(intake_id=door.pk, shares={}, at=SHUT)
    return claim


def test_what_is_written_can_be_changed_until_the_door_closes():
    claim = written(published_door(), text="처음 글")
    assert write(claim, " 고친\r\n글 ", at=LAST).text == "고친\n글"
    with pytest.raises(DoorClosed):
        write(claim, "늦은 글", at=CLOSES)
    assert Statement.objects.get().text == "고친\n글"


def test_an_empty_text_or_a_registration_number_is_refused():
    claim = stand(published_door(), ResidentFactory())
    with pytest.raises(statements.NothingWritten):
        write(claim, "  \n")
    with pytest.raises(statements.NumberInText):
        write(claim, "번호는 760302-2345678입니다.")
    assert not Statement.objects.exists()


def test_nothing_changes_once_the_list_is_frozen_or_the_person_has_stepped_back():
    claim = frozen()
    with pytest.raises(DoorClosed):
        write(claim, "늦은 글", at=LAST)
    other = written(published_door())
    ending.cancel(claim_id=other.pk, by=None, at=NOON)
    with pytest.raises(DoorClosed):
        write(other, "다시")


def test_a_reader_gives_points_once_and_may_change_them_until_the_decision():
    claim, reader = frozen(), UserFactory()
    scored(claim, 3, 1, by=reader)
    scored(claim, 10, 5, by=reader)
    assert [one.points for one in Scoring.objects.all()] == [[10, 5]]
    with pytest.raises(statements.ReadEnough):
        scored(claim, 1, 1)
    reviews.decide(intake_id=claim.intake_id, at=DECIDED_AT)
    with pytest.raises(statements.NotToRead):
        scored(claim, 0, 0, by=reader)


@pytest.mark.parametrize("points", [(11, 0), (-1, 0), (1,), (1, 1, 1)])
def test_points_outside_of_what_was_published_are_refused(points):
    with pytest.raises(statements.PointsOutside):
        scored(frozen(), *points)


def test_nobody_reads_before_the_freeze_or_where_they_applied_and_everybody_says_why():
    early = written(published_door())
    with pytest.raises(statements.NotToRead):
        scored(early, 1, 1)
    claim = frozen()
    with pytest.raises(statements.AppliedHere):
        scored(claim, 10, 5, by=claim.resident.user)
    with pytest.raises(statements.WhyMissing):
        statements.score(
            statement_id=claim.statement.pk, points=(1, 1), words=" ", by=UserFactory(), at=SHUT
        )


def test_whoever_is_erased_leaves_points_and_no_words():
    claim = frozen()
    scored(claim, 3, 1)
    statements.forget(resident_id=claim.resident_id)
    assert list(Statement.objects.values_list("text", "scorings__words")) == [("", "")]
    assert Scoring.objects.get().points == [3, 1]


def test_nobody_gives_points_to_a_rival():
    door = published_door()
    own, rival = written(door), written(door)
    reviews.freeze(intake_id=door.pk, shares={}, at=SHUT)
    with pytest.raises(statements.AppliedHere):
        scored(rival, 0, 0, by=own.resident.user)
    ending.cancel(claim_id=own.pk, by=None, at=SHUT)
    assert scored(rival, 3, 1, by=own.resident.user).points == [3, 1]
