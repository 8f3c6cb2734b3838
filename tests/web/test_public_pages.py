"""The public pages: what they tell, what they refuse, what they ask of the database."""

import re
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from naru.flows.load_city import load_city
from naru.places.enums import PlaceKind
from naru.places.models import District, Place
from naru.programmes.enums import FigureKind
from naru.programmes.models import Area, Programme
from naru.web.public import machine
from tests.catalogue.factories import CourseFactory, ProviderFactory
from tests.places.factories import DistrictFactory, PlaceFactory
from tests.programmes.factories import AreaFactory, FigureFactory, MeasureFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db

LOC = re.compile("<loc>(.*?)</loc>")
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
TEXTS = ["home", "programmes", "plan", "places", "help", "menu"]
TEXTS += ["privacy", "accessibility", "terms"]


def addresses() -> list[str]:
    """Every public page there is for the loaded pack."""
    with translation.override("ko"):
        return [
            *(reverse(name) for name in TEXTS),
            *(reverse("area", args=[one.number]) for one in Area.objects.current()),
            *(reverse("programme", args=[one.code]) for one in Programme.objects.current()),
            *(reverse("district", args=[one.code]) for one in District.objects.current()),
            *(reverse("place", args=[one.code]) for one in Place.objects.current()),
        ]


@pytest.mark.slow
@pytest.mark.parametrize("pack", sorted(p.name for p in Path(settings.CITY_DIR).parent.iterdir()))
def test_every_page_of_every_pack_opens_in_both_languages(client, settings, noon, pack, offer):
    settings.CITY_DIR = offer if pack == offer.name else settings.CITY_DIR.parent / pack
    load_city(folder=settings.CITY_DIR, at=noon)
    found = addresses()
    assert len(found) > 2 * len(TEXTS)
    for path in [*found, *(f"/en{path}" for path in found)]:
        answer = client.get(path)
        html = answer.content.decode()
        assert answer.status_code == 200, path
        assert html.count("<h1") == 1, path
        assert "{{" not in html, path
        if pack != "seoul":
            assert "서울" not in html, path
            assert "Seoul" not in html, path


def test_long_search_words_are_no_error(client):
    answer = client.get("/programmes/", {"q": "가" * 300})
    assert answer.status_code == 200
    assert "60" in answer.content.decode()


@pytest.mark.parametrize(
    ("maker", "name"), [(ProgrammeFactory, "programme"), (PlaceFactory, "place")]
)
def test_what_has_ended_is_gone_and_what_never_was_is_missing(client, noon, maker, name):
    ended = maker(withdrawn_at=noon)
    assert client.get(reverse(name, args=[ended.code])).status_code == 410
    assert client.get(reverse(name, args=["never-was"])).status_code == 404


def test_district_choice_leads_to_the_district(client):
    district = DistrictFactory()
    answer = client.get("/places/", {"district": district.code})
    assert (answer.status_code, answer["Location"]) == (302, f"/places/{district.code}/")
    assert client.get("/places/", {"district": "nowhere"}).status_code == 404


def test_places_are_narrowed_by_kind(client):
    campus = PlaceFactory(kind=PlaceKind.CAMPUS)
    PlaceFactory(kind=PlaceKind.CENTRE)
    page = client.get("/places/", {"kind": "CAMPUS"}).context["page"]
    assert list(page) == [campus]
    assert client.get("/places/", {"kind": "CASTLE"}).context["page"].paginator.count == 2


def test_nearest_places_stand_first_and_the_position_is_in_no_address(client):
    far = PlaceFactory(latitude=11.0, longitude=20.0, coordinate_confidence="HIGH")
    close = PlaceFactory(latitude=10.01, longitude=20.0, coordinate_confidence="HIGH")
    answer = client.post("/places/near/", {"latitude": "10.0", "longitude": "20.0"})
    assert [one.place for one in answer.context["near"]] == [close, far]
    html = answer.content.decode()
    assert "1.1 km" in html
    assert "10.0" not in html.replace("/places/near/", "")


@pytest.mark.parametrize("latitude", ["", "north", "91", "nan", "inf", "1e999"])
def test_impossible_position_is_told_kindly(client, latitude):
    answer = client.post("/places/near/", {"latitude": latitude, "longitude": "20"})
    assert answer.status_code == 422
    assert "자치구 고르기" in answer.content.decode()


def programmes(count: int) -> None:
    area = Area.objects.first() or AreaFactory(number=1)
    for _ in range(count):
        measure = MeasureFactory(programme=ProgrammeFactory(area=area), is_headline=True)
        for kind in (FigureKind.PLAN, FigureKind.RESULT):
            FigureFactory(measure=measure, kind=kind)


@pytest.mark.parametrize(
    "path",
    ["/", "/programmes/", "/areas/1/", "/plan/", "/places/", "/places/here/", "/sitemap/pages.xml"],
)
def test_lists_ask_as_much_for_one_as_for_many(client, django_assert_max_num_queries, path):
    here = DistrictFactory(code="here")
    programmes(1)
    PlaceFactory(district=here)
    PlaceFactory()
    with django_assert_max_num_queries(20) as one:
        assert client.get(path).status_code == 200
    programmes(9)
    PlaceFactory.create_batch(9, district=here)
    PlaceFactory.create_batch(4)
    with django_assert_max_num_queries(len(one)):
        client.get(path)


def test_lists_come_in_pages(client):
    programmes(13)
    PlaceFactory.create_batch(13)
    for path in ("/programmes/", "/places/"):
        first = client.get(path)
        assert len(first.context["page"].object_list) == 12
        assert 'href="?page=2"' in first.content.decode()
        assert len(client.get(path, {"page": "2"}).context["page"].object_list) == 1
        for odd in ("0", "999", "x"):
            assert client.get(path, {"page": odd}).status_code == 200


def test_sitemap_names_every_page_in_both_languages(client):
    place, programme = PlaceFactory(), ProgrammeFactory()
    index = client.get("/sitemap.xml").content.decode()
    assert LOC.findall(index) == ["http://testserver/sitemap/pages.xml"]
    xml = client.get("/sitemap/pages.xml").content.decode()
    for path in (f"/place/{place.code}/", f"/programmes/{programme.code}/", "/help/"):
        assert f"<loc>http://testserver{path}</loc>" in xml
        assert f"<loc>http://testserver/en{path}</loc>" in xml


def test_sitemap_lists_courses_in_files_no_longer_than_allowed(
    client, noon, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(machine, "PER_FILE", 2)
    shown = CourseFactory.create_batch(3, changed_at=noon)
    CourseFactory(gone_at=noon)
    CourseFactory(is_draft=True, number="1", provider=ProviderFactory())
    files = LOC.findall(client.get("/sitemap.xml").content.decode())
    assert files[1:] == [f"http://testserver/sitemap/courses-{n}.xml" for n in (1, 2)]
    listed = []
    for file in files[1:]:
        with django_assert_num_queries(1):
            answer = client.get(file)
            xml = b"".join(answer.streaming_content)
        assert answer["Content-Type"] == "application/xml; charset=utf-8"
        listed += [url.findtext(f"{SPACE}loc") for url in fromstring(xml)]
        assert {url.findtext(f"{SPACE}lastmod") for url in fromstring(xml)} == {"2026-11-24"}
    assert listed == [
        f"http://testserver{path}"
        for one in shown
        for path in (f"/courses/{one.public_id}/", f"/en/courses/{one.public_id}/")
    ]
    for number in (0, 3, "9" * 40):
        assert client.get(f"/sitemap/courses-{number}.xml").status_code == 404


def test_robots_may_read_what_is_public(client):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /account/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Disallow: /\n" not in text


def test_page_names_its_other_language(client):
    html = client.get("/help/?x=1").content.decode()
    assert '<link rel="canonical" href="http://testserver/help/">' in html
    assert 'hreflang="en" href="http://testserver/en/help/"' in html


def test_privacy_notice_lists_every_fact_that_is_asked(client):
    html = client.get("/privacy/").content.decode()
    facts = client.get("/privacy/").context["facts"]
    assert len(facts) > 5
    for one in facts:
        assert str(one.fact.label) in html
        assert str(one.why) in html
