"""Lists to choose from are drawn as Django's own template draws them."""

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

CHOICES = {
    "plain": [("", "고르세요"), ("a", "가 & 나"), ('"b"', "<b>")],
    "grouped": [("", "고르세요"), ("<한 모둠>", [("a", "가"), ("b", "나")]), ("c", "다")],
    "other kinds": [
        (1, 1000),
        (2.5, 2.5),
        (None, gettext_lazy("나의 기록")),
        (3, mark_safe("<i>")),
    ],
    "none": [],
}


@pytest.mark.parametrize("choices", CHOICES)
@pytest.mark.parametrize("value", [None, "", "a", "b", "1", ["a", "1"]])
@pytest.mark.parametrize("kind", [forms.Select, forms.SelectMultiple])
def test_a_list_is_drawn_as_by_django(choices, value, kind):
    widget = kind(
        choices=CHOICES[choices], attrs={"class": 'x "y"', "disabled": True, "wide": False}
    )
    drawn = widget.render("one & two", value, {"id": "id_one", "size": 1000})
    told = widget.render("one & two", value, {"id": "id_one", "size": 1000}, DjangoTemplates())
    assert drawn == re.sub(r"\n\s*", "", told)
