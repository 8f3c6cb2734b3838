"""The one thing to do next in a course that somebody learns."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from naru.core.languages import in_reader_language
from naru.lessons.models import Learning
from naru.lessons.queries.standing import Outlook
from naru.lessons.rules.completion import Need


@dataclass(frozen=True)
class Step:
    """Where it leads, in words."""

    label: str
    href: str


def next_step(learning: Learning, known: Outlook) -> Step:
    """An exam that runs first, then the lesson where they were, the exam, the certificate."""
    key = learning.public_id
    exam = reverse("my_exam", kwargs={"public_id": key})
    if known.completion is not None:
        return Step(_("내 증서 보기"), reverse("certificates"))
    if known.running is not None:
        return Step(_("보던 시험 이어서 보기"), exam)
    needs = {one.need for one in known.missing}
    if needs == {Need.EXAM} and known.exam_is_open:
        return Step(_("시험 보기"), exam)
    if Need.PROGRESS not in needs and needs:
        return Step(
            _("무엇이 남았는지 보기"), reverse("learning_course", kwargs={"public_id": key})
        )
    lesson = learning.version.content.lesson(known.next_lesson)
    href = reverse("learning_lesson", kwargs={"public_id": key, "code": known.next_lesson})
    if not known.seen or lesson is None:
        return Step(_("첫 단원부터 배우기"), href)
    title = in_reader_language(lesson.title_ko, lesson.title_en)
    return Step(_("이어서 배우기: {title}").format(title=title), href)
