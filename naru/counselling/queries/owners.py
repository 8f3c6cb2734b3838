"""Who owes an answer: a working day and a person for every open request."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from naru.accounts.enums import Role
from naru.accounts.models import Membership, User
from naru.counselling.enums import Level, RequestState
from naru.counselling.models import Away, Mentor, Request

ROLES = {Level.OFFICE: Role.COUNSELLOR, Level.MANAGER: Role.MANAGER}


def owner_at(level: Level, *, on: date) -> User | None:
    """Of those in the role that day, whoever owes the fewest answers; None if there is nobody."""
    staff = User.objects.filter(
        pk__in=Membership.objects.in_force(on).filter(role=ROLES[level]).values("user"),
        is_active=True,
    )
    owed = Count("owed_requests", filter=Q(owed_requests__state=RequestState.OPEN))
    return staff.annotate(owed=owed).order_by("owed", "pk").first()


def owner_from(level: Level, *, on: date) -> tuple[User, Level] | None:
    """Somebody at this level or, where nobody is, at the next one up."""
    for one in (Level.OFFICE, Level.MANAGER):
        if one >= level and (found := owner_at(one, on=on)) is not None:
            return found, one
    return None


def is_at(level: Level, user_id: int, *, on: date) -> bool:
    """Whether this member of staff has the role of the level that day."""
    held = Membership.objects.in_force(on).filter(role=ROLES[level], user=user_id)
    return held.exists()


def answering(mentor: Mentor, *, on: date) -> tuple[User, Level]:
    """Who answers for the mentor that day: while they are away a substitute, or the office."""
    found = Away.objects.all_of(on).filter(mentor=mentor)
    away = found.select_related("substitute__user", "owner").first()
    if away is not None and away.substitute is not None:
        return away.substitute.user, Level.MENTOR
    if away is not None and away.owner is not None:
        return away.owner, Level.OFFICE
    return mentor.user, Level.MENTOR


def sought(*, on: date, owner: User | None = None) -> list[Away]:
    """Absences for which somebody at the office still seeks a substitute, the most urgent first."""
    rows = Away.objects.filter(owner__isnull=False, to_on__gt=on)
    if owner is not None:
        rows = rows.filter(owner=owner)
    return list(rows.select_related("mentor__user", "owner").order_by("due_on", "pk"))


def owed_by(user: User) -> QuerySet[Request]:
    """What this member of staff still owes, the most urgent first."""
    return _open().filter(owner=user)


def all_owed() -> QuerySet[Request]:
    """Everything open, the most urgent first; for the office."""
    return _open()


def overdue(*, on: date) -> list[int]:
    """Requests (ids) whose day has passed."""
    late = Request.objects.filter(state=RequestState.OPEN, due_on__lt=on)
    return list(late.order_by("due_on", "pk").values_list("pk", flat=True))


def _open() -> QuerySet[Request]:
    return (
        Request.objects.filter(state=RequestState.OPEN)
        .select_related("resident__user", "owner")
        .order_by("due_on", "asked_at", "pk")
    )
