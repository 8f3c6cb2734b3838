"""Literals that PostgreSQL takes as they are meant."""

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from naru.catalogue.korean import reading, vectors
from naru.catalogue.korean.reading import Synonyms
from naru.catalogue.korean.words import lexemes

NOTHING = Synonyms()


def test_weights_and_positions_follow_the_parts():
    assert (
        vectors.vector(("A", "엑셀 회계"), ("C", "마포"))
        == "'엑셀':1A '셀회':2A '회계':3A '마포':14C"
    )


def test_of_a_description_is_kept_what_it_says_and_not_where():
    literal = vectors.vector(("A", "엑셀"), ("D", "엑셀 회계 회계"))
    assert sorted(literal.split(" ")) == ["'엑셀':1A", "'회계'"]


def test_signs_are_quoted():
    assert vectors.quoted("it's \\") == "'it''s \\\\'"


def test_a_long_text_stays_within_what_a_vector_holds():
    literal = vectors.vector(("A", " ".join(chr(0xAC00 + n) * 2 for n in range(11_000)) * 2))
    assert max(int(part.split(":")[1].split("A")[0]) for part in literal.split(" ")[-5:]) == 16_383


@pytest.mark.django_db
@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=60))
def test_the_database_takes_any_text_and_finds_it_by_itself(text):
    with connection.cursor() as cursor:
        cursor.execute("SELECT length(%s::tsvector)", [vectors.vector(("A", text), ("D", text))])
        assert cursor.fetchone()[0] == len(set(lexemes(text)))
        found = reading.read(text, NOTHING)
        if not found.groups or found.unread:
            return
        cursor.execute(
            "SELECT %s::tsvector @@ %s::tsquery",
            [vectors.vector(("A", text)), vectors.query(found.groups)],
        )
        assert cursor.fetchone()[0]
