"""What the matrix points at: one function a kind of thing, made when a row first names it.

A row says `path = { public_id = "own_record.public_id" }`; then `own_record(people)` is called
once a file, and its attribute fills the address. "Own" always means: of `people["resident"]`.
"""

from datetime import timedelta

from django.utils import timezone

from naru.accounts.enums import Role
from naru.accounts.models import ApiToken, User
from naru.catalogue.models import Course
from naru.places.models import District, Place
from naru.programmes.models import Area, Programme
from naru.residents.enums import ConsentKind, Fact, Purpose, RecordPage
from naru.residents.models import Consent, ConsentText, Helper, Resident
from naru.residents.services import answers, views
from tests.accounts.factories import ApiTokenFactory, MembershipFactory
from tests.catalogue.factories import RunFactory
from tests.places.factories import DistrictFactory, PlaceFactory
from tests.programmes.factories import AreaFactory, ProgrammeFactory
from tests.residents.factories import (
    ConsentFactory,
    ConsentTextFactory,
    HelperFactory,
    ResidentFactory,
)
from tests.upkeep.factories import make_job

People = dict[str, User]


def programme(people: People) -> Programme:
    return ProgrammeFactory()


def area(people: People) -> Area:
    return AreaFactory(number=7)


def place(people: People) -> Place:
    return PlaceFactory()


def district(people: People) -> District:
    return DistrictFactory()


def course(people: People) -> Course:
    return RunFactory().course


def token(people: People) -> ApiToken:
    return ApiTokenFactory(created_by=people["operator"])


def failed_job(people: People) -> int:
    return make_job(status="failed")


def waiting_job(people: People) -> int:
    return make_job()


def tomorrow(people: People) -> str:
    return (timezone.localdate() + timedelta(days=1)).isoformat()


def own_record(people: People) -> Resident:
    return Resident.objects.get(user=people["resident"])


def own_consent(people: People) -> Consent:
    """To news; its `path` names it in an address."""
    text = ConsentTextFactory(kind=ConsentKind.NEWS)
    consent = ConsentFactory(resident=own_record(people), text=text)
    consent.path = "news"
    return consent


def service_text(people: People) -> ConsentText:
    """What everybody agrees to; its `path` names it in an address."""
    text = ConsentTextFactory()
    text.path = "service"
    return text


def own_helper(people: People) -> Helper:
    return HelperFactory(resident=own_record(people))


def others_helper(people: People) -> Helper:
    """Leave that the other resident gave to somebody."""
    return HelperFactory(resident=Resident.objects.get(user=people["other"]))


def leave_to_help(people: People) -> Helper:
    """Leave by which the other resident may act for somebody: only they can begin."""
    return HelperFactory(user=people["other"], to_on=timezone.localdate() + timedelta(days=9))


def record_of_another_visit(people: People) -> Resident:
    """A record that a counsellor of another desk has just opened: their purpose is not ours."""
    resident = ResidentFactory()
    views.note_visit(
        resident=resident,
        membership=MembershipFactory(role=Role.COUNSELLOR),
        purpose=Purpose.COUNSELLING,
        words="",
        page=RecordPage.DESK_RECORD,
        at=timezone.now(),
    )
    return resident


def visited_record(people: People) -> Resident:
    """Somebody's record, with one answer, that the counsellor has just opened, saying why."""
    resident = ResidentFactory()
    answers.answer(
        resident_id=resident.pk,
        fact=Fact.LIVES_IN_CITY,
        value=True,
        by=resident.user,
        at=timezone.now(),
    )
    views.note_visit(
        resident=resident,
        membership=people["counsellor"].memberships.get(),
        purpose=Purpose.COUNSELLING,
        words="",
        page=RecordPage.DESK_RECORD,
        at=timezone.now(),
    )
    return resident
