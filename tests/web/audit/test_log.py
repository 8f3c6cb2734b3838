"""The trail on the page: found, paged, exported, and every look at it kept."""

import csv
from io import StringIO

import pytest
from django.urls import reverse

from naru.accounts.enums import Role
from naru.audit import queries, services
from naru.audit.models import Entry
from naru.web.audit import log
from tests.web.staff import client_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def auditor():
    return client_of(Role.AUDITOR)


def write(noon, count=1, **given):
    for number in range(count):
        fact = {"actor": None, "action": "thing.done", "subject": ("thing", number), "at": noon}
        services.record(**{**fact, **given})


def seqs(response):
    return [line.seq for line, _name in response.context["lines"]]


def test_the_page_shows_who_did_what(auditor, noon):
    write(noon, actor=auditor.user, note="강 건너")
    page = auditor.get(reverse("audit_log")).content.decode()
    for shown in ("thing.done", auditor.user.email, "강 건너", "2026년 11월 24일(화)", "12:00:00"):
        assert shown in page


def test_every_look_is_a_line_of_the_trail(auditor):
    auditor.get(reverse("audit_log"), {"action": "thing"})
    line = Entry.objects.get()
    assert (line.action, line.actor, line.details) == (
        "audit.viewed",
        auditor.user,
        '{"asked":{"action":"thing"}}',
    )


def test_pages_go_back_in_time_and_keep_the_filter(auditor, noon, monkeypatch):
    monkeypatch.setattr(log, "PAGE", 2)
    write(noon, 5)
    first = auditor.get(reverse("audit_log"), {"action": "thing"})
    second = auditor.get(first.context["older_href"])
    third = auditor.get(second.context["older_href"])
    assert [seqs(page) for page in (first, second, third)] == [[5, 4], [3, 2], [1]]
    assert (first.context["newest_href"], third.context["older_href"]) == ("", "")
    assert second.context["newest_href"] == f"{reverse('audit_log')}?action=thing"


@pytest.mark.parametrize(
    "query",
    [
        {"from_on": "2026-02-30"},
        {"from_on": "2026-02-02", "to_on": "2026-02-01"},
        {"before": "x"},
        {"before": "0"},
        {"before": "9" * 30},
        {"action": "a" * 81},
    ],
)
def test_a_filter_that_makes_no_sense_is_told_and_nothing_is_read(auditor, query):
    for page in ("audit_log", "audit_export"):
        assert auditor.get(reverse(page), query).status_code == 422
    assert Entry.objects.count() == 0


def test_nothing_found_says_what_to_do_next(auditor):
    page = auditor.get(reverse("audit_log"), {"action": "nothing"})
    assert "조건에 맞는 기록이 없습니다." in page.content.decode()


def test_the_export_holds_the_lines_and_no_formula(auditor, noon):
    write(noon, actor=auditor.user, subject=("thing", "=HYPERLINK(1)"))
    answer = auditor.get(reverse("audit_export"), {"subject_type": "thing"})
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"].startswith('attachment; filename="audit-')
    header, row = csv.reader(StringIO(b"".join(answer).decode("utf-8-sig")))
    link = queries.lines(queries.Wanted(action="thing")).get()
    assert dict(zip(header, row, strict=True)) == {
        "seq": "1",
        "at": "2026-11-24T03:00:00+00:00",
        "actor": auditor.user.email,
        "on_behalf_of": "",
        "action": "thing.done",
        "action_name": "thing.done",
        "subject_type": "thing",
        "subject_id": "'=HYPERLINK(1)",
        "details": "{}",
        "hash": link.hash,
    }
    assert Entry.objects.order_by("-pk")[0].action == "audit.exported"


@pytest.mark.parametrize("rows", [1, 4])
def test_a_page_asks_the_same_number_of_queries(auditor, noon, django_assert_num_queries, rows):
    write(noon, rows, actor=auditor.user)
    auditor.get(reverse("audit_proof"))
    with django_assert_num_queries(6):
        auditor.get(reverse("audit_log"))


def test_each_action_has_a_name_beside_its_code_in_both_languages(auditor):
    korean = auditor.get(reverse("audit_log")).content.decode()
    korean = auditor.get(reverse("audit_log")).content.decode()
    rows = csv.reader(StringIO(b"".join(auditor.get(reverse("audit_export"))).decode("utf-8-sig")))
    assert ["audit.viewed", "감사 기록을 보았습니다"] in [row[4:6] for row in rows]
    english = auditor.get(f"/en{reverse('audit_log')}").content.decode()
    for page, name in ((korean, "감사 기록을 보았습니다"), (english, "Looked at the audit trail")):
        assert '<code class="ui-num">audit.viewed</code>' in page
        assert page.count(name) >= 2, "in the list and among those to filter by"
