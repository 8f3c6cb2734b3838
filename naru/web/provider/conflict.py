"""Two people edit at once: the second sees what the first saved, and loses nothing."""

from dataclasses import dataclass

from naru.accounts.models import User
from naru.audit import queries as audit
from naru.catalogue.models import Course, Run
from naru.catalogue.queries import facts
from naru.catalogue.queries.facts import Facts
from naru.web.provider.wording import Said, said


@dataclass(frozen=True)
class Conflict:
    """Who saved first, and where what is saved now differs from what the second wrote."""

    who: User | None
    rows: list[Said]


def conflict_of(kept: Course | Run, told: Facts) -> Conflict:
    """The row as it now stands in the database against what is about to be told."""
    course_id = kept.pk if isinstance(kept, Course) else kept.course_id
    now = facts.course_facts(kept) if isinstance(kept, Course) else facts.run_facts(kept)
    asked = audit.Wanted(subject_type="course", subject_id=str(course_id))
    last = audit.lines(asked).first()
    return Conflict(who=last.entry.actor if last else None, rows=said(facts.differences(now, told)))
