"""The self-diagnosis at the desk: opened like the record, corrected together, done together."""

import pytest
from django.urls import reverse

from naru.accounts.enums import Role
from naru.diagnosis.models import Answer, Result, Run
from naru.residents.enums import Means, Purpose, RecordPage, Scope
from naru.residents.models import Helper, RecordView
from naru.web.acting import ACTING
from tests.accounts.factories import MembershipFactory
from tests.diagnosis.made import begun, finished
from tests.residents.factories import ResidentFactory
from tests.web.lives import browser

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def clerk():
    return MembershipFactory(user__name="나루 상담사", role=Role.COUNSELLOR)


@pytest.fixture
def run():
    return finished(ResidentFactory())


def way(name, run):
    inside = [run.public_id] if name == "desk_diagnosis" else []
    return reverse(name, args=[run.resident.public_id, *inside])


@pytest.fixture
def desk(clerk, run):
    """A counsellor's browser on a visit to the record."""
    client = browser(clerk.user)
    said = {"purpose": Purpose.COUNSELLING, "words": ""}
    client.post(reverse("desk_purpose", args=[run.resident.public_id]), said)
    return client


def test_without_a_purpose_nothing_is_shown(clerk, run):
    answer = browser(clerk.user).get(way("desk_diagnosis", run))
    assert answer["Location"] == way("desk_purpose", run)
    assert not RecordView.objects.exists()


def test_the_result_is_shown_and_the_look_is_noted(desk, run):
    assert way("desk_diagnosis", run) in desk.get(way("desk_diagnoses", run)).content.decode()
    page = desk.get(way("desk_diagnosis", run)).content.decode()
    assert "부두에서 일했어요 – 배를 매고 풀었어요" in page
    assert "그대로: 그런대로 괜찮은 곳" in page
    assert RecordView.objects.filter(page=RecordPage.DESK_DIAGNOSIS).count() == 2


def test_a_correction_is_kept_beside_what_was_before_and_the_person_reads_it(desk, clerk, run):
    sent = {
        "seen": "1",
        "band:domains:work": "low",
        "band:domains:health": "",
        "skill:skill.knots": "3",
        "skill:skill.welcoming": "0",
        "more": "skill.hull-planking",
        "more_level": "2",
        "note": "일은 곧 그만두신다고 합니다",
    }
    answer = desk.post(way("desk_diagnosis", run), sent)
    assert answer["Location"] == way("desk_diagnosis", run)
    result = Result.objects.get(number=2)
    assert result.made_by == clerk.user
    assert result.body["domains"]["scales"]["work"]["band"] == "low"
    assert set(result.skills.values_list("skill", "level")) == {
        ("skill.knots", 3),
        ("skill.hull-planking", 2),
    }
    own = browser(run.resident.user)
    page = own.get(reverse("diagnosis_result", args=[run.public_id])).content.decode()
    for words in ("나루 상담사님과 함께 고쳤습니다", "일은 곧 그만두신다고 합니다", "함께 고침"):
        assert words in page
    first = own.get(reverse("diagnosis_result", args=[run.public_id]), {"version": "1"})
    assert "지난 판을 보고 있습니다" in first.content.decode()
    assert "배에서 내리는 손님 맞기" in first.content.decode()


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"seen": "1", "band:domains:work": "low"}, "왜 고치는지"),
        ({"seen": "1", "note": "왜"}, "달라진 것이 없습니다"),
        ({"seen": "9", "band:domains:work": "low", "note": "왜"}, "다른 사람이 결과를 고쳤습니다"),
        ({"seen": "1", "band:domains:moon": "low", "note": "왜"}, "화면을 새로 열어"),
        ({"seen": "x", "note": "왜"}, "화면을 새로 열어"),
        ({"seen": "1", "skill:skill.knots": "many", "note": "왜"}, "화면을 새로 열어"),
    ],
)
def test_a_correction_that_cannot_be_is_told_and_what_was_typed_stays(desk, run, sent, words):
    answer = desk.post(way("desk_diagnosis", run), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert f'value="{sent.get("note", "")}"' in page
    assert Result.objects.count() == 1


def test_together_they_go_through_it_in_the_persons_record(desk, clerk, run):
    resident = run.resident
    desk.post(way("desk_let_help", run), {"means": Means.PRESENCE.value})
    assert desk.post(way("desk_diagnosis_begin", run))["Location"] == reverse("diagnosis")
    assert desk.session[ACTING]["resident"] == str(resident.public_id)
    page = desk.get(reverse("diagnosis")).content.decode()
    assert "동의를 받은 뒤에" in page
    key = page.partition('name="key" value="')[2].partition('"')[0]
    desk.post(reverse("diagnosis"), {"key": key})
    new = Run.objects.get(public_id=key)
    assert (new.resident, new.begun_by, new.agreed) == (resident, clerk.user, "PRESENCE")
    asked = reverse("diagnosis_ask", args=[key, "domains", "work-1"])
    assert desk.post(asked, {"answer": "3"}).status_code == 302
    assert Answer.objects.get(run=new, step="work-1").by == clerk.user


@pytest.mark.parametrize("scope", [None, Scope.READ])
def test_without_leave_to_write_nothing_begins(desk, run, scope):
    if scope:
        desk.post(way("desk_let_help", run), {"means": Means.PRESENCE.value})
        assert Helper.objects.update(scope=scope) == 1
    assert "먼저 이 창구에 대신 쓰기를" in desk.get(way("desk_diagnoses", run)).content.decode()
    assert desk.post(way("desk_diagnosis_begin", run))["Location"] == way("desk_record", run)
    assert ACTING not in desk.session


def test_a_visitor_without_a_record_does_it_with_a_code_and_keeps_it_later(desk, clerk):
    page = desk.get(reverse("diagnosis")).content.decode()
    key = page.partition('name="key" value="')[2].partition('"')[0]
    desk.post(reverse("diagnosis"), {"key": key})
    new = Run.objects.get(public_id=key)
    assert (new.resident, new.begun_by) == (None, clerk.user)
    assert desk.get(reverse("diagnosis_keep", args=[key])).status_code == 403


def test_a_run_of_another_record_or_without_result_is_not_there(desk, clerk, run):
    other, young = finished(ResidentFactory()), begun(run.resident)
    for one in (other, young):
        url = reverse("desk_diagnosis", args=[run.resident.public_id, one.public_id])
        assert desk.get(url).status_code == 404
    assert not RecordView.objects.filter(resident=other.resident).exists()
