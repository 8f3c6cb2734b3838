"""Whose site it is, from the pack's first file."""

from datetime import date

import pytest
from django.db import connection
from django.utils import translation

from naru.city.problems import BadPack
from naru.city.site import city, time_zone_of
from tests.city.packs import CITIES, copy_of


@pytest.mark.parametrize(
    ("code", "ko", "en"), [("haneul", "징검다리", "Stepping Stones"), ("seoul", "나루", "Naru")]
)
def test_the_city_of_the_settings_speaks_the_readers_language(settings, code, ko, en):
    settings.CITY_DIR = CITIES / code
    with translation.override("ko"):
        assert str(city().site) == ko
    with translation.override("en"):
        assert str(city().site) == en


def test_it_is_read_once(settings, tmp_path):
    pack = copy_of("haneul", tmp_path)
    settings.CITY_DIR = pack.folder
    first = city()
    pack.write("city.toml", "")
    assert city() is first
    assert (first.plan.announced_on, first.residents.youngest) == (date(2025, 5, 1), 45)
    assert (first.official, first.help.sample) == (False, True)


def test_a_mistake_is_told_as_everywhere(settings, tmp_path):
    pack = copy_of("haneul", tmp_path)
    pack.replace("city.toml", "official", "offical")
    settings.CITY_DIR = pack.folder
    with pytest.raises(BadPack) as bad:
        city()
    assert str(bad.value) == (
        'cities/haneul/city.toml:8: "offical" is not known here; did you mean "official"? '
        "Allowed: code, help, map, name, official, plan, residents, service, short, site, "
        "tagline, time_zone."
    )


@pytest.mark.parametrize(
    ("content", "zone"),
    [
        ('time_zone = "Asia/Tokyo"', "Asia/Tokyo"),
        ('time_zone = "Asia/Nowhere"', "UTC"),
        ('time_zone = "Asia"', "UTC"),
        ('time_zone = "../Asia/Tokyo"', "UTC"),
        ('time_zone = "posix/Asia/Tokyo"', "UTC"),
        ('time_zone = ""', "UTC"),
        ("time_zone = 9", "UTC"),
        ("time_zone = [", "UTC"),
        ("", "UTC"),
    ],
)
def test_settings_start_even_if_the_pack_is_wrong(tmp_path, content, zone):
    (tmp_path / "city.toml").write_text(content)
    assert time_zone_of(tmp_path) == zone
    assert time_zone_of(tmp_path / "absent") == "UTC"


def test_no_query_is_made(settings, django_assert_num_queries, db):
    settings.CITY_DIR = CITIES / "haneul"
    with django_assert_num_queries(0, connection=connection):
        city()


@pytest.mark.parametrize(
    ("code", "name", "address"),
    [
        ("haneul", "Haneul Map", "https://map.haneul.example/37.5,127.01"),
        (
            "seoul",
            "OpenStreetMap",
            "https://www.openstreetmap.org/?mlat=37.5&mlon=127.01#map=17/37.5/127.01",
        ),
    ],
)
def test_the_pack_says_where_a_map_shows_a_point(settings, code, name, address):
    settings.CITY_DIR = CITIES / code
    found = city().map
    with translation.override("en"):
        assert (str(found.name), found.at(37.5, 127.01)) == (name, address)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("https://map.example/", "it has no {latitude}"),
        ("https://map.example/{latitude}", "it has no {longitude}"),
        ("https://map.example/{latitude},{longitude},{zoom}", "it has other { }"),
        ("javascript:{latitude},{longitude}", "city.toml:28"),
    ],
)
def test_an_address_no_point_fits_into_is_told(settings, tmp_path, wrong, told):
    pack = copy_of("haneul", tmp_path)
    pack.replace("city.toml", "https://map.haneul.example/{latitude},{longitude}", wrong)
    settings.CITY_DIR = pack.folder
    with pytest.raises(BadPack) as bad:
        city()
    assert told in str(bad.value)
