"""A provider sees how far its learners are, gives more time, and reads its questions' figures."""

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.lessons.models import Extension
from naru.residents.models import RecordView
from tests.catalogue.own import Staff
from tests.enrolments.factories import IntakeFactory
from tests.lessons.learners import learner, sit, version_of
from tests.web.lives import browser

pytestmark = pytest.mark.django_db(transaction=True)


def test_progress_more_time_and_figures():
    staff = Staff()
    course = staff.course(publish=True)
    door = IntakeFactory(run=staff.run(course), capacity=20)
    version = version_of(course)
    learning = learner(version=version, intake=door, at=timezone.now(), resident__name="김하나")
    sit(learning, at=timezone.now())
    client = browser(staff.user)
    place = reverse("provider_learners", args=[door.run.public_id])
    html = client.get(place).content.decode()
    assert ("김하나" in html, "김○나" in html, "100" in html) == (False, True, True)
    assert RecordView.objects.filter(page="class.progress").count() == 1
    form = {"learning": str(learning.public_id), "percent": "50"}
    client.post(place, form)
    assert Extension.objects.values_list("learning", "percent").get() == (learning.pk, 50)
    for bad in ("", "999"):
        answer = client.post(place, {**form, "percent": bad}, follow=True)
        assert "골라 주세요" in answer.content.decode()
    other = learner(at=timezone.now())
    assert client.post(place, {**form, "learning": str(other.public_id)}).status_code == 404
    figures = client.get(reverse("provider_questions", args=[course.public_id]))
    assert "아직 적어서 보여 드리지 않습니다." in figures.content.decode()


def test_more_time_is_asked_for_refused_and_given():
    staff = Staff()
    course = staff.course(publish=True)
    door = IntakeFactory(run=staff.run(course), capacity=20)
    learning = learner(version=version_of(course), intake=door, at=timezone.now())
    place = reverse("provider_learners", args=[door.run.public_id])
    exam = reverse("my_exam", args=[learning.public_id])
    mine, office = browser(learning.resident.user), browser(staff.user)
    assert "시작하기 전에 교육기관에 부탁하고" in mine.get(exam).content.decode()
    mine.post(exam, {"longer": "1", "percent": "50"})
    assert "50% 더 부탁했습니다." in mine.get(exam).content.decode()
    assert "50% 더 부탁함" in office.get(place).content.decode()
    form = {"learning": str(learning.public_id)}
    no = office.post(place, {**form, "refuse": "1", "why": " "}, follow=True)
    assert "왜 더 드리지 못하는지" in no.content.decode()
    no = office.post(place, {**form, "refuse": "1", "why": "시험장 시간"}, follow=True)
    assert "더 드리지 못한다고 까닭과 함께 알렸습니다." in no.content.decode()
    assert "더 드리지 못한다고 알리기" not in no.content.decode()
    mine.post(exam, {"longer": "1", "percent": "50"})
    office.post(place, {**form, "percent": "50"})
    assert "50% 더 부탁함" not in office.get(place).content.decode()
    shown = " ".join(mine.get(exam).content.decode().split())
    assert "(50% 더 받았습니다)" in shown
    assert "50% 더 부탁했습니다." not in shown
    mine.post(exam)
    shown = mine.get(exam).content.decode()
    assert ("보고 있는 시험은 멈추지 않습니다" in shown, "지금까지 본 시험" in shown) == (
        True,
        False,
    )
