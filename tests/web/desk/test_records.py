"""Records at the desk: opened one at a time, with a purpose, each look told to the owner."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path, reverse
from django.utils import timezone

from naru.accounts.enums import Role
from naru.config.urls import handler400, handler403, handler404, handler500  # noqa: F401
from naru.config.urls import urlpatterns as real
from naru.residents.enums import Fact, Purpose, RecordPage
from naru.residents.models import Answer, Consent, Helper, RecordView, Resident
from naru.residents.services import views
from naru.web.access import role_required
from tests.accounts.factories import MembershipFactory
from tests.web.lives import browser, make_life

pytestmark = pytest.mark.django_db
ACTIONS = {
    "desk_verify": {"fact": "household_size"},
    "desk_consent": {"kind": "NEWS", "means": "PAPER"},
    "desk_let_help": {"means": "PAPER"},
    "desk_act": {},
    "desk_erasure": {"do": "stay"},
}
OTHER_ROLES = [role for role in Role if role != Role.COUNSELLOR]


@role_required(Role.COUNSELLOR)
def leak(request, membership, public_id):
    """A page as nobody may write one: it shows a record that was not opened."""
    return HttpResponse(Resident.objects.get(public_id=public_id).name)


urlpatterns = [path("leak/<uuid:public_id>/", leak, name="leak"), *real]


@pytest.fixture
def life():
    return make_life("가람")


@pytest.fixture
def clerk():
    """A counsellor of another desk than the one that looked before."""
    return MembershipFactory(user__name="나루 상담사", organisation__name_ko="나루 센터")


def at(name, life):
    return reverse(name, args=[life.resident.public_id])


def say_why(client, life, purpose="APPLICATION", words=""):
    return client.post(at("desk_purpose", life), {"purpose": purpose, "words": words})


def unlogged(client, life, names):
    """Pages that showed the person's name and left no line for the owner."""
    found = []
    for name in names:
        before = RecordView.objects.filter(resident=life.resident).count()
        html = client.get(at(name, life)).content.decode()
        after = RecordView.objects.filter(resident=life.resident).count()
        if "가람 주민" in html and after != before + 1:
            found.append(name)
    return found


def test_nothing_is_shown_before_a_purpose_is_given(life, clerk):
    client = browser(clerk.user)
    answer = client.get(at("desk_record", life))
    assert (answer.status_code, answer["Location"]) == (302, at("desk_purpose", life))
    html = client.get(at("desk_purpose", life)).content.decode()
    assert "가람" not in html
    assert say_why(client, life, purpose="").status_code == 422
    assert say_why(client, life, purpose="OTHER").status_code == 422
    assert say_why(client, life, purpose="HELPING").status_code == 422
    assert not RecordView.objects.filter(viewer=clerk.user).exists()


def test_the_record_shows_this_person_and_nobody_else(life, clerk):
    other = make_life("새벽나라", born="1966-05-06", phone="010-8765-4321")
    client = browser(clerk.user)
    say_why(client, life)
    html = client.get(at("desk_record", life)).content.decode()
    shown = ["가람 주민", "010-1234-5678", "1976년 3월 2일", "3명"]
    assert [words for words in shown if words not in html] == []
    assert [words for words in (other.word, "010-8765-4321", "1966년") if words in html] == []


def test_a_purpose_for_one_person_opens_no_other(life, clerk):
    other = make_life("새벽나라")
    client = browser(clerk.user)
    say_why(client, life)
    assert client.get(at("desk_record", other))["Location"] == at("desk_purpose", other)


@pytest.mark.parametrize("name", ACTIONS)
def test_no_action_goes_through_without_a_purpose(life, clerk, name):
    answer = browser(clerk.user).post(at(name, life), ACTIONS[name])
    assert (answer.status_code, answer["Location"]) == (302, at("desk_purpose", life))
    assert Consent.objects.filter(resident=life.resident).count() == 1
    assert not Helper.objects.filter(organisation__isnull=False).exists()


def test_every_read_of_every_page_is_on_the_owners_list(life, clerk):
    client = browser(clerk.user)
    say_why(client, life, purpose="OTHER", words="서류가 맞는지 함께 봄")
    assert unlogged(client, life, ["desk_record"]) == []
    for name, sent in ACTIONS.items():
        before = RecordView.objects.count()
        assert client.post(at(name, life), sent)["Location"] in {at("desk_record", life), "/me/"}
        assert RecordView.objects.count() == before + 1, name
    html = life.client.get(reverse("record_views")).content.decode()
    for words in ("나루 센터 · 나루 상담사", "그 밖의 일: 서류가 맞는지 함께 봄", "상담사·창구",
                  "기록, 기록 고치기"):  # fmt: skip
        assert words in html


@override_settings(ROOT_URLCONF=__name__)
def test_a_page_that_shows_a_record_without_a_line_is_found(life, clerk):
    """The twin: the check above is not blind."""
    client = browser(clerk.user)
    say_why(client, life)
    assert unlogged(client, life, ["desk_record", "leak"]) == ["leak"]


@pytest.mark.parametrize("purpose", ["COUNSELLING", "APPLICATION", "VERIFICATION", "ENQUIRY"])
def test_the_owner_reads_the_purpose_that_was_given(life, clerk, purpose):
    client = browser(clerk.user)
    say_why(client, life, purpose=purpose)
    client.get(at("desk_record", life))
    visit = life.client.get(reverse("record_views")).context["visits"][0]
    label = dict(RecordView.purpose.field.choices)[purpose]
    assert (str(visit.viewer), str(visit.organisation), visit.purpose, visit.pages) == (
        "나루 상담사",
        "나루 센터",
        label,
        ("기록",),
    )


@pytest.mark.parametrize("role", OTHER_ROLES)
def test_other_roles_open_nothing_and_leave_no_line(life, role):
    client = browser(MembershipFactory(role=role).user)
    before = RecordView.objects.count()
    names = ["desk_record", "desk_purpose"]
    assert [client.get(at(name, life)).status_code for name in names] == [403, 403]
    sent = {name: client.post(at(name, life), data).status_code for name, data in ACTIONS.items()}
    assert set(sent.values()) == {403}
    assert RecordView.objects.count() == before


def test_a_counsellor_whose_work_ended_opens_nothing(life, clerk):
    client = browser(clerk.user)
    say_why(client, life)
    clerk.to_on = timezone.localdate()
    clerk.save(update_fields=["to_on"])
    assert client.get(at("desk_record", life)).status_code == 403


def test_the_purpose_of_one_desk_is_none_of_another(life, clerk):
    """Somebody who works for two desks says why again for the second."""
    second = MembershipFactory(user=clerk.user, organisation__name_ko="둘째 센터")
    client = browser(clerk.user)
    client.post(reverse("staff"), {"membership": clerk.pk})
    say_why(client, life)
    assert client.get(at("desk_record", life)).status_code == 200
    client.post(reverse("staff"), {"membership": second.pk})
    assert client.get(at("desk_record", life))["Location"] == at("desk_purpose", life)


def test_a_paper_that_was_seen_verifies_the_answer(life, clerk):
    client = browser(clerk.user)
    say_why(client, life)
    client.post(at("desk_verify", life), {"fact": "household_size"})
    answer = Answer.objects.current().get(resident=life.resident, fact=Fact.HOUSEHOLD_SIZE)
    assert (answer.source, answer.answered_by) == ("VERIFIED", clerk.user)
    assert client.post(at("desk_verify", life), {"fact": "no_such"}).status_code == 404


def let_desk_act(client, life):
    say_why(client, life)
    client.post(at("desk_let_help", life), {"means": "PAPER"})
    return client.post(at("desk_act", life))


def test_a_desk_acts_with_consent_and_the_owner_reads_and_ends_it(life, clerk):
    client = browser(clerk.user)
    say_why(client, life)
    refused = client.post(at("desk_act", life), follow=True)
    assert "먼저 대신 쓰기를 맡겨 주셔야 합니다" in refused.content.decode()
    assert let_desk_act(client, life)["Location"] == reverse("me")
    born = {"birth_on_year": "1977", "birth_on_month": "4", "birth_on_day": "5"}
    client.post(reverse("profile_group", args=["basics"]), born)
    answer = Answer.objects.current().get(resident=life.resident, fact=Fact.BIRTH_ON)
    assert (answer.value, answer.answered_by) == ("1977-04-05", clerk.user)
    assert "나루 센터" in life.client.get(reverse("helpers")).content.decode()
    leave = Helper.objects.get(organisation=clerk.organisation)
    assert (leave.means, leave.recorded_by) == ("PAPER", clerk.user)
    life.client.post(reverse("helper_end", args=[leave.public_id]))
    ended = client.get(reverse("profile"))
    assert (ended.status_code, ended["Location"]) == (302, reverse("helping"))


def test_another_desk_cannot_act_on_that_consent(life, clerk):
    let_desk_act(browser(clerk.user), life)
    stranger = MembershipFactory(organisation__name_ko="먼 센터")
    client = browser(stranger.user)
    say_why(client, life)
    client.post(at("desk_act", life))
    assert client.get(reverse("profile")).status_code == 403
    assert "acting_for" not in client.session


def test_acting_ends_with_the_work_at_the_desk(life, clerk):
    client = browser(clerk.user)
    let_desk_act(client, life)
    assert client.get(reverse("profile")).status_code == 200
    clerk.to_on = timezone.localdate()
    clerk.save(update_fields=["to_on"])
    assert client.get(reverse("profile")).status_code == 302


@pytest.mark.parametrize(("minutes", "opens"), [(29, True), (31, False)])
def test_a_visit_lasts_half_an_hour(life, clerk, minutes, opens):
    views.note_visit(
        resident=life.resident, membership=clerk, purpose=Purpose.ENQUIRY, words="",
        page=RecordPage.DESK_RECORD, at=timezone.now() - timedelta(minutes=minutes),
    )  # fmt: skip
    status = browser(clerk.user).get(at("desk_record", life)).status_code
    assert status == (200 if opens else 302)


def test_visitors_are_sent_to_log_in(life):
    for name in ("desk_record", "desk_purpose"):
        assert Client().get(at(name, life))["Location"].startswith("/account/login/")
