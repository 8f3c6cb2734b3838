"""Reading reviews: what readers see, what one person got, what is due."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, F, QuerySet
from django.utils import timezone

from naru.accounts.models import Organisation, User
from naru.catalogue.sources.personal import scrub
from naru.enrolments.enums import DoorMode
from naru.enrolments.models import Claim, Intake, Review, Scoring, Statement
from naru.enrolments.rules.review import Criterion

NAMELESS = "○○○"


def review_of(run_id: UUID) -> Review | None:
    """The published review of a run, by the run's public number."""
    found = Review.objects.select_related("intake__run__course__provider")
    return found.filter(intake__run__public_id=run_id).first()


def asked_at(intake: Intake) -> str:
    """What somebody who applies at the door is asked to write; "" where nothing is read."""
    if intake.mode != DoorMode.REVIEW:
        return ""
    found = Review.objects.filter(intake=intake).values_list("asks", flat=True).first()
    return found or ""


def standing(review: Review) -> QuerySet[Statement]:
    """What is read or to be read: frozen, and whoever wrote it has not stepped back."""
    frozen = Statement.objects.filter(
        claim__intake=review.intake_id, token__isnull=False, claim__application=None
    )
    return frozen.select_related("claim").prefetch_related("scorings").order_by("token")


def added(one: Statement) -> tuple[int, ...]:
    """Points by criterion, of all its readers together."""
    return tuple(
        sum(row) for row in zip(*(each.points for each in one.scorings.all()), strict=True)
    )


def to_freeze(*, at: datetime) -> list[int]:
    """Doors (ids) that have closed with a list that is not frozen."""
    due = Review.objects.filter(
        frozen_at=None, intake__closes_at__lte=at, intake__called_off_at=None
    )
    return list(due.order_by("pk").values_list("intake_id", flat=True))


def to_decide(*, at: datetime) -> list[int]:
    """Doors (ids) whose time to decide has come, with every application read."""
    due = Review.objects.filter(
        decided_at=None, frozen_at__isnull=False, decide_at__lte=at, intake__called_off_at=None
    )
    return [one.intake_id for one in due.order_by("pk") if not unread(one)]


def is_late(review: Review, *, at: datetime) -> bool:
    """Whether it should have been decided by now; one of a run that is not held never is."""
    off = review.intake.called_off_at is not None
    return review.decided_at is None and not off and at >= review.decide_at


def unread(review: Review) -> int:
    """How many applications still need a reader."""
    read = standing(review).annotate(n=Count("scorings"))
    return read.filter(n__lt=review.rule.readers).count()


@dataclass(frozen=True)
class Owed:
    """A door by review of a provider: `unread` applications need a reader still. Without `review`
    its criteria are to be published.
    """

    intake: Intake
    review: Review | None
    unread: int = 0


def owed_by(organisation: Organisation) -> list[Owed]:
    """The provider's doors by review that are not called off, those to be decided first."""
    mine = Intake.objects.visible_to(organisation).filter(
        mode=DoorMode.REVIEW, called_off_at=None, run__gone_at=None
    )
    doors = list(mine.select_related("run__course", "review"))
    reviews = {one.pk: one.review for one in doors if hasattr(one, "review")}
    open_now = [pk for pk, one in reviews.items() if one.frozen_at and not one.decided_at]
    frozen = Statement.objects.filter(
        claim__intake__in=open_now, token__isnull=False, claim__application=None
    )
    unread: Counter[int] = Counter()
    for pk, read in frozen.annotate(n=Count("scorings")).values_list("claim__intake", "n"):
        unread[pk] += read < reviews[pk].rule.readers
    owed = [Owed(one, reviews.get(one.pk), unread[one.pk]) for one in doors]
    return sorted(owed, key=_urgency)


def _urgency(one: Owed) -> tuple[bool, datetime, int]:
    """What is decided stands last."""
    decided = one.review is not None and one.review.decided_at is not None
    due = one.review.decide_at if one.review else one.intake.opens_at
    return decided, due, one.intake.pk


@dataclass(frozen=True)
class Reading:
    """One application as a reader sees it: a number in the order of tokens, and the text without
    its writer's name, telephone or mail. What other readers gave is not shown before the decision.
    `is_barred`: the reader stands in the review and may read none of it.
    """

    number: int
    statement: Statement
    mine: Scoring | None
    readers: int
    is_barred: bool

    @property
    def token(self) -> str:
        return self.statement.token or ""


def readings_of(review: Review, *, by: User) -> list[Reading]:
    """All that is to be read, in an order that says nothing."""
    found = []
    rows = list(standing(review).select_related("claim__resident"))
    barred = any(one.claim.resident.user_id == by.pk for one in rows)
    for number, one in enumerate(rows, 1):
        given = list(one.scorings.all())
        mine = next((each for each in given if each.by_id == by.pk), None)
        found.append(Reading(number, one, mine, len(given), barred))
    return found


def blinded(one: Statement) -> str:
    """The text with marks in place of who wrote it: names, telephones, mail, numbers."""
    text, name = scrub(one.text), one.claim.resident.name.strip()
    for each in sorted({name, name.replace(" ", "")}, key=len, reverse=True):
        text = text.replace(each, NAMELESS) if len(each) > 1 else text
    return text


@dataclass(frozen=True)
class Got:
    """One person's part of a decided review, and how far the last seat was."""

    review: Review
    statement: Statement
    scorings: Sequence[Scoring]
    people: int
    last_seat: int | None
    object_until: datetime

    @property
    def rows(self) -> list[tuple[Criterion, int, int]]:
        """Each criterion with the points it got and the most it could."""
        rule, points = self.review.rule, self.statement.points or ()
        return [
            (one, got, one.most * rule.readers)
            for one, got in zip(rule.criteria, points, strict=True)
        ]


def got_of(claim: Claim) -> Got | None:
    """What the claim got; None before the decision and for whoever stepped back before it."""
    one = Statement.objects.filter(claim=claim, rank__isnull=False).first()
    if one is None:
        return None
    review = Review.objects.select_related("intake__run__course__provider").get(
        intake_id=claim.intake_id
    )
    ranked = ranking(review)
    seats = [each.total for each in ranked if each.seated]
    ends = timezone.localtime(review.decided_at) + timedelta(days=review.objection_days)
    return Got(
        review,
        one,
        list(one.scorings.order_by("pk")),
        people=ranked.count(),
        last_seat=min(seats, default=None),
        object_until=ends,
    )


def ranking(review: Review) -> QuerySet[Statement]:
    """Everybody who was ranked, the first first; nobody before the decision."""
    ranked = Statement.objects.filter(claim__intake=review.intake_id, rank__isnull=False)
    return ranked.order_by(F("rank"))


def reviews_of_claim(claim: Claim) -> tuple[Review | None, Statement | None]:
    """The review a claim stands in, and what its person wrote."""
    review = Review.objects.filter(intake=claim.intake_id).first()
    return review, Statement.objects.filter(claim=claim).first()
