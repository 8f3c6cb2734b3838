"""What is told of a course from its one row is what is told of it once it stands in the tables."""

import pytest

from naru.catalogue.index.entries import entry_of
from naru.catalogue.index.foretold import FORGET_AFTER, Foreteller
from naru.catalogue.index.told import Spots, told_of
from naru.catalogue.models import Provider, SourceRecord
from tests.catalogue import sent
from tests.catalogue.importing import bring
from tests.places.factories import DistrictFactory, PlaceFactory


def foretold_as_written(source):
    """Of how many courses of the source the same is told from their row as from the tables."""
    records = SourceRecord.objects.filter(source=source).order_by("course_id")
    rows = list(records.values_list("course_id", "run_id", "offering"))
    told = Foreteller(dict(Provider.objects.values_list("key", "name"))).entries(rows)
    assert told == [entry_of(one) for one in told_of([row[0] for row in rows], Spots())]
    return len(told)


@pytest.mark.django_db
def test_places_prices_and_hours_are_told_alike(noon):
    there = DistrictFactory(name_ko="나래구")
    PlaceFactory(name_ko="아는곳", district=there)
    rows = [
        sent.reservation("S1"),
        sent.reservation("S2", SVCNM="C++ 2급 ①", PLACENM="온라인", X="", Y="", AREANM=""),
        sent.reservation("S3", USETGTINFO="나래구민", PAYATNM="유료", V_MIN="19:00"),
        sent.reservation("S4", SVCSTATNM="취소", DTLCONT="<ul><li>가</li></ul>"),
        sent.reservation("S5", PLACENM="새빛재단>아는곳"),
    ]
    bring(sent.RESERVATIONS, rows, at=noon)
    assert foretold_as_written("reservations") == 5


@pytest.mark.django_db
def test_sessions_skills_and_certificates_are_told_alike(noon):
    bring(sent.FORM, [sent.form(), sent.form("2", 강좌명="다른 강좌")], at=noon)
    assert foretold_as_written(sent.FORM.name) == 2


def test_each_word_is_handed_out_once_until_too_many_are_remembered():
    teller = Foreteller({})
    assert (teller.new({"나", "가"}), teller.new(["가", "다"])) == (["가", "나"], ["다"])
    teller.new(map(str, range(FORGET_AFTER)))
    assert teller.new(["가"]) == ["가"]
