"""A provider writes, publishes and takes back its courses."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.catalogue.models import Course, Skill
from naru.catalogue.queries import facts
from naru.catalogue.queries.facts import Facts
from naru.catalogue.services.own.holding import hold_course, hold_provider
from naru.catalogue.services.own.telling import note, tell, version
from naru.core.refusals import Refusal

NUMBER_SIGNS = 8


class NumberTaken(Refusal):
    """Two courses of one number could not be told apart in the provider's spreadsheet."""

    message = _("이미 쓰는 과정번호입니다. 다른 번호를 써 주세요.")


@transaction.atomic(savepoint=False)
def make_course(
    *,
    provider_id: int,
    told: Facts,
    by: User | None,
    at: datetime,
    number: str = "",
    is_sample: bool = False,
) -> Course:
    """A new course, as a draft; without a `number` of the provider's own it gets one.

    `told` are facts by the names of `queries.facts`. A sample is marked as invented.
    """
    provider = hold_provider(provider_id)
    course = Course(provider=provider, is_draft=True, made_at=at, changed_at=at)
    course.is_sample = is_sample
    course.number = number or course.public_id.hex[:NUMBER_SIGNS]
    if Course.objects.filter(provider=provider, number=course.number).exists():
        raise NumberTaken
    write(course, told)
    note(course, "made", by=by, at=at, title=course.title)
    tell([course.pk], at=at)
    return course


@transaction.atomic(savepoint=False)
def change_course(
    *, course_id: int, told: Facts, number: str, seen: datetime, by: User | None, at: datetime
) -> Course:
    """What is told of the course from now on; the same again changes nothing.

    Refused if somebody changed it after it was `seen` (its `changed_at`).
    """
    course = hold_course(course_id, seen=seen)
    others = Course.objects.filter(provider=course.provider).exclude(pk=course.pk)
    if others.filter(number=number).exists():
        raise NumberTaken
    changed = facts.differences(facts.course_facts(course), told)
    if number != course.number:
        changed["number"] = [course.number, number]
    if not changed:
        return course
    course.number, course.changed_at = number, version(course.changed_at, at)
    write(course, told)
    note(course, "changed", by=by, at=at, changed=changed)
    tell([course.pk], at=at)
    return course


def write(course: Course, told: Facts) -> None:
    """Put the facts into the course's row and its skills; the caller holds it."""
    facts.put(course, facts.COURSE, told)
    fresh = course.pk is None
    course.save()
    if not fresh:
        Skill.objects.filter(course=course).delete()
    Skill.objects.bulk_create(
        facts.put(Skill(course=course), facts.SKILL, one) for one in told.get("skills", ())
    )


@transaction.atomic(savepoint=False)
def publish_course(*, course_id: int, by: User | None, at: datetime) -> Course:
    """Show the course and its drafts of runs to residents, also one that had been taken back."""
    course = hold_course(course_id, seen=None)
    if not course.is_draft and course.gone_at is None:
        return course
    action = "published" if course.is_draft else "brought_back"
    was_draft = course.is_draft
    course.is_draft, course.gone_at = False, None
    course.changed_at = version(course.changed_at, at)
    course.save(update_fields=["is_draft", "gone_at", "changed_at"])
    if was_draft:
        course.runs.filter(is_draft=True).update(is_draft=False, changed_at=at)
    note(course, action, by=by, at=at)
    tell([course.pk], at=at)
    return course


@transaction.atomic(savepoint=False)
def take_back_course(*, course_id: int, by: User | None, at: datetime) -> Course:
    """Residents see the course no more; nothing of it is deleted."""
    course = hold_course(course_id, seen=None)
    if course.gone_at is not None:
        return course
    course.gone_at, course.changed_at = at, version(course.changed_at, at)
    course.save(update_fields=["gone_at", "changed_at"])
    note(course, "taken_back", by=by, at=at)
    tell([course.pk], at=at)
    return course
