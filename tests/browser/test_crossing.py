"""The whole crossing: from the first question to a verified certificate and what became of it.

One resident with a phone and no mouse. Mentor, provider, instructor and a company each act in a
browser of their own, by keyboard as well.
"""

import pytest

from tests.browser import crossing, later
from tests.browser.keyboard import Typist
from tests.browser.learning import learnt, left

PHONE_PX = 390


@pytest.fixture
def typist(reader, site):
    """People with phones and keyboards; `js=False` for one without JavaScript."""
    return lambda **more: Typist(reader(width=PHONE_PX, **more), site)


def test_the_way_to_a_seat_goes_without_javascript(typist):
    person, mentor = typist(js=False), typist(js=False)
    person.called = "가상 느린 이"
    crossing.joined(person, "crossing-plain@example.org")
    crossing.diagnosed(person)
    name = crossing.asked_a_mentor(person)
    crossing.accepted(mentor, name)
    crossing.agreed(person, mentor, crossing.booked(person, name))
    crossing.planned(person)
    crossing.screened(person)
    crossing.found(person, "파이썬 첫걸음", crossing.FIRST_COURSE)
    later.job(person.site, "number", crossing.applied(person))
    person.page.reload()
    person.sees("자리를 받았습니다")


def test_a_marketer_who_works_by_day_becomes_a_developer(typist):
    person, mentor, provider, instructor, company = (typist() for _ in range(5))
    crossing.joined(person, "crossing@example.org")
    crossing.diagnosed(person)
    name = crossing.asked_a_mentor(person)
    crossing.accepted(mentor, name)
    when = crossing.booked(person, name)
    crossing.agreed(person, mentor, when)
    crossing.planned(person)
    crossing.screened(person)
    provider.come_in("provider@demo.example")
    run = crossing.evening_course(provider, crossing.EVENING_COURSE)
    crossing.found(person, crossing.EVENING_COURSE, crossing.EVENING_COURSE)
    crossing.applied(person)
    person.sees("마감한 뒤 추첨합니다.")
    crossing.found(person, "파이썬 첫걸음", crossing.FIRST_COURSE)
    crossing.applied_in_a_rush(person)
    learnt(person)
    crossing.practised(person, instructor)
    crossing.drawn(person, provider, run, crossing.EVENING_COURSE)
    certificate = crossing.certified(person, company)
    crossing.reached(person)
    crossing.asked_after(person, certificate)
    left(person)
