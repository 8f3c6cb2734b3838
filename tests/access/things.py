"""What the matrix points at: one function a kind of thing, made when a row first names it.

A row says `path = { public_id = "own_record.public_id" }`; then `own_record(people)` is called
once a file, and its attribute fills the address. "Own" always means: of `people["resident"]`.
"""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

from django.db import connection
from django.utils import timezone

from naru.accounts.enums import Role
from naru.accounts.models import ApiToken, Membership, User
from naru.catalogue.models import Course, ImportRun, Run, Session
from naru.credentials.models import Certificate, Share
from naru.credentials.services import sharing
from naru.enrolments.enums import DoorMode
from naru.enrolments.models import Move
from naru.enrolments.services import draws
from naru.occupations.models import Occupation
from naru.places.models import District, Place
from naru.policies.models import Receipt
from naru.programmes.models import Area, Programme
from naru.residents.enums import ConsentKind, Fact, Purpose, RecordPage
from naru.residents.models import Consent, ConsentText, Helper, Resident
from naru.residents.services import answers, views
from tests.access.credits import marked_class, own_credit, own_follow_up  # noqa: F401 - named by rows
from tests.access.diagnosis import (  # noqa: F401 - named by rows
    own_diagnosis,
    spare_diagnosis,
    visited_diagnosis,
)
from tests.access.enrolments import (  # noqa: F401 - named by rows of the matrix
    elsewhere_run,
    meeting_code,
    open_door,
    own_drawn,
    own_elsewhere,
    own_enrolment,
    own_feed,
    own_offer,
    own_reviewed,
    own_statement,
    own_ticket,
    published_review,
    sealed_draw,
)
from tests.access.exams import (  # noqa: F401 - named by rows
    done_attempt,
    own_attempt,
    own_learning,
)
from tests.access.lessons import (  # noqa: F401 - named by rows of the matrix
    own_lesson_file,
    own_lesson_seat,
    own_lessons,
    own_taught,
    own_taught_file,
)
from tests.access.mentoring import (  # noqa: F401 - named by rows of the matrix
    a_mentor,
    a_room,
    foreign_pairing,
    owed_request,
    own_goal_step,
    own_talk,
)
from tests.access.payments import foreign_charge, own_paid  # noqa: F401 - named by rows
from tests.access.planning import (  # noqa: F401 - named by rows
    an_occupation,
    evidence_of_mentored,
    looked_after,
    own_evidence,
    own_step,
)
from tests.access.scholarship import (  # noqa: F401 - named by rows of the matrix
    closed_round,
    drawn_round,
    granted_application,
    open_round,
    own_application,
    own_draft,
    own_grant,
    own_paper,
    own_place,
    paper_application,
)
from tests.access.schools import others_school, own_school  # noqa: F401 - named by rows
from tests.access.spaces import (  # noqa: F401 - named by rows of the matrix
    coming_sitting,
    let_room,
    let_space,
    own_seat,
    waiting_club,
    wall_code,
)
from tests.accounts.factories import ApiTokenFactory, MembershipFactory
from tests.catalogue import sheets
from tests.catalogue.factories import CourseFactory, ImportRunFactory, RunFactory
from tests.catalogue.own import Staff
from tests.credentials.factories import issued
from tests.enrolments.classes import class_of, closed, meetings
from tests.enrolments.factories import IntakeFactory, move_in, plan, written
from tests.enrolments.reviewed import frozen, read_review
from tests.occupations.factories import OccupationFactory
from tests.places.factories import DistrictFactory, PlaceFactory
from tests.policies.receipts import issue
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


def occupation(people: People) -> Occupation:
    return OccupationFactory()


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


def work_of_counsellor(people: People) -> Membership:
    return people["counsellor"].memberships.get()


def failed_job(people: People) -> int:
    return make_job(status="failed")


def import_run(people: People) -> ImportRun:
    return ImportRunFactory()


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


def provider_staff(people: People) -> Staff:
    """The provider whose staff `people["provider"]` is."""
    return Staff(people["provider"].memberships.get())


def provider_course(people: People) -> Course:
    return provider_staff(people).course(publish=True)


def provider_run(people: People) -> Run:
    staff = provider_staff(people)
    return staff.run(staff.course(publish=True))


def provider_list(people: People) -> Run:
    """A run of the provider's with a door."""
    return IntakeFactory(run=provider_run(people)).run


def provider_move(people: People) -> Move:
    """Asked for in a list of the provider's by somebody else."""
    door = IntakeFactory(run=provider_run(people))
    return move_in(door, at=timezone.now())


def provider_meeting(people: People) -> Session:
    """A meeting of a class of the provider's that runs now; `run_public_id` fills an address."""
    door = class_of(provider_staff(people), at=timezone.now())
    now = meetings(door.run)[1]
    now.run_public_id = door.run.public_id
    return now


def closed_class(people: People) -> Run:
    """A run of the provider's whose term was closed."""
    return closed(provider_staff(people), at=timezone.now()).run


def own_draw_run(people: People) -> Run:
    """A run of the provider whose draw is sealed."""
    run, now = provider_run(people), timezone.now()
    door = IntakeFactory(
        run=run,
        mode=DoorMode.DRAW,
        opens_at=now - timedelta(days=1),
        closes_at=now + timedelta(days=1),
        offers_until_at=now + timedelta(days=3),
    )
    sealed = plan(known_at=now + timedelta(days=2))
    draws.seal(intake_id=door.pk, plan=sealed, by=people["provider"], at=now)
    return run


def own_review(people: People) -> SimpleNamespace:
    """A run of the provider whose review is being read, and the token of one application."""
    door = read_review(provider_staff(people), at=timezone.now())
    claim = written(door, at=timezone.now() - timedelta(days=5))
    frozen(door, at=timezone.now())
    claim.statement.refresh_from_db()
    return SimpleNamespace(public_id=door.run.public_id, token=claim.statement.token)


def others_course(people: People) -> Course:
    return Staff().course(publish=True)


def others_run(people: People) -> Run:
    other = Staff()
    return other.run(other.course(publish=True))


def told_course(people: People) -> Course:
    """A course of the provider that another source told of."""
    return CourseFactory(provider=provider_staff(people).provider)


def provider_sheet(people: People) -> ImportRun:
    """A spreadsheet that waits, with a row to be mended."""
    return sheet_of(provider_staff(people))


def others_sheet(people: People) -> ImportRun:
    return sheet_of(Staff())


def sheet_of(staff: Staff) -> ImportRun:
    with TemporaryDirectory() as folder:
        return sheets.read(staff, Path(folder), sheets.table({}, {"회차": "2", "정원": "x"}))


def own_certificate(people: People) -> Certificate:
    """Of a course the resident completed."""
    return issued(timezone.now(), resident=own_record(people))


def provider_certificate(people: People) -> Certificate:
    """Of a course of the provider."""
    school = provider_staff(people).organisation
    return issued(timezone.now(), "completion:2", resident=own_record(people), issuer=school)


def own_share(people: People) -> Share:
    """A link of the resident to their certificate."""
    one, now = own_certificate(people), timezone.now()
    return sharing.share(
        resident=one.resident,
        certificate_id=one.pk,
        for_whom="",
        last_on=timezone.localdate(now),
        on=timezone.localdate(now),
        by=people["resident"],
        at=now,
    )


def own_receipt(people: People) -> Receipt:
    """A decision about the resident, in the chain although the test never commits."""
    receipt = issue(timezone.now(), resident=own_record(people))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS policies_receipt_linked IMMEDIATE")
    return receipt
