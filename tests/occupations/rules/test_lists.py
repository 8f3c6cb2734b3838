"""Files of other people's lists, row by row: what is taken and why the rest is not."""

from decimal import Decimal
from itertools import zip_longest

import pytest

from naru.occupations.rules import lists
from naru.occupations.rules.lists import Entry, Needed

URI = "http://data.europa.eu/esco/occupation/1"


def lines(columns, *rows):
    names = columns.split()
    return [(number, dict(zip_longest(names, row))) for number, row in enumerate(rows, start=2)]


def reasons(parsed):
    return [(one.line, one.reason) for one in parsed.refused]


def test_the_national_classification():
    parsed = lists.keco(
        lines(
            "code name level parent",
            ("0", "경영", "1", ""),
            ("0111", "의회 의원", "4", "011"),
            ("111", "앞의 0이 지워짐", "4", "011"),
            ("0112", " ", "4", "011"),
            ("0113", "다섯 번째 단계", "5", "011"),
            ("0111", "또", "4", "011"),
            ("", "번호 없음", "4", ""),
        )
    )
    assert parsed.entries == [
        Entry("GROUP", "0", "경영"),
        Entry("OCCUPATION", "0111", "의회 의원", "011"),
    ]
    assert reasons(parsed) == [
        (4, "ODD_CODE"), (5, "NO_NAME"), (6, "ODD_CODE"), (7, "TWICE"), (8, "NO_CODE"),
    ]  # fmt: skip
    assert parsed.refused[0].said == "111 | 앞의 0이 지워짐 | 4 | 011"


def test_the_competency_standards_with_their_wider_classes():
    parsed = lists.ncs(
        lines(
            "ncs8 lclas mclas sclas subd",
            ("01010101", "사업관리", "사업관리", "프로젝트관리", "공적개발원조"),
            ("01010102", "사업관리", "사업관리", "프로젝트관리", "프로젝트관리"),
            ("1010103", "사업관리", "사업관리", "프로젝트관리", "산학협력"),
        )
    )
    assert [(one.kind, one.code, one.parent) for one in parsed.entries] == [
        ("GROUP", "01", ""),
        ("GROUP", "0101", "01"),
        ("GROUP", "010101", "0101"),
        ("OCCUPATION", "01010101", "010101"),
        ("OCCUPATION", "01010102", "010101"),
    ]
    assert reasons(parsed) == [(4, "ODD_CODE")]


def test_the_dictionary():
    columns = "dJobCd dJobCdSeq dJobNm keco2018"
    parsed = lists.dictionary(
        lines(columns, ("K000001224", "1", "영상기자", "4120"), ("", "1", "없음", "4120"))
    )
    assert parsed.entries == [Entry("OCCUPATION", "K000001224-1", "영상기자", "4120")]
    assert reasons(parsed) == [(3, "NO_CODE")]
    columns = "dJobCd dJobCdSeq dJobNm dJobECd"
    told = lists.dictionary(lines(columns, ("K000001224", "1", "영상기자", "4120")))
    assert told.entries == parsed.entries


def test_esco_by_address_and_relations_by_number():
    occupations = lists.esco_occupations(
        lines(
            "ORIGINURI ID PREFERREDLABEL OCCUPATIONGROUPCODE",
            (URI, "key_1", "technical\n director", "2654"),
            ("2654.1.7", "key_2", "not an address", "2654"),
        )
    )
    assert occupations.entries == [Entry("OCCUPATION", URI, "technical director", "2654", "key_1")]
    assert reasons(occupations) == [(3, "ODD_CODE")]
    skills = lists.esco_skills(
        lines("ORIGINURI ID PREFERREDLABEL", (f"{URI}s", "key_9", "manage staff"))
    )
    assert skills.entries == [Entry("SKILL", f"{URI}s", "manage staff", "", "key_9")]
    relations = lists.esco_relations(
        lines(
            "OCCUPATIONID RELATIONTYPE SKILLID",
            ("key_1", "essential", "key_9"),
            ("key_2", "optional", "key_9"),
            ("key_1", "essential", "key_9"),
            ("key_3", "sometimes", "key_9"),
        )
    )
    assert relations.needs == [
        Needed(2, "key_1", "key_9", essential=True),
        Needed(3, "key_2", "key_9", essential=False),
    ]
    assert reasons(relations) == [(4, "TWICE"), (5, "ODD_RELATION")]


def test_onet_with_importance_and_level():
    columns = "soc element_id element importance_1_5 level_0_7 suppress"
    parsed = lists.onet_needs(
        lines(
            columns,
            ("11-1011.00", "2.A.1.a", "Reading", "4.12", "4.62", "N"),
            ("11-1011.00", "2.A.1.b", "Listening", "4", "7.5", "N"),
            ("11-1011.00", "2.A.1.c", "Writing", "four", "4", "N"),
            ("11-1011.00", "2.A.1.d", "Speaking", "NaN", "4", "N"),
            ("11-1011.00", "2.A.1.e", "Science", "2", "1", "Y"),
            ("11-1011.00",),
        )
    )
    assert parsed.part == "NEEDS"
    assert parsed.entries == [Entry("SKILL", "2.A.1.a", "Reading")]
    assert parsed.needs == [
        Needed(2, "11-1011.00", "2.A.1.a", None, Decimal("4.12"), Decimal("4.62"))
    ]
    assert reasons(parsed) == [
        (3, "ODD_NUMBER"), (4, "ODD_NUMBER"), (5, "ODD_NUMBER"), (6, "SUPPRESSED"),
        (7, "NOT_A_ROW"),
    ]  # fmt: skip
    knowledge = lists.onet_needs(
        lines(columns, ("11-1011.00", "2.C.1.a", "Management", "4.78", "6.5", "N"))
    )
    assert knowledge.part == "KNOWLEDGE"
    titles = lists.onet_occupations(
        lines("soc title", ("11-1011.00", "Chief Executives"), ("11-1011", "Short"))
    )
    assert titles.entries == [Entry("OCCUPATION", "11-1011.00", "Chief Executives", "11-1011")]
    assert reasons(titles) == [(3, "ODD_CODE")]


@pytest.mark.parametrize(("length", "reason"), [(300, None), (301, "TOO_LONG")])
def test_names_have_a_longest(length, reason):
    parsed = lists.onet_occupations(lines("soc title", ("11-1011.00", "x" * length)))
    assert [one.reason for one in parsed.refused] == ([reason] if reason else [])
