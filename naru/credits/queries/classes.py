"""Marks of a class, for the staff who teach it."""

from naru.credits.models import CourseTerms, Mark
from naru.enrolments.models import Application, Intake


def credit_terms_of(intake: Intake) -> CourseTerms | None:
    """What the class gives; None where nothing has to be marked."""
    terms = CourseTerms.objects.filter(course=intake.run.course_id).first()
    return terms if terms is not None and terms.credits else None


def marks_of(seated: list[Application]) -> dict[int, int]:
    """Marks by application (id). One query."""
    return dict(Mark.objects.filter(application__in=seated).values_list("application_id", "mark"))


def unmarked(intake: Intake, seated: int) -> int:
    """How many of the seated have no mark yet."""
    marked = Mark.objects.filter(application__intake=intake, application__state="SEATED").count()
    return seated - marked
