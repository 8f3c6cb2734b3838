"""How many courses one may apply for at once is a dated number of the city's pack."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from naru.city.pack import Pack
from naru.city.problems import BadPack
from naru.enrolments.pack import limits as pack

CITIES = settings.CITY_DIR.parent


def city(settings, name: str):
    settings.CITY_DIR = CITIES / name


@pytest.mark.parametrize(
    ("name", "on", "number", "times"),
    [
        ("seoul", date(2026, 11, 24), 5, 5),
        ("seoul", date(2020, 1, 1), pack.UNTOLD, pack.UNTOLD_TIMES),
        ("haneul", date(2026, 12, 31), 3, 3),
        ("haneul", date(2027, 1, 1), 2, 3),
    ],
)
def test_both_cities_say_numbers_for_a_day(settings, name, on, number, times):
    city(settings, name)
    assert (pack.most_open(on), pack.most_times(on)) == (number, times)


def test_a_city_may_say_nothing(settings, tmp_path):
    settings.CITY_DIR = tmp_path
    on = date(2026, 11, 24)
    assert (pack.most_open(on), pack.most_times(on)) == (pack.UNTOLD, pack.UNTOLD_TIMES)


def test_numbers_out_of_order_are_named(tmp_path):
    shutil.copytree(CITIES / "haneul", tmp_path / "haneul")
    file: Path = tmp_path / "haneul" / pack.FILE
    limit = "[[limit]]\nfrom_on = {}\nopen_applications = 2\ntimes_at_one_course = 2\n"
    days = ("2026-02-01", "2026-01-01")
    file.write_text("sample = true\n" + "".join(limit.format(day) for day in days), "utf-8")
    read = Pack(tmp_path / "haneul")
    pack.read_enrolment(read)
    with pytest.raises(BadPack, match="order of from_on"):
        read.stop_if_wrong()
