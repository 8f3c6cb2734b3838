"""A provider's class: what staff see of people, what the files hold, what others do not see."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from naru.residents.models import RecordView
from naru.residents.services import people
from tests.enrolments.classes import class_of, seat_in
from tests.payments.factories import charge
from tests.web.provider.staff import Desk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def door(desk):
    return class_of(desk, at=timezone.now())


def address(door, name="provider_class"):
    return reverse(name, args=[door.run.public_id])


def test_names_are_half_hidden_and_those_who_wait_have_none(desk, door):
    page = desk.client.get(address(door)).content.decode()
    assert [name in page for name in ("김○나", "이○리", "박○나")] == [True] * 3
    assert "김하나" not in page
    waiting = door.applications.filter(wait_no__isnull=False)
    assert [str(one.resident.name) in page for one in waiting] == [False, False]
    assert [words in page for words in ("대기 1번", "대기 2번", "낼 돈 없음")] == [True] * 3
    assert RecordView.objects.count() == 3


def test_the_page_asks_the_database_as_often_for_many(desk, door):
    client, where = desk.client, address(door)
    client.get(where)
    with CaptureQueriesContext(connection) as few:
        client.get(where)
    for no in range(4, 24):
        seat_in(door, no=no, name=f"가람{no}", at=timezone.now())
    with CaptureQueriesContext(connection) as many:
        client.get(where)
    assert len(many.captured_queries) == len(few.captured_queries)


def test_both_files_hold_the_list_and_nothing_in_them_runs(desk, door):
    first = door.applications.get(seat_no=1).resident
    evil = "=HYPERLINK(1)"
    people.set_contact(
        resident_id=first.pk,
        name=evil,
        phone="",
        contact_wish="SITE",
        by=first.user,
        at=timezone.now(),
    )
    csv = desk.client.get(address(door, "provider_class_csv"))
    text = csv.content.decode("utf-8-sig")
    assert csv.content.startswith(b"\xef\xbb\xbf")
    assert csv["Cache-Control"] == "private, no-store"
    lines = text.split("\r\n")
    assert lines[0] == "자리,이름,신청한 길,신청한 때,수강료"
    assert lines[1].startswith("1,'=○")
    assert [line.split(",")[0] for line in lines[1:-1]] == ["1", "2", "3", "대기 1번", "대기 2번"]
    book = load_workbook(BytesIO(desk.client.get(address(door, "provider_class_xlsx")).content))
    rows = list(book.active.values)
    assert (rows[1][0], rows[1][1][:2], rows[2][1]) == (1, "'=", "이○리")
    assert "f" not in {cell.data_type for row in book.active.iter_rows() for cell in row}


def test_how_far_the_fee_is_stands_beside_the_name(desk, door):
    one = door.applications.get(seat_no=2)
    charge(one, at=timezone.now())
    assert "내야 해요" in desk.client.get(address(door)).content.decode()


def test_another_provider_finds_nothing(door):
    names = ("provider_class", "provider_class_csv", "provider_class_xlsx")
    other = Desk().client
    assert [other.get(address(door, name)).status_code for name in names] == [404] * 3
    assert RecordView.objects.count() == 0


def test_a_run_without_a_door_has_no_class(desk):
    run = desk.run(desk.course(publish=True))
    assert desk.client.get(reverse("provider_class", args=[run.public_id])).status_code == 404
