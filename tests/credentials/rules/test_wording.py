"""What was seen, in both languages; every kind has its words."""

from naru.credentials.enums import Kind
from naru.credentials.rules.wording import ACHIEVEMENTS, CRITERIA, evidence_in_words


def test_known_names_get_words_and_nothing_stands_for_nothing():
    seen = {"progress": 92, "exam": 80, "held": None, "place": "", "악기": "첼로"}
    assert evidence_in_words(seen, "ko") == (
        ("온라인 진도", "92 %"),
        ("시험 점수", "80"),
        ("악기", "첼로"),
    )
    assert evidence_in_words(seen, "en")[0] == ("Online progress", "92 %")


def test_days_are_written_as_everywhere_else():
    seen = {"ended_on": "2026-11-24"}
    assert evidence_in_words(seen, "ko") == (("마친 날", "2026년 11월 24일(화)"),)
    assert evidence_in_words(seen, "en") == (("Ended on", "Tue 24 Nov 2026"),)


def test_every_kind_has_words():
    assert set(ACHIEVEMENTS) == set(CRITERIA) == set(Kind.values)
