"""Whoever completes every stage of a school gets its certificate, and is told; a correction of
attendance moves both on and back.
"""

import pytest
from django.utils import timezone

from naru.credentials.enums import Kind as CertificateKind
from naru.credentials.models import Certificate
from naru.enrolments.enums import Came
from naru.enrolments.models import Bulletin
from naru.enrolments.pack import attendance_terms
from naru.enrolments.queries.bulletins import untold
from naru.flows.mark_attendance import mark_attendance
from naru.flows.settle_school import settle_school
from naru.flows.tell_class import tell_class
from naru.notices.enums import Kind
from naru.notices.models import Notice
from naru.notices.queries import told
from tests.catalogue.own import Staff
from tests.residents.factories import ResidentFactory
from tests.schools.made import HOUR, held, let_in, modules, seat, taught

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def staff():
    return Staff()


def gone_through(staff, term, resident, *, at, missed=None):
    """They took every module of the school, and were absent at those of the stage `missed`."""
    for number in (1, 2, 3):
        for module in modules(term, number)[:2]:
            seat(module.intake, resident, at=at)
            came = Came.ABSENT if number == missed else Came.PRESENT
            closed = taught(staff, module.intake, came=came)
    return closed.at


def correct(staff, module, came, *, at, why):
    door = module.intake
    for session in door.run.sessions.all():
        mark_attendance(
            session_id=session.pk,
            marks=dict.fromkeys(door.applications.values_list("pk", flat=True), came),
            terms=attendance_terms(at.date()),
            by=staff.user,
            at=at,
            why=why,
        )


def kinds(resident):
    rows = Notice.objects.filter(resident=resident).order_by("pk")
    return [str(kind) for kind in rows.values_list("kind", flat=True)]


def settled(term):
    """What the job does for everybody of the school."""
    for claim in term.entrance.claims.order_by("pk"):
        for _twice in range(2):
            settle_school(claim_id=claim.pk, at=timezone.now())


def schools():
    return Certificate.objects.filter(kind=CertificateKind.SCHOOL).order_by("pk")


def test_the_last_stage_brings_the_certificate_of_the_school(staff, noon):
    resident, term = ResidentFactory(), held(staff, at=noon)
    mine = let_in(term, resident, at=noon)
    gone_through(staff, term, resident, at=noon)
    settled(term)
    one = schools().get()
    assert (one.resident, one.issuer, one.title) == (
        resident,
        staff.organisation,
        "가을 인생 학교",
    )
    assert one.reason == f"school:{mine.claim_id}"
    assert one.evidence["stages"].startswith("라이프스킬 살롱, ")
    assert one.evidence["modules"] == "일 살롱, 건강 살롱, 계획 워크숍, 마을 실험실"
    assert "모든 단계에서" in one.body
    last = Notice.objects.filter(resident=resident, kind=Kind.SCHOOL_STAGES).get()
    assert "수료증을 내려받고" in told(last).body
    assert "certificate of the school" in told(last, language="en").body


def test_a_correction_leads_on_and_the_person_is_told(staff, noon):
    resident, term = ResidentFactory(), held(staff, at=noon)
    let_in(term, resident, at=noon)
    over = gone_through(staff, term, resident, at=noon, missed=3)
    settled(term)
    assert not schools().exists()
    (last,) = modules(term, 3)
    before = len(kinds(resident))
    correct(staff, last, Came.PRESENT, at=over + HOUR, why="출석부를 바꿔 적음")
    assert kinds(resident)[before:] == [Kind.CLASS_NOW_COMPLETED, Kind.SCHOOL_STAGES]
    settled(term)
    assert schools().get().is_in_force
    first = Notice.objects.get(kind=Kind.CLASS_NOW_COMPLETED)
    assert "까닭: 출석부를 바꿔 적음" in told(first).body


def test_a_correction_that_takes_a_stage_back_says_so_and_it_can_be_earned_anew(staff, noon):
    resident, term = ResidentFactory(), held(staff, at=noon)
    let_in(term, resident, at=noon)
    over = gone_through(staff, term, resident, at=noon)
    settled(term)
    (middle,) = modules(term, 2)
    before = len(kinds(resident))
    correct(staff, middle, Came.ABSENT, at=over + HOUR, why="다른 사람과 바뀜")
    assert kinds(resident)[before:] == [
        Kind.CLASS_COMPLETED_NO_MORE,
        Kind.SCHOOL_AGAIN,
    ]
    settled(term)
    assert kinds(resident)[-1] == Kind.CERTIFICATE_REVOKED
    again = Notice.objects.get(kind=Kind.SCHOOL_AGAIN)
    assert told(again).subject == (
        "가을 인생 학교: ‘비전하우스·플랜하우스 워크숍’ 단계를 아직 마치지 못했습니다"
    )
    assert schools().get().revoked_words == "다른 사람과 바뀜"
    correct(staff, middle, Came.PRESENT, at=over + 2 * HOUR, why="처음이 맞았음")
    assert kinds(resident)[-2:] == [Kind.CLASS_NOW_COMPLETED, Kind.SCHOOL_STAGES]
    settled(term)
    assert [one.is_in_force for one in schools()] == [False, True]


def test_the_days_of_everybody_give_no_certificate_of_their_own(staff, noon):
    resident, term = ResidentFactory(), held(staff, at=noon)
    let_in(term, resident, at=noon)
    closed = taught(staff, term.entrance)
    posted = Bulletin.objects.get(intake=term.entrance, kind="CLOSED")
    for application_id in untold(bulletin_id=posted.pk):
        tell_class(bulletin_id=posted.pk, application_id=application_id, at=closed.at)
    assert kinds(resident) == [Kind.SCHOOL_OVER]
    assert not Certificate.objects.exists()
    assert "모두 함께하는 날 2번 가운데 2번" in told(Notice.objects.get()).body
    first = term.entrance.run.sessions.order_by("starts_at").first()
    mark_attendance(
        session_id=first.pk,
        marks={term.entrance.applications.get().pk: Came.ABSENT},
        terms=attendance_terms(noon.date()),
        by=staff.user,
        at=closed.at + HOUR,
        why="잘못 봄",
    )
    assert kinds(resident) == [Kind.SCHOOL_OVER]
