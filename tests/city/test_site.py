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
        "Allowed: code, help, name, official, plan, residents, service, short, site, tagline, "
        "time_zone."
    )


@pytest.mark.parametrize(
    ("content", "zone"),
    [
        ('time_zone = "Asia/Tokyo"', "Asia/Tokyo"),
        ('time_zone = "Asia/Nowhere"', "UTC"),
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
