"""`people.toml`: consent texts and the waiting period, with mistakes told by line."""

from datetime import date

import pytest
from django.conf import settings

from naru.city.pack import Pack
from naru.city.problems import BadPack
from naru.residents import pack
from naru.residents.models import ConsentText

CITIES = settings.BASE_DIR / "cities"
GOOD = """
[[erasure]]
from_on = 2026-01-01
waiting_days = 7
source = { ko = "규칙", en = "Rule" }
sample = true

[[consent]]
kind = "service"
version = 1
from_on = 2026-01-01
title = { ko = "동의", en = "Consent" }
body = { ko = ["하나", "둘"], en = ["One", "Two"] }
withdrawal = { ko = ["거두면"], en = ["If withdrawn"] }
"""


def read(tmp_path, text):
    (tmp_path / "people.toml").write_text(text, encoding="utf-8")
    one = Pack(tmp_path)
    found = pack.read_people(one)
    one.stop_if_wrong()
    return found


@pytest.mark.django_db
def test_texts_are_loaded_once(tmp_path, noon):
    found = read(tmp_path, GOOD)
    changes = [pack.save(found, at=noon)[0] for _number in range(2)]
    assert [(one.new, one.unchanged) for one in changes] == [(1, 0), (0, 1)]
    assert ConsentText.objects.get().body_ko == "하나\n\n둘"


@pytest.mark.django_db
def test_an_edited_text_is_named_by_its_line(tmp_path, noon):
    pack.save(read(tmp_path, GOOD), at=noon)
    with pytest.raises(BadPack, match=r"people\.toml:8: .*version 1 .*add it as version = 2"):
        pack.save(read(tmp_path, GOOD.replace("둘", "셋")), at=noon)


@pytest.mark.django_db
def test_of_several_edited_texts_the_first_is_named(tmp_path, noon):
    two = GOOD + GOOD[GOOD.index("[[consent]]") :].replace('"service"', '"news"')
    pack.save(read(tmp_path, two), at=noon)
    with pytest.raises(BadPack, match=r"people\.toml:8: .*version 1 "):
        pack.save(read(tmp_path, two.replace("둘", "셋")), at=noon)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('kind = "service"', 'kind = "news"', "everybody agrees to is missing"),
        ("waiting_days = 7", "waiting_days = 400", "waiting_days"),
        ('kind = "service"', 'kind = "magic"', "magic"),
        ("[[consent]]", GOOD + "[[consent]]", "used twice"),
    ],
)
def test_mistakes_are_told(tmp_path, old, new, told):
    with pytest.raises(BadPack, match=told):
        read(tmp_path, GOOD.replace(old, new))


def test_the_waiting_period_is_that_of_the_day(settings):
    settings.CITY_DIR = CITIES / "haneul"
    days = [date(2025, 5, 1), date(2025, 12, 31), date(2026, 1, 1)]
    assert [pack.erasure_terms(on=day).waiting_days for day in days] == [30, 30, 7]
    with pytest.raises(LookupError, match="no waiting period"):
        pack.erasure_terms(on=date(2025, 4, 30))


@pytest.mark.parametrize("city", ["seoul", "haneul"])
def test_every_city_says_what_it_asks(city):
    one = Pack(CITIES / city)
    assert pack.read_people(one) is not None
    assert one.problems == []
