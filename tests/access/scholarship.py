"""Things of the scholarship that the matrix points at; see things.py."""

from datetime import timedelta

from django.utils import timezone

from naru.accounts.models import User
from naru.files import services as files
from naru.files.models import Upload
from naru.residents.enums import ConsentKind
from naru.residents.models import ConsentText, Resident
from naru.scholarships.enums import ApplicationState, PaperKind
from naru.scholarships.models import Application, Grant, Paper, Round, Use
from naru.scholarships.services import draws, grants, uses
from tests.files.samples import PDF
from tests.residents.factories import ConsentTextFactory
from tests.scholarships.factories import ApplicationFactory, funded_round

People = dict[str, User]
DAY = timedelta(days=1)


def open_round(people: People) -> Round:
    """A round in which one may apply now."""
    return made("open", ago=5)


def closed_round(people: People) -> Round:
    """One whose list may be frozen; nobody had applied."""
    return made("closed", ago=32)


def drawn_round(people: People) -> Round:
    """One that is over and drawn; nobody had applied."""
    one, by, now = made("drawn", ago=60), people["manager"], timezone.now()
    draws.freeze(round_id=one.pk, points={}, by=by, at=now - 26 * DAY)
    draws.draw(round_id=one.pk, public_number="7", by=by, at=now)
    return one


def made(code: str, *, ago: int) -> Round:
    """A round that opened so many days ago, for a month."""
    existing = Round.objects.filter(code=code).first()
    if existing is not None:
        return existing
    began = timezone.now() - ago * DAY
    return funded_round(
        code,
        apply_from_at=began,
        apply_until_at=began + 30 * DAY,
        draw_from_at=began + 35 * DAY,
        results_on=timezone.localdate(began + 40 * DAY),
        use_until_on=timezone.localdate(began + 300 * DAY),
    )


def own(people: People) -> Resident:
    return Resident.objects.get(user=people["resident"])


def own_draft(people: People) -> Application:
    """In a round of its own, so that the other one stands too."""
    if not ConsentText.objects.filter(kind=ConsentKind.SENSITIVE).exists():
        ConsentTextFactory(kind=ConsentKind.SENSITIVE)
    return ApplicationFactory(
        round=made("draft", ago=5), resident=own(people), state=ApplicationState.DRAFT,
        submitted_at=None, facts={},
    )  # fmt: skip


def own_application(people: People) -> Application:
    """Handed in and in check."""
    return ApplicationFactory(
        round=made("applied", ago=5),
        resident=own(people),
        state=ApplicationState.SUBMITTED,
        submitted_at=timezone.now(),
    )


def own_paper(people: People) -> Upload:
    """Of an application that is handed in."""
    application = ApplicationFactory(
        round=made("paper", ago=5),
        resident=own(people),
        state=ApplicationState.SUBMITTED,
        submitted_at=timezone.now(),
    )
    return paper_of(application)


def paper_application(people: People) -> Application:
    """The one that `own_paper` belongs to."""
    return Application.objects.get(round__code="paper")


def granted_application(people: People) -> Application:
    """The one that the grant of `own_place` rests on."""
    return Grant.objects.get(resident=own(people)).application


def paper_of(application: Application) -> Upload:
    upload = files.put(
        name="a.pdf",
        data=PDF,
        keep_until_on=timezone.localdate() + 9 * DAY,
        by=application.submitted_by,
        at=timezone.now(),
    )
    Paper.objects.create(application=application, upload=upload, kind=PaperKind.WELFARE)
    return upload


def own_grant(people: People) -> Grant:
    application = ApplicationFactory(round=made("granted", ago=60), resident=own(people))
    return grants.grant(application_id=application.pk, by=None, at=timezone.now())


def own_place(people: People) -> Use:
    """To come; of the one grant of the year."""
    grant = Grant.objects.filter(resident=own(people)).first() or own_grant(people)
    place = uses.Place(
        reference="enrolment:1",
        run_id=None,
        title="가상 강좌",
        provider="가상",
        points=100_000,
        sessions=[timezone.localdate() + 9 * DAY],
        terms=[],
    )
    return uses.hold(grant_id=grant.pk, place=place, by=people["manager"], at=timezone.now())
