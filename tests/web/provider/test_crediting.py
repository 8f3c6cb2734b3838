"""A provider says what a course gives and writes marks; the term is closed after that."""

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.credits.models import CourseTerms, Entry, Mark
from naru.residents.models import RecordView
from tests.credits.classes import taught
from tests.web.provider.staff import Desk

pytestmark = pytest.mark.django_db(transaction=True)


def text(answer):
    return " ".join(answer.content.decode().split())


def test_a_course_is_certified_on_its_page():
    desk = Desk()
    course = desk.course(number="U-1", publish=True)
    address = reverse("provider_gives", args=[course.public_id])
    wrong = desk.client.post(address, {"type": "CERTIFIED"})
    assert (wrong.status_code, "1에서 24까지" in text(wrong)) == (422, True)
    said = {"type": "CERTIFIED", "credits": "2", "micro_degree": "데이터"}
    assert desk.client.post(address, said).status_code == 302
    assert CourseTerms.objects.get().micro_degree.name_ko == "데이터"
    assert 'value="데이터"' in text(desk.client.get(address))


def test_marks_come_before_the_term_is_closed():
    desk, now = Desk(), timezone.now()
    door = taught(desk, at=now)
    closing = reverse("provider_closing", args=[door.run.public_id])
    marks = reverse("provider_marks", args=[door.run.public_id])
    page = text(desk.client.get(closing))
    assert ("3명의 점수가 아직 없습니다" in page, "학기 마치고" in page) == (True, False)
    refused = text(desk.client.post(closing, follow=True))
    assert "점수를 먼저 적어 주세요" in refused
    seated = door.applications.filter(seat_no__isnull=False).order_by("seat_no")
    fields = {f"m{one.pk}": mark for one, mark in zip(seated, ("61", "59", "100"), strict=True)}
    bad = desk.client.post(marks, fields | {f"m{seated[0].pk}": "1a"}, follow=True)
    assert ("정수로" in text(bad), Mark.objects.count()) == (True, 0)
    assert "3명의 점수를 적었습니다" in text(desk.client.post(marks, fields, follow=True))
    assert RecordView.objects.filter(page="class.marks").exists()
    desk.client.post(closing)
    assert list(Entry.objects.values_list("mark", "credits")) == [(61, 2)]
    assert "고치는 까닭" in text(desk.client.get(marks))
