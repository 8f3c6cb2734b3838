"""What search reads instead of the catalogue itself: kept by `naru.catalogue.index` alone."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.functions import Left, Length, Repeat

from naru.catalogue.models.courses import Course

BALLAST = 2_100
"""Longer than the 2,032 bytes up to which PostgreSQL keeps a row in one piece."""


class SearchEntry(models.Model):
    """One course as search sees it, written in the transaction that changes the course.

    `vector` holds its lexemes (A title, B skills, certificate and field, C provider, place and
    time, D description), `title` the title squeezed (`words.squeezed`). `offers` lists its runs
    as `naru.catalogue.finding.tags.Offer`s, empty when the course is gone. `written_in` lets a
    process that keeps all offers in memory ask for what it has not seen yet. `ballast` is blanks:
    they make every row so long that PostgreSQL keeps vector and offers aside (migration 0008).
    What is left of a row is a tenth, which a search reads, and by whose pages the index counts.
    """

    course = models.OneToOneField(
        Course, on_delete=models.CASCADE, primary_key=True, related_name="search_entry"
    )
    vector = SearchVectorField()
    title = models.CharField(max_length=300)
    offers = models.JSONField()
    written_in = models.BigIntegerField()
    ballast = models.TextField(db_default=Repeat(models.Value(" "), BALLAST), editable=False)

    class Meta:
        indexes = [
            GinIndex(fields=["vector"], name="search_by_lexeme"),
            models.Index(fields=["written_in"], name="search_by_transaction"),
        ]

    def __str__(self) -> str:
        return self.title


class SearchTerm(models.Model):
    """A word or name worth suggesting: of a title, skill, certificate, provider, field, district.

    `strokes` are its keys as typed and `initials` the first letters of its syllables, both
    without blanks. `courses` is how many use it, as of the last rebuild.
    """

    text = models.CharField(max_length=120)
    strokes = models.CharField(max_length=400)
    initials = models.CharField(max_length=120)
    courses = models.PositiveIntegerField(default=1)
    common = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["strokes"], opclasses=["text_pattern_ops"], name="term_by_strokes"
            ),
            models.Index(
                fields=["initials"], opclasses=["text_pattern_ops"], name="term_by_initials"
            ),
            models.Index(
                fields=["strokes"],
                opclasses=["text_pattern_ops"],
                condition=models.Q(common=True),
                name="term_common",
            ),
            models.Index(Left("strokes", 1), Length("strokes"), name="term_by_length"),
            models.Index(fields=["text"], name="term_by_text"),
        ]

    def __str__(self) -> str:
        return self.text


class SearchLexeme(models.Model):
    """A lexeme that occurs in some course. New ones may be here twice until the next rebuild."""

    lexeme = models.CharField(max_length=130)

    class Meta:
        indexes = [models.Index(fields=["lexeme"], name="lexeme_by_text")]

    def __str__(self) -> str:
        return self.lexeme
