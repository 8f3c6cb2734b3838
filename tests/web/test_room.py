"""Pages are made where deep calls have room, after the short ways, which need none."""

from django.conf import settings
from django.http import HttpRequest

from naru.web.middleware import Room
from tests.core.test_stack import A_FEW, DEPTHS, fetched, most


def test_what_makes_the_answer_fetches_no_memory_from_any_depth():
    room = Room(lambda _request: max(map(fetched, range(DEPTHS))))
    assert most(lambda: room(HttpRequest())) < A_FEW


def test_short_ways_are_taken_before():
    names = [name.rpartition(".")[2] for name in settings.MIDDLEWARE]
    at = names.index("Room")
    assert names[at - 2 : at] == ["Express", "ExpressBeats"]
    assert names[at + 1] == "SessionMiddleware"
