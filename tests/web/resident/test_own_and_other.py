"""Every page of one's own shows one's own, and nothing of anybody else's."""

import json

import pytest
from django.urls import reverse

from naru.residents.models import Answer, Consent, Helper, HelperCode, Resident
from naru.web.resident.urls import urlpatterns
from tests.web.lives import browser, make_life

pytestmark = pytest.mark.django_db
SHOWN = {
    "me": ["가람 주민", "가람 소식", "가람 캠퍼스"],
    "profile": ["가람 주민", "010-1234-5678", "1976년 3월 2일", "3명"],
    "profile_contact": ["가람 주민", "010-1234-5678"],
    "profile_group": ['value="1976"'],
    "consents": ["동의"],
    "consent_withdraw": ["동의"],
    "record_views": ["가람 상담사", "가람 캠퍼스", "가람 첫 상담", "상담"],
    "helpers": ["가람 친구"],
    "helping": [],
    "export": [],
    "deletion": [],
    "inbox": ["가람 소식"],
}
"""What each page with a GET must show of its owner; a new page needs its line."""
KEYWORDS = {"profile_group": {"name": "basics"}, "consent_withdraw": {"kind": "news"}}
ONLY_POSTED = {
    "consent_give",
    "helper_end",
    "helping_start",
    "helping_stop",
    "deletion_stay",
}


@pytest.fixture
def lives():
    ours = make_life("가람")
    theirs = make_life("새벽나라", born="1966-05-06", phone="010-8765-4321")
    ours.client.post(reverse("consent_give", args=["news"]))
    return ours, theirs


def leaked(html, other):
    """Words of somebody else's record in a page."""
    words = [other.word, "010-8765-4321", "1966", other.resident.code, str(other.helper.public_id)]
    return [word for word in words if word in html]


RECEIPTS = {"changes", "receipt", "receipts", "receipt_download"}
"""Tried in `test_receipts.py`."""


SCHOLARSHIP = {
    *("my_scholarship", "scholarship_book", "place_give_up"),
    *("application", "application_ask", "application_begin", "application_confirm"),
    *("application_consent", "application_mended", "application_next", "application_paper"),
    *("application_paper_take", "application_papers", "application_withdraw"),
}
"""Own and others' are tried in `tests/access/matrix/scholarship.toml`."""
DIAGNOSIS = {"my_diagnosis"}
"""Tried in `tests/web/public/diagnosis/test_pages.py`."""
ENROLMENTS = {
    *("enrolments", "enrolment", "enrolment_answer", "enrolment_cancel"),
    *("enrolment_receipt", "enrolment_card", "enrolment_waiver", "refund_account", "my_attend"),
    *("enrolment_statement", "enrolment_result", "enrolment_together", "enrolment_join"),
    *("my_calendar", "my_calendar_address", "elsewhere", "elsewhere_drop"),
}
"""Those in `enrolments.toml`, `payments.toml` of the matrix and `enrolments/test_applying.py`."""


MENTORING = {
    *("my_mentor", "mentor_wish", "mentor_suggestions", "mentor_choose", "mentor_withdraw"),
    *("mentor_proposal", "mentor_change", "mentor_pass_on"),
    *("my_goal", "goal_answer", "goal_step"),
    *("appointments", "appointment", "appointment_new", "appointment_invite"),
    *("appointment_give_back", "appointment_earlier", "appointment_offer"),
}
"""Tried in `mentoring.toml` of the matrix and below `mentoring/`."""

CERTIFICATES = {
    *("certificates", "certificate", "certificate_download", "certificate_link_end"),
}
"""Tried in `certificates.toml` of the matrix and `test_certificates.py`."""

EXAMS = {
    *("my_exam", "my_attempt", "my_attempt_keep", "my_review"),
    *("learning_beat", "learning_done", "learning_check"),
    *("learning", "learning_begin", "learning_course", "learning_move"),
    *("learning_lesson", "learning_file"),
}
"""Tried in `exams.toml` and `lessons.toml` of the matrix, and below `learning/`."""

PLANNING = {
    *("my_plan", "plan_goal", "plan_wishes", "plan_routes", "plan_choose", "plan_again"),
    *("plan_step_done", "plan_page", "plan_file", "plan_why", "plan_why_courses"),
    *("plan_life", "plan_evidence", "plan_evidence_file", "plan_evidence_drop"),
}
"""Tried in `planning.toml` of the matrix and below `planning/`."""

SPACES = {
    *("my_spaces", "my_space", "my_space_cancel", "my_space_excuse", "my_space_here"),
    *("bench_book", "room_ask", "club_new"),
}
"""Tried in `spaces.toml` of the matrix and below `spaces/`."""


FOLLOW_UPS = {"follow_ups"}
"""Tried in `credits.toml` of the matrix and in `test_follow_ups.py`."""
CREDITS = {
    *("my_credits", "credit_goal", "credit_ways", "credit_say_class", "credit_say_licence"),
    *("credit_unsay", "credit_transcript", "credit_file"),
}
"""Tried in `credits.toml` of the matrix and in `credits/test_pages.py`."""
SCHOOLS = {"my_schools", "my_school"}
"""Tried in `schools.toml` of the matrix and in `schools/test_pages.py`."""


def test_every_page_has_its_line():
    named = {pattern.name for pattern in urlpatterns}
    elsewhere = RECEIPTS | SCHOLARSHIP | ENROLMENTS | MENTORING | PLANNING | DIAGNOSIS
    elsewhere |= CERTIFICATES | EXAMS | CREDITS | FOLLOW_UPS | SPACES | SCHOOLS
    assert named - ONLY_POSTED - elsewhere == SHOWN.keys()


@pytest.mark.parametrize("name", SHOWN)
def test_page_shows_ones_own_values_and_nobody_elses(lives, name):
    ours, theirs = lives
    answer = ours.client.get(reverse(name, kwargs=KEYWORDS.get(name)))
    html = answer.content.decode()
    assert answer.status_code == 200
    assert [words for words in SHOWN[name] if words not in html] == []
    assert leaked(html, theirs) == []


def test_the_check_for_leaks_finds_one(lives):
    """The twin: on the other's own page their words are found."""
    _ours, theirs = lives
    html = theirs.client.get(reverse("profile")).content.decode()
    assert leaked(html, theirs) == ["새벽나라", "010-8765-4321", "1966"]


def test_json_export_is_whole_and_only_ones_own(lives):
    ours, theirs = lives
    answer = ours.client.post(reverse("export"), {"form": "json"})
    whole = json.loads(answer.content)
    assert answer["Content-Disposition"] == 'attachment; filename="naru-record.json"'
    assert whole["format"] == "naru-record/1"
    assert whole["account"][0]["email"] == "가람@example.org"
    assert whole["record"][0] == {
        "code": ours.resident.shown_code,
        "name": "가람 주민",
        "phone": "010-1234-5678",
        "contact_wish": "전화로 알려 주세요",
        "registered_at": whole["record"][0]["registered_at"],
    }
    told = {row["name"]: row["value"] for row in whole["answers"]}
    assert told == {"birth_on": "1976-03-02", "lives_in_city": True, "household_size": 3}
    assert {row["kind"] for row in whole["consents"]} == {"개인정보 수집·이용", "새 소식 받기"}
    assert [row["helper"] for row in whole["helpers"]] == ["가람 친구"]
    assert [(row["who"], row["purpose"]) for row in whole["views"]] == [
        ("가람 상담사", "상담 가람 첫 상담")
    ]
    assert len(whole["erasure_requests"]) == 1
    assert leaked(answer.content.decode(), theirs) == []


def test_readable_export_says_the_same(lives):
    ours, theirs = lives
    answer = ours.client.post(reverse("export"), {"form": "html"})
    html = answer.content.decode()
    shown = [
        "가람 주민",
        "010-1234-5678",
        "1976년 3월 2일",
        "가람 친구",
        "가람 첫 상담",
        "가람 소식",
    ]
    assert answer["Content-Disposition"] == 'attachment; filename="naru-record.html"'
    assert answer["Cache-Control"] == "no-store"
    assert [words for words in shown if words not in html] == []
    assert leaked(html, theirs) == []


def test_what_one_does_changes_ones_own_record_only(lives):
    ours, theirs = lives

    def state():
        mine = {"resident": theirs.resident}
        return [
            list(Resident.objects.filter(pk=theirs.resident.pk).values()),
            *(list(model.objects.filter(**mine).order_by("pk").values())
              for model in (Answer, Consent, Helper, HelperCode)),
        ]  # fmt: skip

    before = state()
    contact = {"name": "가람", "phone": "", "contact_wish": "SITE"}
    assert ours.client.post(reverse("profile_contact"), contact).status_code == 302
    basics = reverse("profile_group", args=["basics"])
    born = {"birth_on_year": "1977", "birth_on_month": "4", "birth_on_day": "5"}
    assert ours.client.post(basics, born).status_code == 302
    assert ours.client.post(reverse("consent_withdraw", args=["news"])).status_code == 302
    assert ours.client.post(reverse("helpers"), {"scope": "READ", "days": "30"}).status_code == 302
    assert ours.client.post(reverse("inbox")).status_code == 302
    assert ours.client.post(reverse("deletion_stay")).status_code == 302
    assert ours.client.post(reverse("deletion")).status_code == 302
    assert state() == before
    ours.resident.refresh_from_db()
    assert (ours.resident.name, ours.resident.phone) == ("가람", "")


def test_somebody_elses_helper_cannot_be_ended(lives):
    ours, theirs = lives
    end = reverse("helper_end", args=[theirs.helper.public_id])
    assert ours.client.post(end).status_code == 404
    theirs.helper.refresh_from_db()
    assert theirs.helper.revoked_at is None
    assert theirs.client.post(end).status_code == 302
    theirs.helper.refresh_from_db()
    assert theirs.helper.revoked_at is not None


def test_a_consent_that_was_not_given_cannot_be_taken_back(lives):
    _ours, theirs = lives
    assert theirs.client.get(reverse("consent_withdraw", args=["news"])).status_code == 404


def test_leave_given_to_somebody_else_lets_nobody_in(lives):
    ours, theirs = lives
    for client in (ours.client, theirs.client, browser(theirs.clerk.user)):
        client.post(reverse("helping_start", args=[theirs.helper.public_id]))
        html = client.get(reverse("profile")).content.decode()
        assert ("새벽나라 주민" in html) is (client is theirs.client)
        assert "acting_for" not in client.session
