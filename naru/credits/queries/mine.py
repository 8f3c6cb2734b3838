"""What somebody has, as rows and as plain lines."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from naru.credits.enums import Kind
from naru.credits.models import CourseTerms, Entry, MicroDegree, Wish
from naru.credits.rules.plain import Line
from naru.enrolments.models import Result
from naru.residents.models import Resident


@dataclass(frozen=True)
class Progress:
    """A micro-degree somebody is on the way to: its courses, those completed, and their credits."""

    micro_degree: MicroDegree
    courses: int
    done: int
    credits: int
    last_entry: int
    """The line of the ledger (id) that came last of those completed."""

    @property
    def is_whole(self) -> bool:
        return self.done == self.courses


def entries_of(resident: Resident) -> Sequence[Entry]:
    """Every line, counter-entries too, in the order they were booked. One query."""
    rows = Entry.objects.filter(resident=resident).select_related("organisation", "counters")
    return list(rows.order_by("at", "pk"))


def earned_by(result: Result) -> Entry | None:
    """The credits that a class brought, unless they were taken back."""
    rows = Entry.objects.filter(result=result, counters=None, countered_by=None)
    return rows.order_by("-pk").first()


def standing(entries: Iterable[Entry]) -> list[Entry]:
    """Lines that hold: neither counter-entries nor taken back; by the day they were earned."""
    taken_back = {one.counters_id for one in entries if one.counters_id}
    held = [one for one in entries if not one.counters_id and one.pk not in taken_back]
    return sorted(held, key=lambda one: (one.ended_on, one.pk))


def lines(held: Iterable[Entry]) -> list[Line]:
    """As the rules take them; the key is the public name of the line."""
    return [
        Line(
            key=str(one.public_id),
            kind=one.kind,
            credits=one.credits,
            subject=one.subject,
            ended_on=one.ended_on,
            category=one.category,
            field=one.field,
            body=one.organisation.code if one.organisation else one.body_name.casefold(),
            accredited=one.accredited,
        )
        for one in held
    ]


def wish_of(resident: Resident) -> Wish | None:
    """The degree they aim at, with the ways last found."""
    return Wish.objects.filter(resident=resident).first()


def entry_of(resident: Resident, public_id: UUID) -> Entry | None:
    """One of their own lines."""
    return Entry.objects.filter(resident=resident, public_id=public_id).first()


def micro_degrees_of(held: Iterable[Entry]) -> list[Progress]:
    """Every micro-degree of which a course is completed. Two queries."""
    results = {one.result_id: one.pk for one in held if one.kind == Kind.ADVANCE and one.result_id}
    if not results:
        return []
    rows = Result.objects.filter(pk__in=results).values_list("pk", "closing__intake__run__course")
    done = {course: results[pk] for pk, course in rows}
    wanted = CourseTerms.objects.filter(course__in=done).values("micro_degree")
    courses = CourseTerms.objects.filter(micro_degree__in=wanted, course__gone_at__isnull=True)
    found: dict[MicroDegree, list[CourseTerms]] = {}
    for one in courses.select_related("micro_degree__organisation").order_by("pk"):
        if one.micro_degree is not None:
            found.setdefault(one.micro_degree, []).append(one)
    return [_progress(micro, each, done) for micro, each in found.items()]


def _progress(
    micro: MicroDegree, courses: Sequence[CourseTerms], done: Mapping[int, int]
) -> Progress:
    completed = [one for one in courses if one.course_id in done]
    return Progress(
        micro_degree=micro,
        courses=len(courses),
        done=len(completed),
        credits=sum(one.credits for one in completed),
        last_entry=max((done[one.course_id] for one in completed), default=0),
    )
