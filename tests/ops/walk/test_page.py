"""What a page says, as somebody reads it; and what a form would send."""

import pytest

from ops.walk.page import Button, read
from ops.walk.person import Broken, filled

HTML = """
<html><body><header><a href="/frame/">frame</a></header><main>
<h1>나의 <b>계획</b></h1><p>12걸음 가운데
 0걸음</p><script>no()</script><svg><title>picture</title></svg>
<a href="/me/">나의 <i>기록</i></a>
<form method="post" action="/go/"><input type="hidden" name="csrf" value="1">
<input type="radio" name="way" value="a"><input type="radio" name="way" value="b" checked>
<input type="checkbox" name="part" value="1E"><input type="checkbox" name="agree">
<select name="when"><option value="">고르기</option>
<option value="5" selected>저녁</option></select>
<textarea name="words">이미 쓴 말</textarea>
<button name="say" value="yes">이 길로 가기</button><button type="button">인쇄하기</button>
</form></main></body></html>"""


@pytest.fixture
def page():
    return read(HTML, url="http://site/me/plan/", status=200)


def test_words_and_links_below_main_are_read_and_nothing_else(page):
    assert page.heading == "나의 계획"
    assert page.lines[:2] == ["나의 계획", "12걸음 가운데 0걸음"]
    assert page.links == [("나의 기록", "/me/")]
    assert not {"no()", "picture", "frame", "저녁"} & set(page.text.split())
    assert (page.link("나의"), page.link("frame")) == ("/me/", None)
    assert page.line("0걸음") == "12걸음 가운데 0걸음"


def test_a_form_sends_what_stands_in_it_and_what_was_told(page):
    form, button = page.form("이 길로")
    assert (form.action, form.method) == ("/go/", "post")
    assert form.buttons == [Button("이 길로 가기", "say", "yes")] == [button]
    stands = [("csrf", "1"), ("way", "b"), ("when", "5"), ("words", "이미 쓴 말")]
    assert filled(form, {}) == stands
    assert filled(form, {"way": "a", "part": ["1E", "2E"]}) == [
        stands[0], *stands[2:], ("way", "a"), ("part", "1E"), ("part", "2E")
    ]  # fmt: skip
    assert form.choices["when"] == [("", "고르기"), ("5", "저녁")]


def test_a_field_that_is_not_there_is_named(page):
    form, _button = page.form("이 길로")
    with pytest.raises(Broken) as broken:
        filled(form, {"weekly_hours": "8"})
    assert broken.value.promised == "a field weekly_hours in the form"
    assert page.form("길 찾기") is None
