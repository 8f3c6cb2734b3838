"""A resident and what they told us."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import CharField, F, Func, Q
from django.db.models.lookups import Exact
from django.utils.translation import gettext as _

from naru.accounts.models import User
from naru.residents import facts, rules
from naru.residents.enums import NEEDS_PHONE, ContactWish, Fact, FactKind, FactSource, ResidentState

REGISTRATION_NUMBER = r"[0-9]{6}[[:space:]]?-?[[:space:]]?[0-9]{7}"


def no_registration_number(field: str, name: str) -> models.CheckConstraint:
    """The database's own word that a free text holds no resident registration number."""
    return models.CheckConstraint(
        condition=~Q(**{f"{field}__regex": REGISTRATION_NUMBER}), name=name
    )


class ResidentQuerySet(models.QuerySet["Resident"]):
    """Residents, seen from someone's side."""

    def visible_to(self, user: User, *, on: date) -> "ResidentQuerySet":
        """The user's own record and those of people they help on that day; nobody else's.

        Staff have no list of people: they open one record at a time (flows/open_record.py).
        """
        helped = Q(
            helpers__user=user,
            helpers__from_on__lte=on,
            helpers__to_on__gt=on,
            helpers__revoked_at__isnull=True,
        )
        return self.filter(Q(user=user) | helped, state=ResidentState.ACTIVE).distinct()


class Resident(models.Model):
    """Somebody whom the city serves, with or without a way to log in.

    `code` is what they can say at the desk; it opens nothing by itself. There is no resident
    registration number here, and free text that looks like one is refused.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="resident",
    )
    code = models.CharField(max_length=rules.CODE_LENGTH, unique=True)
    name = models.CharField(max_length=60, blank=True)
    phone = models.CharField(max_length=16, blank=True)
    contact_wish = models.CharField(
        max_length=10, choices=ContactWish.choices, default=ContactWish.SITE
    )
    state = models.CharField(
        max_length=10, choices=ResidentState.choices, default=ResidentState.ACTIVE
    )
    registered_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = ResidentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ResidentState.values), name="resident_state_known"
            ),
            models.CheckConstraint(
                condition=Q(contact_wish__in=ContactWish.values), name="resident_wish_known"
            ),
            models.CheckConstraint(
                condition=Q(phone="") | Q(phone__regex=r"^\+[1-9][0-9]{7,14}$"),
                name="resident_phone_international",
            ),
            models.CheckConstraint(
                condition=~Q(contact_wish__in=NEEDS_PHONE) | ~Q(phone=""),
                name="resident_wish_phone_has_phone",
            ),
            models.CheckConstraint(
                condition=Q(state=ResidentState.ACTIVE, erased_at__isnull=True)
                | Q(
                    state=ResidentState.ERASED,
                    erased_at__isnull=False,
                    name="",
                    phone="",
                    contact_wish=ContactWish.SITE,
                ),
                name="resident_erased_is_empty",
            ),
            no_registration_number("name", "resident_name_without_number"),
        ]
        indexes = [
            models.Index(fields=["phone"], condition=~Q(phone=""), name="resident_by_phone"),
        ]

    def __str__(self) -> str:
        return self.name or rules.show_code(self.code)

    @property
    def called(self) -> str:
        """For whoever looks after the person: their name, or that they have not told it yet."""
        return self.name or _("이름을 아직 적지 않은 분")

    @property
    def shown_code(self) -> str:
        """The code as it is printed: "K7QM-3RXD"."""
        return rules.show_code(self.code)


def _json_type() -> Func:
    return Func(F("value"), function="jsonb_typeof", output_field=CharField())


def _typed(kinds: tuple[FactKind, ...], json_type: str) -> Q:
    return Q(fact__in=facts.of_kind(*kinds)) & Q(Exact(_json_type(), json_type))


class AnswerQuerySet(models.QuerySet["Answer"]):
    """Answers, mostly the ones that hold."""

    def current(self) -> "AnswerQuerySet":
        """The latest answer to each fact, unless taken back."""
        return self.filter(superseded_at__isnull=True)


class Answer(models.Model):
    """What is known about one fact of one resident, by whose word, since when.

    No row means not known: nothing is ever assumed. An answer is never changed; a new one
    supersedes it, and taking it back leaves none.
    """

    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="answers")
    fact = models.CharField(max_length=40, choices=Fact.choices)
    value = models.JSONField()
    source = models.CharField(max_length=10, choices=FactSource.choices)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    superseded_at = models.DateTimeField(null=True, blank=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["resident", "fact"],
                condition=Q(superseded_at__isnull=True),
                name="answer_one_current",
            ),
            models.CheckConstraint(condition=Q(fact__in=Fact.values), name="answer_fact_known"),
            models.CheckConstraint(
                condition=Q(source__in=FactSource.values), name="answer_source_known"
            ),
            models.CheckConstraint(
                condition=_typed((FactKind.YES_NO,), "boolean")
                | _typed((FactKind.NUMBER, FactKind.WON), "number")
                | _typed((FactKind.DATE, FactKind.CHOICE, FactKind.DISTRICT), "string")
                | _typed((FactKind.SCHEMES,), "array"),
                name="answer_of_its_type",
            ),
            models.CheckConstraint(
                condition=Q(superseded_at__isnull=True) | Q(superseded_at__gte=F("answered_at")),
                name="answer_superseded_later",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resident_id} {self.fact}"
