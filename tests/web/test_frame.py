"""The frame of every page: languages, settings, menu, session."""

import pytest
from django.urls import reverse
from django.utils import translation

from naru.residents.queries import Standing
from naru.web.menu import menu

pytestmark = pytest.mark.django_db


def test_language_link_leads_to_the_same_page(client):
    html = client.get("/menu/?a=1").content.decode()
    assert '<html lang="ko"' in html
    assert 'href="/en/menu/?a=1"' in html
    english = client.get("/en/menu/").content.decode()
    assert '<html lang="en"' in english
    assert 'href="/menu/"' in english


def test_korean_is_the_language_of_the_front_door_whatever_the_browser_says(client):
    html = client.get("/", headers={"accept-language": "en-US,en"}).content.decode()
    assert '<html lang="ko"' in html


def test_display_settings_are_kept_for_a_year_and_lead_back(client):
    answer = client.post(
        "/display/", {"scale": "xl", "mode": "high-contrast", "next": "/menu/?q=1"}
    )
    assert (answer.status_code, answer["Location"]) == (302, "/menu/?q=1")
    assert answer.cookies["ui_scale"]["max-age"] == 365 * 24 * 3600
    html = client.get("/menu/").content.decode()
    assert 'data-ui-mode="high-contrast"' in html
    assert 'data-ui-scale="xl"' in html


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org", "javascript:alert(1)"])
def test_display_settings_never_lead_to_another_site(client, back):
    answer = client.post("/display/", {"scale": "md", "mode": "light", "next": back})
    assert answer["Location"] == reverse("display")


def test_display_settings_refuse_unknown_values(client):
    answer = client.post("/display/", {"scale": "huge", "mode": "pink"})
    assert answer.status_code == 422
    assert "ui_scale" not in answer.cookies


def test_foreign_cookie_values_are_ignored(client):
    client.cookies["ui_scale"] = '"><script>'
    assert 'data-ui-scale="md"' in client.get("/menu/").content.decode()


def test_session_clock_tells_visitors_that_it_is_over(client):
    assert client.post("/session/stay/").json() == {"seconds": 0}
    assert client.get("/session/expired/").status_code == 200


def test_frame_asks_the_database_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/menu/")


def test_menu_leads_to_every_area_of_the_plan(client):
    html = client.get("/en/menu/").content.decode()
    assert [f'href="/en/areas/{number}/"' in html for number in range(1, 7)] == [True] * 5 + [False]
    assert "Re-employment, start-up and jobs" in html


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("/areas/2/", "지원사업"),
        ("/en/place/somewhere/", "Places near you"),
        ("/account/login/", "나의 기록"),
        ("/help/", "도움"),
    ],
)
def test_the_group_of_a_page_is_marked(address, label):
    with translation.override("en" if address.startswith("/en") else "ko"):
        groups = menu(address, Standing)()
    assert [group.label for group in groups if group.current] == [label]
