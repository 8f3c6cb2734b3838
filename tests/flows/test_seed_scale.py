"""A city at size, here a thousandth of it: what is made by whole tables holds as if each person
had come.
"""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.models import Count, F, Max, Q

from naru.accounts.models import User
from naru.catalogue.models import Course, Run, SearchEntry, Session
from naru.counselling.enums import HOLDS_PLACE
from naru.counselling.models import Mentor
from naru.credentials.models import Certificate
from naru.enrolments.enums import State
from naru.enrolments.models import Application, Attendance, Claim, Intake
from naru.enrolments.queries import door
from naru.flows.complete_course import complete_course
from naru.flows.seed_scale import LESSONS, Size
from naru.lessons.models import Completion, Learning, Progress
from naru.notices.models import Notice
from naru.residents.enums import ConsentKind
from naru.residents.models import Consent, RecordView, Resident
from tests.residents.factories import ConsentTextFactory, ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)
NUMBERS = Size(0.001).numbers()
RULES = """
SELECT conrelid::regclass::text, conname::text, pg_get_constraintdef(oid) FROM pg_constraint
UNION ALL SELECT tablename::text, indexname::text, indexdef FROM pg_indexes ORDER BY 1, 2, 3
"""


def made() -> str:
    for kind in (ConsentKind.SERVICE, ConsentKind.SENSITIVE):
        ConsentTextFactory(kind=kind)
    out = StringIO()
    call_command("seed_scale", "--scale", "0.001", stdout=out)
    return out.getvalue()


def rules() -> list[tuple[str, str, str]]:
    """Every constraint and index of the database, in its words."""
    with connection.cursor() as cursor:
        cursor.execute(RULES)
        return cursor.fetchall()


def test_a_thousandth_of_the_city_holds(noon):
    before = rules()
    said = made()
    assert rules() == before
    assert "300 residents, 100 courses, 1500 applications" in said
    ours = Resident.objects.filter(name__startswith="가상주민 ")
    assert [ours.count(), ours.filter(user=None).count()] == [300, 30]
    assert Consent.objects.filter(resident__in=ours).count() == 300
    assert not User.objects.filter(email__endswith="@scale.example").exclude(
        password__startswith="!"
    )
    doors_hold()
    lessons_hold()
    the_demos_people_are_busy()
    for mentor in Mentor.objects.annotate(
        with_them=Count("pairings", filter=Q(pairings__state__in=HOLDS_PLACE))
    ):
        assert mentor.taken == mentor.with_them
    call_command("verify_audit", stdout=StringIO())
    assert SearchEntry.objects.count() == Course.objects.count()
    ResidentFactory()
    with pytest.raises(CommandError, match="holds residents"):
        call_command("seed_scale")


def doors_hold():
    """Nobody stands twice, no seat is free while somebody waits, numbers count from one."""
    ours = Intake.objects.filter(numbered_xid__gt=0, capacity__in=(55, NUMBERS["heavy"]))
    assert ours.count() == NUMBERS["doors"] + 1
    assert not ours.filter(pk__in=door.unsettled())
    assert not Claim.objects.filter(application=None, intake__in=ours)
    live = Count("applications", filter=Q(applications__state=State.SEATED))
    waiting = Count("applications", filter=Q(applications__state=State.WAITING))
    for one in ours.annotate(seated=live, waits=waiting, last=Max("applications__wait_no")):
        assert one.seated <= one.capacity
        assert one.seated == one.capacity or not one.waits
        numbers = Application.objects.filter(intake=one, wait_no__isnull=False)
        assert sorted(numbers.values_list("wait_no", flat=True)) == list(
            range(1, (one.last or 0) + 1)
        )
    assert not Application.objects.exclude(claim__intake=F("intake"), claim__resident=F("resident"))
    assert not Attendance.objects.exclude(session__run=F("application__intake__run"))
    assert not Session.objects.filter(run__in=Run.objects.filter(schedule="ALWAYS"))


def lessons_hold():
    """Every course that was completed has its certificate, and nobody else is done."""
    done = Completion.objects.count()
    assert done == NUMBERS["signed"] + 1
    assert Certificate.objects.in_force().count() == done
    ours = Learning.objects.filter(resident__user__email__endswith="@scale.example")
    learners = Learning.objects.filter(resident__name__startswith="가상주민 ")
    assert learners.count() == NUMBERS["learnings"]
    assert Progress.objects.filter(learning__in=learners).count() == LESSONS * learners.count()
    furthest = ours.filter(completion=None).annotate(
        lessons_done=Count("progress", filter=Q(progress__done_at__isnull=False))
    )
    for one in furthest.order_by("-lessons_done", "pk")[:5]:
        assert complete_course(learning_id=one.pk, at=one.begun_at) is None


def the_demos_people_are_busy():
    """Twelve of everything at this size, three thousand at the whole."""
    busy = Resident.objects.get(user__email="resident@demo.example")
    heavy = NUMBERS["heavy"]
    assert Notice.objects.filter(resident=busy, kind="account.welcome").count() == heavy
    assert RecordView.objects.filter(resident=busy).count() == heavy + 1
    assert Application.objects.filter(resident=busy, state=State.CANCELLED).count() == heavy
    mentor = Mentor.objects.get(user__email="mentor@demo.example")
    assert mentor.appointments.filter(state="HELD").count() == heavy


def test_it_refuses_a_site_that_is_no_demo_and_odd_sizes(settings):
    with pytest.raises(CommandError, match="between 0 and 10"):
        call_command("seed_scale", "--scale", "0")
    settings.NARU_DEMO = False
    with pytest.raises(CommandError, match="not a demo site"):
        call_command("seed_scale")
