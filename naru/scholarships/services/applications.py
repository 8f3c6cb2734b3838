"""Applications: begun as a draft, handed in, mended, withdrawn, forgotten."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.files.models import Upload
from naru.residents.models import Resident
from naru.scholarships.enums import ApplicationState, PaperKind
from naru.scholarships.models import Application, Draw, Paper, Round
from naru.scholarships.models.applications import IN_CHECK

STATES = ApplicationState
OPEN = (STATES.DRAFT, STATES.SUBMITTED, STATES.MORE_ASKED, STATES.ELIGIBLE)
MOST_PAPERS = 6


class NotOpenNow(Refusal):
    message = _("지금은 신청을 받는 때가 아닙니다. 장학금 화면에서 신청하는 때를 확인해 주세요.")


class AppliedAlready(Refusal):
    message = _("이 해의 장학금을 이미 신청하셨습니다. ‘내 장학금’에서 볼 수 있습니다.")


class HandedInAlready(Refusal):
    message = _("이미 낸 신청입니다. 두 번 내지 않아도 됩니다.")


class PapersMissing(Refusal):
    message = _("아직 올리지 않은 서류가 있습니다. 서류를 올린 뒤에 내 주세요.")


class TooManyPapers(Refusal):
    message = _("서류는 여섯 개까지 올릴 수 있습니다. 쓰지 않는 것을 먼저 지워 주세요.")


class SamePaperTwice(Refusal):
    message = _("같은 파일을 이미 올렸습니다.")


class PapersClosed(Refusal):
    message = _("지금은 서류를 바꿀 수 없습니다. 더 낼 것이 있으면 전화해 주세요.")


class NotToWithdraw(Refusal):
    message = _("이미 결과가 정해져 거둘 수 없습니다.")


@transaction.atomic(savepoint=False)
def begin(*, round_id: int, resident: Resident, by: User, at: datetime) -> Application:
    """The draft that runs in this round, or a new one; the caller holds the resident's row.

    One person has one application a year: a standing one elsewhere in the year is refused.
    """
    the_round = Round.objects.published().get(pk=round_id)
    mine = Application.objects.filter(resident=resident, round__year=the_round.year).running()
    standing = mine.exclude(state=STATES.NOT_CHOSEN).exclude(round=the_round).exists()
    here = mine.filter(round=the_round).first()
    if here is not None:
        return here
    if standing:
        raise AppliedAlready
    _refuse_closed(the_round, at)
    made = Application.objects.create(round=the_round, resident=resident, submitted_by=by)
    _note("scholarship.begun", made, by, at)
    return made


@transaction.atomic(savepoint=False)
def add_paper(
    *, application_id: int, upload: Upload, kind: PaperKind, by: User, at: datetime
) -> Paper:
    """A paper for a draft, or one that was asked for."""
    one = _with_papers_open(application_id, at)
    papers = Paper.objects.filter(application=one)
    if papers.filter(upload__digest=upload.digest, upload__erased_at__isnull=True).exists():
        raise SamePaperTwice
    if papers.filter(upload__erased_at__isnull=True).count() >= MOST_PAPERS:
        raise TooManyPapers
    _note("scholarship.paper_added", one, by, at, kind=kind.value)
    return Paper.objects.create(application=one, upload=upload, kind=kind)


@transaction.atomic(savepoint=False)
def take_paper(*, paper: Paper, by: User, at: datetime) -> Upload:
    """Let go of a paper that was not handed in yet; its file is for the caller to erase."""
    one = locked(Application.objects.select_related("round"), pk=paper.application_id)
    if one.state != STATES.DRAFT:
        raise PapersClosed
    upload = paper.upload
    paper.delete()
    _note("scholarship.paper_taken", one, by, at)
    return upload


@transaction.atomic(savepoint=False)
def hand_in(
    *,
    application_id: int,
    facts: Mapping[str, object],
    needs_papers: bool,
    by: User,
    at: datetime,
) -> Application:
    """From here on the application stands on these facts. A second time is refused.

    The draw's row is held, so that nothing is handed in while its list is being frozen.
    """
    found = Application.objects.get(pk=application_id)
    drawn = locked(Draw.objects.all(), round_id=found.round_id)
    one = locked(Application.objects.select_related("round", "resident"), pk=application_id)
    if one.state != STATES.DRAFT:
        raise HandedInAlready
    _refuse_closed(one.round, at)
    if drawn.frozen_at is not None:
        raise NotOpenNow
    handed = set(one.papers.filter(upload__erased_at__isnull=True).values_list("kind", flat=True))
    if needs_papers and set(one.round.papers) - handed:
        raise PapersMissing
    one.state, one.facts = STATES.SUBMITTED, dict(facts)
    one.submitted_at, one.submitted_by = at, by
    one.save(update_fields=["state", "facts", "submitted_at", "submitted_by"])
    _note("scholarship.handed_in", one, by, at)
    return one


@transaction.atomic(savepoint=False)
def refuse(*, application: Application, by: User | None, at: datetime) -> None:
    """The facts do not meet the rule; the caller holds the row and writes the receipt."""
    _decide(application, STATES.REFUSED, at)
    audit.record(
        actor=by,
        action="scholarship.refused",
        subject=("scholarship_application", application.public_id),
        at=at,
    )


@transaction.atomic(savepoint=False)
def mended(*, application_id: int, by: User, at: datetime) -> Application:
    """The resident has added what was asked for."""
    one = locked(Application.objects.select_related("round", "resident"), pk=application_id)
    if one.state == STATES.MORE_ASKED:
        one.state, one.asked_words = STATES.SUBMITTED, ""
        one.save(update_fields=["state", "asked_words"])
        _note("scholarship.mended", one, by, at)
    return one


@transaction.atomic(savepoint=False)
def withdraw(*, application_id: int, by: User, at: datetime) -> Application:
    """The person takes it back; possible until points are granted or it is decided otherwise."""
    one = locked(Application.objects.select_related("round", "resident"), pk=application_id)
    if one.state not in OPEN:
        raise NotToWithdraw
    _decide(one, STATES.WITHDRAWN, at)
    _note("scholarship.withdrawn", one, by, at)
    return one


@transaction.atomic(savepoint=False)
def forget(*, resident: Resident, at: datetime) -> None:
    """Empty the facts of a person's applications and end those that are open.

    That they applied and how it ended stays, as the money's books rest on it.
    """
    mine = Application.objects.filter(resident=resident)
    mine.filter(state__in=OPEN).update(state=STATES.WITHDRAWN, decided_at=at)
    mine.update(facts={}, asked_words="")


def _with_papers_open(application_id: int, at: datetime) -> Application:
    one = locked(Application.objects.select_related("round"), pk=application_id)
    if one.state == STATES.DRAFT:
        _refuse_closed(one.round, at)
    elif one.state not in IN_CHECK:
        raise PapersClosed
    return one


def _refuse_closed(the_round: Round, at: datetime) -> None:
    if not the_round.apply_from_at <= at < the_round.apply_until_at:
        raise NotOpenNow


def _decide(one: Application, state: ApplicationState, at: datetime) -> None:
    one.state, one.decided_at, one.asked_words = state, at, ""
    one.save(update_fields=["state", "decided_at", "asked_words"])


def _note(action: str, one: Application, by: User, at: datetime, **details: str) -> None:
    """A line for what the person did, or a helper in their name."""
    owner = one.resident.user
    audit.record(
        actor=by,
        on_behalf_of=owner if by.pk != one.resident.user_id else None,
        action=action,
        subject=("scholarship_application", one.public_id),
        at=at,
        **details,
    )
