"""Routes of a plan, their steps, and what mentors say of a plan."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _

from naru.core.languages import in_reader_language
from naru.planning.models.plans import Plan
from naru.residents.models.person import no_registration_number
from naru.spaces.models import Bench


class Route(models.Model):
    """One way to the goal. `kinds`: what it is best at (`rules.plain.Kind`).

    `covered` of the plan's wanted points are reached, no route reaches more than `bound`.
    `fees_won` adds up what is known.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="routes")
    number = models.PositiveSmallIntegerField()
    kinds = ArrayField(models.CharField(max_length=10), default=list)
    covered = models.PositiveIntegerField()
    wanted = models.PositiveIntegerField()
    bound = models.PositiveIntegerField()
    proven = models.BooleanField()
    last_on = models.DateField()
    fees_won = models.PositiveIntegerField()
    way_minutes = models.PositiveIntegerField()
    busiest_minutes = models.PositiveIntegerField()
    risk = models.PositiveIntegerField()
    chosen_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="route_number_once"),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(chosen_at__isnull=False), name="route_one_chosen"
            ),
            models.CheckConstraint(
                condition=Q(covered__lte=F("bound"), bound__lte=F("wanted")),
                name="route_covers_what_can_be",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.number}"

    @property
    def share(self) -> int:
        """How much of the goal it reaches, in a hundred, rounded down."""
        return self.covered * 100 // max(1, self.wanted)


class Step(models.Model):
    """A run to take, an exam to sit or practice at a bench, on days.

    `why` and `then` are `rules.plain.Loss`, `instead` holds titles with days.
    `told_at`: when its person was told that it fell through. `fee_won` is empty where nobody states
    the fee; in `why` and `then` it counts as the city says (`Terms.unknown_fee_won`).

    Practice is of a `skill`, so many `times` within the days, each booked once one may.
    `run`, `exam` and `bench` are empty once it is deleted for good; the title stays.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    route = models.ForeignKey(Route, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    run = models.ForeignKey("catalogue.Run", null=True, on_delete=models.SET_NULL, related_name="+")
    exam = models.ForeignKey(
        "occupations.Exam", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    bench = models.ForeignKey(
        "spaces.Bench", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    skill = models.ForeignKey(
        "occupations.Skill", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    times = models.PositiveSmallIntegerField(null=True)
    title = models.CharField(max_length=300)
    starts_on = models.DateField()
    last_on = models.DateField()
    own_pace = models.BooleanField()
    fee_won = models.PositiveIntegerField(null=True)
    gives = ArrayField(models.CharField(max_length=60), default=list)
    why = models.JSONField(null=True)
    instead = models.JSONField(default=list)
    dropped = models.JSONField(default=list)
    then = models.JSONField(null=True)
    done_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["route", "position"], name="step_position_once"),
            models.CheckConstraint(
                condition=Q(last_on__gte=F("starts_on")), name="step_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(run=None, exam=None)
                | Q(run=None, bench=None)
                | Q(exam=None, bench=None),
                name="step_is_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(bench=None) | Q(times__isnull=False, times__gte=1),
                name="step_practice_says_how_often",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def name(self) -> str:
        """What it is called in the reader's language, where it has a name in it."""
        if self.bench:
            return practice_at(self.bench)
        if self.run:
            return in_reader_language(self.title, self.run.course.title_en)
        return self.exam.name if self.exam else self.title


def practice_at(bench: Bench) -> str:
    """What a step at a bench is called."""
    return _("실습: %(bench)s") % {"bench": bench.name}


class Doubt(models.Model):
    """Somebody asked why a course is not in their route. `answer`: `rules.instead.WhyNot`.

    One a course and plan: asked again it is answered anew.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="doubts")
    course = models.ForeignKey("catalogue.Course", on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answer = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "course"], name="doubt_once_a_course"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer__isnull=True)
                | Q(answered_at__gte=F("asked_at"), answer__isnull=False),
                name="doubt_answered_with_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.course_id}"


class Comment(models.Model):
    """What a mentor or counsellor says of a plan; its owner reads it."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="comments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words = models.CharField(max_length=1000)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="plan_comment_not_empty"),
            no_registration_number("words", "plan_comment_without_number"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.at:%Y-%m-%d}"
