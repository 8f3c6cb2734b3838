"""What somebody who typed a query probably meant.

`read` needs nothing but the text and the city's synonyms. If that finds nothing, `mend` asks what
the catalogue knows and undoes initials, half-typed syllables, the wrong keyboard and slips.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from naru.catalogue.korean import endings, keyboard, slips
from naru.catalogue.korean.letters import INITIALS, SINGLE_LETTERS, fold
from naru.catalogue.korean.words import Word, lexemes, squeezed, unique, words

Way = tuple[str, ...]
"""Lexemes that must all be there; one that ends in `*` stands for all that begin so."""

SINGLE = re.compile(f"[{SINGLE_LETTERS}]")
LONGEST_PHRASE = 4
BIGRAM = 2
MOST_WORDS = 16
"""Words of a query that are looked at: a whole pasted page must not become a query."""


@dataclass(frozen=True)
class Group:
    """One thing asked for, as typed, and the ways in which a course may say it."""

    typed: str
    ways: tuple[Way, ...]


@dataclass(frozen=True)
class Reading:
    """A query understood: `groups` must all be met, `extra` ones only help to order.

    `changed` tells what was read as something else, `dropped` what nothing is known of.
    """

    groups: tuple[Group, ...]
    extra: tuple[Group, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()
    dropped: tuple[str, ...] = ()

    @property
    def unread(self) -> bool:
        """Whether something was typed that only the catalogue's own words can explain."""
        return any(not group.ways for group in self.groups)


@dataclass(frozen=True)
class Synonyms:
    """The city's words for the same thing, by squeezed phrase."""

    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, same: Iterable[Sequence[str]], wider: Mapping[str, Sequence[str]]) -> "Synonyms":
        """`same` are sets of equals; a key of `wider` also finds its values, not the reverse."""
        found: dict[str, list[str]] = {}
        for equals in same:
            for phrase in equals:
                found.setdefault(squeezed(phrase), [phrase]).extend(equals)
        for phrase, narrower in wider.items():
            found.setdefault(squeezed(phrase), [phrase]).extend(narrower)
        return cls({key: tuple(unique(phrases)) for key, phrases in found.items()})


class Vocabulary(Protocol):
    """What the catalogue can say of its own words."""

    def known(self, lexemes: Iterable[str]) -> set[str]:
        """Those of the lexemes that occur in some course."""

    def said(self, groups: Sequence["Group"]) -> list[bool]:
        """Of each group whether some course says it in one of its ways."""

    def by_initials(self, initials: str) -> list[str]:
        """Terms whose syllables begin with these letters, the most common first."""

    def by_strokes(self, start: str) -> list[str]:
        """Terms that begin with what was typed, even if its last syllable is half done."""

    def near(self, word: str) -> list[str]:
        """Terms of about the same letters and length."""


def read(text: str, synonyms: Synonyms) -> Reading:
    """Understand a query by itself: words without their endings, with what means the same."""
    wanted: list[Group] = []
    common: list[Group] = []
    fillers: list[Group] = []
    for plain, chunk in _chunks(text):
        if not plain:
            wanted.append(Group(chunk, ()))
            continue
        for group, rank in _groups(words(chunk), synonyms):
            (wanted, common, fillers)[rank].append(group)
    if not wanted:
        wanted, common = (common, []) if common else (fillers, [])
    return Reading(_once(wanted), _once(common))


def mend(reading: Reading, typed: str, synonyms: Synonyms, vocabulary: Vocabulary) -> Reading:
    """The reading with every group that nothing is known of read anew, or dropped.

    `typed` is the query as it came: on the wrong keyboard, capitals tell 쌍 from 상.
    """
    known = vocabulary.known(
        {lexeme for group in reading.groups for way in group.ways for lexeme in way}
    )
    groups: list[Group] = []
    changed, dropped = list(reading.changed), list(reading.dropped)
    said = vocabulary.said(reading.groups)
    for group, is_said in zip(reading.groups, said, strict=True):
        if is_said:
            groups.append(group)
            continue
        again = _again(group, typed, synonyms, vocabulary, known)
        if again is None:
            dropped.append(group.typed)
            continue
        groups.append(again)
        if squeezed(again.typed) != squeezed(group.typed):
            changed.append((group.typed, again.typed))
    return replace(reading, groups=_once(groups), changed=tuple(changed), dropped=tuple(dropped))


def ways_of(phrase: str) -> Way:
    """The lexemes of a phrase that is known to be one: bigrams, also across its blanks."""
    found = unique(lexemes(phrase))
    return tuple(f"{one}*" if _is_one_syllable(one) else one for one in found)


def spoken(way: Way) -> str:
    """The text whose lexemes these are: bigrams pushed together again, the reverse of `ways_of`."""
    text = ""
    for lexeme in way:
        overlaps = len(lexeme) == BIGRAM and text.endswith(lexeme[0])
        text += lexeme[1:] if overlaps else lexeme.rstrip("*")
    return text


def _chunks(text: str) -> Iterable[tuple[bool, str]]:
    """Stretches of readable text, and the odd words in between that hold single letters."""
    plain: list[str] = []
    for chunk in fold(text).split():
        if not SINGLE.search(chunk):
            plain.append(chunk)
            continue
        if plain:
            yield True, " ".join(plain)
            plain = []
        yield False, chunk
    if plain:
        yield True, " ".join(plain)


def _groups(found: list[Word], synonyms: Synonyms) -> Iterable[tuple[Group, int]]:
    """Each thing asked for with its rank: 0 a subject, 1 shared by many courses, 2 no subject."""
    at = 0
    while at < len(found):
        length, phrases = _phrase(found[at:], synonyms)
        if phrases:
            yield Group(phrases[0], tuple(unique(ways_of(phrase) for phrase in phrases))), 0
        else:
            length, group, rank = _single(found[at:])
            yield group, rank
        at += length


def _phrase(found: list[Word], synonyms: Synonyms) -> tuple[int, tuple[str, ...]]:
    """The longest run of words that the synonyms know, and what means the same."""
    for length in range(min(LONGEST_PHRASE, len(found)), 0, -1):
        typed = "".join(word.text for word in found[:length])
        for key in (typed, endings.stem(typed)):
            if key in synonyms.phrases:
                return length, synonyms.phrases[key]
    return 0, ()


def _single(found: list[Word]) -> tuple[int, Group, int]:
    word = found[0]
    if word.kind == "number" and len(found) > 1:
        unit = found[1]
        if unit.kind == "hangul" and unit.joined and len(unit.text) == 1:
            counted = word.text + unit.text
            return 2, Group(counted, ((counted,),)), 0
    if word.text in endings.FILLERS:
        return 1, Group(word.text, (ways_of(word.text),)), 2
    text = endings.stem(word.text) if word.kind == "hangul" else word.text
    rank = 1 if text in endings.GENERIC else 2 if text in endings.FILLERS else 0
    return 1, Group(text, (ways_of(text),)), rank


def _again(
    group: Group, typed: str, synonyms: Synonyms, vocabulary: Vocabulary, known: set[str]
) -> Group | None:
    """Another reading of one group that the catalogue does know."""
    for text in _other_keyboard(group.typed, typed):
        for again in read(text, synonyms).groups:
            if vocabulary.said([again]) == [True]:
                return again
    terms = _terms(group.typed, vocabulary)
    if terms:
        return Group(terms[0], tuple(ways_of(term) for term in terms))
    return _part(group, known)


def _other_keyboard(word: str, typed: str) -> list[str]:
    if word.isascii():
        as_typed = re.search(re.escape(word), typed, re.IGNORECASE)
        return [keyboard.as_hangul(as_typed[0] if as_typed else word)]
    return [keyboard.as_latin(word)]


def _terms(word: str, vocabulary: Vocabulary) -> list[str]:
    """Terms of the catalogue that the word abbreviates, begins or misspells."""
    if all(letter in INITIALS for letter in word):
        return vocabulary.by_initials(word)
    begun = vocabulary.by_strokes(word)
    if begun:
        return begun
    return slips.nearest(word, vocabulary.near(word))


def _part(group: Group, known: set[str]) -> Group | None:
    """What is known of a word, if that is at least half of it."""
    for way in group.ways:
        kept = tuple(lexeme for lexeme in way if lexeme in known)
        if kept and len(kept) * 2 >= len(way):
            return replace(group, ways=(kept,))
    return None


def _is_one_syllable(lexeme: str) -> bool:
    return len(lexeme) == 1 and not lexeme.isascii()


def _once(groups: Iterable[Group]) -> tuple[Group, ...]:
    each = {group.ways or group.typed: group for group in groups}
    return tuple(each.values())[:MOST_WORDS]
