"""Korean first, English complete: no text without its other half."""

import re

import polib
from django.conf import settings

from tests.web.msgids import (
    HANGUL,
    asked_in_python,
    asked_in_template,
    english,
    forgotten_in_python,
    forgotten_in_template,
    key,
    python_files,
    templates,
)

KOREAN_ITSELF = (
    "naru/web/languages.py",
    "naru/core/dates.py",
    "naru/core/money.py",
    "naru/catalogue/korean/",
    "naru/flows/seed_demo.py",
    "naru/flows/seed_scale.py",
    "naru/flows/demo_scholarship.py",
    "naru/flows/demo_doors.py",
    "naru/flows/demo_mentors.py",
    "naru/flows/demo_course.py",
    "naru/flows/demo_answers.py",
    "naru/flows/demo_proofs.py",
    "naru/credentials/rules/",
    "naru/planning/queries/exams.py",
    "naru/occupations/rules/rounds.py",
    "naru/flows/demo_school.py",
    "naru/flows/demo_spaces.py",
    "naru/policies/rules/korean",
    "naru/catalogue/sources/",
    "naru/payments/reading.py",
    "naru/web/templates/errors/500.html",
    "naru/web/templates/errors/503.html",
)
"""Where Korean is the matter and not the wording: language names, formats, word endings, names of
invented people, the grade in an official name, what a signed certificate says, the words of the
sources that importers read, and the error pages that stand alone in both languages."""
SLOT = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def test_every_text_has_english():
    entries = english()
    asked = [t for path in python_files() for t in asked_in_python(path)]
    asked += [t for path in templates() for t in asked_in_template(path)]
    missing = sorted(
        {
            f"{text.msgid} ({text.place})"
            for text in asked
            if HANGUL.search(text.msgid)
            and (text.msgid not in entries or not entries[text.msgid].translated())
        }
    )
    assert missing == [], "write their English into naru/locale/<topic>/en/LC_MESSAGES/django.po"


def test_no_korean_outside_gettext():
    forgotten = [t for path in python_files() for t in forgotten_in_python(path)]
    forgotten += [t for path in templates() for t in forgotten_in_template(path)]
    wording = [text for text in forgotten if not text.place.startswith(KOREAN_ITSELF)]
    assert wording == []


def test_english_fills_the_same_slots_and_holds_no_korean():
    wrong: list[str] = []
    for entry in english().values():
        translations = [entry.msgstr] if entry.msgstr else list(entry.msgstr_plural.values())
        wrong += [
            f"{entry.msgid} → {text}"
            for text in translations
            if HANGUL.search(text) or set(SLOT.findall(text)) != set(SLOT.findall(entry.msgid))
        ]
    assert wrong == []


def test_no_entry_stands_in_two_topics_with_two_meanings():
    meanings: dict[str, set[str]] = {}
    for root in settings.LOCALE_PATHS:
        for file in (root / "en").rglob("*.po"):
            for entry in polib.pofile(str(file)):
                meanings.setdefault(key(entry), set()).add(entry.msgstr)
    assert {msgid: texts for msgid, texts in meanings.items() if len(texts) > 1} == {}
