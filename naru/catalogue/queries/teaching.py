"""Which courses say that they teach a skill of the city's list."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, Subquery

from naru.catalogue.models import Course, Run, Skill


@dataclass(frozen=True)
class Taught:
    """The courses that teach one skill: how many there are, and the first few."""

    courses: int
    first: list[Course]


def teaching(names: Mapping[str, Iterable[str]], *, on: date, few: int = 2) -> dict[str, Taught]:
    """For each skill (code to the names courses use for it) the courses that teach it.

    Only courses on offer with a run that is not over on that day; those that name the fewest other
    skills come first, since they are most about it. Skills nobody teaches are left out. Two
    queries; runs are looked for course by course, so that those of all others are not read.
    """
    codes = defaultdict(set)
    for code, words in names.items():
        for word in words:
            codes[word].add(code)
    going = Q(last_on__gte=on) | Q(last_on__isnull=True)
    offered = Q(course__gone_at__isnull=True, course__is_draft=False)
    runs = Run.objects.present().filter(going, offered, course=OuterRef("course_id"))
    found: dict[str, set[int]] = defaultdict(set)
    breadth: dict[int, int] = defaultdict(int)
    rows = Skill.objects.filter(name__in=codes)
    taught = rows.annotate(a_run=Subquery(runs.values("pk")[:1])).filter(a_run__isnull=False)
    for name, course in taught.values_list("name", "course_id"):
        for code in codes[name]:
            found[code].add(course)
        breadth[course] += 1
    chosen = {
        code: sorted(those, key=lambda one: (breadth[one], one))[:few]
        for code, those in found.items()
    }
    whole = Course.objects.in_bulk({one for those in chosen.values() for one in those})
    return {
        code: Taught(len(found[code]), [whole[one] for one in those])
        for code, those in chosen.items()
    }
