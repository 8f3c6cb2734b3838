"""Nobody moves at a loss."""

from naru.lessons.rules.moving import lost
from tests.lessons.factories import document, lesson

BEFORE = document(lesson("cells"), lesson("sums"), lesson("sorting"))


def test_more_lessons_and_other_words_lose_nothing():
    after = document(lesson("new"), lesson("sums", text_ko="새 글"), lesson("cells"))
    assert lost(BEFORE, after, {"cells", "sums"}) == []


def test_what_was_done_and_is_gone_or_longer_is_lost():
    after = document(lesson("cells", minutes=11), lesson("sorting"))
    assert lost(BEFORE, after, {"cells", "sums"}) == ["cells", "sums"]
    assert lost(BEFORE, after, {"sorting"}) == []
    assert lost(BEFORE, after, set()) == []
