"""What the catalogue can say of its own words (`naru.catalogue.korean.reading.Vocabulary`)."""

from collections.abc import Iterable, Sequence

from django.db import connection, models
from django.db.models import Q
from django.db.models.functions import Left, Length

from naru.catalogue.korean import vectors
from naru.catalogue.korean.letters import fold, strokes
from naru.catalogue.korean.reading import Group
from naru.catalogue.models import SearchLexeme, SearchTerm

ALIKE = 3
NEAR = 2_000
ROOM = 3
"""Keys by which a misspelt word may be longer or shorter."""

SAID = """
    SELECT asked.query <> '' AND EXISTS (
        SELECT FROM catalogue_searchentry WHERE vector @@ asked.query::tsquery
    )
    FROM unnest(%s::text[]) WITH ORDINALITY AS asked (query, number) ORDER BY asked.number
"""


class Words:
    """Asks the search tables. Only queries that found nothing as typed get here."""

    def known(self, lexemes: Iterable[str]) -> set[str]:
        """Those of the lexemes that occur in some course."""
        asked = [lexeme for lexeme in lexemes if not lexeme.endswith("*")]
        found = SearchLexeme.objects.filter(lexeme__in=asked).values_list("lexeme", flat=True)
        return set(found)

    def said(self, groups: Sequence[Group]) -> list[bool]:
        """Of each group whether some course says it; one statement for all."""
        queries = [vectors.query([group]) for group in groups]
        if not any(queries):
            return [False] * len(groups)
        with connection.cursor() as cursor:
            cursor.execute(SAID, [queries])
            return [answer for (answer,) in cursor.fetchall()]

    def by_initials(self, initials: str) -> list[str]:
        """Terms whose syllables begin with these letters; whole ones before longer ones."""
        found = SearchTerm.objects.filter(initials__startswith=initials)
        return _best(found.order_by(Length("initials"), "-courses", "text"))

    def by_strokes(self, start: str) -> list[str]:
        """Terms that begin with what was typed, even if its last syllable is half done."""
        found = SearchTerm.objects.filter(strokes__startswith=strokes(fold(start)))
        return _best(found.order_by(Length("strokes"), "-courses", "text"))

    def near(self, word: str) -> list[str]:
        """Terms with the same first key and about the same length, the most used first."""
        keys = strokes(fold(word))
        found = SearchTerm.objects.annotate(start=Left("strokes", 1), keys=Length("strokes"))
        alike = found.filter(
            Q(keys__gte=len(keys) - ROOM), Q(keys__lte=len(keys) + ROOM), start=keys[:1]
        )
        return list(alike.order_by("-courses", "text").values_list("text", flat=True)[:NEAR])


def _best(found: models.QuerySet[SearchTerm]) -> list[str]:
    return list(found.values_list("text", flat=True)[:ALIKE])
