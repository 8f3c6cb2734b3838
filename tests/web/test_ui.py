"""Components refuse what they do not know, and forms tell what is wrong where it is wrong."""

import gzip
from typing import ClassVar

import pytest
from django import forms
from django.template import TemplateSyntaxError, engines
from django.test import override_settings
from django.urls import reverse
from django.utils import translation

from naru.web.context import facts
from naru.web.forms import CardRadioSelect, DateParts
from naru.web.stylesheet import NAME, PARTS, StylesheetFinder, stylesheet


def render(source, **context):
    return engines["django"].from_string(source).render(context)


@pytest.mark.parametrize(
    "source",
    [
        '{% button label="x" colour="red" %}',
        "{% button %}",
        '{% button "x" %}',
        '{% button label="x" variant="loud" %}',
        '{% icon name="dragon" %}',
        '{% badge label="x" tone="pink" %}',
        '{% card heading="h3" %}x{% endcard %}',
        '{% source_note sources=list confidence="sure" %}',
    ],
)
def test_component_refuses_unknown_and_missing_arguments(source):
    with pytest.raises(TemplateSyntaxError):
        render(source, list=["s"])


def test_component_escapes_what_it_is_told():
    assert "<b>" not in render("{% badge label=text %}", text="<b>x</b>")
    assert "&lt;b&gt;" in render("{% card title=text %}{{ text }}{% endcard %}", text="<b>")


class Questions(forms.Form):
    work = forms.ChoiceField(label="work", choices=[("a", "A"), ("b", "B")], widget=CardRadioSelect)
    born_on = forms.DateField(label="born", widget=DateParts)
    years = forms.IntegerField(label="years", help_text="digits", required=False)


def test_form_errors_are_wired_to_their_fields():
    form = Questions({"years": "many"})
    html = str(form)
    assert 'aria-describedby="id_years_helptext id_years_error"' in html
    assert 'id="id_years_helptext"' in html
    assert 'id="id_years_error"' in html
    assert html.count("<fieldset") == 2
    summary = render("{% error_summary form=form %}", form=form)
    for target in ("#id_work_0", "#id_born_on_year", "#id_years"):
        assert f'href="{target}"' in summary
        assert f'id="{target[1:]}"' in html


def test_date_parts_join_into_a_date():
    form = Questions(
        {"work": "a", "born_on_year": "1975", "born_on_month": "3", "born_on_day": "9"}
    )
    assert form.is_valid(), form.errors
    assert form.cleaned_data["born_on"].isoformat() == "1975-03-09"
    assert 'value="1975"' in str(form)


def test_stylesheet_is_the_sum_of_its_parts(tmp_path):
    css = stylesheet()
    assert "/*" not in css
    assert css.count("{") == css.count("}")
    for part in PARTS.rglob("components/*.css"):
        assert part.read_text().split("{")[0].split("*/")[-1].strip() in css
    with override_settings(VAR_DIR=tmp_path):
        finder = StylesheetFinder()
        assert [path for path, _storage in finder.list(None)] == [NAME]
        assert (tmp_path / "built" / NAME).read_text() == css
        assert finder.find("ui/other.css") == []


def test_styles_and_script_stay_light():
    """Compressed: 20 kB of styles; the script leaves room for htmx within 25 kB."""
    assert len(gzip.compress(stylesheet().encode())) < 20_000
    assert len(gzip.compress((PARTS / "site.js").read_bytes())) < 8_000


def test_a_form_box_takes_the_token_of_its_page_where_it_writes(rf):
    asked = rf.get("/")
    source = '{% form_box form=form submit="x" method=method %}in{{ SITE.name }}{% endform_box %}'
    page = engines["django"].from_string(source)
    posted = page.render({"form": forms.Form(), "method": "post"}, asked)
    read = page.render({"form": forms.Form(), "method": "get"}, asked)
    assert (posted.count("csrfmiddlewaretoken"), read.count("csrfmiddlewaretoken")) == (1, 0)
    assert f">in{facts().name}<" in posted


class Drawing:
    """Counts how often it is drawn; equal to others of its name."""

    drawn: ClassVar[list[str]] = []

    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return self.name == other.name

    def __hash__(self):
        return hash(self.name)

    @property
    def entries(self):
        self.drawn.append(self.name)
        return []


def test_a_kept_part_is_drawn_once_for_equal_values_in_a_language():
    Drawing.drawn.clear()
    page = engines["django"].from_string('{% kept "ui/frame/gnb.html" menu=menu %}')
    told = [page.render({"menu": (Drawing(name),)}) for name in "가가나가"]
    with translation.override("en"):
        english = page.render({"menu": (Drawing("가"),)})
    assert Drawing.drawn == ["가", "나", "가"]
    assert told[0] == told[1] == told[3] != english


def test_a_kept_part_sees_nothing_else_of_the_page():
    source = '{% kept "ui/frame/account.html" is_known=is_known reader=reader %}'
    page = engines["django"].from_string(source)
    drawn = page.render({"is_known": False, "reader": None, "user": "가람", "menu": "가람"})
    assert "가람" not in drawn
    assert reverse("account_login") in drawn


@pytest.mark.parametrize("given", ["", '"ui/frame/gnb.html"', "menu=menu", '"ui/x.html" menu'])
def test_a_kept_part_says_what_it_depends_on(given):
    with pytest.raises(TemplateSyntaxError, match="kept takes"):
        render(f"{{% kept {given} %}}")
